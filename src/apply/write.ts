import { failure, type Result, success } from "../base/result.ts";
import { hundredths } from "../base/time.ts";
import type { ProbeReport } from "../model/fleet/health.ts";
import { keyOf, type WebhookKey } from "../model/fleet/key.ts";
import type { LiveWebhook } from "../model/fleet/live.ts";
import type { Operation, TenantFailure } from "../model/fleet/tenant.ts";
import type { Change, Snapshot } from "../model/plan/change.ts";
import { type FinalStatus, statusAfter } from "../model/record/outcome.ts";
import type { Intent, JournalEntry } from "../model/record/record.ts";
import { changedValues, declaredFacts, takingOver } from "./body.ts";
import type { ApplyContext } from "./context.ts";
import { type Altered, alterationOf, differingFrom, type Intended, isClaim, keptOf } from "./kept.ts";
import type { JournalFailure } from "./ports.ts";
import type { Priority } from "./schedule.ts";

/** One write of a change: what it is about and how the record will show it. */
export interface Write extends Intended {
  readonly change: Change;
  readonly priority: Priority;
  readonly integrationId: string | null;
  readonly before: Snapshot | null;
  readonly after: Snapshot | null;
  readonly sunset: string | null;
  readonly protect: boolean;
  /** What the record says besides of a creation, an adoption or a deprecation. */
  readonly said?: Pick<Intent, "declared_status" | "serves">;
  /** What the same live object was until now; left out where its name and version stay. */
  readonly replaces?: WebhookKey;
}

/** Why a write did not come to its end. */
export type WriteFailure =
  | { readonly kind: "tenant"; readonly failure: TenantFailure }
  | Altered
  /** The journal could not take the record. Without an intent nothing was sent; else a request may have left before. */
  | { readonly kind: "unrecorded"; readonly message: string; readonly mayBeSent: boolean };

/**
 * Records the intent, sends the write, records what became of it. No write begins whose intent could not be recorded,
 * or after any other record was refused. The wait for room at the API comes after the record, so that no room is taken
 * by what waits for the disk.
 */
export async function performWrite<T extends LiveWebhook | null>(
  context: ApplyContext,
  write: Write,
  send: (operation: Operation) => Promise<Result<T, TenantFailure>>,
): Promise<Result<T, WriteFailure>> {
  const requestId = `webhook-reg-${write.name}-${write.version}-${context.run}-${write.step}`;
  const intent = await context.journal.append(intentRecord(context, write, requestId));
  if (!intent.ok) return unrecorded(intent.error);
  await context.api.enter(write.priority);
  let answer: Result<T, TenantFailure>;
  let latencyMs: number;
  const leave = new Leave(context.journal);
  try {
    const may = context.journal.mayWrite();
    if (!may.ok) return unrecorded(may.error);
    const started = context.clock.monotonic();
    answer = await inSight(context, write, () => send(operationOf(write, requestId, context, leave)));
    latencyMs = context.clock.monotonic() - started;
  } finally {
    context.api.leave();
  }
  // Nothing left, or what did is looked up by whoever finds the intent: this run can say nothing more about it.
  if (!answer.ok && leave.failure !== null) return unrecorded({ ...leave.failure, mayBeSent: leave.hasLeft });
  return await recordAnswer(context, write, { requestId, answer, latencyMs });
}

/** What became of a request. */
interface Answered<T> {
  readonly requestId: string;
  readonly answer: Result<T, TenantFailure>;
  readonly latencyMs: number;
}

/** Others may use the API meanwhile. Where this fails, no other write begins. */
async function recordAnswer<T extends LiveWebhook | null>(
  context: ApplyContext,
  write: Write,
  answered: Answered<T>,
): Promise<Result<T, WriteFailure>> {
  const { answer } = answered;
  const live = answer.ok ? answer.value : null;
  const differing = live === null ? [] : differingFrom(write, live);
  const altered = live === null ? null : alterationOf(write, live, differing, context.environment);
  const kept = keptOf(write, live, differing, context.environment.policy.plainHeaders);
  await context.journal.append({
    ...outcomeRecord(write, answered, kept),
    ...(altered === null ? {} : { details: altered.failure.message }),
  });
  if (!answer.ok) return failure({ kind: "tenant", failure: answer.error });
  return altered === null ? success(answer.value) : failure(altered);
}

/** Whether the requests of a write may leave: each one is asked for, for the record may be lost between any two. */
class Leave {
  readonly #journal: ApplyContext["journal"];
  failure: JournalFailure | null = null;
  hasLeft = false;

  constructor(journal: ApplyContext["journal"]) {
    this.#journal = journal;
  }

  /** Why nothing may leave any more; null where it may. */
  refused(): string | null {
    const may = this.#journal.mayWrite();
    if (may.ok) this.hasLeft = true;
    else this.failure = may.error;
    return may.ok ? null : may.error.message;
  }
}

function operationOf(
  write: Write,
  requestId: string,
  { environment, recorded }: ApplyContext,
  leave: Leave,
): Operation {
  const known = write.step === "create" ? recorded.webhooks.get(keyOf(write))?.written : null;
  return {
    requestId,
    mayLeave: () => leave.refused(),
    ...(isClaim(write, environment) ? { claims: true } : {}),
    ...(known ? { recurs: true } : {}),
  };
}

/** A step that whoever waits is told of. */
function inSight<T>(
  { events }: ApplyContext,
  { change: { key }, step }: Write,
  send: () => Promise<Result<T, TenantFailure>>,
): Promise<Result<T, TenantFailure>> {
  const ended = (sent: Result<T, TenantFailure>) =>
    ({ kind: "step-finished", key, step, failure: sent.ok ? null : sent.error.message }) as const;
  return events.during({ kind: "step", key, step }, send, ended);
}

type OutcomeEntry = Extract<JournalEntry, { phase: "outcome" }>;

/** The failure of what must be on record before it is done. */
export function unrecorded(why: JournalFailure & { readonly mayBeSent?: boolean }) {
  return failure({ kind: "unrecorded", mayBeSent: false, ...why } as const);
}

function subject(write: Write, requestId: string) {
  return {
    action: write.change.action,
    step: write.step,
    webhook_name: write.name,
    version: write.version,
    request_id: requestId,
    ...declaredFacts(write.change, write),
  };
}

function intentRecord(context: ApplyContext, write: Write, requestId: string): JournalEntry {
  const { integrationId, before, after, sunset, protect, said, replaces } = write;
  const { reason } = write.change;
  const changed = changedValues(write.change, integrationId);
  return {
    phase: "intent",
    ...subject(write, requestId),
    integration_id: integrationId,
    reason,
    before,
    after,
    sunset,
    protect,
    ...said,
    ...(replaces === undefined ? {} : { replaces }),
    ...takingOver(context, write),
    ...(changed.length === 0 ? {} : { changed_values: [...changed] }),
  };
}

function outcomeRecord(
  write: Write,
  { requestId, answer, latencyMs }: Answered<LiveWebhook | null>,
  after: Snapshot | null,
): OutcomeEntry {
  const { sunset, protect, integrationId } = write;
  const common = {
    phase: "outcome",
    ...subject(write, requestId),
    ...{ sunset, protect, latency_ms: hundredths(latencyMs) },
  } as const;
  if (answer.ok) {
    const live = answer.value;
    return {
      ...common,
      result: "succeeded",
      status: live?.status ?? "deleted",
      details: "",
      integration_id: live?.id ?? integrationId,
      after,
    };
  }
  const { found } = answer.error;
  const unknown = answer.error.kind === "unknown";
  return {
    ...common,
    result: unknown ? "unknown" : "failed",
    status: unknown ? "unknown" : statusAfter(answer.error, write.before?.status ?? "absent"),
    details: answer.error.message,
    integration_id: found?.id ?? integrationId,
    after: null,
  };
}

/** How the steps of a change ended; the outcome adds what is common to all changes. */
export type ChangeResult =
  | { readonly result: "applied"; readonly status: FinalStatus; readonly probe: ProbeReport | null }
  | { readonly result: "held"; readonly status: FinalStatus; readonly probe: ProbeReport }
  | {
      readonly result: "not-written";
      readonly status: FinalStatus;
      readonly writeFailure: WriteFailure;
      readonly probe: ProbeReport | null;
    };

export function applied(status: FinalStatus, probe: ProbeReport | null): ChangeResult {
  return { result: "applied", status, probe };
}

export function held(status: FinalStatus, probe: ProbeReport): ChangeResult {
  return { result: "held", status, probe };
}

/** `status` is what the tenant has where the trouble itself does not tell. */
export function notWritten(
  status: FinalStatus,
  cause: WriteFailure,
  probe: ProbeReport | null,
): ChangeResult {
  return { result: "not-written", status: statusIn(cause, status), writeFailure: cause, probe };
}

function statusIn(cause: WriteFailure, was: FinalStatus): FinalStatus {
  switch (cause.kind) {
    case "altered":
      return cause.status;
    case "tenant":
      return statusAfter(cause.failure, was);
    case "unrecorded":
      return cause.mayBeSent ? "unknown" : was;
  }
}
