import { isShownAs } from "../base/credentials.ts";
import { isSameOrigin, originOf } from "../base/http.ts";
import type { LiveEndpoint } from "../model/fleet/endpoint.ts";
import type { LiveWebhook } from "../model/fleet/live.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import type { ShownValue, Snapshot } from "../model/plan/change.ts";
import { type EndpointSnapshot, snapshotOfLiveEndpoint } from "../model/plan/endpoint-snapshot.ts";
import { showDeclared, snapshotOf } from "../model/plan/redacted-snapshot.ts";
import { changedBy, isChanged } from "./parts.ts";
import { keptAs } from "./recorded-endpoint.ts";
import type { FillIn, RecordedWebhook } from "./recorded-webhook.ts";

/** What there is of it on the tenant, and what a template stands for. */
interface Kept {
  readonly live: LiveWebhook | undefined;
  readonly fillIn: FillIn;
}

/** What is kept as it is live and was otherwise, as far as both are told; of the url also its host. */
export function otherwiseIn(
  { was, changed }: RecordedWebhook,
  webhook: Webhook,
  { live, fillIn }: Kept,
): readonly string[] {
  if (live === undefined) return [];
  const after = withKeptEndpoint(snapshotOf(webhook), was, { webhook, live, fillIn });
  const other = changedBy({ before: was, after });
  const parts = other === "all" ? [] : [...other].filter((part) => part !== "status" && part !== "url");
  const isMoved = !isChanged(changed, "url") && !isShownAs(webhook.url, was.url);
  // The rest of it may repeat a secret.
  const origin = originOf(webhook.url);
  return [
    ...(isMoved ? [origin === null ? "url" : `url (now on ${origin})`] : []),
    ...parts.filter((part) => !isChanged(changed, part)),
  ];
}

interface Keeping {
  readonly webhook: Webhook;
  readonly live: LiveWebhook;
  readonly fillIn: FillIn;
}

/** What is not declared of an Endpoint is what is live of it, unless the url goes to another host. */
function withKeptEndpoint(after: Snapshot, { endpoint: was }: Snapshot, keeping: Keeping): Snapshot {
  const { webhook, live, fillIn } = keeping;
  const declared = webhook.endpoint;
  if (after.endpoint === undefined || was === undefined || declared === null || live.endpoint === null)
    return after;
  const { flow, locale, entrypoint, user } = snapshotOfLiveEndpoint(live.endpoint);
  const isLeft = declared.basicAuth.kind === "undeclared";
  const keepsValues = isLeft && (webhook.url === live.url || isSameOrigin(webhook.url, live.url));
  const password = keptPassword(was, live.endpoint, fillIn);
  const endpoint = {
    ...after.endpoint,
    ...(declared.flow === null && was.flow !== null ? { flow } : {}),
    ...(declared.locale === null && was.locale !== null ? { locale } : {}),
    ...(declared.snapshot === null && was.entrypoint !== null ? { entrypoint } : {}),
    ...(keepsValues && was.user !== null ? { user } : {}),
    ...(keepsValues ? { password } : {}),
  };
  return { ...after, endpoint };
}

/** As it was, unless it is another one for sure. */
function keptPassword(
  { password: then }: EndpointSnapshot,
  { basicAuth: now }: LiveEndpoint,
  fillIn: FillIn,
): ShownValue | null {
  if (then === null) return null;
  if (now.kind === "none") return { kind: "absent" };
  if (then.kind === "absent") return { kind: now.password.kind === "masked" ? "masked" : "sensitive" };
  if (then.kind !== "secret" || now.password.kind === "masked") return then;
  return showDeclared(keptAs(now.password.value, fillIn("password", then.template).value));
}
