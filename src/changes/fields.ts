import { isSameHeaderValue, parsedUrl } from "../base/http.ts";
import { digestOf, isSameJson } from "../base/json.ts";
import type { Environment } from "../model/fleet/environment.ts";
import { connectToOf, payloadText } from "../model/fleet/health.ts";
import { keyOf } from "../model/fleet/key.ts";
import type { LastWritten } from "../model/fleet/last-written.ts";
import { type LiveHeader, type LiveWebhook, UNLISTED_HEADERS } from "../model/fleet/live.ts";
import type { Header, Webhook } from "../model/fleet/webhook.ts";
import type { Create, Declared, FieldChange, Probe, ShownValue, Snapshot } from "../model/plan/change.ts";
import { differingTexts, imageOfSnapshot, type TextField, textsOf } from "../model/plan/likeness.ts";
import type { PlanInput } from "../model/plan/plan.ts";
import {
  recordedHeaders,
  showDeclared,
  showLive,
  shownTextOf,
  snapshotOfLive,
  wireStatus,
} from "../model/plan/redacted-snapshot.ts";
import { compareEndpoint } from "./endpoint-fields.ts";
import {
  explain,
  isKeptInactive,
  type KeptOtherwise,
  keptOtherwise,
  plain,
  plainHeadersOf,
} from "./recorded-facts.ts";

export interface Difference {
  readonly fields: FieldChange[];
  /** Header names whose live value cannot be compared. */
  readonly unverified: string[];
  /** What differs and would not differ less after another write. */
  readonly kept: readonly KeptOtherwise[];
}

/** Whether deliveries change, and not just whether they happen, or what an Endpoint runs. */
export function changesWire(fields: readonly FieldChange[]): boolean {
  return fields.some(({ path }) => path !== "status" && !path.startsWith("cognigy."));
}

/** Compares a declared webhook with the live one, field by field. */
export function compareFields(desired: Webhook, live: LiveWebhook, input: PlanInput): Difference {
  const headers = compareHeaders(desired, live, input);
  const kept = keptOtherwise(desired, live, input);
  const paths = kept.map(({ path }): string => path);
  const endpoint = compareEndpoints(desired, live, input);
  const fields = [...compareTexts(desired, live, input), ...headers.fields, ...endpoint.fields];
  return {
    fields: fields.filter(({ path }) => !paths.includes(path) && !paths.includes(path.toLowerCase())),
    unverified: [...headers.unverified, ...endpoint.unverified],
    kept,
  };
}

function compareEndpoints(desired: Webhook, live: LiveWebhook, input: PlanInput) {
  const [declared, found] = [desired.endpoint, live.endpoint];
  if (declared === null || found === null) return { fields: [], unverified: [] };
  return compareEndpoint({ declared, live: found, desired, on: live }, input);
}

/** The fields beside headers in which a live webhook is not as it is declared. */
export function differingFields(
  desired: Webhook,
  live: LiveWebhook,
  environment: PlanInput["environment"],
): readonly TextField[] {
  return differingTexts(textsOf(desired, wireStatus(desired.status, environment)), textsOf(live));
}

function compareTexts(desired: Webhook, live: LiveWebhook, input: PlanInput): FieldChange[] {
  const { environment, locate } = input;
  const differing = differingFields(desired, live, environment);
  // Most webhooks of a plan are as they are declared, and there are thousands of them.
  if (differing.length === 0) return [];
  const lastWritten = input.lastWritten.get(keyOf(live));
  const wanted = textsOf(desired, wireStatus(desired.status, environment));
  return differing.map((path) => {
    const before = plain(live[path]);
    const after = plain(wanted[path]);
    const known = lastWritten && knownText(path, live, lastWritten);
    const seen = { before, after, known, written: lastWritten };
    const shown = plain(path === "status" ? live.status : shownTextOf(live, path));
    return { path, before: shown, after, ...explain(path, seen, desired, locate) };
  });
}

/**
 * What a field last was. A url or status that stood there right after our write, in place of what was written, is not from
 * Git; undefined of a status that an adoption found.
 */
function knownText(path: TextField, live: LiveWebhook, written: LastWritten): ShownValue | undefined {
  const { after, asked } = written;
  const differs = (shown: Snapshot) => differingTexts(imageOfSnapshot(shown), textsOf(live)).includes(path);
  if (differs(after)) return plain(after[path]);
  if (path === "status" && written.wasFoundOff === true) return undefined;
  const isOurs = path === "url" || (path === "status" && !isKeptInactive(live, written));
  return plain(isOurs && asked !== undefined && differs(asked) ? asked[path] : live[path]);
}

function compareHeaders(desired: Webhook, live: LiveWebhook, input: PlanInput): Omit<Difference, "kept"> {
  if (isAsDeclared(desired, live)) return { fields: [], unverified: [] };
  const knownHeader = (name: string) => recordedHeaders(live, input)(name);
  const found = [...(live.addedHeaders ?? []), ...live.headers];
  const liveByName = new Map(found.map((header) => [header.name.toLowerCase(), header]));
  // Where a tenant shows not even the names, any may be there.
  const unlisted = live.headers.find(({ name }) => name === UNLISTED_HEADERS.name);
  const declared = new Set(desired.headers.map((header) => header.name.toLowerCase()));
  const fields: FieldChange[] = [];
  const unverified: string[] = [];
  const differs = (name: string, current: LiveHeader | undefined, after: ShownValue): void => {
    const path = `headers.${name}`;
    const known = knownHeader(name);
    const before = beforeHeader(current, known, plainHeadersOf(live, input));
    const seen = { before, after, known, written: input.lastWritten.get(keyOf(live)) };
    fields.push({ path, before, after, ...explain(path, seen, desired, input.locate) });
  };
  for (const header of desired.headers) {
    const current = liveByName.get(header.name.toLowerCase()) ?? unlisted;
    const verdict = compareHeader(header, current, () => knownHeader(header.name));
    if (verdict === "unverified") unverified.push(header.name);
    if (verdict === "differs") differs(header.name, current, showDeclared(header.value));
  }
  for (const header of live.headers) {
    if (!declared.has(header.name.toLowerCase()) && header !== unlisted)
      differs(header.name, header, { kind: "absent" });
  }
  return { fields, unverified };
}

/** Header by header in the order of the manifest, as most tenants keep them: then nothing has to be looked up by name. */
function isAsDeclared({ headers }: Webhook, live: LiveWebhook): boolean {
  const isSame = (header: Header, index: number): boolean => {
    const current = live.headers[index];
    return current?.name === header.name && compareHeader(header, current, () => undefined) === "equal";
  };
  return headers.length === live.headers.length && headers.every(isSame);
}

/** A value that can be neither read live nor resolved is compared by the version that was last written. */
function compareHeader(
  { name, value }: Header,
  live: LiveHeader | undefined,
  tell: () => ShownValue | undefined,
): "equal" | "differs" | "unverified" {
  if (live === undefined) return "differs";
  if (live.kind === "readable" && value.kind !== "unresolved") {
    const wanted = value.kind === "plain" ? value.value : value.value.expose();
    return isSameHeaderValue(name, wanted, live.value.expose()) ? "equal" : "differs";
  }
  const known = tell();
  if (known === undefined || known.kind === "absent" || known.kind === "sensitive") return "unverified";
  return isSameJson(showDeclared(value), known) ? "unverified" : "differs";
}

/**
 * Where a record tells, a live secret is named by the reference that it was last written from, and a value that is still
 * what a manifest wrote is shown: it stood in Git.
 */
function beforeHeader(
  live: LiveHeader | undefined,
  known: ShownValue | undefined,
  plainHeaders: readonly string[],
): ShownValue {
  if (live === undefined) return { kind: "absent" };
  const shown = showLive(live, plainHeaders);
  if (shown.kind === "plain") return shown;
  const isAsWritten =
    known?.kind === "plain" &&
    live.kind === "readable" &&
    isSameHeaderValue(live.name, live.value.expose(), known.text);
  return known?.kind === "secret" || isAsWritten ? known : shown;
}

/** The order is worked out once all changes are known. */
export const UNORDERED: Pick<Create, "step" | "dependsOn"> = { step: 1, dependsOn: [] };

export const NOTHING: Difference = { fields: [], unverified: [], kept: [] };

/** What a manifest says besides what the tenant keeps. */
export function declaredPart({ owner, protect, sunset }: Webhook): Declared {
  return { owner, protect, sunset };
}

/** What the health gate does with a webhook that is to become active; null where it does not decide on it. */
export function probePart(desired: Webhook, gated: boolean, { health }: Environment): Probe | null {
  if (!gated) return null;
  const { payload, body, expect, accept, maxLatencyMs } = desired.health;
  const url = parsedUrl(desired.url);
  const connectTo = url === null ? null : connectToOf(url, health.connectTo);
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
