import type { Result } from "../model/result.ts";
import type { Secret } from "../model/secret.ts";
import type { TenantFailure } from "../model/tenant.ts";
import type { Answer } from "./answer.ts";
import type { WireRequest } from "./exchange.ts";

/** A request and how it may be treated. */
export interface Call {
  readonly wire: WireRequest;
  /** The same for all attempts. */
  readonly requestId: string;
  /** Sending it twice does no more than sending it once, so it may be sent again whatever became of it. */
  readonly repeatable: boolean;
  /** An answer without JSON is of no use. */
  readonly needsJson: boolean;
  /** What the request carries and no message may repeat. */
  readonly secrets: readonly Secret[];
}

/** Why a call did not get an answer of 2xx. */
export interface CallFailure {
  readonly failure: TenantFailure;
  /** Whether the tenant may have done what it was asked. */
  readonly committed: "no" | "perhaps";
  /** The tenant's own name for the error; null when it gave none. */
  readonly code: string | null;
  /** Whether the answer was JSON: a proxy's page is not the tenant's word. */
  readonly inJson: boolean;
}

export type CallResult = Result<Answer, CallFailure>;

/** `POST /api/v1/integrations`: how messages name a call. */
export function nameOf({ wire }: Call): string {
  return `${wire.method} ${wire.path.split("?")[0]}`;
}
