/** Runs the tests of test/, or of the files and folders named, with node:test. Node 20 does not look for TypeScript. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";

const root = join(import.meta.dirname, "..");
const places = process.argv.slice(2);
/** A time limit for each test, an interrupt for each property. */
const LIMITS = join("test", "limits", "limits.ts");
/** The folders that take longest; they start first, or one of them would be left to run by itself at the end. */
const LONGEST = ["cli", "crash", "github", "plan", "scenarios", "tenant"];

function testsIn(place: string): string[] {
  if (statSync(join(root, place)).isFile()) return [place];
  return readdirSync(join(root, place), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => join(place, file));
}

/**
 * What node:test is given: a file for each folder, which imports those of the folder. Starting Node and tsx for each
 * took a third of the suite's time. node:test starts them in the order of their names.
 */
function entriesFor(files: readonly string[], directory: string): string[] {
  const entries = new Map<string, string[]>();
  for (const file of files) {
    const [folder = ""] = relative("test", file).split(sep);
    const name = `${LONGEST.includes(folder) ? 1 : 2}-${folder}`;
    entries.set(name, [...(entries.get(name) ?? []), file]);
  }
  return [...entries].map(([name, members]) => {
    const entry = join(directory, `${name}.test.mjs`);
    const urls = [LIMITS, ...members].map((file) => pathToFileURL(join(root, file)).href);
    writeFileSync(entry, urls.map((url) => `await import(${JSON.stringify(url)});\n`).join(""));
    return entry;
  });
}

const files = (places.length > 0 ? places : ["test"]).flatMap(testsIn).toSorted();
if (files.length === 0) {
  console.error("no test files found");
  process.exit(1);
}
const directory = mkdtempSync(join(tmpdir(), "webhook-sync-tests-"));
// One more than can compute at once, for they wait for other processes a third of their time.
const options = ["--test-reporter=spec", `--test-concurrency=${availableParallelism() + 1}`];
const entries = entriesFor(files, directory);
const child = spawnSync(process.execPath, ["--import", "tsx", "--test", ...options, ...entries], {
  cwd: root,
  stdio: "inherit",
});
rmSync(directory, { recursive: true, force: true });
process.exitCode = child.status ?? 1;
