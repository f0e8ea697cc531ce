/** Runs the tests of test/, or of the files and folders named, with node:test. Node 20 does not look for TypeScript. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const root = join(import.meta.dirname, "..");
const places = process.argv.slice(2);
/** Folders whose files may share a process. Starting Node and tsx for each file took a third of the suite's time. */
const shared = ["apply", "manifest", "model", "plan", "policy", "render", "scenarios"];

function testsIn(place: string): string[] {
  if (statSync(join(root, place)).isFile()) return [place];
  return readdirSync(join(root, place), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => join(place, file));
}

/** What node:test is given: one file that imports those of a folder, where they may share a process. */
function entriesFor(files: readonly string[], directory: string): string[] {
  const folderOf = (file: string) => shared.find((folder) => file.startsWith(join("test", folder, "/")));
  const alone = files.filter((file) => folderOf(file) === undefined);
  const together = shared.flatMap((folder) => {
    const members = files.filter((file) => folderOf(file) === folder);
    if (members.length === 0) return [];
    const entry = join(directory, `${folder}.test.mjs`);
    const urls = members.map((file) => pathToFileURL(join(root, file)).href);
    writeFileSync(entry, urls.map((url) => `await import(${JSON.stringify(url)});\n`).join(""));
    return [entry];
  });
  return [...together, ...alone];
}

const files = (places.length > 0 ? places : ["test"]).flatMap(testsIn).toSorted();
if (files.length === 0) {
  console.error("no test files found");
  process.exit(1);
}
const directory = mkdtempSync(join(tmpdir(), "webhook-sync-tests-"));
const options = ["--test-reporter=spec", `--test-concurrency=${availableParallelism()}`];
const entries = entriesFor(files, directory);
const child = spawnSync(process.execPath, ["--import", "tsx", "--test", ...options, ...entries], {
  cwd: root,
  stdio: "inherit",
});
rmSync(directory, { recursive: true, force: true });
process.exitCode = child.status ?? 1;
