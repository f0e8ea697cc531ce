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

/** The build puts it in the place of this name. */
declare const BUILT_FROM: Build | null;

/** Null where the sources run as they are, or where Git was not there to be asked. */
export const BUILD: Build | null = typeof BUILT_FROM === "undefined" ? null : BUILT_FROM;

/** The folder of the installed package, where the example fleet is. Found by its package.json, bundled or not. */
export function packageRoot(): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, "package.json"))) directory = dirname(directory);
  return directory;
}
