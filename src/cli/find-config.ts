import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { DEFAULT_CONFIG } from "../commands/options.ts";

/**
 * The nearest config file in a folder above, as far as the root of the Git repository; undefined where the folder
 * itself has one, or there is none. Outside of a repository nothing says how far up is still the same project.
 */
export function configAbove(directory: string): string | undefined {
  let nearest: string | undefined;
  for (let folder = directory; ; folder = dirname(folder)) {
    const file = join(folder, DEFAULT_CONFIG);
    if (nearest === undefined && existsSync(file)) {
      if (folder === directory) return undefined;
      nearest = file;
    }
    if (existsSync(join(folder, ".git"))) return nearest;
    if (folder === dirname(folder)) return undefined;
  }
}

/** The config file that a command takes when nobody names one. */
export function usualConfig(directory: string): string {
  return configAbove(directory) ?? join(directory, DEFAULT_CONFIG);
}
