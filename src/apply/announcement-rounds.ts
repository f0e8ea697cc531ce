import { keyOf, type NameAndVersion, type WebhookKey } from "../model/key.ts";
import type { LiveWebhook } from "../model/live.ts";
import type { Plan } from "../model/plan.ts";
import { factOf, type Projection } from "../model/projection.ts";

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

/** What the hook was told last of a version, and has to hear otherwise. */
export interface Correction extends Deprecation {
  readonly says: "stays" | "deprecated";
}

/**
 * Where the hook's last word is not what is. A run announced a deprecation and did not live to make it, and nobody wants
 * it any more: the version is in service, and the plan leaves it there. Or a run took its announcement back, and another
 * one made the same deprecation at that moment: the version is out of service, and the plan leaves it there.
 */
export function correctionsFor(
  { changes, unchanged }: Plan,
  live: readonly LiveWebhook[],
  projection: Pick<Projection, "webhooks">,
): readonly Correction[] {
  const statuses = new Map(live.map((one) => [keyOf(one), one.status]));
  const staysActive = changes.filter(
    (change) => change.action === "update" && change.after.status === "active",
  );
  const staying = new Set([...unchanged, ...staysActive].map(({ key }) => key));
  const changing = new Set(changes.map(({ key }) => key));
  const lastWords = [...factOf(projection, ({ lastWord }) => lastWord).values()];
  return lastWords.flatMap(({ isWithdrawn, ...told }): Correction[] => {
    const key = keyOf(told);
    const status = statuses.get(key);
    if (!isWithdrawn && status === "active" && staying.has(key)) return [{ ...told, says: "stays" }];
    const isOut = isWithdrawn && status === "deprecated" && !changing.has(key);
    return isOut ? [{ ...told, says: "deprecated" }] : [];
  });
}
