import type { ProbeReport } from "../fleet/health.ts";
import type { WebhookKey } from "../fleet/key.ts";
import type { TenantFailure } from "../fleet/tenant.ts";
import type { Status } from "../fleet/webhook.ts";
import type { Action } from "../generated/plan.ts";

interface Common {
  readonly key: WebhookKey;
  readonly action: Action;
  /** From the change's first step to its end. */
  readonly latencyMs: number;
}

/** What the tenant has after a change, as far as is known. */
export type FinalStatus = Status | "deleted" | "absent" | "unknown";

/** What the tenant has after a write that failed; `was` is what it had. Nothing is said not to be found before somebody has looked. */
export function statusAfter({ found, kind }: TenantFailure, was: FinalStatus): FinalStatus {
  if (found !== undefined) return found.status;
  const wasThere = was !== "absent" && was !== "unknown";
  return kind === "not-found" && wasThere ? "deleted" : was;
}

/** What became of a change. */
export type Outcome =
  /** Done, read back where the protocol asks for it. */
  | (Common & {
      readonly result: "applied";
      readonly status: FinalStatus;
      readonly probe: ProbeReport | null;
    })
  /** The health gate said no. Nothing went live; what was live still is. */
  | (Common & { readonly result: "held"; readonly status: FinalStatus; readonly probe: ProbeReport })
  /** The tenant refused or could not be reached. */
  | (Common & { readonly result: "failed"; readonly status: FinalStatus; readonly failure: TenantFailure })
  /** A write may or may not have been committed, or the tenant has it more than once. */
  | (Common & {
      readonly result: "unknown";
      readonly status: "unknown";
      readonly failure: TenantFailure;
      /** The ids, where the tenant has it more than once; else none. */
      readonly duplicates: readonly string[];
    })
  /** The live object moved since it was planned, and was not written over. */
  | (Common & { readonly result: "stale"; readonly status: FinalStatus; readonly message: string })
  /** It waited for a change that did not succeed, or the run was stopped. */
  | (Common & {
      readonly result: "skipped";
      readonly status: FinalStatus;
      readonly because: WebhookKey | null;
    });

export type OutcomeResult = Outcome["result"];

/** What an apply tells while it works; progress displays and the event stream are made of these. */
export type ApplyEvent =
  | { readonly kind: "run-started"; readonly run: string; readonly total: number }
  | { readonly kind: "change-started"; readonly key: WebhookKey; readonly action: Action }
  | { readonly kind: "step"; readonly key: WebhookKey; readonly step: string }
  | { readonly kind: "warning"; readonly key: WebhookKey | null; readonly message: string }
  | { readonly kind: "change-finished"; readonly outcome: Outcome };
