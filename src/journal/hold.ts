import { systemCause } from "../base/system-error.ts";
import { showDuration } from "../base/time.ts";
import type { FileSystem } from "./files.ts";
import { lockText, type Machine, parseLock, type Taking } from "./lock.ts";

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

/** Until when a run may act as the one that holds a record, unless it renews that. */
export class Lease {
  readonly #leaseMs: number;
  readonly #clocks: LeaseClocks;
  #since: Readonly<Record<"monotonic" | "now", number>>;

  /** It was asked for just now. */
  constructor(leaseMs: number, clocks: LeaseClocks) {
    this.#leaseMs = leaseMs;
    this.#clocks = clocks;
    this.#since = this.asked();
  }

  /** This moment, for a renewal that begins now. */
  asked(): Readonly<Record<"monotonic" | "now", number>> {
    return { monotonic: this.#clocks.monotonic(), now: this.#clocks.now() };
  }

  /** A renewal has succeeded that was asked for then. */
  renewed(asked: Readonly<Record<"monotonic" | "now", number>>): void {
    this.#since = asked;
  }

  /** Why another run may hold the record by now; null while none can. */
  loss(): string | null {
    const { monotonic, now } = this.asked();
    const passed = Math.max(monotonic - this.#since.monotonic, now - this.#since.now);
    if (passed < this.#leaseMs * USED) return null;
    return (
      `this run held the record for ${showDuration(passed)} without saying that it lives, longer than its lease allows ` +
      "(its process or machine stood still, or its clock was set): another run may be at work"
    );
  }
}
