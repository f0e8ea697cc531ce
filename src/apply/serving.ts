import type { LiveWebhook } from "../model/live.ts";
import type { Status } from "../model/webhook.ts";

/** Whether a live webhook of this status is switched on; null where the status says all of it. */
export function servesAs(status: Status, { endpoint }: Pick<LiveWebhook, "endpoint">): boolean | null {
  return endpoint === null ? null : status === "active";
}
