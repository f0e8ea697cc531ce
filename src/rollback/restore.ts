import { isShownAs } from "../base/credentials.ts";
import { isSameOrigin, originOf, parsedUrl } from "../base/http.ts";
import type { Directory } from "../model/fleet/directory.ts";
import type { Environment } from "../model/fleet/environment.ts";
import { idempotencyKeyOf, keyOf, renamesOf, type WebhookKey } from "../model/fleet/key.ts";
import type { LastWritten } from "../model/fleet/last-written.ts";
import { isOurs, type LiveWebhook } from "../model/fleet/live.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import type { Snapshot } from "../model/plan/change.ts";
import type { IncompleteReason } from "../model/plan/plan.ts";
import type { BeforeImage } from "./before-run.ts";
import { goesIntoService, stayingBeside, withDependencies } from "./dependencies.ts";
import { lackOf, lostValueOf } from "./lacking.ts";
import { isChanged } from "./parts.ts";
import { type FillIn, type RecordedWebhook, type Restored, webhookFromRecord } from "./recorded-webhook.ts";
import { otherwiseIn } from "./staying.ts";
import { foundAs, loneOf, twinOf } from "./twins.ts";

/** What there is to restore from, beside what the run found. */
export interface RestoreSources {
  readonly environment: Environment;
  readonly declared: readonly Webhook[];
  readonly live: readonly LiveWebhook[];
  readonly directory: Directory | null;
  /** What we last made of each webhook. */
  readonly lastWritten: ReadonlyMap<WebhookKey, LastWritten>;
  readonly fillIn: FillIn;
}

/** Declares what a run wrote to as it was. What it registered stays as it was made, out of service. */
export function restore(images: readonly BeforeImage[], sources: RestoreSources): readonly Restored[] {
  const { environment, lastWritten, fillIn, directory } = sources;
  const others = stayingBeside(images, images, sources.live).filter((one) => isOurs(one, environment));
  const declared = new Map(sources.declared.map((one) => [keyOf(one), one]));
  const renames = renamesOf(sources.declared);
  const find = foundAs(sources.live);
  const restored = images.flatMap((image): Restored[] => {
    const key = keyOf(image);
    const now = find(image);
    // Whose it is stays as the run left it, so what it let go of is nobody's to write to.
    if (image.changedHands && now !== undefined && !isOurs(now, environment)) return [];
    const recorded = recordedOf(image, lastWritten.get(key)?.after, now);
    if (recorded === null) return [];
    const health = lastWritten.get(key)?.health;
    const recovering = { fillIn, directory, declared: declared.get(key), health, live: now };
    const recovered = webhookFromRecord(recorded, recovering);
    const replaces = namesBorne(image, now);
    // What the run registered goes after what needs it; what stays may not have needed it then.
    const isMoved = image.was === null || goesIntoService(recovered.webhook, now);
    const known = recovering.declared?.dependsOn ?? image.dependsOn ?? lastWritten.get(key)?.dependsOn;
    const dependsOn = isMoved ? (known ?? []) : [];
    const webhook = { ...recovered.webhook, protect: image.protect, replaces, dependsOn };
    const lacks =
      goneOf(webhook, now) ??
      nowhereOf(image, webhook, now) ??
      strayOf(image, webhook, now) ??
      lackOf(recovered, now, environment);
    const twin = goesIntoService(webhook, now) ? twinOf(image, others, renames) : null;
    const lone = loneOf(image, now, { images, others });
    const stays = otherwiseIn(recorded, webhook, recovering);
    const incomplete = lacks ?? lostValueOf(image, webhook, now) ?? twin ?? lone;
    return [{ webhook, lacks: incomplete, stays }];
  });
  const webhooks = restored.map(({ webhook }) => webhook);
  return withDependencies(restored, stayingBeside(webhooks, images, sources.live));
}

/**
 * Whether the run registered it inactive, no run made it active, and it is: somebody else put it into service, and may have
 * registered it as well. Their doing is not the run's to revert.
 */
export function isLeftActive({ was, isActivated }: BeforeImage, now: LiveWebhook | undefined): boolean {
  return was === null && !isActivated && now?.status === "active";
}

/** What the tenant has of them: under their names, or with their keys under a name that somebody gave it by hand. */
export function liveAs(
  webhooks: readonly Webhook[],
  images: readonly BeforeImage[],
  live: readonly LiveWebhook[],
): LiveWebhook[] {
  // What was replaced in place has another version since.
  const ids = new Set(images.flatMap(({ id }) => id ?? []));
  const named = new Set(webhooks.map(keyOf));
  const carried = new Set<string | null>(webhooks.map(idempotencyKeyOf));
  const isMeant = (one: LiveWebhook) =>
    named.has(keyOf(one)) || carried.has(one.idempotencyKey) || ids.has(one.id);
  // A copy of one of them has another id, and makes it as ambiguous here as in any plan.
  const keys = new Set(live.filter(isMeant).map(keyOf));
  return live.filter((one) => keys.has(keyOf(one)));
}

/** null where there is nothing to take back: what the run registered is gone. */
function recordedOf(
  image: BeforeImage,
  made: Snapshot | undefined,
  live: LiveWebhook | undefined,
): RecordedWebhook | null {
  if (image.was !== null) return { ...image, was: image.was };
  if (made === undefined || live === undefined) return null;
  // What goes out of service keeps all that it has.
  return { ...image, was: { ...made, status: "deprecated" }, written: made, changed: new Set() };
}

/** What was on its way out is not made anew: it would have to be in service first. The run that deprecated it found it active. */
function goneOf(webhook: Webhook, live: LiveWebhook | undefined): IncompleteReason | null {
  if (webhook.status !== "deprecated" || live !== undefined) return null;
  return {
    code: "dependency",
    message: "it was deprecated before that run and is deleted now, and nothing is created deprecated",
    remedy: `roll back the run that deprecated it, which makes it active again (audit show --name ${webhook.name} names it)`,
  };
}

/** What had no url, as somebody left it, would be switched on although no probe can reach it, or lose the url that it has. */
function nowhereOf(
  { changed }: BeforeImage,
  webhook: Webhook,
  live: LiveWebhook | undefined,
): IncompleteReason | null {
  const { url } = webhook;
  if (parsedUrl(url) !== null || (url === live?.url && !goesIntoService(webhook, live))) return null;
  const what = url === "" ? "no url" : "a url that leads nowhere";
  return {
    code: "policy",
    message: `it ${isChanged(changed, "url") ? `had ${what} before that run` : `has ${what} now`}, which no probe can reach`,
    remedy: `leave it as it is with --skip-blocked, or declare ${keyOf(webhook)} with a url in its manifest and apply that`,
  };
}

/**
 * Where the url is one that somebody set by hand, before the run or since, the secrets stay where they were declared to go: who
 * clicked it may have had them sent to a machine of their own.
 */
function strayOf(
  { was, written, changed }: BeforeImage,
  webhook: Webhook,
  live: LiveWebhook | undefined,
): IncompleteReason | null {
  const { url } = webhook;
  const isKept = !isChanged(changed, "url");
  const declared = [written, isKept ? was : null].flatMap((one) => one?.url ?? []);
  const isByHand = declared.some((one) => !isSameOrigin(one, url) && !isShownAs(url, one));
  const isThere = isSameOrigin(url, live?.url ?? "") && !goesIntoService(webhook, live);
  if (!isByHand || originOf(url) === null || !carriesSecrets(webhook, live)) return null;
  if (isThere && !bringsSecrets(webhook, live)) return null;
  return {
    code: "credentials",
    message: `its url ${isKept ? "is" : "was"} on ${originOf(url)}, which somebody had set by hand, and its secrets were declared for another host`,
    remedy: `if they may go there, declare ${keyOf(webhook)} with that url in its manifest and apply that`,
  };
}

/** Whether a value goes there that is not there yet, as far as can be told. */
function bringsSecrets({ headers, endpoint }: Webhook, live: LiveWebhook | undefined): boolean {
  const auth = endpoint?.basicAuth;
  const now = live?.endpoint?.basicAuth;
  const password = now?.kind === "set" ? [{ name: PASSWORD, ...now.password }] : [];
  const known = new Map([...(live?.headers ?? []), ...password].map((one) => [one.name.toLowerCase(), one]));
  const sent = [...headers, ...(auth?.kind === "declared" ? [{ name: PASSWORD, value: auth.password }] : [])];
  return sent.some(({ name, value }) => {
    const there = known.get(name.toLowerCase());
    if (value.kind === "plain" || value.kind === "kept") return false;
    return value.kind === "unresolved" || there?.kind !== "readable" || !there.value.equals(value.value);
  });
}

const PASSWORD = "basicauth.password";

function carriesSecrets({ headers, endpoint }: Webhook, live: LiveWebhook | undefined): boolean {
  const auth = endpoint?.basicAuth.kind ?? "none";
  const isSet = auth === "declared" || (auth === "undeclared" && live?.endpoint?.basicAuth.kind === "set");
  return isSet || headers.some(({ value }) => value.kind !== "plain");
}

/** What the run gave its name to, and the one that a later run gave the same live object in place. */
function namesBorne({ name, line, renamedTo }: BeforeImage, now: LiveWebhook | undefined): readonly string[] {
  const isInPlace = now !== undefined && now.name !== name && line.has(now.name);
  return [...new Set([...renamedTo.map((one) => one.name), ...(isInPlace ? [now.name] : [])])];
}
