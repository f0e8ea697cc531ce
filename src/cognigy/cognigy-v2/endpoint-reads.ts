import { failure, type Result, success } from "../../base/result.ts";
import { counted, firstOf } from "../../base/text.ts";
import { Limiter } from "../../base/throttle.ts";
import type { UnreadIntegration } from "../../model/fleet/live.ts";
import type { TenantFailure } from "../../model/fleet/tenant.ts";
import { brief } from "../wire/answer.ts";
import type { CallFailure } from "../wire/call.ts";
import type { ReadEndpoint, UnreadEndpoint } from "./endpoint.ts";
import { type ListedEndpoint, tellsChannel } from "./list-endpoints.ts";

const IN_FLIGHT = 8;
const MOST_NAMED = 3;

/** What came of reading an Endpoint: it, or what cannot be understood about it. */
export type OneRead = Result<Result<ReadEndpoint, UnreadEndpoint>, ReadFailure>;

/** Why an Endpoint was not read, and whether all others would not be read for the same reason. */
export interface ReadFailure {
  readonly why: TenantFailure;
  readonly isFatal: boolean;
}

/**
 * Of one Endpoint by itself only an answer speaks, and not that the tenant refuses us, or is none. That there is nothing is
 * said of one address, whoever says it.
 */
export function readFailure({ failure: why, isAnswer }: CallFailure): ReadFailure {
  const { kind, status } = why;
  const isNoTenant = kind === "malformed" && status !== 404 && status !== 410;
  const isOfAll = kind === "unauthenticated" || kind === "rate-limited" || isNoTenant;
  return { why, isFatal: !isAnswer || isOfAll };
}

/** What reading all that a list shows has come to. */
export interface ReadAll {
  readonly endpoints: readonly ReadEndpoint[];
  /** Read, and not understood. */
  readonly unread: readonly UnreadIntegration[];
  /** Not read: perhaps they are ours. */
  readonly failed: readonly FailedRead[];
  /** Not there when they were read, by the tenant's own word. */
  readonly denied: readonly FailedRead[];
}

export interface FailedRead extends ListedEndpoint {
  readonly why: TenantFailure;
}

/** Reads each that is listed. One that is not there by then is no failure; one that is refused leaves the others readable. */
export async function readEach(
  listed: readonly ListedEndpoint[],
  read: (endpoint: ListedEndpoint) => Promise<OneRead>,
): Promise<Result<ReadAll, TenantFailure>> {
  const limiter = new Limiter(IN_FLIGHT);
  let fatal: TenantFailure | null = null;
  const results = await Promise.all(
    listed.map(async (endpoint) => {
      await limiter.enter();
      try {
        const one = fatal === null ? await read(endpoint) : failure({ why: fatal, isFatal: true });
        if (!one.ok && one.error.isFatal) fatal ??= one.error.why;
        return { endpoint, one };
      } finally {
        limiter.leave();
      }
    }),
  );
  if (fatal !== null) return failure(fatal);
  const unreadable = results.flatMap(({ endpoint, one }) =>
    one.ok ? [] : [{ ...endpoint, why: one.error.why }],
  );
  const failed = unreadable.filter(({ why }) => why.kind !== "not-found");
  const [first] = failed;
  if (first !== undefined && failed.length === listed.length) return failure(first.why);
  const answered = results.flatMap(({ endpoint, one }) =>
    one.ok && !isPassedOver(endpoint, one.value) ? [one.value] : [],
  );
  return success({
    endpoints: answered.flatMap((one) => (one.ok ? [one.value] : [])),
    unread: answered.flatMap((one) => (one.ok ? [] : [one.error])),
    ...{ failed, denied: unreadable.filter(({ why }) => why.kind === "not-found") },
  });
}

/** Only by itself it tells that it has another channel: a list that tells channels would have left it out. */
function isPassedOver({ item }: ListedEndpoint, read: Result<ReadEndpoint, UnreadEndpoint>): boolean {
  return !tellsChannel(item) && !read.ok && read.error.isOfOtherChannel;
}

/** Why a listing with reads that failed is short; null where none has. */
export function shortfallOf(failed: readonly FailedRead[]): string | null {
  const [first] = failed;
  if (first === undefined) return null;
  const names = firstOf(
    failed.map(({ id, displayName }) => `${brief(displayName)} (${brief(id)})`),
    MOST_NAMED,
  );
  return `${counted(failed.length, "Endpoint")} could not be read: ${names}; ${first.why.message}`;
}

export function unreadOf({ id, displayName, why }: FailedRead): UnreadIntegration {
  const problem = `Endpoint ${brief(id)} (${brief(displayName)}), which could not be read: ${why.message}`;
  return { id, name: displayName, idempotencyKey: null, problem };
}
