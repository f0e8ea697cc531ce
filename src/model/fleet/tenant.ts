import type { Result } from "../../base/result.ts";
import type { WireText } from "../../base/secret.ts";
import type { PlacesToRead } from "./directory.ts";
import type { WireEndpoint } from "./endpoint.ts";
import type { NameAndVersion } from "./key.ts";
import type { Labelled, LiveListing, LiveWebhook } from "./live.ts";
import type { Status } from "./webhook.ts";

/** Everything about a webhook that a write can set. */
export interface WireWebhook extends NameAndVersion {
  readonly url: string;
  readonly method: string;
  readonly payloadFormat: string;
  readonly headers: readonly { readonly name: string; readonly value: WireText }[];
  readonly status: Status;
  /** What its labels are to say, where the tenant carries labels; null leaves them as they are. */
  readonly labelled: Labelled | null;
  /** null where the profile carries none of it. */
  readonly endpoint: WireEndpoint | null;
}

/** A status alone, with what the labels are to say then. */
export interface StatusWrite extends Pick<WireWebhook, "status" | "labelled"> {
  /** Whether it is to be switched on then; null where the status says all of it. */
  readonly serves: boolean | null;
}

/** One logical operation. Its request id is the same for all its retries. */
export interface Operation {
  readonly requestId: string;
  /**
   * Asked at the moment in which a request goes to a connection, each time one does: null, or why nothing may leave any
   * more. Between the decision to send and that moment there may be minutes: a rate limit, a token, a connection.
   */
  readonly mayLeave?: () => string | null;
  /** It is to make an integration ours, or to register one that is known by its key: a key that does not show was not written. */
  readonly claims?: true;
  /** The record has had it before: a tenant that stores its answers may repeat one of then. */
  readonly recurs?: true;
}

export type TenantFailureKind =
  /** 401, or no token to be had. Exit 4. */
  | "unauthenticated"
  /** 403, or too few scopes. Exit 4. */
  | "forbidden"
  /** Not reached, or 5xx to the end. Nothing was committed. Exit 9. */
  | "unavailable"
  /** Asked to wait for longer than the deadline. Exit 9. */
  | "rate-limited"
  /** An answer that cannot be trusted. Exit 9. */
  | "malformed"
  /** 409 or 412, or the object moved since it was read. Exit 8. */
  | "conflict"
  /** 404. Exit 8 for a write. */
  | "not-found"
  /** Any other 4xx: the tenant does not accept this. Exit 6. */
  | "rejected"
  /** The tenant accepted it and has something else than was written. Exit 6. */
  | "altered"
  /** The request may or may not have been committed. Exit 7. */
  | "unknown";

/** Why the tenant did not do what it was asked. Redacted: holds no header value, token or credential. */
export interface TenantFailure {
  readonly kind: TenantFailureKind;
  /** One sentence without a final period that names the cause, and the trace id where there is one. */
  readonly message: string;
  /** The next step, one sentence; null when there is none beyond planning again. */
  readonly hint: string | null;
  /** The HTTP status; null when there was no answer. */
  readonly status: number | null;
  /** The tenant's trace id; null when it gave none. */
  readonly traceId: string | null;
  /** What it is about, as the tenant showed it meanwhile. */
  readonly found?: Pick<LiveWebhook, "id" | "status">;
  /** By a 400 or 422 in JSON to the very write: the tenant's own word that it does not take what was written. */
  readonly refusesValue?: true;
}

/** A failure with neither a status nor a trace id: nothing was answered, or what was is not the point. */
export function tenantFailure(
  kind: TenantFailureKind,
  message: string,
  hint: string | null = null,
): TenantFailure {
  return { kind, message, hint, status: null, traceId: null };
}

/** What `plan` gets: it has no way to write. */
export interface TenantReader {
  /** `also`: where to look beside what is declared; from then on, each list has that too. */
  list(also?: PlacesToRead): Promise<Result<LiveListing, TenantFailure>>;
  get(id: string): Promise<Result<LiveWebhook, TenantFailure>>;
  /** The first of these ids that the tenant has when it is asked for each by itself; null where it has none, or cannot be asked. */
  firstThere(ids: readonly string[]): Promise<Result<string | null, TenantFailure>>;
}

/** What `apply` gets. */
export interface TenantWriter {
  /** Registers an integration. Here and below: the answer is what the tenant now has, whatever was written. */
  create(body: WireWebhook, operation: Operation): Promise<Result<LiveWebhook, TenantFailure>>;
  /** Replaces it whole. Unknown server fields of `live` are kept. Needs header values: never called with a masked one. */
  replace(
    live: LiveWebhook,
    body: WireWebhook,
    operation: Operation,
  ): Promise<Result<LiveWebhook, TenantFailure>>;
  /** Changes the status and the labels alone, with PATCH where the tenant has it, else with a PUT of the live object. */
  setStatus(
    live: LiveWebhook,
    wanted: StatusWrite,
    operation: Operation,
  ): Promise<Result<LiveWebhook, TenantFailure>>;
  /**
   * Writes our key to it, or takes the key off it, and changes nothing else: with PATCH where the tenant has it, else with
   * a PUT of the live object. `hidden` has the values of the headers that the tenant does not show, for that PUT.
   */
  setKey(
    live: LiveWebhook,
    key: string | null,
    hidden: WireWebhook["headers"],
    operation: Operation,
  ): Promise<Result<LiveWebhook, TenantFailure>>;
  /** An integration that is gone already counts as deleted. */
  delete(live: LiveWebhook, operation: Operation): Promise<Result<null, TenantFailure>>;
}

export type Tenant = TenantReader & TenantWriter;
