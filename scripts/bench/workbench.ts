import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { USAGE_HOOK } from "./measure.ts";

const root = join(import.meta.dirname, "../..");

/** A temporary folder with the built package, the bare scripts beside it, and room for fleets. */
export interface Workbench {
  readonly directory: string;
  /** Arguments of node that run webhook-sync and report what it used. */
  tool(...args: readonly string[]): readonly string[];
  /** Arguments of node that run a bare script and report what it used. */
  floor(name: "plan" | "apply" | "endpoints", ...args: readonly string[]): readonly string[];
  /** webhook-sync without the report, where every millisecond counts. */
  readonly bin: string;
  remove(): void;
}

export async function openWorkbench(): Promise<Workbench> {
  const directory = mkdtempSync(join(tmpdir(), "webhook-sync-bench-"));
  const packaged = join(directory, "package");
  mkdirSync(packaged);
  for (const path of ["bin", "package.json"])
    cpSync(join(root, path), join(packaged, path), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(directory, "node_modules"));
  execFileSync(
    process.execPath,
    ["--import", "tsx", join(root, "scripts/build.ts"), join(packaged, "dist")],
    { cwd: root },
  );
  // Only the types are taken off: the floors import their packages as any script does.
  const floors = ["plan", "apply", "endpoints"].map((name) => join(import.meta.dirname, `floor-${name}.ts`));
  await build({ entryPoints: floors, outdir: directory, format: "esm", outExtension: { ".js": ".mjs" } });
  const hook = join(directory, "usage.cjs");
  writeFileSync(hook, USAGE_HOOK);
  const bin = join(packaged, "bin/webhook-sync.js");
  return {
    directory,
    bin,
    tool: (...args) => ["--require", hook, bin, ...args],
    floor: (name, ...args) => ["--require", hook, join(directory, `floor-${name}.mjs`), ...args],
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
