import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import process from "node:process";
import { codeOf, systemCause } from "../base/system-error.ts";
import type { FileSystem } from "./files.ts";
import type { LockHolder } from "./journal.ts";
import { isObject } from "./shape.ts";

/** Which process we are, and which others there are. */
export interface Machine {
  readonly pid: number;
  readonly host: string;
  /** Process ids mean something only within one: containers of a host may have its name and ids of their own. */
  readonly pidNamespace: string;
  isRunning(pid: number): boolean;
}

/** What becomes of a try to take a lock. */
export type LockAttempt =
  | { readonly kind: "taken" }
  | { readonly kind: "held"; readonly holder: LockHolder; readonly file: string }
  /** A file of that name is there that is no lock of ours. */
  | { readonly kind: "foreign"; readonly file: string };

interface LockContent extends LockHolder {
  readonly pidNamespace: string;
}

/** Takes the lock when it is free or its holder is gone. */
export function tryLock(
  file: string,
  identity: Pick<LockHolder, "run" | "since">,
  machine: Machine,
  files: FileSystem,
): LockAttempt {
  const { pid, host, pidNamespace } = machine;
  const mine: LockContent = { ...identity, pid, host, pidNamespace };
  if (files.createExclusively(file, JSON.stringify(mine))) return { kind: "taken" };
  const found = files.read(file);
  // Released just now.
  if (found === undefined) return tryLock(file, identity, machine, files);
  const holder = parseLock(found);
  if (holder === undefined) return { kind: "foreign", file };
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

/** Gives the lock up. Not one that someone else took after ours was removed by hand. */
export function unlock(file: string, run: string, machine: Machine, files: FileSystem): void {
  try {
    const holder = parseLock(files.read(file) ?? new Uint8Array());
    if (holder?.run === run && holder.pid === machine.pid && holder.host === machine.host) files.remove(file);
  } catch (error) {
    // It goes stale when this process ends.
    systemCause(error);
  }
}

/** Gone for sure: a process of another machine or namespace cannot be seen from here. */
function isGone(holder: LockContent, machine: Machine): boolean {
  const visible = holder.host === machine.host && holder.pidNamespace === machine.pidNamespace;
  return visible && !machine.isRunning(holder.pid);
}

function parseLock(bytes: Uint8Array): LockContent | undefined {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch {
    return undefined;
  }
  if (!isObject(value)) return undefined;
  const { pid, host, since, run, pidNamespace } = value;
  if (typeof pid !== "number" || typeof host !== "string" || typeof since !== "string") return undefined;
  if (typeof run !== "string" || typeof pidNamespace !== "string") return undefined;
  return { pid, host, since, run, pidNamespace };
}

/** The machine this process runs on. */
export function thisMachine(): Machine {
  return { pid: process.pid, host: hostname(), pidNamespace: pidNamespace(), isRunning };
}

function pidNamespace(): string {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    // Only Linux has them.
    return "";
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, under another user.
    return codeOf(error) !== "ESRCH";
  }
  return !isZombie(pid);
}

/** Ended, but its parent has not asked for that, as the first process of a container often never does: proc_pid_stat(5). */
function isZombie(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The state comes behind the program's name, which may hold brackets.
    return stat.startsWith("Z", stat.lastIndexOf(")") + 2);
  } catch {
    // Only Linux has such files.
    return false;
  }
}
