import { basename, dirname, posix, resolve } from "node:path";
import { withoutTrailing } from "../base/text.ts";
import type { Location } from "../model/fleet/diagnostic.ts";
import type { Io } from "../model/run/surroundings.ts";
import { placeInRepository, withoutUserinfo } from "./provenance.ts";

type Variables = Io["variables"];

/** A whole commit and nothing besides: a line that was not committed has no page. */
const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/** The page of a line on GitHub or GitLab, as a commit has it; null where the job's variables do not name the repository. */
export function linePages(
  io: Pick<Io, "variables" | "workingDirectory">,
  commit: string | null,
): (location: Location) => string | null {
  const pages = commit === null || !COMMIT.test(commit) ? null : pagesOf(io.variables, commit);
  if (pages === null) return () => null;
  const folders = new Map<string, string>();
  return ({ file, line }) => {
    const folder = dirname(resolve(io.workingDirectory, file));
    const place = folders.get(folder) ?? placeInRepository(folder, io);
    folders.set(folder, place);
    // A folder outside of any repository keeps its whole path.
    if (place.startsWith("/") || place.startsWith("..")) return null;
    return `${pages}/${posix.join(place, basename(file)).split("/").map(encoded).join("/")}#L${line}`;
  };
}

/** Where the files of a commit are shown. */
function pagesOf(variables: Variables, commit: string): string | null {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, CI_PROJECT_URL: project } = variables;
  if (server && repository) return `${homeOf(server)}/${repository}/blob/${commit}`;
  return project ? `${homeOf(project)}/-/blob/${commit}` : null;
}

function homeOf(url: string): string {
  return withoutTrailing(withoutUserinfo(url), "/");
}

/** A name of a file as a part of an address, and of a link in Markdown. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}
