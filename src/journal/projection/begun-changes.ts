import { keyOf, type WebhookKey } from "../../model/fleet/key.ts";
import type { BegunChange } from "../../model/record/projection.ts";
import type { Intent, JournalEntry } from "../../model/record/record.ts";

type OutcomeEntry = Extract<JournalEntry, { phase: "outcome" }>;

/** By the webhook that a change is about: the intents of its last run, where no record says how it ended. */
export class BegunChanges {
  readonly #begun: Map<WebhookKey, BegunChange>;
  /** By request, the changes that it is a part of: to look into each would take as long as there are changes under way. */
  readonly #parts = new Map<string, Set<WebhookKey>>();

  constructor(begun: ReadonlyMap<WebhookKey, BegunChange>) {
    this.#begun = new Map(begun);
    for (const [key, { intents }] of begun) for (const intent of intents) this.#addPart(intent, key);
  }

  intend(intent: Intent): void {
    // What a replacement takes out of service is a part of it.
    if (isOfReplaced(intent)) this.#addToReplacement(intent);
    else this.#begin(intent);
  }

  #begin(intent: Intent): void {
    const key = keyOf({ name: intent.webhook_name, version: intent.version });
    const known = this.#begun.get(key);
    const goesOn = known?.intents[0].run === intent.run;
    if (!goesOn) this.#forgetParts(key);
    this.#begun.set(key, goesOn ? withIntent(known, intent) : { intents: [intent], ends: new Map() });
    this.#addPart(intent, key);
  }

  end({ request_id, result, status }: OutcomeEntry): void {
    for (const key of this.#parts.get(request_id) ?? []) {
      const begun = this.#begun.get(key);
      if (begun === undefined) continue;
      const ends = new Map([...begun.ends, [request_id, { result, status }]]);
      this.#begun.set(key, { intents: begun.intents, ends });
    }
  }

  /** A record says how the change ended. */
  close(key: WebhookKey): void {
    this.#forgetParts(key);
    this.#begun.delete(key);
  }

  #forgetParts(key: WebhookKey): void {
    for (const { request_id } of this.#begun.get(key)?.intents ?? []) {
      const keys = this.#parts.get(request_id);
      keys?.delete(key);
      if (keys?.size === 0) this.#parts.delete(request_id);
    }
  }

  all(): ReadonlyMap<WebhookKey, BegunChange> {
    return new Map(this.#begun);
  }

  #addToReplacement(intent: Intent): void {
    for (const [key, change] of this.#begun) {
      const [{ action, run, webhook_name, reason }] = change.intents;
      const isNamed = reason.kind === "renamed" && reason.from.includes(intent.webhook_name);
      const isAbout = webhook_name === intent.webhook_name || isNamed;
      const isPart = action === "replace" && run === intent.run && isAbout;
      if (!isPart) continue;
      this.#begun.set(key, withIntent(change, intent));
      this.#addPart(intent, key);
    }
  }

  #addPart({ request_id }: Intent, key: WebhookKey): void {
    this.#parts.set(request_id, (this.#parts.get(request_id) ?? new Set()).add(key));
  }
}

function withIntent({ intents, ends }: BegunChange, intent: Intent): BegunChange {
  return { intents: [...intents, intent], ends };
}

/** Whether it takes out of service what a replacement replaces. */
export function isOfReplaced({ action, step }: Intent): boolean {
  return action === "replace" && (step === "deprecate" || step === "deactivate");
}
