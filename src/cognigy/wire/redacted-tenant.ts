import type { Redactor } from "../../base/redactor.ts";
import { failure, type Result, success } from "../../base/result.ts";
import { exposeText } from "../../base/secret.ts";
import type { LiveEndpoint, WireEndpoint } from "../../model/fleet/endpoint.ts";
import type { LiveListing, LiveWebhook } from "../../model/fleet/live.ts";
import { hidingRepeated, idsOf, type Tellable, tellingId } from "../../model/fleet/repeated-secrets.ts";
import type { TenantFailure, TenantReader, TenantWriter, WireWebhook } from "../../model/fleet/tenant.ts";

/** The last word on what a client tells: names and ids in our own sentences are the tenant's words too. */
export function redactedReader(reader: TenantReader, redactor: Redactor): TenantReader {
  return {
    list: async () => {
      const listed = await redacted(reader.list(), redactor);
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
  return idsOf(live).some((id) => !known.includes(id) && repeats(id))
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
    ...(found === undefined || redactor.repeatsSecret(found.id) ? {} : { found }),
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
