import { basename, dirname, isAbsolute, posix, resolve } from "node:path";
import { withoutTrailing } from "../base/text.ts";
import type { Location } from "../model/fleet/diagnostic.ts";
import type { PlanDocument } from "../model/plan/plan.ts";
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

/** What was found, at files as they are named from the root of the repository: annotations and reports are read by that. */
export function inRepository<T extends { readonly location: Location | null }>(
  found: readonly T[],
  io: Pick<Io, "variables" | "workingDirectory">,
): T[] {
  const here = placeInRepository(io.workingDirectory, io);
  return found.map((one) => {
    const { location } = one;
    return location === null
      ? one
      : { ...one, location: { ...location, file: fromRoot(here, location.file) } };
  });
}

/** The same of a plan. */
export function planInRepository(
  plan: PlanDocument,
  io: Pick<Io, "variables" | "workingDirectory">,
): PlanDocument {
  return { ...plan, changes: inRepository(plan.changes, io), blocked: inRepository(plan.blocked, io) };
}

/** The same of a file. */
export function fileInRepository(file: string, io: Pick<Io, "variables" | "workingDirectory">): string {
  return fromRoot(placeInRepository(io.workingDirectory, io), file);
}

/** As it is named here where here is in no repository, or it is not in this one. */
function fromRoot(here: string, file: string): string {
  if (isAbsolute(here) || isAbsolute(file)) return file;
  const place = posix.join(here, file);
  return place.startsWith("../") ? file : place;
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
