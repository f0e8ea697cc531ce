import { counted, firstOf } from "../base/text.ts";
import { showDuration } from "../base/time.ts";
import type {
  FirstAnswer,
  ListObservation,
  Observation,
  SingleRead,
  TokenObservation,
} from "../model/fleet/observation.ts";
import type { Mark, TenantDiagnostic } from "../model/report/tenant-report.ts";

/** A tenant that was looked at. */
export interface Examined {
  readonly observation: Observation;
  /** Who asked, in a few words: `client "acme"`. */
  readonly credentials: string;
  /** null where no token is asked for. */
  readonly askedScopes: readonly string[] | null;
}

/** More than this cannot be the network and a header that is cut to whole seconds. */
const WRITE_TIME_TOLERANCE_MS = 5_000;
const MOST_NAMES = 8;

/** What was seen, in the order in which a run meets it. */
export function tenantDiagnostics({ observation, credentials, askedScopes }: Examined): TenantDiagnostic[] {
  const { contact, token, list, single } = observation;
  if (contact === null) return [unanswered(observation)];
  const before = contactDiagnostics(contact);
  if (askedScopes !== null && token === null) return [...before, found("bad", "token", "none was given")];
  return [
    ...before,
    ...authorisation(token, askedScopes, credentials),
    ...(list === null ? [found("bad", "list", "it could not be read")] : listFindings(list, single)),
  ];
}

/** The scopes that were asked for and not granted. */
export function missingScopes({
  observation,
  askedScopes,
}: Pick<Examined, "observation" | "askedScopes">): string[] {
  const granted = observation.token?.grantedScopes;
  return granted === undefined || granted === null
    ? []
    : (askedScopes ?? []).filter((scope) => !granted.includes(scope));
}

/** What went wrong on the way is in the failure of the diagnosis. */
export function unanswered({ reached }: Pick<Observation, "reached">): TenantDiagnostic {
  const sentence = reached ? "a server was reached, and no whole answer came" : "no answer came";
  return found("bad", "reachability", sentence);
}

export function contactDiagnostics(contact: FirstAnswer): TenantDiagnostic[] {
  const first = `the first answer came after ${showDuration(contact.latencyMs)}`;
  return [found("good", "reachability", first), clockDiagnostic(contact)];
}

function clockDiagnostic({ clockAheadMs: ahead }: FirstAnswer): TenantDiagnostic {
  if (ahead === null) return found("unseen", "clock", "the tenant sends no Date header");
  if (Math.abs(ahead) <= WRITE_TIME_TOLERANCE_MS) return found("good", "clock", "agrees with this machine's");
  const skew = `the tenant's is ${showDuration(Math.abs(ahead))} ${ahead > 0 ? "ahead of" : "behind"} this machine's`;
  return found(
    "caution",
    "clock",
    `${skew}; sunsets and certificates are judged by this machine's, so set it`,
  );
}

function authorisation(
  token: TokenObservation | null,
  asked: readonly string[] | null,
  credentials: string,
): TenantDiagnostic[] {
  if (asked === null || token === null)
    return [found("unseen", "scopes", `${credentials} does not report its scopes`)];
  const given = `given to ${credentials}; it lives ${showDuration(token.lifetimeMs)}`;
  return [found("good", "token", given), scopes(token, asked)];
}

function scopes({ grantedScopes }: TokenObservation, askedScopes: readonly string[]): TenantDiagnostic {
  const asked = `asked for: ${askedScopes.join(" ")}`;
  if (grantedScopes === null)
    return found("unseen", "scopes", `${asked}; the tenant does not say what it granted, so all of them`);
  const missing = askedScopes.filter((scope) => !grantedScopes.includes(scope));
  if (missing.length === 0) return found("good", "scopes", `${asked}; granted: all`);
  const granted = grantedScopes.join(" ") || "none";
  return found("bad", "scopes", `${asked}; granted: ${granted}; not granted: ${missing.join(" ")}`);
}

const PAGING: Readonly<Record<ListObservation["paging"], string>> = {
  cursor: "pages by a cursor",
  link: "pages by a link",
  total: "pages by a total",
  silent: "says nothing of pages",
};

/** No setting mends a list that hides a part of itself. */
const WAY_OUT =
  "nothing is registered, deprecated or deleted until it is whole: ask the platform how to get the rest of this list, " +
  "or keep fewer integrations than fit in one answer";

function listFindings(list: ListObservation, single: SingleRead | null): TenantDiagnostic[] {
  const { integrations, requests, envelope, paging, shortfall } = list;
  const shape = envelope === "array" ? "a bare array" : `an object with ${envelope}`;
  const size = `${counted(integrations, "integration")} in ${counted(requests, "request")}`;
  const sentence = `${size}; ${shape} that ${PAGING[paging]}`;
  const listed =
    shortfall === null
      ? found("good", "list", sentence)
      : found("caution", "list", `${sentence}; it may be short: ${shortfall}; ${WAY_OUT}`);
  if (integrations === 0)
    return [
      listed,
      found("unseen", "integrations", "it has no integration to check ETags, headers and keys on"),
    ];
  return [listed, singleReads(single), headerValues(list), keys(list), ...statuses(list), ...strangers(list)];
}

function singleReads(single: SingleRead | null): TenantDiagnostic {
  if (single === null) return found("unseen", "single reads", "the integration was gone when it was read");
  if (single.kind === "failed")
    return found("bad", "single reads", "the integration could not be read by itself");
  if (single.kind === "unavailable")
    return found("caution", "single reads", `none (${single.status}); the list is read instead`);
  switch (single.etag) {
    case "strong":
      return found("good", "ETag", "strong; a write is refused where somebody else was faster");
    case "weak":
    case "absent":
      return found(
        "caution",
        "ETag",
        `${single.etag}; each write is preceded by a read, and a moment remains in which another's edit is lost`,
      );
  }
}

function headerValues({ headers, integrations }: ListObservation): TenantDiagnostic {
  const hidden = headers.masked + headers.absent;
  if (hidden === 0) return found("good", "header values", "readable");
  const how = headers.absent === 0 ? "masked" : headers.masked === 0 ? "absent" : "masked or absent";
  return found(
    "caution",
    "header values",
    `${how} in ${hidden} of ${integrations}; such values cannot be compared, and a webhook without a manifest ` +
      "can be deprecated only where the tenant has partial updates",
  );
}

function keys({ withKey, withOurKey, keysLost, integrations }: ListObservation): TenantDiagnostic {
  if (keysLost.length > 0) {
    const advice = "set ownership: scope, and narrow scope.names to what this repository manages";
    return found(
      "caution",
      "key echo",
      `the key of ${firstOf(keysLost, MOST_NAMES)} was written and is not shown; ${advice}`,
    );
  }
  if (withKey === 0) return found("unseen", "key echo", `none of ${integrations} shows an idempotency key`);
  return found(
    "good",
    "key echo",
    `${withKey} of ${integrations} show an idempotency key, ${withOurKey} of them ours`,
  );
}

function statuses({ statuses: seen, withLabels, integrations }: ListObservation): TenantDiagnostic[] {
  const labels =
    withLabels === 0
      ? found("unseen", "labels", `none of ${integrations} has any`)
      : found("good", "labels", `${withLabels} of ${integrations} have some`);
  const deprecated = seen.includes("deprecated")
    ? found("good", "deprecated", "the tenant has this status")
    : found("unseen", "deprecated", "no integration has this status");
  return [deprecated, labels];
}

function strangers({ unknownFields, duplicates, unread }: ListObservation): TenantDiagnostic[] {
  return [
    ...(unknownFields.length === 0
      ? []
      : [
          found(
            "good",
            "other fields",
            `${firstOf(unknownFields, MOST_NAMES)}: kept, and sent back where needed`,
          ),
        ]),
    ...(duplicates.length === 0
      ? []
      : [
          found(
            "caution",
            "duplicates",
            `${firstOf(duplicates, MOST_NAMES)}: not touched until one of each is left`,
          ),
        ]),
    ...(unread === null ? [] : [found("caution", "unreadable", unread)]),
  ];
}

/** One thing that was found out. */
export function found(mark: Mark, about: string, sentence: string): TenantDiagnostic {
  return { mark, about, sentence };
}
