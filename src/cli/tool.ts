import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import manifest from "../../package.json" with { type: "json" };

/** webhook-sync's own version. */
export const TOOL_VERSION: string = manifest.version;

/** The folder of the installed package, where the example fleet is. Found by its package.json, bundled or not. */
export function packageRoot(): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, "package.json"))) directory = dirname(directory);
  return directory;
}
