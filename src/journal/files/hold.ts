import { systemCause } from "../../base/system-error.ts";
import { Lease, type LeaseClocks, type Moment, momentOf, passedBetween } from "../chain/lease.ts";
import type { Machine } from "../chain/machine.ts";
import type { FileSystem } from "./file-system.ts";
import { lockText, parseLock, type Taking } from "./lock.ts";

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
  const isOurs = (bytes: Uint8Array | undefined) => {
    const holder = parseLock(bytes ?? new Uint8Array());
    return holder?.run === taking.run && holder.instance === machine.instance && holder.host === machine.host;
  };
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

function describeLoss(file: string, bytes: Uint8Array | undefined): string {
  const lost = `the lock ${file} was taken away while this run held it`;
  const holder = parseLock(bytes ?? new Uint8Array());
  return holder === undefined ? lost : `${lost}; run ${holder.run} has it now`;
}

/** So long is a look good at most: in the middle of a turn a process may stand still as at any other time. */
const LOOK_MS = 5;

/**
 * A look that all share who ask within one turn of the event loop and a few milliseconds: in one turn the answers to many
 * requests come, another request leaves for each, and every look takes the system as long as a request does.
 */
export function oncePerTurn(look: () => string | null, clocks: LeaseClocks): () => string | null {
  let looked: Moment | null = null;
  return () => {
    const now = momentOf(clocks);
    if (looked !== null && passedBetween(looked, now) < LOOK_MS) return null;
    const loss = look();
    looked = loss === null ? now : null;
    setImmediate(() => {
      looked = null;
    });
    return loss;
  };
}
