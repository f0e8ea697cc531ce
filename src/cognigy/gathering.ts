import type { LiveWebhook } from "../model/live.ts";
import { failure, type Result, success } from "../model/result.ts";
import { readIntegration } from "./integration.ts";
import type { Page } from "./page.ts";

export const MOST_PAGES = 1_000;

/** What is gathered from the pages of one listing, and what about them gives reason for doubt. */
export class Gathering {
  readonly #webhooks = new Map<string, LiveWebhook>();
  #pages = 0;
  #total: number | null = null;
  #shortfall: string | null = null;

  get webhooks(): readonly LiveWebhook[] {
    return [...this.#webhooks.values()];
  }

  /** Why the listing may be short; null when nothing speaks for it. Asked when the last page is in. */
  get shortfall(): string | null {
    const count = this.#webhooks.size;
    const mismatch = this.#total !== null && this.#total !== count;
    return (
      this.#shortfall ??
      (mismatch ? `the tenant says that there are ${this.#total}, it lists ${count}` : null)
    );
  }

  doubt(shortfall: string): void {
    this.#shortfall ??= shortfall;
  }

  /** Takes a page in. Gives how many integrations were not known from earlier pages. */
  add({ items, total }: Page): Result<number, string> {
    this.#pages += 1;
    if (this.#pages > MOST_PAGES) return failure(`more than ${MOST_PAGES.toLocaleString("en")} pages`);
    const before = this.#webhooks.size;
    for (const item of items) {
      const webhook = readIntegration(item, null);
      if (!webhook.ok) return webhook;
      this.#webhooks.set(webhook.value.id, webhook.value);
    }
    const fresh = this.#webhooks.size - before;
    const changed = this.#pages > 1 && total !== this.#total;
    if (changed || (fresh > 0 && fresh < items.length)) this.doubt("the list changed while it was read");
    this.#total = total;
    return success(fresh);
  }
}
