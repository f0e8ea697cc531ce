import { keyOf, type NameAndVersion, type WebhookKey } from "../model/key.ts";
import type { JournalEntry } from "../model/record.ts";

/** The codes of the notices that the hook was told of a deprecation, and of its withdrawal. */
export const ANNOUNCED = "deprecation-announced";
export const WITHDRAWN = "deprecation-withdrawn";

/** What the hook is told. */
export interface Deprecation extends NameAndVersion {
  /** That takes over; null where none does. */
  readonly newVersion: number | null;
  readonly sunset: string | null;
}

/** How often the deprecation of each version was announced and taken back. */
export class AnnouncementRounds {
  readonly #withdrawn = new Map<WebhookKey, number>();

  constructor(records: readonly JournalEntry[]) {
    for (const record of records) {
      if (record.phase !== "notice" || record.code !== WITHDRAWN) continue;
      const { webhook_name: name, version } = record;
      if (name !== null && version !== null) this.withdraw(keyOf({ name, version }));
    }
  }

  of(key: WebhookKey): number {
    return this.#withdrawn.get(key) ?? 0;
  }

  withdraw(key: WebhookKey): void {
    this.#withdrawn.set(key, this.of(key) + 1);
  }
}
