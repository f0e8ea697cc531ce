import { realpathSync } from "node:fs";
import { sep } from "node:path";

/** Whether something is below a folder, wherever links lead. Throws where one of the two is not there. */
export function isBelow(folder: string, path: string): boolean {
  return realpathSync(path).startsWith(realpathSync(folder) + sep);
}
