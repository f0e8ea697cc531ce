import { HIDDEN, isPartlyShown } from "../base/credentials.ts";
import { isSameOrigin } from "../base/http.ts";
import type { Directory } from "../model/fleet/directory.ts";
import type { NameAndVersion } from "../model/fleet/key.ts";
import type { LiveWebhook } from "../model/fleet/live.ts";
import type { Header, HeaderValue, Webhook } from "../model/fleet/webhook.ts";
import type { ShownValue, Snapshot } from "../model/plan/change.ts";
import type { IncompleteReason } from "../model/plan/plan.ts";
import { endpointFromRecord, keptAs } from "./recorded-endpoint.ts";

/** A webhook as a record shows it. */
export interface RecordedWebhook extends NameAndVersion {
  readonly was: Snapshot;
  /** What we had written last; null where no record tells. */
  readonly written: Snapshot | null;
  /** What nobody changed since, `url` and `headers.x-region`: what is live of it is what was there. */
  readonly untouched: ReadonlySet<string>;
}

/** The header that a template stands for. What the template refers to was found good when it was declared. */
export type FillIn = (name: string, template: string) => Header;

/** Where its values come from, and the manifest of the same key for what a record does not hold. */
export interface Recovering {
  readonly fillIn: FillIn;
  readonly declared: Webhook | undefined;
  readonly live: LiveWebhook | undefined;
  readonly directory: Directory | null;
}

/** A webhook declared as a record shows it, without what cannot be had any more. */
export interface Recovered {
  readonly webhook: Webhook;
  /** Headers, and the url, whose value nobody names. */
  readonly hidden: readonly string[];
  /** Secrets that no source knows. */
  readonly missing: readonly string[];
}

/** A webhook as it was before a run, as far as that can be declared. */
export interface Restored {
  readonly webhook: Webhook;
  /** Why that is not far enough; null where it is. */
  readonly lacks: IncompleteReason | null;
}

/**
 * Declares a webhook as a record shows it. What is live still is kept, but for credentials where the url is on another host
 * now: what they are is for that host alone. Other secrets are looked up by their references.
 */
export function webhookFromRecord(recorded: RecordedWebhook, recovering: Recovering): Recovered {
  const { name, version, was, untouched } = recorded;
  const url = isPartlyShown(was.url) ? keptUrl(recorded, recovering) : was.url;
  const { live } = recovering;
  const keepsValues = live !== undefined && (url === live.url || isSameOrigin(url ?? "", live.url));
  const valuesFrom = { ...recovering, live: keepsValues ? live : undefined };
  const found = Object.entries(was.headers).map(
    ([header, shown]) => [header, headerFrom(header, shown, recorded, valuesFrom)] as const,
  );
  const headers = found.flatMap(([, header]) => header ?? []);
  const endpoint = was.endpoint
    ? endpointFromRecord(was.endpoint, { ...recovering, untouched, keepsValues })
    : null;
  const hidden = [
    ...(url === null ? ["url"] : []),
    ...(["method", "payloadFormat"] as const).filter((field) => was[field] === HIDDEN),
    ...found.filter(([, header]) => header === null).map(([header]) => header),
    ...(endpoint?.hidden ?? []),
  ];
  const password = endpoint?.endpoint.basicAuth;
  const secrets = password?.kind === "declared" ? [password.password] : [];
  const values = [...headers.map(({ value }) => value), ...secrets];
  return {
    hidden,
    missing: values.flatMap((value) => (value.kind === "unresolved" ? value.missing : [])),
    webhook: {
      ...UNDECLARED,
      health: healthOf(endpoint !== null),
      ...recovering.declared,
      source: { file: "the record", line: 1, column: 1, document: 0 },
      // What it depends on now may not be what it depended on then.
      ...{ replaces: [], adopt: false, unadopt: false, dependsOn: [] },
      name,
      version,
      url: url ?? was.url,
      // Nobody wrote into Git what the record does not show.
      ...(url === was.url ? {} : { shownUrl: was.url }),
      ...{ method: was.method, payloadFormat: was.payloadFormat, status: was.status },
      headers,
      endpoint: endpoint?.endpoint ?? null,
    },
  };
}

/** What no record has, where no manifest has it either. */
const UNDECLARED = { description: null, owner: null, protect: false, sunset: null } as const;

function healthOf(isEndpoint: boolean): Webhook["health"] {
  return {
    payload: undefined,
    body: isEndpoint ? { kind: "flow-output", userId: "webhook-sync" } : { kind: "health-event" },
    expect: "2xx",
    accept: [],
    maxLatencyMs: null,
  };
}

function keptUrl({ untouched }: RecordedWebhook, { live }: Recovering): string | null {
  return live !== undefined && untouched.has("url") ? live.url : null;
}

/** null where nobody names its value. */
function headerFrom(
  name: string,
  shown: ShownValue,
  recorded: RecordedWebhook,
  recovering: Recovering,
): Header | null {
  const kept = keptValue(name, shown, recorded, recovering);
  if (kept !== null) return { name, value: kept };
  if (shown.kind === "plain") return { name, value: { kind: "plain", value: shown.text } };
  return shown.kind === "secret" ? recovering.fillIn(name, shown.template) : null;
}

/** The live value, where nobody changed it and the tenant shows it; a value that we know to have stood in Git is plain. */
function keptValue(
  name: string,
  shown: ShownValue,
  { untouched, written }: RecordedWebhook,
  recovering: Recovering,
): HeaderValue | null {
  const lower = name.toLowerCase();
  const live = recovering.live?.headers.find((header) => header.name.toLowerCase() === lower);
  if (live?.kind !== "readable" || !untouched.has(`headers.${lower}`)) return null;
  const told = shown.kind === "sensitive" ? (headerOf(written, lower) ?? shown) : shown;
  if (told.kind === "plain" && told.text === live.value.expose()) return { kind: "plain", value: told.text };
  if (told.kind !== "secret") return { kind: "kept", template: null, references: [], value: live.value };
  return keptAs(live.value, recovering.fillIn(name, told.template).value);
}

function headerOf(snapshot: Snapshot | null, lower: string): ShownValue | undefined {
  return Object.entries(snapshot?.headers ?? {}).find(([name]) => name.toLowerCase() === lower)?.[1];
}
