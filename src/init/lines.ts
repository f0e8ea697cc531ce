import { replaceAll } from "./replace-all.ts";

/** What Git must not take: the state, and the tool as npm installs it. */
export const IGNORED: readonly string[] = [".webhook-sync/", "node_modules/"];

/** A path of a .gitignore or CODEOWNERS file is the same with and without slashes around it. */
function bare(path: string): string {
  return path.trim().replace(/^\/|\/$/g, "");
}

export function missingIgnores(existing: string): readonly string[] {
  const present = new Set(existing.split("\n").map(bare));
  return IGNORED.filter((line) => !present.has(bare(line)));
}

const PLACEHOLDER = "@your-org/integration-operators";

/** The code owners. Lines that name nobody are comments: GitHub passes a line with an unknown owner over. */
export function codeOwners(template: string, owner: string | null): string {
  return owner === null ? template.replace(/^(?=\/)/gm, "# ") : replaceAll(template, PLACEHOLDER, owner);
}

/** The lines for paths that an existing file gives no owner; without one to give, a line that is a comment will do. */
export function missingOwners(existing: string, template: string, owner: string | null): readonly string[] {
  const pathOf = (line: string) => bare(line.trim().split(/\s+/)[0] ?? "");
  const text = owner === null ? existing.replace(/^# (?=\/)/gm, "") : existing;
  const owned = new Set(text.split("\n").map(pathOf));
  return template
    .split("\n")
    .filter((line) => line.startsWith("/") && !owned.has(pathOf(line)))
    .map((line) => line.replace(PLACEHOLDER, () => owner ?? PLACEHOLDER));
}
