import type { WebhookKey } from "../../model/fleet/key.ts";
import type { Projection, WebhookFacts } from "../../model/record/projection.ts";
import { sha256 } from "../chain/chain.ts";
import { factsText, parseRest, restText } from "../projection/document.ts";

type Rest = Omit<Projection, "webhooks">;

/**
 * Ties the rows of all webhooks to what is written beside the records, by a hash on a line of its own after it. It is kept
 * from group to group by those that change, since a group must not cost as much as the whole fleet.
 */
export class RowSeal {
  readonly #hashes = new Map<WebhookKey, bigint>();
  #sum = 0n;

  constructor(webhooks: Iterable<readonly [WebhookKey, WebhookFacts]>) {
    this.set(webhooks);
  }

  set(changed: Iterable<readonly [WebhookKey, WebhookFacts]>): void {
    for (const [key, facts] of changed) {
      const hash = BigInt(`0x${sha256(`${key} ${factsText(facts)}`)}`);
      this.#sum ^= hash ^ (this.#hashes.get(key) ?? 0n);
      this.#hashes.set(key, hash);
    }
  }

  /** What is written beside the records. */
  sealed(rest: Rest): string {
    const text = restText(rest);
    return `${text}\n${this.#over(text)}`;
  }

  /** Whether that was written together with these rows. */
  holds(sealed: string): boolean {
    const [text = "", hash] = sealed.split("\n");
    return hash === this.#over(text);
  }

  #over(text: string): string {
    return sha256(`${text}\n${this.#sum.toString(16)}`);
  }
}

/** undefined where another version wrote it, which has another format or no such hash. */
export function parseSealed(sealed: string): Rest | undefined {
  const [text = "", hash] = sealed.split("\n");
  return hash === undefined ? undefined : parseRest(text);
}
