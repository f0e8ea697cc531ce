import type { SandboxSwitches } from "../../src/sandbox/integrations-v1/switches.ts";
import type { Failure, Fault } from "../../src/sandbox/wire/faults.ts";
import { JumpClock } from "../cognigy/jump-clock.ts";
import { applyOnce, type Circumstances, LATENCY_MS, type Run } from "./apply-once.ts";
import { Estate } from "./estate.ts";
import { countOf, numberAt, type Reference } from "./expectation.ts";
import { DESIRED, SEEDS } from "./fleet.ts";
import type { Call, Hazard, Position } from "./hazards.ts";
import { loseHost } from "./network.ts";
import { Host } from "./resolver.ts";

/** One fault at one place of a run. */
export interface Cell {
  readonly hazard: Hazard;
  readonly call: Call;
  readonly position: Position;
}

/** `reset before headers/create/middle`: what reproduces a cell. */
export function nameOfCell({ hazard, call, position }: Cell): string {
  return `${hazard.name}/${call}/${position}`;
}

/**
 * The tenant that forgives least: it registers whatever it is told as often as it is told. Tokens live for some
 * requests only, so that a run needs several; a tenth of their life is longer than a request takes.
 */
const TENANT: SandboxSwitches = {
  idempotency: "ignored",
  uniqueNames: false,
  latencyMs: { api: LATENCY_MS, receivers: 0 },
  tokenLifetimeSeconds: 11,
};

/** What a run without faults does. */
export async function reference(): Promise<Reference> {
  const estate = await Estate.with(SEEDS);
  try {
    const run = await applyOnce(circumstancesOf(estate));
    return { requests: estate.requests(), run, seeds: SEEDS, live: estate.integrations() };
  } finally {
    estate.remove();
  }
}

export function circumstancesOf(estate: Estate): Circumstances {
  return { estate, clock: new JumpClock(), desired: DESIRED, switches: TENANT };
}

let hosts = 0;

/** Applies with the fault at the call that the position names, or at the one with this number. */
export async function applyFaulty(
  cell: Cell,
  known: Reference,
  circumstances: Circumstances,
  number: number = numberAt(known, cell.call, cell.position),
): Promise<Run> {
  const { hazard, call, position } = cell;
  const failure = hazard.failure(call);
  const patience = hazard.timeouts === undefined ? {} : { timeouts: hazard.timeouts };
  if (typeof failure !== "string") {
    const faults = scriptOf(cell, failure, number, countOf(known, call));
    const switches = { ...circumstances.switches, faults };
    return await applyOnce({ ...circumstances, ...patience, switches });
  }
  hosts += 1;
  const host = new Host(`tenant-${hosts}.test`);
  const mend = loseHost(host, failure, call, number, position === "all");
  try {
    return await applyOnce({ ...circumstances, host: host.name });
  } finally {
    mend();
  }
}

function scriptOf(
  { hazard, call, position }: Cell,
  failure: Failure,
  number: number,
  count: number,
): Fault[] {
  if (hazard.spread === "from-there-on") return [{ ...failure, call, at: { from: number } }];
  if (position !== "all") return [{ ...failure, call, at: number }];
  if (hazard.spread !== "every-other") return [{ ...failure, call, at: "all" }];
  // Each is refused once; what follows is its replay.
  return Array.from({ length: 2 * count }, (_, index) => ({ ...failure, call, at: 2 * index + 1 }));
}
