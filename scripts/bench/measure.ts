import { spawn } from "node:child_process";
import { once } from "node:events";
import { Readable } from "node:stream";

/** One command line that is timed. */
export interface Candidate {
  readonly name: string;
  /** After `node`. */
  readonly args: readonly string[];
  readonly cwd: string;
  /** What has to be put in order before each run; not timed. */
  readonly prepare?: () => Promise<void> | void;
  /** When something in it was done that is timed as well, in milliseconds since 1970; asked after each run. */
  readonly doneAt?: () => number;
}

/** What one run took. */
export interface Run {
  readonly wallMs: number;
  /** Until what the candidate says was done; until its end where it says nothing. */
  readonly doneMs: number;
  readonly cpuMs: number;
  readonly peakMb: number;
}

export type Medians = ReadonlyMap<string, Run>;

/** Reports at its end, on descriptor 3, what the process used. */
export const USAGE_HOOK = `process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  require("node:fs").writeSync(3, JSON.stringify({ cpuMs: (userCPUTime + systemCPUTime) / 1000, peakMb: maxRSS / 1024 }));
});
`;

/**
 * Runs the candidates in turn, round after round, so that whatever else the machine does falls on all of them alike.
 * Gives each one's medians. The first round only warms up the file cache.
 */
export async function measure(candidates: readonly Candidate[], rounds: number): Promise<Medians> {
  const runs = new Map<string, Run[]>(candidates.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const candidate of candidates) {
      await candidate.prepare?.();
      const run = await runOnce(candidate);
      if (round > 0) runs.get(candidate.name)?.push(run);
    }
  }
  return new Map([...runs].map(([name, all]) => [name, medianRun(all)]));
}

/** The environment that children get: an extra certificate file would cost every start of Node about 37 ms. */
export function childEnvironment(): NodeJS.ProcessEnv {
  const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, ...variables } = process.env;
  return { ...variables, BENCH_CLIENT_ID: "bench", BENCH_CLIENT_SECRET: "bench-secret", BENCH_KEY: "k-1" };
}

async function runOnce({ name, args, cwd, doneAt }: Candidate): Promise<Run> {
  const [started, startedAt] = [performance.now(), Date.now()];
  const child = spawn(process.execPath, args, {
    cwd,
    env: childEnvironment(),
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  const errors = collect(child.stderr);
  const usage = collect(child.stdio[3]);
  const [exitCode] = await once(child, "exit");
  const wallMs = performance.now() - started;
  if (exitCode !== 0) throw new Error(`${name} exited with ${exitCode}:\n${await errors}`);
  const doneMs = doneAt === undefined ? wallMs : doneAt() - startedAt;
  return { wallMs, doneMs, cpuMs: 0, peakMb: 0, ...readUsage(await usage) };
}

async function collect(stream: unknown): Promise<string> {
  if (!(stream instanceof Readable)) return "";
  const chunks: string[] = [];
  for await (const chunk of stream) chunks.push(String(chunk));
  return chunks.join("");
}

/** Nothing where the hook was not loaded. */
function readUsage(text: string): Partial<Run> {
  return text === "" ? {} : JSON.parse(text);
}

function medianRun(runs: readonly Run[]): Run {
  const medianOf = (pick: (run: Run) => number) => median(runs.map(pick));
  return {
    wallMs: medianOf(({ wallMs }) => wallMs),
    doneMs: medianOf(({ doneMs }) => doneMs),
    cpuMs: medianOf(({ cpuMs }) => cpuMs),
    peakMb: medianOf(({ peakMb }) => peakMb),
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
