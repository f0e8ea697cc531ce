/**
 * Counts the files of src/ in which a function runs for one changed url, in `plan` and in `apply`, and lists them:
 * `npm run walk`. The sandbox, libraries and what only loads are left aside. docs/architecture.md tells the way; a file
 * that it names and in which nothing ran makes this fail.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const root = join(import.meta.dirname, "..");
const src = join(root, "src");

interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly {
      readonly functionName: string;
      readonly ranges: readonly {
        readonly count: number;
        readonly startOffset: number;
        readonly endOffset: number;
      }[];
    }[];
  }[];
}

const CONFIG = `environments:
  sandbox: { default: true, tenant: { profile: sandbox } }
`;

function manifest(path: string): string {
  return `name: orders
version: 1
url: https://api.example.test/${path}
headers:
  X-Api-Key: \${secret:ORDERS_API_KEY}
`;
}

/** Runs a command line from the sources; gives the files of src/ in which a function ran that loading them does not run. */
function filesRunBy(directory: string, ...args: readonly string[]): string[] {
  const config = ["--config", join(directory, "webhook-sync.yaml")];
  const ran = callsIn(join(directory, "coverage-run"), [join(src, "cli/main.ts"), ...args, ...config]);
  const loader = join(directory, "load.ts");
  writeFileSync(
    loader,
    [...ran.keys()].map((file) => `import ${JSON.stringify(join(src, file))};\n`).join(""),
  );
  const loaded = callsIn(join(directory, "coverage-load"), [loader]);
  return [...ran]
    .filter(([file, calls]) => [...calls].some(([name, count]) => count > (loaded.get(file)?.get(name) ?? 0)))
    .map(([file]) => file)
    .toSorted();
}

/** By file of src/, how often each function ran. What tsx puts in moves them, so they go by name and length. */
type Calls = ReadonlyMap<string, ReadonlyMap<string, number>>;

function callsIn(coverage: string, args: readonly string[]): Calls {
  const { status, stderr } = spawnSync(process.execPath, ["--import", "tsx", ...args], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, NODE_V8_COVERAGE: coverage },
  });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}\n${stderr}`);
  const found = readdirSync(coverage).flatMap((name) => filesIn(join(coverage, name)));
  rmSync(coverage, { recursive: true });
  return new Map(found);
}

function filesIn(path: string): (readonly [file: string, calls: ReadonlyMap<string, number>])[] {
  const { result }: Coverage = JSON.parse(readFileSync(path, "utf8"));
  return result
    .filter(({ url }) => url.startsWith("file:"))
    .map(({ url, functions }) => [relative(src, fileURLToPath(url)), countsOf(functions)] as const)
    .filter(([file]) => !file.startsWith("..") && !file.startsWith("sandbox") && file !== "cli/main.ts");
}

function countsOf(functions: Coverage["result"][number]["functions"]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { functionName, ranges } of functions) {
    const [whole] = ranges;
    // The one at the very start is the module itself.
    if (whole === undefined || whole.startOffset === 0 || functionName === "__name") continue;
    const called = `${functionName} of ${whole.endOffset - whole.startOffset} characters`;
    counts.set(called, (counts.get(called) ?? 0) + whole.count);
  }
  return counts;
}

/** So many files has somebody to know of who follows one change. */
const MOST_FILES = { plan: 115, apply: 165 };

function report(command: keyof typeof MOST_FILES, files: readonly string[]): void {
  const rooms = new Map<string, number>();
  for (const file of files) {
    const [room = ""] = file.split("/");
    rooms.set(room, (rooms.get(room) ?? 0) + 1);
  }
  const shares = [...rooms].map(([room, count]) => `${room} ${count}`).join(", ");
  process.stdout.write(`${command}: ${files.length} files (${shares})\n`);
  if (process.argv.includes("--list")) process.stdout.write(`  ${files.join("\n  ")}\n`);
  if (files.length <= MOST_FILES[command]) return;
  process.stderr.write(`there may be ${MOST_FILES[command]} files for ${command}\n`);
  process.exitCode = 1;
}

/** Is loaded before the tool, and writes down who is waiting when the HTTP client is given the change. */
const STACK_HOOK = `
import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";
const Base = createRequire(process.env.WALK_ROOT)("undici/lib/dispatcher/dispatcher-base.js");
const { dispatch } = Base.prototype;
Error.stackTraceLimit = 200;
Base.prototype.dispatch = function (options, handler) {
  if (options.method === "PUT") writeFileSync(process.env.WALK_STACK, new Error("here").stack);
  return dispatch.call(this, options, handler);
};
`;

/** The functions between applyPlan and the request, the innermost first, as `file name`: those that wait for the next one. */
function callsToTheRequest(directory: string, args: readonly string[]): readonly string[] {
  const [hook, file] = [join(directory, "hook.mjs"), join(directory, "stack.txt")];
  writeFileSync(hook, STACK_HOOK);
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "--import", hook, join(src, "cli/main.ts"), ...args],
    {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, WALK_STACK: file, WALK_ROOT: join(root, "package.json") },
    },
  );
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}\n${stderr}`);
  const frames = readFileSync(file, "utf8").matchAll(
    /^ +at (?:async )?([^<\n].*) \((?:file:\/\/)?(\/.*?):\d+:\d+\)$/gm,
  );
  return [...frames]
    .map(([, name = "", path = ""]) => [relative(src, path), name] as const)
    .filter(([path]) => !path.startsWith(".."))
    .map(([path, name]) => `${path} ${name}`);
}

/** A reader keeps no more than this in mind. */
const MOST_CALLS = { calls: 10, files: 7 };

function reportCalls(calls: readonly string[]): void {
  const files = new Set(calls.map((call) => call.split(" ")[0]));
  process.stdout.write(`from applyPlan to the request: ${calls.length} calls in ${files.size} files\n`);
  if (process.argv.includes("--list")) process.stdout.write(`  ${calls.toReversed().join("\n  ")}\n`);
  if (calls.length > 0 && calls.length <= MOST_CALLS.calls && files.size <= MOST_CALLS.files) return;
  process.stderr.write(`there may be ${MOST_CALLS.calls} calls in ${MOST_CALLS.files} files\n`);
  process.exitCode = 1;
}

/** The files of src/ that the page numbers. */
function filesOnTheWay(): string[] {
  const page = readFileSync(join(root, "docs/architecture.md"), "utf8");
  return [...page.matchAll(/^\d+\. `src\/([^`]+\.ts)`/gm)].map(([, file = ""]) => file);
}

function checkTheWay(ran: ReadonlySet<string>): void {
  const idle = filesOnTheWay().filter((file) => !ran.has(file));
  if (idle.length === 0) return;
  process.stderr.write(`docs/architecture.md names files in which nothing ran: ${idle.join(", ")}\n`);
  process.exitCode = 1;
}

const directory = mkdtempSync(join(tmpdir(), "webhook-sync-walk-"));
try {
  mkdirSync(join(directory, "webhooks.d"));
  const file = join(directory, "webhooks.d/orders.yaml");
  writeFileSync(join(directory, "webhook-sync.yaml"), CONFIG);
  writeFileSync(file, manifest("orders"));
  const state = ["--state-dir", join(directory, "state")];
  filesRunBy(directory, "apply", "--yes", ...state);
  writeFileSync(file, manifest("moved"));
  const planned = filesRunBy(directory, "plan", ...state);
  const applied = filesRunBy(directory, "apply", "--yes", ...state);
  writeFileSync(file, manifest("moved-again"));
  const config = ["--config", join(directory, "webhook-sync.yaml")];
  const calls = callsToTheRequest(directory, ["apply", "--yes", ...state, ...config]);
  report("plan", planned);
  report("apply", applied);
  reportCalls(calls);
  checkTheWay(new Set([...planned, ...applied]));
} finally {
  rmSync(directory, { recursive: true, force: true });
}
