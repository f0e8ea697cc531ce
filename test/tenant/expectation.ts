import { EXIT, type ExitCode } from "../../src/model/run/exit-code.ts";
import type { RequestEntry } from "../../src/sandbox/wire/log-entries.ts";
import type { Run } from "./apply-once.ts";
import type { Effect } from "./effects.ts";
import type { Call, Hazard, Position } from "./hazards.ts";

/** A run without faults: what was sent, in order, and what each request was about. */
export interface Reference {
  readonly requests: readonly RequestEntry[];
  readonly run: Run;
  /** `orders@1 active`: what the tenant had of ours before. */
  readonly before: readonly string[];
  /** The same afterwards. */
  readonly after: readonly string[];
  /** All that it had of ours afterwards. */
  readonly live: unknown;
  /** The webhook that a path leads to; null where it leads to none. */
  readonly nameAt: (path: string) => string | null;
}

/** What a run with a fault must come to. */
export interface Expectation {
  readonly exit: ExitCode;
  /** The writes of the reference that were made all the same. */
  readonly writes: readonly string[];
  /** By name, how each change ended; null where there was nothing to apply. */
  readonly outcomes: ReadonlyMap<string, "applied" | "ended" | "skipped"> | null;
}

/** Which request of the reference the n-th call of this kind is. */
function indexOfCall({ requests }: Reference, call: Call, count: number): number {
  const indexes = requests.flatMap((request, index) => (request.call === call ? [index] : []));
  const index = indexes[count - 1];
  if (index === undefined) throw new Error(`the reference has no ${call} ${count}`);
  return index;
}

/** How many calls of a kind a fault can be placed at; of the lists only those that are planned from. */
export function countOf(reference: Reference, call: Call): number {
  const planned = call === "list" || call === "get" ? firstWrite(reference) : reference.requests.length;
  return reference.requests.slice(0, planned).filter((request) => request.call === call).length;
}

/** What comes before it is planned from. A list after it only shows what another run registered at the same time. */
function firstWrite({ requests }: Reference): number {
  return requests.findIndex(({ committed }) => committed);
}

/** The number of the call that a position names. */
export function numberAt(reference: Reference, call: Call, position: Position): number {
  const count = countOf(reference, call);
  switch (position) {
    case "first":
    case "all":
      return 1;
    case "middle":
      return Math.ceil(count / 2);
    case "last":
      return count;
  }
}

/** Works out, from the run without faults, what a fault leaves of it. */
export function expectationOf(
  reference: Reference,
  hazard: Hazard,
  call: Call,
  position: Position,
  effect: Effect,
): Expectation {
  const at = indexOfCall(reference, call, numberAt(reference, call, position));
  if (effect.kind === "none") return untouched(reference);
  const planning = at < firstWrite(reference);
  if (effect.kind === "blocks" || planning) return { exit: effect.exit, writes: [], outcomes: null };
  return expectationOfApply(reference, hazard, call, position, asHit(reference, effect, at));
}

/** What was accepted and cannot be read back is unknown; whatever is no lasting fault then hits nothing else. */
function asHit(reference: Reference, effect: Ending, at: number): Ending {
  return isReadBack(reference, at) ? { ...effect, exit: EXIT.unknown, rest: "goes on" } : effect;
}

/** Whether a token is asked for to read back what was written. */
function isReadBack(reference: Reference, at: number): boolean {
  const { requests } = reference;
  const request = requests.slice(at).find((one) => one.call !== "token");
  return requests[at]?.call === "token" && request?.call === "get" && at > firstWrite(reference);
}

/** Whether a lasting fault begins where a write is read back: which change it then halts is not foretold. */
export function isUnforetold(
  reference: Reference,
  { spread }: Hazard,
  call: Call,
  position: Position,
): boolean {
  const at = indexOfCall(reference, call, numberAt(reference, call, position));
  return spread === "from-there-on" && isReadBack(reference, at);
}

type Ending = Extract<Effect, { kind: "ends" }>;

/** The same of a fault after the first write. */
function expectationOfApply(
  reference: Reference,
  hazard: Hazard,
  call: Call,
  position: Position,
  effect: Ending,
): Expectation {
  const { requests, run } = reference;
  const at = indexOfCall(reference, call, numberAt(reference, call, position));
  const hits = hitsOf(reference, hazard, call, position, effect, at);
  // What goes wrong with the list after the changes is a warning.
  if (hits.size === 0) return untouched(reference);
  const halted = effect.rest === "is not started";
  const names = run.starts.map(({ name, servedBefore }) => {
    if (hits.has(name)) return [name, "ended"] as const;
    return [name, halted && servedBefore > at ? "skipped" : "applied"] as const;
  });
  const outcomes = new Map(names);
  const made = requests.filter((request, index) => {
    const name = subjectOf(reference, index);
    if (!request.committed || name === null) return false;
    return outcomes.get(name) === "applied" || index < (hits.get(name) ?? Number.NEGATIVE_INFINITY);
  });
  return { exit: effect.exit, writes: made.map(describeWrite), outcomes };
}

function untouched({ requests, run }: Reference): Expectation {
  const writes = requests.filter(({ committed }) => committed).map(describeWrite);
  return { exit: 0, writes, outcomes: new Map(run.starts.map(({ name }) => [name, "applied"])) };
}

/** By name, the first request that goes wrong for good. */
function hitsOf(
  reference: Reference,
  { spread }: Hazard,
  call: Call,
  position: Position,
  { rest }: Extract<Effect, { kind: "ends" }>,
  at: number,
): ReadonlyMap<string, number> {
  const unreachable = rest === "cannot be reached" || (spread === "from-there-on" && call === "token");
  const lasts = position === "all" || spread === "from-there-on";
  const hits = new Map<string, number>();
  for (const [index, request] of reference.requests.entries()) {
    const isHit = index === at || (index > at && (unreachable || (lasts && request.call === call)));
    const name = subjectOf(reference, index);
    // What has not begun when the run is halted is not hit any more.
    const begun = reference.run.starts.some((start) => start.name === name && start.servedBefore <= at);
    if (!isHit || name === null || hits.has(name) || (rest === "is not started" && !begun)) continue;
    hits.set(name, index);
  }
  return hits;
}

/** The name of the webhook that a request was for; a token is for the request that waits for it. */
function subjectOf(reference: Reference, index: number): string | null {
  const { requests, nameAt } = reference;
  const request = requests.slice(index).find((one) => one.call !== "token");
  if (request === undefined || request.call === "list" || request.call === "lookup") return null;
  if (request.write !== null) return request.write.name;
  return nameAt(request.path);
}

/** What the tenant has of these names after the writes. */
export function statusesAfter({ before }: Reference, writes: readonly string[]): string[] {
  const statuses = new Map<string, string>();
  for (const line of [...before, ...writes]) {
    const [key = "", status = ""] = line.split(" ");
    statuses.set(key, status);
  }
  return [...statuses].map(([key, status]) => `${key} ${status}`).toSorted();
}

function describeWrite({ write }: RequestEntry): string {
  if (write === null) return "";
  const key = write.version === null ? write.name : `${write.name}@${write.version}`;
  return `${key} ${write.status}`;
}
