import { isQuotable, shownUrl } from "../../base/credentials.ts";
import { grouped, shortened } from "../../base/text.ts";
import { PASSWORD_LABEL } from "../fleet/endpoint.ts";
import type { Environment } from "../fleet/environment.ts";
import { keyOf, type WebhookKey } from "../fleet/key.ts";
import type { LastWritten } from "../fleet/last-written.ts";
import type { Labelled, LiveHeader, LiveWebhook, ShownTexts } from "../fleet/live.ts";
import type { HeaderValue, Status, Webhook } from "../fleet/webhook.ts";
import type { ShownValue, Snapshot } from "./change.ts";
import { snapshotOfEndpoint, snapshotOfLiveEndpoint } from "./endpoint-snapshot.ts";

const MOST_CHARACTERS = 8_192;

/** What a declared header value looks like in plans and records. */
export function showDeclared(value: HeaderValue): ShownValue {
  if (value.kind === "plain") return { kind: "plain", text: value.value };
  return value.template === null ? { kind: "sensitive" } : { kind: "secret", template: value.template };
}

/** A live value is sensitive unless operators say that its name is plain, and where it looks like a credential all the same. */
export function showLive(header: LiveHeader, plainHeaders: readonly string[]): ShownValue {
  if (header.kind === "masked") return { kind: "masked" };
  if (!plainHeaders.includes(header.name.toLowerCase())) return { kind: "sensitive" };
  if (header.isHidden) return { kind: "sensitive" };
  const text = header.value.expose();
  // Longer than any that a manifest declares.
  return text.length <= MOST_CHARACTERS && isQuotable(text) ? { kind: "plain", text } : { kind: "sensitive" };
}

/** A declared webhook as it may be shown and recorded. */
export function snapshotOf(webhook: Webhook, status: Status = webhook.status): Snapshot {
  const headers = webhook.headers.map(({ name, value }) => [name, showDeclared(value)] as const);
  const { url, method, payloadFormat, endpoint, shown = {} } = webhook;
  return {
    ...{ url, method, payloadFormat, ...shown, status, headers: Object.fromEntries(headers) },
    ...(endpoint === null ? {} : { endpoint: snapshotOfEndpoint(endpoint, showDeclared) }),
  };
}

/** By its key, for what is looked up beside what is declared. */
export function declaredAs(webhook: Webhook): readonly [WebhookKey, Snapshot] {
  return [keyOf(webhook), snapshotOf(webhook)];
}

/** A live webhook as it may be shown and recorded. */
export function snapshotOfLive(
  live: LiveWebhook,
  plainHeaders: readonly string[],
  status: Status = live.status,
): Snapshot {
  const headers = live.headers.map((header) => [header.name, showLive(header, plainHeaders)] as const);
  return {
    url: shownTextOf(live, "url"),
    method: shownTextOf(live, "method"),
    payloadFormat: shownTextOf(live, "payloadFormat"),
    status,
    headers: Object.fromEntries(headers),
    ...(live.endpoint === null ? {} : { endpoint: snapshotOfLiveEndpoint(live.endpoint) }),
  };
}

/** What may be shown of a text of a live webhook. */
export function shownTextOf(live: LiveWebhook, field: keyof ShownTexts): string {
  return live.shown?.[field] ?? (field === "url" ? shownUrl(live.url) : shownText(live[field]));
}

/** A text of a tenant that is short where it means something. */
export function shownText(text: string): string {
  return shortened(text, 201);
}

/** The status that stands for the wanted one on this tenant. */
export function wireStatus(status: Status, { capabilities }: Pick<Environment, "capabilities">): Status {
  return status === "deprecated" && !capabilities.deprecatedStatus ? "inactive" : status;
}

/** Whether a status says that a version was taken out of service, in the tenant's words or in ours. */
export function isOutOfService(status: Status, environment: Pick<Environment, "capabilities">): boolean {
  return status === "deprecated" || status === wireStatus("deprecated", environment);
}

interface Declared {
  readonly desired: readonly Webhook[];
  readonly environment: Pick<Environment, "policy">;
}

/** The headers of a live webhook whose values operators let be shown, less those that a manifest of that name fills from a secret. */
export function plainAsDeclared(
  { name }: LiveWebhook,
  { desired, environment }: Declared,
): readonly string[] {
  const secret = secretsIn(desired).get(name) ?? [];
  return environment.policy.plainHeaders.filter((header) => !secret.includes(header));
}

/** Asked for each live webhook, and worked out once for a fleet. */
const KNOWN = new WeakMap<readonly Webhook[], ReadonlyMap<string, readonly string[]>>();

/** By name, the headers that a manifest fills from a secret. */
function secretsIn(desired: readonly Webhook[]): ReadonlyMap<string, readonly string[]> {
  const known = KNOWN.get(desired);
  if (known !== undefined) return known;
  const named = desired.flatMap((webhook) =>
    secretHeaders(webhook).map((header) => [webhook.name, header] as const),
  );
  const secrets = grouped(named);
  KNOWN.set(desired, secrets);
  return secrets;
}

function secretHeaders({ headers }: Webhook): readonly string[] {
  return headers.flatMap(({ name, value }) => (value.kind === "plain" ? [] : [name.toLowerCase()]));
}

/** Where it stands what was written: the records, and labels. */
export interface WrittenSources {
  readonly lastWritten: ReadonlyMap<WebhookKey, LastWritten>;
  readonly environment: Pick<Environment, "capabilities">;
}

/** What labels say where no record does: on another machine, or with the state directory gone. */
function labelledAlone(live: LiveWebhook, { lastWritten, environment }: WrittenSources): Labelled | null {
  return environment.capabilities.labels && !lastWritten.has(keyOf(live)) ? live.labelled : null;
}

/** The day from which a live webhook may be deleted, as it was last written; null where nothing tells. */
export function recordedSunset(live: LiveWebhook, sources: WrittenSources): string | null {
  return sources.lastWritten.get(keyOf(live))?.sunset ?? labelledAlone(live, sources)?.sunset ?? null;
}

/** What was last written to headers, by name; undefined where nothing tells. */
export function recordedHeaders(
  live: LiveWebhook,
  sources: WrittenSources,
): (name: string) => ShownValue | undefined {
  const lastWritten = sources.lastWritten.get(keyOf(live));
  if (lastWritten !== undefined) return (name) => headerIn(lastWritten.after, name);
  const labelled = labelledAlone(live, sources);
  return (name) => {
    const template = labelled?.secrets.get(name.toLowerCase());
    return template === undefined ? undefined : { kind: "secret", template };
  };
}

/** What a snapshot shows of a header, however it is spelled. */
export function headerIn({ headers }: Pick<Snapshot, "headers">, name: string): ShownValue {
  const entry = Object.entries(headers).find(([key]) => key.toLowerCase() === name.toLowerCase());
  return entry?.[1] ?? { kind: "absent" };
}

/** What it was last written from, by a record or by our marker; undefined where nothing tells. */
export function recordedPassword(live: LiveWebhook, sources: WrittenSources): ShownValue | undefined {
  const written = sources.lastWritten.get(keyOf(live));
  if (written !== undefined) return written.after.endpoint?.password ?? undefined;
  return recordedHeaders(live, sources)(PASSWORD_LABEL);
}
