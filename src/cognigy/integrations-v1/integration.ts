import { isMask } from "../../base/credentials.ts";
import { ExactNumber, isJsonObject, type JsonObject, membersOf, nestsWithin } from "../../base/json.ts";
import { failure, type Result, success } from "../../base/result.ts";
import { Secret } from "../../base/secret.ts";
import { isCalendarDay } from "../../base/time.ts";
import { parseIdempotencyKey } from "../../model/fleet/key.ts";
import {
  type Labelled,
  type LiveHeader,
  type LiveWebhook,
  UNLISTED_HEADERS,
  type UnreadIntegration,
} from "../../model/fleet/live.ts";
import type { Status } from "../../model/fleet/webhook.ts";
import { brief, readId } from "../wire/answer.ts";

const STATUSES: readonly Status[] = ["active", "inactive", "deprecated"];
const KNOWN: ReadonlySet<string> = new Set([
  "id",
  "_id",
  "name",
  "url",
  "method",
  "headers",
  "payloadFormat",
  "version",
  "status",
  "idempotencyKey",
]);
/** One of these an integration has beside its id and name, whatever its kind. */
export const TELLTALES = ["url", "method", "headers", "version", "status", "payloadFormat", "type"];
/** Deeper than any integration, and shallow enough for every recursion over it. */
const MOST_LEVELS = 32;

/** Of an integration itself, and of its headers. No real one comes near; each costs a plan far more than its bytes. */
const MOST_MEMBERS = 10_000;

/** Reads one integration; the error says what is wrong with which one. A value that we do not know is never guessed. */
export function readIntegration(value: unknown, etag: string | null): Result<LiveWebhook, string> {
  if (!isJsonObject(value)) return failure("an integration that is not an object");
  const id = readId(value);
  if (!id.ok) return failure(`an integration ${id.error}${nameFor(value)}`);
  const called = `integration ${brief(id.value)}`;
  if (Object.keys(value).length > MOST_MEMBERS)
    return failure(`${called}, which has more than ${MOST_MEMBERS.toLocaleString("en")} members`);
  if (!nestsWithin(value, MOST_LEVELS)) return failure(`${called}, which is nested too deeply`);
  const reader = new MemberReader(value);
  const webhook: LiveWebhook = {
    id: id.value,
    name: reader.text("name"),
    version: reader.version(),
    url: reader.text("url"),
    method: reader.text("method", "POST"),
    payloadFormat: reader.text("payloadFormat", "application/json"),
    headers: reader.headers(),
    status: reader.status(),
    idempotencyKey: reader.key(),
    etag,
    labelled: readLabels(value.labels),
    endpoint: null,
    unknownFields: Object.fromEntries(Object.entries(value).filter(([name]) => !KNOWN.has(name))),
  };
  const [problem] = reader.problems;
  return problem === undefined ? success(webhook) : failure(`${called}, whose ${problem}`);
}

/** Reads one entry of the list. The error tells what there is to know it by. */
export function readListed(value: unknown): Result<LiveWebhook, UnreadIntegration> {
  const read = readIntegration(value, null);
  if (read.ok) return read;
  const object = membersOf(value);
  const { name, idempotencyKey } = object;
  const id = readId(object);
  return failure({
    id: id.ok ? id.value : null,
    name: typeof name === "string" ? name : null,
    idempotencyKey: typeof idempotencyKey === "string" ? idempotencyKey : null,
    problem: read.error,
  });
}

/** What else tells people which one it is. */
function nameFor({ name }: JsonObject): string {
  return typeof name === "string" && name !== "" ? ` (its name is ${brief(name)})` : "";
}

class MemberReader {
  readonly problems: string[] = [];
  readonly #value: JsonObject;

  constructor(value: JsonObject) {
    this.#value = value;
  }

  text(name: string, otherwise?: string): string {
    const value = this.#value[name] ?? otherwise;
    if (typeof value === "string" && value !== "") return value;
    this.problems.push(value === undefined ? `${name} is missing` : `${name} is not text`);
    return "";
  }

  version(): number {
    const version = this.#value.version ?? this.#versionInNames();
    if (typeof version === "number" && Number.isSafeInteger(version) && version >= 1) return version;
    this.problems.push("version is not a whole number from 1");
    return 1;
  }

  /** Where no version is shown our key tells it, else the end of the name, `orders-v2`, else it is the first. */
  #versionInNames(): number {
    const { name, idempotencyKey } = this.#value;
    if (typeof name !== "string") return 1;
    const carried = typeof idempotencyKey === "string" ? parseIdempotencyKey(idempotencyKey) : undefined;
    if (carried?.name === name) return carried.version;
    return Number(/[-_ ]v([1-9][0-9]{0,9})$/i.exec(name)?.[1] ?? 1);
  }

  status(): Status {
    const { status } = this.#value;
    const known = STATUSES.find((one) => typeof status === "string" && one === status.toLowerCase());
    if (known === undefined) this.problems.push(`status is not one of ${STATUSES.join(", ")}`);
    return known ?? "inactive";
  }

  key(): string | null {
    const key = this.#value.idempotencyKey ?? null;
    if (key === null || typeof key === "string") return key;
    this.problems.push("idempotencyKey is not text");
    return null;
  }

  headers(): LiveHeader[] {
    const headers = this.#value.headers ?? null;
    if (headers === null) return [UNLISTED_HEADERS];
    // PHP writes an object without members as a list.
    if (Array.isArray(headers) && headers.length === 0) return [];
    if (!isJsonObject(headers)) {
      this.problems.push("headers is not an object");
      return [];
    }
    if (Object.keys(headers).length > MOST_MEMBERS) {
      this.problems.push(`headers are more than ${MOST_MEMBERS.toLocaleString("en")}`);
      return [];
    }
    return Object.entries(headers).map(([name, value]) => this.#header(name, value));
  }

  #header(name: string, shown: unknown): LiveHeader {
    // A header holds text only: a tenant that shows `2` was given `"2"`.
    const isBare = typeof shown === "number" || typeof shown === "boolean" || shown instanceof ExactNumber;
    const value = isBare ? String(shown) : shown;
    if (typeof value === "string" && !isMask(value))
      return { name, kind: "readable", value: new Secret(value) };
    if (typeof value !== "string" && value !== null) this.problems.push(`header ${brief(name)} is not text`);
    return { name, kind: "masked" };
  }
}

/** Sets aside the headers that a tenant adds by itself. `names` in lower case. */
export function withoutAdded(live: LiveWebhook, names: readonly string[]): LiveWebhook {
  if (names.length === 0) return live;
  const isAdded = ({ name }: { readonly name: string }) => names.includes(name.toLowerCase());
  if (!live.headers.some(isAdded)) return live;
  return {
    ...live,
    headers: live.headers.filter((header) => !isAdded(header)),
    addedHeaders: live.headers.filter(isAdded),
  };
}

/** Labels of ours begin so; all others are somebody else's. */
const OURS = "webhook-sync/";
const SUNSET = `${OURS}sunset`;
const PROTECT = `${OURS}protect`;
/** With the header's name behind it. */
const HEADER = `${OURS}header.`;

/** What the labels of an integration say that is ours; null when none is. A value that we would not write is none. */
export function readLabels(labels: unknown): Labelled | null {
  if (!isJsonObject(labels)) return null;
  const ours = Object.entries(labels).filter(([name]) => name.startsWith(OURS));
  if (ours.length === 0) return null;
  const sunset = labels[SUNSET];
  const secrets = ours.flatMap(([name, value]): [string, string][] =>
    name.startsWith(HEADER) && typeof value === "string" && value.includes("${secret:")
      ? [[name.slice(HEADER.length).toLowerCase(), value]]
      : [],
  );
  return {
    sunset: typeof sunset === "string" && isCalendarDay(sunset) ? sunset : null,
    protect: labels[PROTECT] === "true",
    secrets: new Map(secrets),
  };
}

/** All labels of an integration after a write: what is somebody else's stays. */
export function writeLabels(live: LiveWebhook | null, { sunset, protect, secrets }: Labelled): JsonObject {
  const labels = live?.unknownFields.labels;
  const others = Object.entries(membersOf(labels)).filter(([name]) => !name.startsWith(OURS));
  return {
    ...Object.fromEntries(others),
    ...(sunset === null ? {} : { [SUNSET]: sunset }),
    ...(protect ? { [PROTECT]: "true" } : {}),
    ...Object.fromEntries([...secrets].map(([header, template]) => [`${HEADER}${header}`, template])),
  };
}
