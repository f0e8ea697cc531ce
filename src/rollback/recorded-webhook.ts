import { HIDDEN, isPartlyShown, isShownAs } from "../base/credentials.ts";
import { isSameOrigin } from "../base/http.ts";
import type { Directory } from "../model/fleet/directory.ts";
import { expectationOf, type HealthExpectation, type RecordedHealth } from "../model/fleet/health.ts";
import type { NameAndVersion } from "../model/fleet/key.ts";
import { type LiveWebhook, showsNoHeaders } from "../model/fleet/live.ts";
import type { Header, HeaderValue, Webhook } from "../model/fleet/webhook.ts";
import type { ShownValue, Snapshot } from "../model/plan/change.ts";
import type { IncompleteReason } from "../model/plan/plan.ts";
import { shownTextOf } from "../model/plan/redacted-snapshot.ts";
import { type Changed, isChanged } from "./parts.ts";
import { endpointFromRecord, keptAs } from "./recorded-endpoint.ts";

/** A webhook as a record shows it. */
export interface RecordedWebhook extends NameAndVersion {
  readonly was: Snapshot;
  /** What we had written last; null where no record tells. */
  readonly written: Snapshot | null;
  /** What its manifest of then said of its probe; left out where no record tells. */
  readonly health?: RecordedHealth;
  /** The parts that the run or a later one changed: what is live of the others stays. */
  readonly changed: Changed;
}

/** The header that a template stands for. What the template refers to was found good when it was declared. */
export type FillIn = (name: string, template: string) => Header;

/** Where its values come from, and the manifest of the same key for what a record does not hold. */
export interface Recovering {
  readonly fillIn: FillIn;
  readonly declared: Webhook | undefined;
  /** What its last manifest said of its probe; left out where no record tells. */
  readonly health?: RecordedHealth | undefined;
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
  /** The parts that are not as they were before the run, and that no run changed. */
  readonly stays: readonly string[];
}

/**
 * Declares a webhook as a record shows it. What no write changed is kept as it is live. Url and credentials are one piece: where
 * the url goes back to another host, no live value goes with it. Other secrets are looked up by their references.
 */
export function webhookFromRecord(recorded: RecordedWebhook, recovering: Recovering): Recovered {
  const { name, version, was, changed } = recorded;
  const { live } = recovering;
  const texts = textsFrom(recorded, live);
  const keepsValues = live !== undefined && (texts.url === live.url || isSameOrigin(texts.url, live.url));
  const found = headersFrom(recorded, { ...recovering, live: keepsValues ? live : undefined });
  const headers = found.flatMap(([, header]) => header ?? []);
  const endpoint = was.endpoint
    ? endpointFromRecord(was.endpoint, { ...recovering, changed, keepsValues })
    : null;
  const hidden = [
    ...(["url", "method", "payloadFormat"] as const).filter((field) => isLost(texts[field])),
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
      ...recovering.declared,
      source: { file: "the record", line: 1, column: 1, document: 0 },
      // What it depends on now may not be what it depended on then.
      ...{ replaces: [], adopt: false, unadopt: false, dependsOn: [], health: probeOf(recorded, recovering) },
      ...(isReturning(was, recovering.declared) ? { sunset: null } : {}),
      name,
      version,
      ...{ ...texts, status: was.status, headers },
      endpoint: endpoint?.endpoint ?? null,
    },
  };
}

/** What is in service again has no sunset any more that its manifest gave it to go. */
function isReturning({ status }: Snapshot, declared: Webhook | undefined): boolean {
  return status !== "deprecated" && declared?.status === "deprecated";
}

/** What no record has, where no manifest has it either. */
const UNDECLARED = { description: null, owner: null, protect: false, sunset: null } as const;

/** What the receiver of then answered to is probed as it was declared then: its manifest may ask for another one now. */
function probeOf(
  { health: then, was }: RecordedWebhook,
  { declared, health: last }: Recovering,
): HealthExpectation {
  if (then !== undefined) return expectationOf(then);
  if (declared !== undefined) return declared.health;
  return last === undefined ? guessedProbe(was.endpoint !== undefined) : expectationOf(last);
}

function guessedProbe(isEndpoint: boolean): HealthExpectation {
  return {
    isGuessed: true,
    payload: undefined,
    body: isEndpoint ? { kind: "flow-output", userId: "webhook-sync" } : { kind: "health-event" },
    expect: "2xx",
    accept: [],
    maxLatencyMs: null,
  };
}

const TEXTS = ["url", "method", "payloadFormat"] as const;

/** A live text stands in no manifest: it is shown as the record shows it, or as a tenant's text. */
function textsFrom(
  { was, changed }: RecordedWebhook,
  live: LiveWebhook | undefined,
): Pick<Webhook, (typeof TEXTS)[number] | "shown"> {
  const kept = live === undefined ? [] : TEXTS.filter((field) => !isChanged(changed, field));
  const shown = kept.flatMap((field) => {
    if (live === undefined || live[field] === was[field]) return [];
    const isSame = field === "url" ? isShownAs(live.url, was.url) : isLost(was[field]);
    return [[field, isSame ? was[field] : shownTextOf(live, field)] as const];
  });
  const { url, method, payloadFormat } = was;
  return {
    ...{ url, method, payloadFormat },
    ...Object.fromEntries(kept.map((field) => [field, live?.[field] ?? was[field]])),
    ...(shown.length === 0 ? {} : { shown: Object.fromEntries(shown) }),
  };
}

/** Whether it is what a record shows in place of a text, or of a part of it. */
function isLost(text: string): boolean {
  return text === HIDDEN || isPartlyShown(text);
}

/** By name; null where nobody names its value. What somebody added is kept, and what somebody took off stays away. */
function headersFrom(
  recorded: RecordedWebhook,
  recovering: Recovering,
): readonly (readonly [string, Header | null])[] {
  const { was, changed } = recorded;
  const { live } = recovering;
  const seen = live === undefined || showsNoHeaders(live) ? null : live.headers;
  const isLeft = (name: string) => seen !== null && !isChanged(changed, `headers.${name.toLowerCase()}`);
  const isOn = (name: string) => seen?.some((one) => one.name.toLowerCase() === name.toLowerCase()) === true;
  const known = new Set(Object.keys(was.headers).map((name) => name.toLowerCase()));
  const then = Object.entries(was.headers).filter(([name]) => isOn(name) || !isLeft(name));
  const since = (seen ?? []).filter(({ name }) => isLeft(name) && !known.has(name.toLowerCase()));
  return [...then, ...since.map(({ name }) => [name, SENSITIVE] as const)].map(([name, shown]) => [
    name,
    headerFrom(name, shown, recorded, recovering),
  ]);
}

/** Of what somebody added nothing is on record. */
const SENSITIVE: ShownValue = { kind: "sensitive" };

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
  { changed, written }: RecordedWebhook,
  recovering: Recovering,
): HeaderValue | null {
  const lower = name.toLowerCase();
  const live = recovering.live?.headers.find((header) => header.name.toLowerCase() === lower);
  if (live?.kind !== "readable" || isChanged(changed, `headers.${lower}`)) return null;
  const told = shown.kind === "sensitive" ? (headerOf(written, lower) ?? shown) : shown;
  if (told.kind === "plain" && told.text === live.value.expose()) return { kind: "plain", value: told.text };
  if (told.kind !== "secret") return { kind: "kept", template: null, references: [], value: live.value };
  return keptAs(live.value, recovering.fillIn(name, told.template).value);
}

function headerOf(snapshot: Snapshot | null, lower: string): ShownValue | undefined {
  return Object.entries(snapshot?.headers ?? {}).find(([name]) => name.toLowerCase() === lower)?.[1];
}
