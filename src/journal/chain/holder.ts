import { randomUUID } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import process from "node:process";
import { codeOf } from "../../base/system-error.ts";
import { showDuration } from "../../base/time.ts";

/** Which process we are, and which others there are. */
export interface Machine {
  readonly pid: number;
  readonly host: string;
  /** Process ids mean something only within one: containers of a host may have its name and ids of their own. */
  readonly pidNamespace: string;
  /** Tells this process from all others that had or will have its number. */
  readonly instance: string;
  /** Its clock, in milliseconds since 1970: what runs of several machines agree on. */
  now(): number;
  /** In milliseconds; it stops while the machine sleeps, and nobody sets it. */
  monotonic(): number;
  isRunning(pid: number): boolean;
  /** What `instance` is for another process; null where that cannot be found out. */
  instanceOf(pid: number): string | null;
}

// Where they are among the fields behind the program's name: proc_pid_stat(5).
const STATE = 0;
const START_TIME = 19;

/** The machine this process runs on. */
export function thisMachine(): Machine {
  return {
    pid: process.pid,
    host: hostname(),
    pidNamespace: read(() => readlinkSync("/proc/self/ns/pid")) ?? "",
    instance: OWN_INSTANCE,
    now: Date.now,
    monotonic: () => performance.now(),
    isRunning,
    instanceOf,
  };
}

const OWN_INSTANCE = instanceOf(process.pid) ?? randomUUID();

/** Which start of the machine, and when within it the process started: random(4). Only Linux tells. */
function instanceOf(pid: number): string | null {
  // Where /proc shows another namespace, its numbers are those of other processes.
  if (read(() => readlinkSync("/proc/self")) !== `${process.pid}`) return null;
  const boot = read(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8"))?.trim();
  const started = statusOf(pid)?.[START_TIME];
  return boot === undefined || started === undefined ? null : `${boot}:${started}`;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, under another user.
    return codeOf(error) !== "ESRCH";
  }
  // Ended, but its parent has not asked for that, as the first process of a container often never does.
  return statusOf(pid)?.[STATE] !== "Z";
}

/** The fields behind the program's name, which may hold spaces and brackets. */
function statusOf(pid: number): readonly string[] | undefined {
  const text = read(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
  return text?.slice(text.lastIndexOf(")") + 2).split(" ");
}

/** undefined where the system has no such file. */
function read(file: () => string): string | undefined {
  try {
    return file();
  } catch {
    return undefined;
  }
}

/** How long a run that does not say that it lives is taken to live, where operators say nothing else. */
export const LEASE_MS = 30_000;

/** What part of its lease a holder uses: another run counts the whole of it, from later on. */
const USED = 0.8;

/** Two clocks, since the one stops while a machine sleeps and the other may be set. */
export interface LeaseClocks {
  /** In milliseconds. */
  monotonic(): number;
  now(): number;
}

/** By both clocks, in milliseconds. */
export type Moment = Readonly<Record<"monotonic" | "now", number>>;

export function momentOf(clocks: LeaseClocks): Moment {
  return { monotonic: clocks.monotonic(), now: clocks.now() };
}

export function passedBetween(one: Moment, other: Moment): number {
  return Math.max(other.monotonic - one.monotonic, other.now - one.now);
}

/** Until when a run may act as the one that holds a record, unless it renews that. */
export class Lease {
  readonly #leaseMs: number;
  readonly #clocks: LeaseClocks;
  #since: Moment;

  /** It was asked for just now. */
  constructor(leaseMs: number, clocks: LeaseClocks) {
    this.#leaseMs = leaseMs;
    this.#clocks = clocks;
    this.#since = this.asked();
  }

  /** This moment, for a renewal that begins now. */
  asked(): Moment {
    return momentOf(this.#clocks);
  }

  /** A renewal has succeeded that was asked for then. */
  renewed(asked: Moment): void {
    this.#since = asked;
  }

  /** Why another run may hold the record by now; null while none can. */
  loss(): string | null {
    const passed = passedBetween(this.#since, this.asked());
    if (passed < this.#leaseMs * USED) return null;
    return (
      `this run held the record for ${showDuration(passed)} without saying that it lives, longer than its lease allows ` +
      "(its process or machine stood still, or its clock was set): another run may be at work"
    );
  }
}
