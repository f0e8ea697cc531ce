import type { Failure, Fault } from "../../src/sandbox/wire/faults.ts";
import { JumpClock } from "../cognigy/jump-clock.ts";
import { applyOnce, type Circumstances, type Run } from "./apply-once.ts";
import type { Estate } from "./estate.ts";
import { countOf, numberAt, type Reference } from "./expectation.ts";
import type { Call, Hazard, Position } from "./hazards.ts";
import type { TenantKind } from "./kinds.ts";
import { loseHost } from "./network.ts";
import { Host } from "./resolver.ts";

/** One fault at one place of a run. */
export interface Cell {
  readonly kind: TenantKind;
  readonly hazard: Hazard;
  readonly call: Call;
  readonly position: Position;
}

/** `cognigy-v2/reset before headers/create/middle`: what reproduces a cell. */
export function nameOfCell({ kind, hazard, call, position }: Cell): string {
  return `${kind.name}/${hazard.name}/${call}/${position}`;
}

/** What a run without faults does. */
export async function reference(kind: TenantKind): Promise<Reference> {
  const estate = await kind.estate();
  try {
    const before = estate.statuses(kind.names);
    const run = await applyOnce({ ...circumstancesOf(kind, estate), timed: true });
    const requests = estate.requests();
    const names = new Map(
      requests.map(({ path }) => [path, estate.nameOfId(path.split("/").at(-1) ?? "")] as const),
    );
    const live = estate.contents(kind.names).ours;
    const after = estate.statuses(kind.names);
    return { requests, run, before, after, live, nameAt: (path) => names.get(path) ?? null };
  } finally {
    estate.remove();
  }
}

export function circumstancesOf({ desired }: TenantKind, estate: Estate): Circumstances {
  return { estate, clock: new JumpClock(), desired };
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
    return await applyOnce({ ...circumstances, ...patience, faults });
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
  { kind, hazard, call, position }: Cell,
  failure: Failure,
  number: number,
  count: number,
): Fault[] {
  if (hazard.spread === "from-there-on") return [{ ...failure, call, at: { from: number } }];
  if (position !== "all") return [{ ...failure, call, at: number }];
  if (hazard.spread !== "every-other") return [{ ...failure, call, at: "all" }];
  // Several are read at the same time, so that only the name tells which one is read again.
  if (call === "get") return [...kind.names].map((name) => ({ ...failure, call, at: 1, name }));
  // Each is refused once; what follows is its replay.
  return Array.from({ length: 2 * count }, (_, index) => ({ ...failure, call, at: 2 * index + 1 }));
}
