import { idempotencyKeyOf, type NameAndVersion } from "../../model/key.ts";
import { differencesBetween, type Image, imageOfLive, imageOfWrite } from "../../model/likeness.ts";
import type { LiveWebhook } from "../../model/live.ts";
import type { WireWebhook } from "../../model/tenant.ts";

/** What a webhook was, is or should be, and which one it is. */
interface Identified extends NameAndVersion {
  readonly image: Image;
  readonly idempotencyKey: string | null;
}

/** The first field in which a live integration is not what was wanted; null when it is. */
export function differenceFrom(wanted: WireWebhook, live: LiveWebhook): string | null {
  const { name, version } = wanted;
  const idempotencyKey = idempotencyKeyOf(wanted);
  return difference({ name, version, idempotencyKey, image: imageOfWrite(wanted) }, identified(live));
}

/** The first field in which an integration is not what it was; null when it is. */
export function movedField(before: LiveWebhook, now: LiveWebhook): string | null {
  return difference(identified(before), identified(now));
}

function identified({ name, version, idempotencyKey, ...live }: LiveWebhook): Identified {
  return { name, version, idempotencyKey, image: imageOfLive({ name, version, idempotencyKey, ...live }) };
}

/** Lists may leave out what a single object shows, so what is hidden on one side is no difference. */
function difference(a: Identified, b: Identified): string | null {
  if (a.name !== b.name) return "name";
  if (a.version !== b.version) return "version";
  const [field] = differencesBetween(a.image, b.image);
  if (field !== undefined) return field.replace(/^headers\./, "header ");
  const keys = [a.idempotencyKey, b.idempotencyKey];
  return !keys.includes(null) && a.idempotencyKey !== b.idempotencyKey ? "idempotencyKey" : null;
}
