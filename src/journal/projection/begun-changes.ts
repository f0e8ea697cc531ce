import { keyOf, type WebhookKey } from "../../model/key.ts";
import type { BegunChange } from "../../model/projection.ts";
import type { Intent, JournalEntry } from "../../model/record.ts";

type OutcomeEntry = Extract<JournalEntry, { phase: "outcome" }>;

/** By the webhook that a change is about: the intents of its last run, where no record says how it ended. */
export class BegunChanges {
  readonly #begun: Map<WebhookKey, BegunChange>;

  constructor(begun: ReadonlyMap<WebhookKey, BegunChange>) {
    this.#begun = new Map(begun);
  }

  intend(intent: Intent): void {
    // What a replacement takes out of service is a part of it.
    if (intent.action === "replace" && isRetirement(intent)) this.#addToReplacement(intent);
    else this.#begin(intent);
  }

  #begin(intent: Intent): void {
    const key = keyOf({ name: intent.webhook_name, version: intent.version });
    const known = this.#begun.get(key);
    const goesOn = known?.intents[0].run === intent.run;
    this.#begun.set(key, goesOn ? withIntent(known, intent) : { intents: [intent], ends: new Map() });
  }

  end({ request_id, result, status }: OutcomeEntry): void {
    for (const [key, { intents, ends }] of this.#begun) {
      if (!intents.some((intent) => intent.request_id === request_id)) continue;
      this.#begun.set(key, { intents, ends: new Map([...ends, [request_id, { result, status }]]) });
    }
  }

  /** A record says how the change ended. */
  close(key: WebhookKey): void {
    this.#begun.delete(key);
  }

  all(): ReadonlyMap<WebhookKey, BegunChange> {
    return new Map(this.#begun);
  }

  #addToReplacement(intent: Intent): void {
    for (const [key, change] of this.#begun) {
      const [{ action, run, webhook_name }] = change.intents;
      const isPart = action === "replace" && run === intent.run && webhook_name === intent.webhook_name;
      if (isPart) this.#begun.set(key, withIntent(change, intent));
    }
  }
}

function withIntent({ intents, ends }: BegunChange, intent: Intent): BegunChange {
  return { intents: [...intents, intent], ends };
}

function isRetirement({ step }: Intent): boolean {
  return step === "deprecate" || step === "deactivate";
}
