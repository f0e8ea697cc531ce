import { execFile } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import process from "node:process";
import { promisify } from "node:util";

/** What a commit is marked with that does not have what was planned from. */
const UNCOMMITTED = "+uncommitted";

/** Whatever their letters are, as the manifests are looked for. */
const MANIFESTS = [":(icase)*.yaml", ":(icase)*.yml"];

/**
 * The commit that is checked out around the manifests, marked where they or the config file are not as it has them:
 * `a1b2c3d…+uncommitted`. null outside a Git checkout, without Git, and where it does not tell.
 */
export async function commitOf(directory: string, config: string): Promise<string | null> {
  // A process of Git costs more than most of what a plan does.
  if (!mayBeCheckout(directory)) return null;
  const commit = await git(directory, ["rev-parse", "HEAD"]);
  if (commit === null) return null;
  const [manifests, operators] = await Promise.all([
    git(directory, [...STATUS, ...MANIFESTS]),
    git(dirname(config), [...STATUS, `:(literal)${basename(config)}`]),
  ]);
  if (manifests === null) return null;
  // The config file may be in no repository at all.
  const isClean = manifests === "" && (operators ?? "") === "";
  return isClean ? commit : commit + UNCOMMITTED;
}

/** Whether Git would find a repository: named by its environment, or in this folder or one above. */
function mayBeCheckout(directory: string): boolean {
  if (process.env.GIT_DIR !== undefined) return true;
  try {
    let folder = realpathSync(directory);
    while (!existsSync(join(folder, ".git")) && folder !== dirname(folder)) folder = dirname(folder);
    return existsSync(join(folder, ".git"));
  } catch {
    return false;
  }
}

/** Files that Git ignores are in no commit either. Takes no lock: somebody may be working in the same checkout. */
const STATUS = [
  "--no-optional-locks",
  "status",
  "--porcelain",
  "--untracked-files=all",
  "--ignored=traditional",
  "--",
];

/** What Git says; null where it fails. */
async function git(directory: string, args: readonly string[]): Promise<string | null> {
  try {
    const options = { cwd: directory, timeout: 5_000, maxBuffer: 16_000_000 };
    const { stdout } = await promisify(execFile)("git", args, options);
    return stdout.trim();
  } catch {
    return null;
  }
}
