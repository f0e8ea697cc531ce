import { isMask, isQuotable, namesCredential } from "../../base/credentials.ts";
import { isJsonObject, type JsonObject } from "../../base/json.ts";
import type { Redactor } from "../../base/redactor.ts";
import { failure, type Result, success } from "../../base/result.ts";
import { exposeText, Secret } from "../../base/secret.ts";
import type { LiveEndpoint, WireEndpoint } from "../../model/fleet/endpoint.ts";
import type { LiveListing, LiveWebhook } from "../../model/fleet/live.ts";
import { hidingRepeated, idsOf, type Tellable, tellingId } from "../../model/fleet/repeated-secrets.ts";
import type { TenantFailure, TenantReader, TenantWriter, WireWebhook } from "../../model/fleet/tenant.ts";

/** The last word on what a client tells: names and ids in our own sentences are the tenant's words too. */
export function redactedReader(reader: TenantReader, redactor: Redactor): TenantReader {
  return {
    list: async (also) => {
      const listed = await redacted(reader.list(also), redactor);
      return listed.ok ? success(redactedListing(listed.value, redactor)) : listed;
    },
    get: (id) => redacted(reader.get(id), redactor),
    firstThere: (ids) => redacted(reader.firstThere(ids), redactor),
  };
}

export function redactedWriter(writer: TenantWriter, redactor: Redactor): TenantWriter {
  // The ids of what was there before were looked through when it was planned on, and stand in the record.
  const hiding = (told: Tellable, known: readonly string[]) => (made: Result<LiveWebhook, TenantFailure>) =>
    made.ok
      ? hidingSecrets(made.value, { told, known }, redactor)
      : failure(redactedFailure(made.error, redactor));
  return {
    create: (body, operation) => writer.create(body, operation).then(hiding(toldBy(body), [])),
    replace: (live, body, operation) =>
      writer.replace(live, body, operation).then(hiding(toldBy(body), idsOf(live))),
    setStatus: (live, status, operation) =>
      writer.setStatus(live, status, operation).then(hiding(toldBefore(live), idsOf(live))),
    setKey: (live, key, hidden, operation) =>
      writer.setKey(live, key, hidden, operation).then(hiding(toldBefore(live), idsOf(live))),
    delete: (live, operation) => redacted(writer.delete(live, operation), redactor),
  };
}

async function redacted<T>(
  work: Promise<Result<T, TenantFailure>>,
  redactor: Redactor,
): Promise<Result<T, TenantFailure>> {
  const result = await work;
  return result.ok ? result : failure(redactedFailure(result.error, redactor));
}

/** What was written is shown by its manifest. */
function toldBy({ url, method, payloadFormat, headers, endpoint }: WireWebhook): Tellable {
  const written = new Map(headers.map(({ name, value }) => [name.toLowerCase(), exposeText(value)]));
  return {
    texts: { url, method, payloadFormat },
    endpoint: new Set(endpoint === null ? [] : [endpoint.displayName, ...userIn(endpoint)]),
    isSettled: (header) =>
      header.kind === "readable" && written.get(header.name.toLowerCase()) === header.value.expose(),
  };
}

function userIn({ basicAuth }: WireEndpoint): readonly string[] {
  return basicAuth.kind === "set" ? [basicAuth.user] : [];
}

/** What was there before was looked through when it was planned on. */
function toldBefore({ url, method, payloadFormat, shown, headers, endpoint }: LiveWebhook): Tellable {
  const hidden = new Set(headers.filter((header) => header.kind === "readable" && header.isHidden));
  return {
    texts: shown === undefined ? { url, method, payloadFormat } : {},
    endpoint: new Set(endpoint === null ? [] : shownTextsOf(endpoint)),
    isSettled: ({ name }) => ![...hidden].some((header) => header.name === name),
  };
}

function shownTextsOf({ displayName, basicAuth, unshown }: LiveEndpoint): readonly string[] {
  const user = basicAuth.kind === "set" && unshown?.has("user") !== true ? [basicAuth.user] : [];
  return unshown?.has("displayName") === true ? user : [displayName, ...user];
}

/** An id that repeats a secret has no place in a record. */
function hidingSecrets(
  live: LiveWebhook,
  { told, known }: { readonly told: Tellable; readonly known: readonly string[] },
  redactor: Redactor,
): Result<LiveWebhook, TenantFailure> {
  const repeats = (text: string) => redactor.repeatsSecret(text);
  return idsOf(live).some((id) => !known.includes(id) && redactor.isRepeatedById(id))
    ? failure(tellingId(live))
    : success(hidingRepeated(live, told, repeats));
}

/** Whatever a failure says, it is said without secrets. */
export function redactedFailure(failure: TenantFailure, redactor: Redactor): TenantFailure {
  const { found, ...told } = failure;
  const { message, hint, traceId } = told;
  const shown = (text: string | null) => (text === null ? null : redactor.withoutSecrets(text));
  return {
    ...told,
    ...(found === undefined || redactor.isRepeatedById(found.id) ? {} : { found }),
    message: redactor.withoutSecrets(message),
    hint: shown(hint),
    traceId: shown(traceId),
  };
}

/** A list names what cannot be read, and what in it speaks of more, in the tenant's words. */
function redactedListing(listing: LiveListing, redactor: Redactor): LiveListing {
  const { unread, shortfall } = listing;
  return {
    ...listing,
    unread: unread.map((one) => ({ ...one, problem: redactor.withoutSecrets(one.problem) })),
    shortfall: shortfall === null ? null : redactor.withoutSecrets(shortfall),
  };
}

/** What is shorter is in many texts by chance. */
const SHORTEST = 4;
const SHORTEST_UNNAMED = 8;
/** Of one integration; the text of a key has less than this, and a script that somebody stored there more. */
const MOST_CREDENTIALS = 500;
const LONGEST = 10_000;
const MOST_LEVELS = 8;

/** What may carry one, and may as well say how: `authMethod: API Key`. */
const MAY_NAME_CREDENTIAL = /pass|pwd|secret|token|keys?$|auth|cred|signature|cookie|session/i;
/** What ids of the tenant look like, and addresses of people. */
const ID = /^(?:[0-9a-f]{24}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[^@\s]{1,200}@[^@\s]{1,200})$/i;
const MOMENT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;
const BETWEEN_WORDS = /[\s"'<>;,&?=#:@/]+/;

/** Where a text stands: `"named"` below a member that is there to carry a credential. */
type Place = "named" | "suspect" | "unnamed";

/**
 * What may be a credential among members that nobody here knows. They are sent back as they were, so that an error may
 * repeat them. `isOwn`: these are settings of something that is called with credentials, where a single odd word is one.
 */
export function credentialsIn(members: JsonObject, isOwn: boolean): readonly Secret[] {
  const found = new Set<string>();
  gather(members, isOwn ? "suspect" : "unnamed", MOST_LEVELS, (text, place) => {
    for (const one of credentialsOf(text, place)) if (found.size < MOST_CREDENTIALS) found.add(one);
  });
  return [...found].map((text) => new Secret(text));
}

function gather(
  value: unknown,
  place: Place,
  levels: number,
  add: (text: string, place: Place) => void,
): void {
  if (levels === 0) return;
  if (typeof value === "string") add(value.slice(0, LONGEST), place);
  else if (Array.isArray(value)) for (const one of value) gather(one, place, levels - 1, add);
  else if (isJsonObject(value))
    for (const [name, one] of Object.entries(value)) gather(one, below(place, name), levels - 1, add);
}

/** Keys are kept in lists too, each beside its id and what people call it. */
function below(place: Place, name: string): Place {
  if (namesCredential(name.replace(/s$/i, ""))) return "named";
  if (place === "named") return /^(?:key|value)$/i.test(name) ? "named" : "suspect";
  return place === "unnamed" && MAY_NAME_CREDENTIAL.test(name) ? "suspect" : place;
}

function credentialsOf(text: string, place: Place): readonly string[] {
  if (text.length < SHORTEST || isMask(text)) return [];
  if (place === "named") return [text];
  if (place === "unnamed" && isQuotable(text)) return [];
  // Of an address every other text would have the beginning.
  const isOne = !/\s/.test(text) && !text.includes("://");
  const pieces = isOne ? [text] : text.split(BETWEEN_WORDS);
  return pieces.filter((piece) => piece.length >= SHORTEST_UNNAMED && !isHarmless(piece));
}

/** Words with small numbers, numbers, ids and dates: `eu-central-1`. */
function isHarmless(text: string): boolean {
  if (ID.test(text) || MOMENT.test(text) || !/\p{L}/u.test(text)) return true;
  return text.split(/[^\p{L}\p{M}\p{N}]+/u).every((word) => /^(?:[A-Za-z]*|[0-9]{1,2})$/.test(word));
}
