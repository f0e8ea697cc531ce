import { parsedUrl } from "../base/http.ts";
import { isSameJson } from "../base/json.ts";
import type { Locate } from "../model/fleet/diagnostic.ts";
import { keyOf } from "../model/fleet/key.ts";
import type { LastWritten } from "../model/fleet/last-written.ts";
import { type LiveWebhook, lastKnownId } from "../model/fleet/live.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import type { Cause, FieldChange, ShownValue, Snapshot } from "../model/plan/change.ts";
import { type Deviation, deviationOf } from "../model/plan/deviation.ts";
import { endpointOfSnapshot } from "../model/plan/endpoint-image.ts";
import {
  differencesBetween,
  type Image,
  type ImageField,
  imageOfDeclared,
  imageOfLive,
  imageOfSnapshot,
} from "../model/plan/likeness.ts";
import type { PlanInput } from "../model/plan/plan.ts";
import { headerIn, plainAsDeclared, recordedHeaders, wireStatus } from "../model/plan/redacted-snapshot.ts";

/**
 * The headers of a live webhook whose values may be shown: those that operators list, less those that were written from a
 * secret, by the record, by labels, or by a manifest of that name.
 */
export function plainHeadersOf(live: LiveWebhook, input: PlanInput): readonly string[] {
  const known = recordedHeaders(live, input);
  return plainAsDeclared(live, input).filter((name) => known(name)?.kind !== "secret");
}

/** A field that the tenant keeps otherwise than it was written, each time. */
export interface KeptOtherwise extends Deviation {
  /** In lower case. */
  readonly path: ImageField;
}

/**
 * Where a webhook differs, although nobody changed anything: Git still wants what was last written, and the tenant still has
 * what it made of that. To write it once more would end the same. Values that no record shows are not told from others.
 */
export function keptOtherwise(
  desired: Webhook,
  live: LiveWebhook,
  { lastWritten, locate, environment }: Pick<PlanInput, "lastWritten" | "locate" | "environment">,
): readonly KeptOtherwise[] {
  const record = lastWritten.get(keyOf(live));
  if (record?.asked === undefined) return [];
  const [asked, kept] = [imageOfSnapshot(record.asked), imageOfSnapshot(record.after)];
  const status = wireStatus(desired.status, environment);
  const [wanted, now] = [imageOfDeclared({ ...desired, status }), imageOfLive(live)];
  const moved = new Set([...differencesBetween(asked, wanted), ...differencesBetween(kept, now)]);
  const deviating = new Set(differencesBetween(asked, kept));
  return differencesBetween(wanted, now)
    .filter((path) => deviating.has(path) && !moved.has(path) && isLasting(path, asked, kept))
    .map((path) => {
      const { file, line } = locate(desired.source, pathOf(path, desired)).location;
      return { path, ...deviationOf(path, wanted, live, `${file}:${line}`) };
    });
}

/** Whether a version is out of service on a tenant that makes `inactive` of `deprecated`. */
export function isKeptInactive({ status }: Pick<LiveWebhook, "status">, record?: LastWritten): boolean {
  return (
    status === "inactive" && record?.asked?.status === "deprecated" && record.after.status === "inactive"
  );
}

/**
 * A status that was not taken may be taken the next time, but for one that the tenant does not have. And no form of a url
 * has another host, and no Endpoint makes another name, flow or user of what it was given: somebody wrote that between our write and our look at it.
 */
function isLasting(path: ImageField, asked: Image, kept: Image): boolean {
  switch (path) {
    case "status":
      return asked.status === "deprecated" && kept.status === "inactive";
    case "url": {
      const [wanted, seen] = [parsedUrl(asked.url), parsedUrl(kept.url)];
      return (
        wanted !== null && seen !== null && withoutRootDot(wanted.origin) === withoutRootDot(seen.origin)
      );
    }
    case "cognigy.name":
    case "cognigy.flow":
    case "cognigy.locale":
    case "cognigy.snapshot":
    case "basicAuth.user":
      return false;
    default:
      return true;
  }
}

/** `api.example.com.` is the host `api.example.com`. */
function withoutRootDot(origin: string): string {
  return origin.replace(/\.(?=:\d+$|$)/, "");
}

function pathOf(path: ImageField, { headers }: Webhook): readonly string[] {
  if (!path.startsWith("headers.")) return path.split(".");
  const key = path.slice("headers.".length);
  return ["headers", headers.find(({ name }) => name.toLowerCase() === key)?.name ?? key];
}

/** What is there, what is wanted and what was. */
export interface Seen {
  readonly before: ShownValue;
  readonly after: ShownValue;
  /** What we last wrote; undefined when no record tells. */
  readonly known: ShownValue | undefined;
  /** What we last made of the webhook. */
  readonly written: Pick<LastWritten, "held" | "reverted"> | undefined;
}

/** Why a field differs, and where it is declared. */
export function explain(
  path: string,
  seen: Seen,
  desired: Webhook,
  locate: Locate,
): Pick<FieldChange, "cause" | "location"> {
  const [key = path, ...rest] = path.split(".");
  const place = locate(desired.source, rest.length === 0 ? [key] : [key, rest.join(".")]);
  return { cause: causeOf(path, seen), location: place.location };
}

function causeOf(path: string, { before, after, known, written }: Seen): Cause {
  if (known === undefined) return "unknown";
  if (written?.held === true && path === "status" && isSameJson(before, known)) return "held";
  if (isSameJson(after, known)) {
    if (known.kind === "secret") return "unknown";
    const switchedOff = path === "status" && isSameJson(before, plain("inactive"));
    return switchedOff ? "deactivated" : "drift";
  }
  const comparable = before.kind === "plain" && known.kind === "plain";
  if (comparable && !isSameJson(before, known)) return "drift";
  return written?.reverted !== undefined && isAsIn(written.reverted, path, after) ? "reverted" : "declared";
}

/** Whether a field of a snapshot is what a manifest wants of it. */
function isAsIn(shown: Snapshot, path: string, wanted: ShownValue): boolean {
  if (path.startsWith("headers.")) return isSameJson(headerIn(shown, path.slice("headers.".length)), wanted);
  switch (path) {
    case "url":
    case "method":
    case "payloadFormat":
    case "status":
      return isSameJson(plain(shown[path]), wanted);
    case "basicAuth.password":
      return isSameJson(shown.endpoint?.password ?? null, wanted);
    default: {
      const { endpoint } = shown;
      const image = new Map<string, string | null>(endpoint && endpointOfSnapshot(endpoint));
      return wanted.kind === "plain" && image.get(path) === wanted.text;
    }
  }
}

export function plain(text: string): ShownValue {
  return { kind: "plain", text };
}

/** What we last made of it, where somebody deleted that: it has an id that nothing on the tenant has. */
export function deletedOf(desired: Webhook, { lastWritten, live }: PlanInput): LastWritten | null {
  const written = lastWritten.get(keyOf(desired));
  if (written?.id === undefined) return null;
  return [...live.webhooks, ...live.unread].some(({ id }) => id === written.id) ? null : written;
}

/** Whether the record knows its key of another object. */
export function hasOtherId(live: LiveWebhook, lastWritten: PlanInput["lastWritten"]): boolean {
  const known = lastKnownId(lastWritten.get(keyOf(live)));
  return known !== undefined && known !== live.id;
}
