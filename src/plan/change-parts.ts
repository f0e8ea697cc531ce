import { digestOf } from "../base/digest.ts";
import type { Create, Declared, Probe } from "../model/change.ts";
import type { Location } from "../model/diagnostic.ts";
import type { Environment } from "../model/environment.ts";
import { payloadText } from "../model/health.ts";
import type { LiveWebhook } from "../model/live.ts";
import { snapshotOfLive } from "../model/snapshot.ts";
import { connectToOf } from "../model/urls.ts";
import type { Webhook } from "../model/webhook.ts";
import type { Difference } from "./fields.ts";

/** The order is worked out once all changes are known. */
export const UNORDERED: Pick<Create, "step" | "dependsOn"> = { step: 1, dependsOn: [] };

export const NOTHING: Difference = { fields: [], unverified: [], kept: [] };

/** Where a manifest begins. */
export function documentLocation({ source: { file, line, column } }: Webhook): Location {
  return { file, line, column };
}

/** What a manifest says besides what the tenant keeps. */
export function declaredPart({ owner, protect, sunset }: Webhook): Declared {
  return { owner, protect, sunset };
}

/** What the health gate does with a webhook that is to become active; null where it does not decide on it. */
export function probePart(desired: Webhook, gated: boolean, { health }: Environment): Probe | null {
  if (!gated) return null;
  const { payload, body, expect, accept, maxLatencyMs } = desired.health;
  const connectTo = connectToOf(new URL(desired.url), health.connectTo);
  return {
    ...{ mode: health.mode, payload: payloadText(payload), expect, maxLatencyMs, connectTo },
    ...(body.kind === "flow-output" && payload === undefined ? { userId: body.userId } : {}),
    ...(accept.length === 0 ? {} : { accept: [...accept] }),
  };
}

/**
 * Stands for the live objects that a change was planned on. Sensitive values are left out: a hash of a short secret
 * beside an otherwise known object could be guessed. Whether they moved is checked by reading before the write.
 */
export function fingerprintOf(live: readonly LiveWebhook[], plainHeaders: readonly string[]): string {
  if (live.length === 0) return "absent";
  return digestOf(
    live.map(({ id, etag, ...webhook }) => ({
      id,
      etag,
      ...snapshotOfLive({ id, etag, ...webhook }, plainHeaders),
    })),
  );
}
