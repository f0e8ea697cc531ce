import { isJsonObject, parseJson } from "../base/json.ts";
import { systemCause } from "../base/system-error.ts";
import type { FileSystem } from "./files.ts";
import type { LockHolder } from "./journal.ts";
import type { Machine } from "./machine.ts";

/** What becomes of a try to take a lock. */
export type LockAttempt =
  | { readonly kind: "taken" }
  | { readonly kind: "held"; readonly holder: LockHolder; readonly file: string }
  /** A file of that name is there that is no lock of ours. */
  | { readonly kind: "foreign"; readonly file: string; readonly isEmpty: boolean };

interface LockContent extends LockHolder {
  readonly pidNamespace: string;
  /** null in locks of earlier versions. */
  readonly instance: string | null;
}

/** Takes the lock when it is free or its holder is gone. */
export function tryLock(
  file: string,
  identity: Pick<LockHolder, "run" | "since">,
  machine: Machine,
  files: FileSystem,
): LockAttempt {
  const { pid, host, pidNamespace, instance } = machine;
  const mine: LockContent = { ...identity, pid, host, pidNamespace, instance };
  if (files.createExclusively(file, JSON.stringify(mine))) return { kind: "taken" };
  const found = files.read(file);
  // Released just now.
  if (found === undefined) return tryLock(file, identity, machine, files);
  const holder = parseLock(found);
  // Zeros: the file's length had reached the disk, and its content not.
  if (holder === undefined) return { kind: "foreign", file, isEmpty: found.every((byte) => byte === 0) };
  if (!isGone(holder, machine)) return { kind: "held", holder, file };

  // Only one at a time may clear a stale lock away, or a second one would remove the lock that the first one then took.
  // The guard is a lock like any other, so that a crash while it is held is recovered from in the same way.
  const guard = `${file}.stale`;
  const guarded = tryLock(guard, identity, machine, files);
  if (guarded.kind !== "taken") return guarded;
  try {
    const stillThere = files.read(file);
    if (stillThere !== undefined && Buffer.compare(stillThere, found) === 0) files.remove(file);
  } finally {
    files.remove(guard);
  }
  return tryLock(file, identity, machine, files);
}

/** Who holds a lock and lives, or may live where we cannot see; null when it is free. Nothing is taken or cleared. */
export function livingHolder(file: string, machine: Machine, files: FileSystem): LockHolder | null {
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

/** A lock that this run took. */
export interface Hold {
  /** Why it is no longer this run's, so that another one may be working; null while it is. */
  loss(): string | null;
  /** Gives it up. Not one that someone else took after ours was removed by hand. */
  release(): void;
}

/** The hold that a taken lock gives. */
export function holdOn(file: string, run: string, machine: Machine, files: FileSystem): Hold {
  const found = () => files.read(file);
  const isOurs = (bytes: Uint8Array | undefined) => {
    const holder = parseLock(bytes ?? new Uint8Array());
    return holder?.run === run && holder.instance === machine.instance && holder.host === machine.host;
  };
  return {
    loss: () => {
      try {
        const bytes = found();
        return isOurs(bytes) ? null : describeLoss(file, bytes);
      } catch (error) {
        return `the lock ${file} cannot be read any more (${systemCause(error)})`;
      }
    },
    release: () => {
      try {
        if (isOurs(found())) files.remove(file);
      } catch (error) {
        // It goes stale when this process ends.
        systemCause(error);
      }
    },
  };
}

function describeLoss(file: string, bytes: Uint8Array | undefined): string {
  const lost = `the lock ${file} was taken away while this run held it`;
  const holder = parseLock(bytes ?? new Uint8Array());
  return holder === undefined ? lost : `${lost}; run ${holder.run} has it now`;
}

/** Gone for sure: a process of another machine or namespace cannot be seen from here. */
function isGone(holder: LockContent, machine: Machine): boolean {
  if (holder.host !== machine.host || holder.pidNamespace !== machine.pidNamespace) return false;
  // The first process of every container has the same number, so that a killed run leaves the lock of its successor.
  if (holder.pid === machine.pid) return holder.instance !== machine.instance;
  if (!machine.isRunning(holder.pid)) return true;
  const running = machine.instanceOf(holder.pid);
  return holder.instance !== null && running !== null && holder.instance !== running;
}

function parseLock(bytes: Uint8Array): LockContent | undefined {
  const value = parseJson(Buffer.from(bytes).toString("utf8"));
  if (!isJsonObject(value)) return undefined;
  const { pid, host, since, run, pidNamespace, instance } = value;
  if (typeof pid !== "number" || typeof host !== "string" || typeof since !== "string") return undefined;
  if (typeof run !== "string" || typeof pidNamespace !== "string") return undefined;
  return { pid, host, since, run, pidNamespace, instance: typeof instance === "string" ? instance : null };
}
