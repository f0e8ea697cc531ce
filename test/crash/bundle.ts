import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { type BuildOptions, build as bundleFiles } from "esbuild";

const root = join(import.meta.dirname, "..", "..");

let built: Promise<{ readonly directory: string }> | undefined;

/**
 * The tool in one piece, because a child that compiles its sources first takes ten times as long. Who runs several
 * processes of tests makes it for all of them; else it is made once for a process.
 */
export function bundle(): Promise<{ readonly directory: string }> {
  const given = process.env.TEST_BUNDLE;
  built ??= given === undefined ? build() : Promise.resolve({ directory: given });
  return built;
}

/** Makes it; it is gone with this process. */
export async function build(): Promise<{ readonly directory: string }> {
  const directory = newDirectory();
  await promisify(execFile)(process.execPath, ["--import", "tsx", "scripts/build.ts", directory], {
    cwd: root,
  });
  return { directory };
}

const scripts = new Map<string, Promise<string>>();

/** A script of the tests in one file, for the same reason; packages stay where they are. */
export function compiled(script: string): Promise<string> {
  const made = scripts.get(script) ?? compile({ entryPoints: [script] });
  scripts.set(script, made);
  return made;
}

/** The same of a script that stands in no file. */
export function compiledText(text: string): Promise<string> {
  return compile({ stdin: { contents: text, resolveDir: root } });
}

async function compile(entry: Pick<BuildOptions, "entryPoints" | "stdin">): Promise<string> {
  const outfile = join(newDirectory(), "script.mjs");
  await bundleFiles({
    ...{ ...entry, outfile, bundle: true, packages: "external" },
    ...{ format: "esm", platform: "node", target: "node20.18", logLevel: "warning" },
  });
  return outfile;
}

/** Gone with this process. */
function newDirectory(): string {
  // Below the project, because what is bundled looks for its package.json above itself. Not in node_modules: there no
  // package.json above says that it is a module, and Node 20.18 does not find out by itself.
  const bundles = join(root, ".bundles");
  mkdirSync(bundles, { recursive: true });
  const directory = mkdtempSync(join(bundles, "bundle-"));
  process.once("exit", () => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
