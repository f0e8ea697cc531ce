/**
 * All that CI holds a change to: first what reads the files, several at once, then the tests, which want the machine for
 * themselves. What fails says so with its own output, and the rest is run all the same.
 */
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import process from "node:process";
import pLimit from "p-limit";

const root = join(import.meta.dirname, "..");
const cache = join(root, "node_modules", ".cache");
mkdirSync(cache, { recursive: true });

/** Those that take longest first. */
const STEPS: readonly (readonly [what: string, command: string])[] = [
  ["unused", "npm run --silent unused"],
  ["imports", "npm run --silent imports"],
  ["types", `npx tsc --noEmit --incremental --tsBuildInfoFile ${join(cache, "check.tsbuildinfo")}`],
  ["lint", "npm run --silent lint"],
  ["generated files", "npm run --silent generate:check"],
  ["types of the action", "npx tsc --project tsconfig.action.json"],
  ["known vulnerabilities", "npm run --silent audit"],
];

interface Ended {
  readonly what: string;
  readonly isGreen: boolean;
}

async function step(what: string, command: string): Promise<Ended> {
  const from = performance.now();
  const child = spawn(command, { cwd: root, shell: true, stdio: ["ignore", "pipe", "pipe"] });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => printed.push(text));
  const code = await new Promise<number | null>((ended) => child.once("close", ended));
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  console.log(`${code === 0 ? "✔" : "✖"} ${what} (${seconds} s)`);
  if (code !== 0) console.log(printed.join(""));
  return { what, isGreen: code === 0 };
}

const limit = pLimit(availableParallelism());
const ended = await Promise.all(STEPS.map(([what, command]) => limit(() => step(what, command))));
const tests = spawn("npm", ["test", "--silent"], { cwd: root, stdio: "inherit" });
const code = await new Promise<number | null>((done) => tests.once("close", done));
const red = [...ended, { what: "tests", isGreen: code === 0 }].filter(({ isGreen }) => !isGreen);
for (const { what } of red) console.error(`✖ ${what} failed`);
process.exitCode = red.length === 0 ? 0 : 1;
