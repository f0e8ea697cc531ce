/** Runs the tests of test/, or of the files and folders named, with node:test. Node 20 does not look for TypeScript. */
import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const places = process.argv.slice(2);

function testsIn(place: string): string[] {
  if (statSync(join(root, place)).isFile()) return [place];
  return readdirSync(join(root, place), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => join(place, file));
}

const files = (places.length > 0 ? places : ["test"]).flatMap(testsIn).toSorted();
if (files.length === 0) {
  console.error("no test files found");
  process.exit(1);
}
const { status } = spawnSync(
  process.execPath,
  [
    "--import",
    "tsx",
    "--test",
    "--test-reporter=spec",
    `--test-concurrency=${availableParallelism()}`,
    ...files,
  ],
  {
    cwd: root,
    stdio: "inherit",
  },
);
process.exitCode = status ?? 1;
