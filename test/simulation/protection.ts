import type { WebhookKey } from "../../src/model/fleet/key.ts";
import { lastWrittenIn, type Projection, protectionsIn } from "../../src/model/record/projection.ts";

/** What is protected, by all that was ever recorded, whether or not the record is still there. */
export class Protection {
  readonly #truth = new Set<WebhookKey>();

  /** Learns from the record of a run that has just ended. */
  see(recorded: Projection): void {
    for (const [key, protect] of protectionsIn(recorded)) {
      if (protect) this.#truth.add(key);
      else this.#truth.delete(key);
    }
  }

  /**
   * Whether a run with this record may not take it out of service. An older record that knows the webhook as it was before
   * it was protected cannot tell, and is not asked to.
   */
  holds(key: WebhookKey, recorded: Projection): boolean {
    if (!this.#truth.has(key)) return false;
    return protectionsIn(recorded).get(key) ?? !lastWrittenIn(recorded).has(key);
  }
}
