import { keyOf, type WebhookKey } from "../model/key.ts";
import type { LiveWebhook } from "../model/live.ts";
import type { Status } from "../model/webhook.ts";

/** A change that left with labels of ours. */
interface LabelledChange {
  readonly id: string;
  readonly key: WebhookKey;
  readonly status: Status;
}

/** The changes of a run that left with labels, and whether somebody was told that these are not kept. */
export class LabelledChanges {
  readonly all: LabelledChange[] = [];
  isTold = false;

  /** Echoes are completed by what was sent: what the tenant kept shows only when it is read. */
  note(live: LiveWebhook, labels: { readonly sunset: string | null; readonly protect: boolean }): void {
    if (labels.sunset === null && !labels.protect) return;
    this.all.push({ id: live.id, key: keyOf(live), status: live.status });
  }
}
