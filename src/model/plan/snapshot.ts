import { isQuotable, shownUrl } from "../../base/credentials.ts";
import { grouped, shortened } from "../../base/text.ts";
import type { Environment } from "../fleet/environment.ts";
import type { LiveHeader, LiveWebhook, ShownTexts } from "../fleet/live.ts";
import type { HeaderValue, Status, Webhook } from "../fleet/webhook.ts";
import type { ShownValue, Snapshot } from "./change.ts";
import { snapshotOfEndpoint, snapshotOfLiveEndpoint } from "./endpoint-snapshot.ts";
import type { Image, ImageField } from "./likeness.ts";

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
  const { url, shownUrl: shown = url, method, payloadFormat } = webhook;
  const { endpoint } = webhook;
  return {
    ...{ url: shown, method, payloadFormat, status, headers: Object.fromEntries(headers) },
    ...(endpoint === null ? {} : { endpoint: snapshotOfEndpoint(endpoint, showDeclared) }),
  };
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

/** What a tenant made of a value that was written, and what to do about it. */
export interface Deviation {
  /** Goes after "the tenant": "keeps `url` as `https://a.test/x`". */
  readonly phrase: string;
  /** One sentence without a final period. */
  readonly remedy: string;
}

/** Where the manifest is known the remedy names the line: `place` is `webhooks.d/orders.yaml:4`, else "its manifest". */
export function deviationOf(field: ImageField, wanted: Image, live: LiveWebhook, place: string): Deviation {
  switch (field) {
    case "url":
      return keeps(field, shownTextOf(live, field), urlRemedy(live.url, place));
    case "method":
    case "payloadFormat":
      return keeps(field, shownTextOf(live, field), typeRemedy(field, live[field], place));
    case "status":
      return keeps(field, live.status, statusRemedy(wanted, live));
    case "basicAuth.user":
    case "basicAuth.password":
    case "cognigy.name":
    case "cognigy.flow":
    case "cognigy.locale":
    case "cognigy.snapshot": {
      const remedy = `look at it on the platform, and write it as the tenant keeps it in ${place}`;
      return { phrase: `keeps something else as \`${field}\``, remedy };
    }
  }
  return headerDeviation(field.slice("headers.".length), wanted, live, place);
}

/** Several in one sentence without a final period. */
export function describeDeviations(deviations: readonly Deviation[]): Deviation {
  const remedies = [...new Set(deviations.map(({ remedy }) => remedy))];
  return {
    phrase: `the tenant ${deviations.map(({ phrase }) => phrase).join(", ")}`,
    remedy: remedies.join("; "),
  };
}

function keeps(field: string, value: string, remedy: string): Deviation {
  return { phrase: `keeps \`${field}\` as \`${value}\``, remedy };
}

/** What the WHATWG parser would mend is refused in a manifest. */
function urlRemedy(url: string, place: string): string {
  return /[^\x21-\x7e]|[\\#]/.test(url)
    ? `no manifest may hold that: give the receiver a path of letters, digits and dashes, and write it in ${place}`
    : `write it so in ${place}`;
}

/** Methods and media types that a manifest may have. */
const WRITABLE = { method: /^(?:POST|PUT|PATCH)$/i, payloadFormat: /^[a-z]+\/[a-z0-9.+-]{1,100}$/ };

function typeRemedy(field: keyof typeof WRITABLE, value: string, place: string): string {
  return WRITABLE[field].test(value)
    ? `write it so in ${place}`
    : "no manifest may hold that: set it on the platform, and find out there what keeps it so";
}

function statusRemedy(wanted: Image, live: LiveWebhook): string {
  return wanted.status === "deprecated" && live.status === "inactive"
    ? "set `capabilities.deprecatedStatus: false` for this tenant"
    : "look at it on the platform, then plan again";
}

/** Values of headers are never told. */
function headerDeviation(key: string, wanted: Image, live: LiveWebhook, place: string): Deviation {
  const header = live.headers.find(({ name }) => name.toLowerCase() === key);
  if (header === undefined) {
    return { phrase: `drops the header \`${key}\``, remedy: `take it out of ${place}` };
  }
  if (wanted.headers?.has(key) !== true) {
    const remedy = `name it in \`tenant.addedHeaders\` of webhook-sync.yaml`;
    return { phrase: `adds the header \`${header.name}\``, remedy };
  }
  const remedy = `write its value as the tenant keeps it in ${place}`;
  return { phrase: `keeps another value of the header \`${header.name}\``, remedy };
}

/** The status that stands for the wanted one on this tenant. */
export function wireStatus(status: Status, { capabilities }: Pick<Environment, "capabilities">): Status {
  return status === "deprecated" && !capabilities.deprecatedStatus ? "inactive" : status;
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
