import type { WebhookKey } from "../../src/model/fleet/key.ts";
import type { JournalRecord } from "../../src/model/record/record.ts";
import { protections, remember } from "../journal/recalled.ts";

/** What is protected, by all that was ever recorded, whether or not the record is still there. */
export class Protection {
  readonly #truth = new Set<WebhookKey>();

  /** Learns from the record of a run that has just ended. */
  see(records: readonly JournalRecord[]): void {
    for (const [key, protect] of protections(records)) {
      if (protect) this.#truth.add(key);
      else this.#truth.delete(key);
    }
  }

  /**
   * Whether a run with this record may not take it out of service. An older record that knows the webhook as it was before
   * it was protected cannot tell, and is not asked to.
   */
  holds(key: WebhookKey, records: readonly JournalRecord[]): boolean {
    if (!this.#truth.has(key)) return false;
    return protections(records).get(key) ?? !remember(records).has(key);
  }
}
