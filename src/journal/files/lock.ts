import { join } from "node:path";
import { isJsonObject, parseJson } from "../../base/json.ts";
import { systemCause } from "../../base/system-error.ts";
import {
  Lease,
  type LeaseClocks,
  type Machine,
  type Moment,
  momentOf,
  passedBetween,
} from "../chain/holder.ts";
import type { LockHolder } from "../chain/journal.ts";
import type { FileSystem } from "./file-system.ts";

/** What becomes of a try to take a lock. */
export type LockAttempt =
  /** `isTakenOver`: from a run that may only stand still. */
  | { readonly kind: "taken"; readonly isTakenOver: boolean }
  | { readonly kind: "held"; readonly holder: LockHolder; readonly file: string }
  /** A file of that name is there that is no lock of ours. */
  | { readonly kind: "foreign"; readonly file: string; readonly isEmpty: boolean };

interface LockContent extends LockHolder {
  readonly pidNamespace: string;
  /** null in locks of earlier versions. */
  readonly instance: string | null;
  /** Until when it is its holder's unless renewed, ISO 8601 UTC; null in locks of earlier versions. */
  readonly leaseUntil: string | null;
}

/** Who takes a lock, and how. */
export interface Taking extends Pick<LockHolder, "run" | "since"> {
  /** How long it is held without being renewed. */
  readonly leaseMs: number;
  /** A run whose lock is taken away from it, whether or not it lives; null: none. */
  readonly from: string | null;
}

/** So far may the clocks of two machines differ. */
const CLOCKS_MS = 5_000;

/** Takes the lock when it is free, its holder is gone or its lease has run out. */
export function tryLock(file: string, taking: Taking, machine: Machine, files: FileSystem): LockAttempt {
  if (files.createExclusively(file, lockText(taking, machine))) return { kind: "taken", isTakenOver: false };
  const found = files.read(file);
  // Released just now.
  if (found === undefined) return tryLock(file, taking, machine, files);
  const holder = parseLock(found);
  // Zeros: the file's length had reached the disk, and its content not.
  if (holder === undefined) return { kind: "foreign", file, isEmpty: found.every((byte) => byte === 0) };
  if (holder.run !== taking.from && !isGone(holder, machine)) return { kind: "held", holder, file };

  // Only one at a time may clear a stale lock away, or a second one would remove the lock that the first one then took.
  // The guard is a lock like any other, so that a crash while it is held is recovered from in the same way.
  const guard = `${file}.stale`;
  const guarded = tryLock(guard, { ...taking, from: null }, machine, files);
  if (guarded.kind !== "taken") return guarded;
  try {
    const stillThere = files.read(file);
    if (stillThere !== undefined && Buffer.compare(stillThere, found) === 0) files.remove(file);
  } finally {
    files.remove(guard);
  }
  const taken = tryLock(file, taking, machine, files);
  return taken.kind === "taken" ? { ...taken, isTakenOver: true } : taken;
}

export function isLock(bytes: Uint8Array): boolean {
  return parseLock(bytes) !== undefined;
}

/** Of the journal in a folder. */
export function lockFile(directory: string): string {
  return join(directory, "journal.lock");
}

/** What somebody reads, and the runs that held the lock meanwhile and live. */
export function runningMeanwhile<T>(
  file: string,
  { machine, files }: { readonly machine: Machine; readonly files: FileSystem },
  read: () => T,
): { readonly value: T; readonly running: readonly LockHolder[] } {
  // Before and after: a run that began or ended in between has written of itself what there is to read.
  const before = livingHolder(file, machine, files);
  const value = read();
  const after = livingHolder(file, machine, files);
  const running = [before, after?.run === before?.run ? null : after];
  return { value, running: running.filter((one) => one !== null) };
}

/** Who holds a lock and lives, or may live where we cannot see; null when it is free. Nothing is taken or cleared. */
function livingHolder(file: string, machine: Machine, files: FileSystem): LockHolder | null {
  try {
    const holder = parseLock(files.read(file) ?? new Uint8Array());
    if (holder === undefined || isGone(holder, machine)) return null;
    const { pid, host, since, run } = holder;
    return { pid, host, since, run };
  } catch (error) {
    // Reading goes on without it.
    systemCause(error);
    return null;
  }
}

/** What a lock says from now on. */
function lockText({ run, since, leaseMs }: Omit<Taking, "from">, machine: Machine): string {
  const { pid, host, pidNamespace, instance } = machine;
  const leaseUntil = new Date(machine.now() + leaseMs).toISOString();
  return JSON.stringify({ run, since, pid, host, pidNamespace, instance, leaseUntil } satisfies LockContent);
}

/** By its lease; within one machine also by its process. One of another machine or namespace cannot be seen from here. */
function isGone(holder: LockContent, machine: Machine): boolean {
  if (holder.leaseUntil !== null && machine.now() > Date.parse(holder.leaseUntil) + CLOCKS_MS) return true;
  if (holder.host !== machine.host || holder.pidNamespace !== machine.pidNamespace) return false;
  // The first process of every container has the same number, so that a killed run leaves the lock of its successor.
  if (holder.pid === machine.pid) return holder.instance !== machine.instance;
  if (!machine.isRunning(holder.pid)) return true;
  const running = machine.instanceOf(holder.pid);
  return holder.instance !== null && running !== null && holder.instance !== running;
}

/** undefined where it is no lock. */
function parseLock(bytes: Uint8Array): LockContent | undefined {
  const value = parseJson(Buffer.from(bytes).toString("utf8"));
  if (!isJsonObject(value)) return undefined;
  const { pid, host, since, run, pidNamespace, instance, leaseUntil } = value;
  if (typeof pid !== "number" || typeof host !== "string" || typeof since !== "string") return undefined;
  if (typeof run !== "string" || typeof pidNamespace !== "string") return undefined;
  return {
    ...{ pid, host, since, run, pidNamespace },
    instance: typeof instance === "string" ? instance : null,
    leaseUntil: typeof leaseUntil === "string" ? leaseUntil : null,
  };
}

/** A lock that this run took. */
export interface Hold {
  /** Why it is no longer this run's, so that another one may be working; null while it is. */
  loss(): string | null;
  /** Says that this run lives. */
  renew(): void;
  /** Gives it up. Not one that someone else took after ours was removed by hand. */
  release(): void;
}

/** Where a lock is, and what it stands on. */
export interface HoldOptions {
  readonly file: string;
  readonly taking: Omit<Taking, "from">;
  readonly machine: Machine;
  readonly files: FileSystem;
}

/** The hold that a lock gives that was taken just now. */
export function holdOn({ file, taking, machine, files }: HoldOptions): Hold {
  const lease = new Lease(taking.leaseMs, machine);
  const isOurs = recognition(taking, machine);
  const loss = () => {
    try {
      const bytes = files.read(file);
      return isOurs(bytes) ? lease.loss() : describeLoss(file, bytes);
    } catch (error) {
      return `the lock ${file} can no longer be read (${systemCause(error)})`;
    }
  };
  return {
    loss,
    renew: () => {
      // What another run may have taken over is not taken back.
      if (loss() !== null) return;
      const asked = lease.asked();
      try {
        files.replace(file, lockText(taking, machine));
        lease.renewed(asked);
      } catch (error) {
        // The next renewal may succeed; where none does the lease runs out.
        systemCause(error);
      }
    },
    release: () => {
      try {
        if (isOurs(files.read(file))) files.remove(file);
      } catch (error) {
        // It goes stale when this process ends.
        systemCause(error);
      }
    },
  };
}

/** Whether this is what a lock says that we hold. It is looked at before each request, and is nearly always what it was. */
function recognition(
  { run }: Omit<Taking, "from">,
  { instance, host }: Machine,
): (bytes: Uint8Array | undefined) => boolean {
  let ours: Uint8Array = new Uint8Array();
  return (bytes = new Uint8Array()) => {
    if (bytes.length > 0 && Buffer.compare(bytes, ours) === 0) return true;
    const holder = parseLock(bytes);
    const isHolder = holder?.run === run && holder.instance === instance && holder.host === host;
    if (isHolder) ours = bytes;
    return isHolder;
  };
}

function describeLoss(file: string, bytes: Uint8Array | undefined): string {
  const lost = `the lock ${file} was taken away while this run held it`;
  const holder = parseLock(bytes ?? new Uint8Array());
  return holder === undefined ? lost : `${lost}; run ${holder.run} has it now`;
}

/** So long is a look good: a request is on its way for longer. */
const LOOK_MS = 10;

/** A look at something that may be lost at any time. */
export interface Look {
  now(): string | null;
  /** As it was seen last, a few milliseconds ago at most. */
  recently(): string | null;
}

/**
 * A look that all share who ask within a few milliseconds: the answers to many requests come at once, another request
 * leaves for each, and every look takes the system as long as a request does.
 */
export function sharedLook(look: () => string | null, clocks: LeaseClocks): Look {
  let looked: Moment | null = null;
  const lookFrom = (now: Moment) => {
    const loss = look();
    looked = loss === null ? now : null;
    return loss;
  };
  return {
    now: () => lookFrom(momentOf(clocks)),
    recently: () => {
      const now = momentOf(clocks);
      return looked !== null && passedBetween(looked, now) < LOOK_MS ? null : lookFrom(now);
    },
  };
}
