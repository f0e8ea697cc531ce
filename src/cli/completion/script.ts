import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../tool.ts";

/** The script for one of the shells that commander lets through. */
export function completionScript(shell: string): string {
  return readFileSync(join(packageRoot(), "templates", "completion", `webhook-sync.${shell}`), "utf8");
}
