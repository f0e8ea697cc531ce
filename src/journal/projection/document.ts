import { canonicalJson, isJsonObject, membersOf, parseJson } from "../../base/json.ts";
import type { WebhookKey } from "../../model/fleet/key.ts";
import type {
  BegunChange,
  BegunPlan,
  LastRun,
  LearnedTraits,
  Projection,
  WebhookFacts,
} from "../../model/record/projection.ts";
import type { Intent } from "../../model/record/record.ts";
import type { Beginning } from "../chain/journal.ts";

/** Of the texts that this version writes and understands. Whoever meets another one makes the projection anew. */
export const PROJECTION_FORMAT = 4;
/** Of texts that stand in the place of pruned records, from which nothing can be made anew. */
const FORMER_FORMATS: readonly unknown[] = [2, 3];

interface RestDocument {
  readonly formatVersion: typeof PROJECTION_FORMAT;
  readonly sequence: number;
  readonly head: string;
  readonly tenant: string | null;
  readonly lastRun: LastRun | null;
  readonly learned: LearnedTraits;
  readonly openIntents: readonly Intent[];
  readonly begun: readonly (readonly [WebhookKey, BegunChange["intents"], [string, Ends][]])[];
  readonly begunPlans: readonly (readonly [string, BegunPlan["at"], [WebhookKey, Steps][]])[];
}

interface ProjectionDocument extends RestDocument {
  readonly webhooks: readonly (readonly [WebhookKey, WebhookFacts])[];
}

type Ends = BegunChange["ends"] extends ReadonlyMap<string, infer End> ? End : never;
type Steps = BegunPlan["steps"] extends ReadonlyMap<WebhookKey, infer Step> ? Step : never;

/** A projection as text: the same one for the same projection, with its webhooks in the order of their keys. */
export function projectionText(projection: Projection): string {
  const { webhooks, ...rest } = projection;
  const sorted = [...webhooks].sort(([one], [other]) => (one < other ? -1 : 1));
  return `${canonicalJson({ ...restDocument(rest), webhooks: sorted })}\n`;
}

/** All but the webhooks as text, of which no hash is taken: it is written with each group of records. */
export function restText(rest: Omit<Projection, "webhooks">): string {
  return JSON.stringify(restDocument(rest));
}

/** undefined where it is no projection of this format. Whether it is the right one its hash tells. */
export function parseProjection(text: string): Projection | undefined {
  const value = parseJson(text);
  if (!isDocument(value)) return undefined;
  return { ...restOf(value), webhooks: new Map(value.webhooks) };
}

/** The same of what stands in the place of pruned records, which an earlier version may have written. */
export function parseBeginning(text: string): Projection | undefined {
  const { formatVersion, ...former } = membersOf(parseJson(text));
  if (!FORMER_FORMATS.includes(formatVersion)) return parseProjection(text);
  // The second had the steps of finished changes as well, and those count no more; the third lacks what can be left out.
  const begunPlans = formatVersion === 2 ? [] : former.begunPlans;
  return parseProjection(JSON.stringify({ ...former, formatVersion: PROJECTION_FORMAT, begunPlans }));
}

/** What stands in the place of all records that these add up to. */
export function beginningAfter(projection: Projection): Beginning {
  return { projection, text: projectionText(projection) };
}

/** undefined where it is of another format. */
export function parseRest(text: string): Omit<Projection, "webhooks"> | undefined {
  const value = parseJson(text);
  return isRest(value) ? restOf(value) : undefined;
}

/** One webhook's facts as text, in the same way. */
export function factsText(facts: WebhookFacts): string {
  return JSON.stringify(facts);
}

/** undefined where it is no such text. */
export function parseFacts(text: string): WebhookFacts | undefined {
  const value = parseJson(text);
  return isFacts(value) ? value : undefined;
}

function restDocument(rest: Omit<Projection, "webhooks">): RestDocument {
  const { sequence, head, tenant, lastRun, learned, openIntents } = rest;
  return {
    formatVersion: PROJECTION_FORMAT,
    ...{ sequence, head, tenant, lastRun, learned, openIntents },
    begun: [...rest.begun].map(([key, { intents, ends }]) => [key, intents, [...ends]]),
    begunPlans: [...rest.begunPlans].map(([digest, { at, steps }]) => [digest, at, [...steps]]),
  };
}

function restOf(document: RestDocument): Omit<Projection, "webhooks"> {
  const { sequence, head, tenant, lastRun, learned, openIntents } = document;
  return {
    ...{ sequence, head, tenant, lastRun, learned, openIntents },
    begun: new Map(document.begun.map(([key, intents, ends]) => [key, { intents, ends: new Map(ends) }])),
    begunPlans: new Map(
      document.begunPlans.map(([digest, at, steps]) => [digest, { at, steps: new Map(steps) }]),
    ),
  };
}

function isDocument(value: unknown): value is ProjectionDocument {
  return isRest(value) && "webhooks" in value && Array.isArray(value.webhooks);
}

function isRest(value: unknown): value is RestDocument {
  return (
    isJsonObject(value) &&
    value.formatVersion === PROJECTION_FORMAT &&
    typeof value.sequence === "number" &&
    typeof value.head === "string" &&
    isJsonObject(value.learned) &&
    // An earlier version took no note of it.
    "marksByName" in value.learned &&
    [value.openIntents, value.begun, value.begunPlans].every(Array.isArray)
  );
}

function isFacts(value: unknown): value is WebhookFacts {
  return isJsonObject(value) && "lastWritten" in value && typeof value.attempts === "string";
}
