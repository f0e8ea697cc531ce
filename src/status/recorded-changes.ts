import { keyOf, type WebhookKey } from "../model/fleet/key.ts";
import type { Intent, JournalRecord } from "../model/record/record.ts";
import type { RecordedChange } from "../model/report/webhook-description.ts";
import { fieldsBetween } from "./recorded-fields.ts";

type RunStarted = Extract<JournalRecord, { phase: "run-started" }>;

/** Gathers what the record tells of the changes of one name, or of all, record by record. */
export class RecordedChanges {
  readonly #name: string | null;
  readonly #changes: RecordedChange[] = [];
  #run: RunStarted | null = null;
  /** What the run that is read set out to write, by key. */
  #written = new Map<WebhookKey, Intent[]>();

  /** null: of all. */
  constructor(name: string | null) {
    this.#name = name;
  }

  /** Takes the next record of the chain in. */
  take(record: JournalRecord): void {
    switch (record.phase) {
      case "run-started":
        this.#run = record;
        this.#written = new Map();
        return;
      case "intent": {
        if (!this.#isAbout(record.webhook_name)) return;
        const key = keyOf({ name: record.webhook_name, version: record.version });
        this.#written.set(key, [...(this.#written.get(key) ?? []), record]);
        return;
      }
      case "change":
        if (this.#isAbout(record.webhook_name)) this.#changes.push(this.#changeOf(record));
        return;
      case "outcome":
      case "notice":
      case "repaired":
      case "segment-started":
      case "pruned":
      case "signed":
      case "run-finished":
        return;
    }
  }

  /** The latest first. */
  latestFirst(): RecordedChange[] {
    return this.#changes.toReversed();
  }

  #isAbout(name: string): boolean {
    return this.#name === null || this.#name === name;
  }

  #changeOf(record: Extract<JournalRecord, { phase: "change" }>): RecordedChange {
    const { time, action, result, status, details, reason, run, actor } = record;
    const key = keyOf({ name: record.webhook_name, version: record.version });
    const written = this.#written.get(key) ?? [];
    const started = this.#run?.run === run ? this.#run : null;
    return {
      ...{ time, key, action, result, status, details, reason, run, actor },
      fields: fieldsBetween(written[0]?.before ?? null, written.at(-1)?.after ?? null),
      commit: started?.commit ?? null,
      approved: started?.plan_digest ?? null,
      ciRunUrl: started?.ci_run_url ?? null,
    };
  }
}
