import type { Result } from "../../model/result.ts";
import type { TenantFailure } from "../../model/tenant.ts";
import type { Deadline } from "./deadline.ts";
import type { Delay } from "./delay.ts";

/** What looking for the outcome of a write came to. */
export type ReadOutcome<T> =
  | { readonly kind: "seen"; readonly value: T }
  | { readonly kind: "nothing"; readonly looks: number }
  /** It could not be looked, or not long enough. */
  | { readonly kind: "blind"; readonly message: string };

type Look<T> = () => Promise<Result<T | null, TenantFailure>>;

/** Looks for the outcome of a write that may stay invisible for a while. */
export class EventualRead {
  readonly #delay: Delay;
  readonly settleMs: number;

  constructor(delay: Delay, settleMs: number) {
    this.#delay = delay;
    this.settleMs = settleMs;
  }

  /** Looks once. A look gives null when there is nothing to see yet. */
  async once<T>(look: Look<T>): Promise<ReadOutcome<T>> {
    const seen = await look();
    if (!seen.ok) return { kind: "blind", message: seen.error.message };
    return seen.value === null ? { kind: "nothing", looks: 1 } : { kind: "seen", value: seen.value };
  }

  /** Looks at once, half-way, and when every write must have become visible. */
  async through<T>(look: Look<T>, deadline: Deadline): Promise<ReadOutcome<T>> {
    const waits = this.settleMs === 0 ? [] : [this.settleMs / 2, this.settleMs / 2];
    let outcome = await this.once(look);
    for (const [index, waitMs] of waits.entries()) {
      if (outcome.kind !== "nothing") return outcome;
      if (waitMs > deadline.remainingMs()) return { kind: "blind", message: "the deadline has come" };
      if (!(await this.#delay.sleep(waitMs))) return { kind: "blind", message: "the run was interrupted" };
      outcome = await this.once(look);
      if (outcome.kind === "nothing") outcome = { kind: "nothing", looks: index + 2 };
    }
    return outcome;
  }
}
