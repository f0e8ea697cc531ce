import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import manifest from "../../package.json" with { type: "json" };

/** webhook-sync's own version. */
export const TOOL_VERSION: string = manifest.version;

/** What a bundle was built from. */
export interface Build {
  readonly commit: string;
  /** When that was committed, so that the same commit builds the same bundle. */
  readonly date: string;
}

/** The build puts both in the place of this name, with a space between them; null where there was no Git to be asked. */
declare const BUILT_FROM: string | null;

/** Null where nobody knows, and where the sources run as they are. */
export const BUILD: Build | null = readBuild(typeof BUILT_FROM === "undefined" ? null : BUILT_FROM);

function readBuild(text: string | null): Build | null {
  const [commit, date] = text?.split(" ") ?? [];
  return commit === undefined || date === undefined ? null : { commit, date };
}

/** The folder of the installed package, where the example fleet is. Found by its package.json, bundled or not. */
export function packageRoot(): string {
  const start = dirname(fileURLToPath(import.meta.url));
  let directory = start;
  while (!existsSync(join(directory, "package.json"))) {
    const above = dirname(directory);
    // Somebody copied the bundle away: what stands beside it is not there either, and says so by its own name.
    if (above === directory) return start;
    directory = above;
  }
  return directory;
}
