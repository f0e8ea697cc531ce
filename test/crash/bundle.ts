import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { promisify } from "node:util";

const root = join(import.meta.dirname, "..", "..");

let built: Promise<{ readonly directory: string }> | undefined;

/**
 * The tool in one piece, because a child that compiles its sources first takes ten times as long. It is made once for
 * a process and is gone with it.
 */
export function bundle(): Promise<{ readonly directory: string }> {
  built ??= build();
  return built;
}

async function build(): Promise<{ readonly directory: string }> {
  // Below the project, because what is bundled looks for its package.json above itself. Not in node_modules: there no
  // package.json above says that it is a module, and Node 20.18 does not find out by itself.
  const bundles = join(root, ".bundles");
  mkdirSync(bundles, { recursive: true });
  const directory = mkdtempSync(join(bundles, "bundle-"));
  process.once("exit", () => rmSync(directory, { recursive: true, force: true }));
  await promisify(execFile)(process.execPath, ["--import", "tsx", "scripts/build.ts", directory], {
    cwd: root,
  });
  return { directory };
}
