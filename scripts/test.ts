/** Runs the tests of test/, or of the files and folders named, with node:test. Node 20 does not look for TypeScript. */
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "../test/crash/bundle.ts";
import { bundledTests } from "./bundled-tests.ts";
import { temporaryFiles } from "./temporary-files.ts";

const root = join(import.meta.dirname, "..");
const places = process.argv.slice(2);
/** A time limit for each test, an interrupt for each property. */
const LIMITS = join("test", "limits", "limits.ts");
/** Loaded before node:test. */
const UNTRACKED = join("test", "limits", "untracked.mjs");
/**
 * Tests call nearly everything a few times and little of it often, so that V8's second compiler costs more than it saves:
 * code is made at once, and made better only where it has run for ten times as long as V8 waits otherwise. Garbage is
 * collected by the thread that made it: the other cores run other tests. Young objects get all their room at once: while V8
 * finds out how much a process needs, it collects again and again what would be garbage a moment later.
 */
const ENGINE = [
  ...["--sparkplug", "--interrupt-budget=1200000", "--single-threaded-gc"],
  "--min-semi-space-size=16",
];
/** What the files that take longest count for: seconds of CPU, children included, or two thirds of all where that is more. */
const SECONDS: Readonly<Record<string, number>> = JSON.parse(
  readFileSync(join(root, "test", "seconds.json"), "utf8"),
);
const USUAL_SECONDS = 0.2;
/** What it takes to load the sources once more; so much should a process have to do beside. */
const LEAST_SECONDS = 8;
/** The part of the work that is shared out at the beginning. */
const EARLY = 0.85;
// One more than can compute at once, for they wait a third of their time; each more loads the sources once more.
const CONCURRENCY = availableParallelism() + 1;

/** Folders whose tests share a server, a browser or an installed package, which a process starts or makes once. */
const TOGETHER = ["html", "package", "postgres"];
/** Tests that wait more than they compute: first, while other processes have enough to do. */
const FIRST = [`postgres${sep}`, `telemetry${sep}traces`, `notify${sep}announcer`];
/** Run after all others of their process: the driver of the browser hears of every promise from then on. */
const LAST = [`html${sep}`];
/** Tests that run the tool in one piece. */
const NEEDS_BUNDLE = /from "[^"]*\/(?:bundle|installed|job)\.ts"/;

/** What runs in one process. */
interface Share {
  readonly files: string[];
  seconds: number;
}

function testsIn(place: string): string[] {
  if (statSync(join(root, place)).isFile()) return [place];
  return readdirSync(join(root, place), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => join(place, file));
}

function secondsOf(file: string): number {
  return SECONDS[relative("test", file)] ?? USUAL_SECONDS;
}

/** The files that stay together, longest first. */
function grouped(files: readonly string[]): readonly Share[] {
  const groups = new Map<string, Share>();
  for (const file of files) {
    const [folder = ""] = relative("test", file).split(sep);
    const name = TOGETHER.includes(folder) ? folder : file;
    const group = groups.get(name) ?? { files: [], seconds: 0 };
    groups.set(name, { files: [...group.files, file], seconds: group.seconds + secondsOf(file) });
  }
  return [...groups.values()].toSorted((a, b) => b.seconds - a.seconds);
}

/**
 * What runs in one process each, longest first: as many as run at once, because each loads the sources anew. How long files
 * take differs between machines, so the last part of the work is in small shares, for whichever process is done first.
 */
function shared(groups: readonly Share[]): readonly Share[] {
  const total = secondsTogether(groups);
  if (processesFor(total) < CONCURRENCY) return dealt(groups, processesFor(total));
  const early: Share[] = [];
  const late: Share[] = [];
  for (const group of groups) {
    const isEarly = secondsTogether(early) + group.seconds <= total * EARLY;
    (isEarly ? early : late).push(group);
  }
  return [...dealt(early, CONCURRENCY), ...dealt(late, processesFor(secondsTogether(late)))];
}

function processesFor(seconds: number): number {
  return Math.max(1, Math.min(CONCURRENCY, Math.floor(seconds / LEAST_SECONDS)));
}

/** Shares that take about as long as each other: the next longest joins the one that has least to do. */
function dealt(groups: readonly Share[], count: number): readonly Share[] {
  const shares = Array.from({ length: count }, (): Share => ({ files: [], seconds: 0 }));
  for (const { files, seconds } of groups) {
    const least = shares.reduce((a, b) => (b.seconds < a.seconds ? b : a));
    least.files.push(...files);
    least.seconds += seconds;
  }
  return shares.filter((share) => share.files.length > 0).toSorted((a, b) => b.seconds - a.seconds);
}

function secondsTogether(shares: readonly Share[]): number {
  return shares.reduce((sum, { seconds }) => sum + seconds, 0);
}

/** In the order in which a process runs them. */
function ordered(files: readonly string[]): readonly string[] {
  return files.toSorted((a, b) => turnOf(a) - turnOf(b));
}

function turnOf(file: string): number {
  const among = (beginnings: readonly string[]) =>
    beginnings.some((beginning) => relative("test", file).startsWith(beginning));
  return Number(among(LAST)) - Number(among(FIRST));
}

/** Node does not start with an option that its V8 does not have, and V8 has others in each version. */
function knownToV8(options: readonly string[]): readonly string[] {
  const all = execFileSync(process.execPath, ["--v8-options"], { encoding: "utf8" });
  return options.filter((option) => all.includes(` ${option.split("=")[0]} `));
}

const files = [...new Set((places.length > 0 ? places : ["test"]).flatMap(testsIn))];
if (files.length === 0) {
  console.error("no test files found");
  process.exit(1);
}
const shares = shared(grouped(files));
// One process makes it when it needs it; for several it is made once.
const isBundled =
  shares.length > 1 && files.some((file) => NEEDS_BUNDLE.test(readFileSync(join(root, file), "utf8")));
const [tool, entries] = await Promise.all([
  isBundled ? build() : null,
  bundledTests(shares.map((share) => [LIMITS, ...ordered(share.files)].map((file) => join(root, file)))),
]);
// Certificates for the outside world, where tests never go, would take each of some 300 starts of Node 50 ms.
const { NODE_EXTRA_CA_CERTS: _, ...variables } = process.env;
const child = spawnSync(
  process.execPath,
  [
    ...["--import", pathToFileURL(join(root, UNTRACKED)).href, "--enable-source-maps"],
    ...knownToV8(ENGINE),
    ...["--test", "--test-reporter=spec", `--test-concurrency=${CONCURRENCY}`, ...entries],
  ],
  {
    cwd: root,
    stdio: "inherit",
    env: {
      ...variables,
      TMPDIR: temporaryFiles(),
      ...(tool === null ? {} : { TEST_BUNDLE: tool.directory }),
    },
  },
);
process.exitCode = child.status ?? 1;
