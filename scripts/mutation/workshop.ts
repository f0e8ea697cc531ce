import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { type Mutant, mutated } from "./mutants.ts";

const root = join(import.meta.dirname, "..", "..");
const PARTS = [
  "src",
  "test",
  "schemas",
  "docs",
  "webhooks.d",
  "examples",
  "templates",
  "scripts",
  "bin",
  ".github",
];
const FILES = [
  "package.json",
  "tsconfig.json",
  "webhook-sync.yaml",
  "README.md",
  "CHANGELOG.md",
  "SECURITY.md",
];
/** What a test may take; a mutant that never ends is one that was found. */
const TEST_LIMIT_MS = 30_000;

/** What became of a mutant. */
export type Fate = "killed" | "survived";

/** A copy of the project in which one program at a time is another one. */
export class Workshop {
  readonly #directory: string;

  constructor() {
    // Beside node_modules, which tsx and Node find from there.
    this.#directory = mkdtempSync(join(root, ".bundles", "mutation-"));
    for (const part of [...PARTS, ...FILES])
      cpSync(join(root, part), join(this.#directory, part), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(this.#directory, "node_modules"));
  }

  /** Runs tests against a mutant, up to the first that fails. */
  async try(path: string, mutant: Mutant, tests: readonly string[]): Promise<Fate> {
    const file = join(this.#directory, path);
    const original = readFileSync(file, "utf8");
    writeFileSync(file, mutated(original, mutant));
    try {
      return (await this.#passes(tests)) ? "survived" : "killed";
    } finally {
      writeFileSync(file, original);
    }
  }

  /** Whether all of these pass with the programs as they are. */
  async isGreen(tests: readonly string[]): Promise<boolean> {
    return await this.#passes(tests);
  }

  remove(): void {
    rmSync(this.#directory, { recursive: true, force: true });
  }

  async #passes(tests: readonly string[]): Promise<boolean> {
    const entry = join(this.#directory, "entry.mjs");
    const urls = [join("test", "limits", "limits.ts"), ...tests].map(
      (path) => pathToFileURL(join(this.#directory, path)).href,
    );
    writeFileSync(entry, urls.map((url) => `await import(${JSON.stringify(url)});\n`).join(""));
    const child = spawn(process.execPath, ["--import", "tsx", "--test-reporter=tap", entry], {
      cwd: this.#directory,
      stdio: ["ignore", "pipe", "ignore"],
      env: { ...process.env, TEST_LIMIT_MS: `${TEST_LIMIT_MS}`, TEST_SEED: "1" },
    });
    const ended = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
    let failed = false;
    for await (const line of createInterface({ input: child.stdout })) {
      if (failed || !/^\s*not ok /.test(line)) continue;
      failed = true;
      child.kill("SIGKILL");
    }
    return (await ended) === 0 && !failed;
  }
}

/** The files of tests below some folders, those that take longest last. */
export function testsBelow(
  folders: readonly string[],
  seconds: Readonly<Record<string, number>>,
): readonly string[] {
  const named = folders.flatMap((folder) =>
    readdirSync(join(root, "test", folder), { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".test.ts"))
      .map((path) => join(folder, path)),
  );
  return named.toSorted((a, b) => (seconds[a] ?? 0) - (seconds[b] ?? 0)).map((path) => join("test", path));
}

/** The programs of a room, with their mutants. */
export function programsOf(room: string): readonly { readonly path: string; readonly text: string }[] {
  return readdirSync(join(root, "src", room), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .toSorted()
    .map((path) => join("src", room, path))
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}
