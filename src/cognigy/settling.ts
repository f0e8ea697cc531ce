import type { Result } from "../model/result.ts";
import type { TenantFailure } from "../model/tenant.ts";
import type { Deadline } from "./deadline.ts";
import type { Waiting } from "./waiting.ts";

/** What looking for the outcome of a write came to. */
export type Sighting<T> =
  | { readonly kind: "seen"; readonly value: T }
  | { readonly kind: "nothing"; readonly looks: number }
  /** It could not be looked, or not long enough. */
  | { readonly kind: "blind"; readonly message: string };

type Look<T> = () => Promise<Result<T | null, TenantFailure>>;

/** Looks for the outcome of a write that may stay invisible for a while. */
export class Settling {
  readonly #waiting: Waiting;
  readonly settleMs: number;

  constructor(waiting: Waiting, settleMs: number) {
    this.#waiting = waiting;
    this.settleMs = settleMs;
  }

  /** Looks once. A look gives null when there is nothing to see yet. */
  async once<T>(look: Look<T>): Promise<Sighting<T>> {
    const seen = await look();
    if (!seen.ok) return { kind: "blind", message: seen.error.message };
    return seen.value === null ? { kind: "nothing", looks: 1 } : { kind: "seen", value: seen.value };
  }

  /** Looks at once, half-way, and when every write must have become visible. */
  async through<T>(look: Look<T>, deadline: Deadline): Promise<Sighting<T>> {
    const waits = this.settleMs === 0 ? [] : [this.settleMs / 2, this.settleMs / 2];
    let sighting = await this.once(look);
    for (const [index, waitMs] of waits.entries()) {
      if (sighting.kind !== "nothing") return sighting;
      if (waitMs > deadline.remainingMs()) return { kind: "blind", message: "the deadline has come" };
      if (!(await this.#waiting.sleep(waitMs))) return { kind: "blind", message: "the run was interrupted" };
      sighting = await this.once(look);
      if (sighting.kind === "nothing") sighting = { kind: "nothing", looks: index + 2 };
    }
    return sighting;
  }
}
