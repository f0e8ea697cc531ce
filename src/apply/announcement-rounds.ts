import type { NameAndVersion, WebhookKey } from "../model/key.ts";
import type { Projection } from "../model/projection.ts";

/** What the hook is told. */
export interface Deprecation extends NameAndVersion {
  /** That takes over; null where none does. */
  readonly newVersion: number | null;
  readonly sunset: string | null;
}

/** How often the deprecation of each version was announced and taken back. */
export class AnnouncementRounds {
  readonly #withdrawn = new Map<WebhookKey, number>();

  constructor({ webhooks }: Pick<Projection, "webhooks">) {
    for (const [key, { withdrawals }] of webhooks) {
      if (withdrawals > 0) this.#withdrawn.set(key, withdrawals);
    }
  }

  of(key: WebhookKey): number {
    return this.#withdrawn.get(key) ?? 0;
  }

  withdraw(key: WebhookKey): void {
    this.#withdrawn.set(key, this.of(key) + 1);
  }
}
