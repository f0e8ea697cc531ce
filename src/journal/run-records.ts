import type { ExitCode } from "../model/exit-code.ts";
import { labelOfMessage, type Message, recordedSubject } from "../model/outbox.ts";
import type { Outcome } from "../model/outcome.ts";
import type { Plan } from "../model/plan.ts";
import { PROTECTED, type RunStarted, UNPROTECTED } from "../model/record.ts";
import type { Result } from "../model/result.ts";
import type { AppendFailure, Journal } from "./journal.ts";

/** What takes the records. */
type Appending = Pick<Journal, "append">;

/** What is known of a run as it starts. */
export interface RunFacts {
  readonly toolVersion: string;
  readonly commit: string | null;
  readonly ciRunUrl: string | null;
  /** How the changes were approved, and by whom; null where that is not known. */
  readonly approval: NonNullable<RunStarted["approval"]>;
  readonly approver: string | null;
  readonly changesDigest: string;
  /** null where the run is not traced. */
  readonly traceId: string | null;
  /** How far the tenant's clock is ahead of this machine's, in milliseconds; null where they agree. */
  readonly clockSkewMs: number | null;
}

/** What a person is told of a record that could not be written. */
export function unrecorded({ message }: AppendFailure): string {
  return `${message}; nothing is sent without a journal record`;
}

/** The first record of a run. */
export async function recordStart(
  journal: Appending,
  plan: Pick<Plan, "environment" | "tenant">,
  facts: RunFacts,
): Promise<Result<null, AppendFailure>> {
  return await journal.append({
    phase: "run-started",
    tool_version: facts.toolVersion,
    environment: plan.environment,
    tenant: plan.tenant,
    commit: facts.commit,
    ci_run_url: facts.ciRunUrl,
    approval: facts.approval,
    approver: facts.approver,
    plan_digest: facts.changesDigest,
    ...(facts.traceId === null ? {} : { trace_id: facts.traceId }),
    ...(facts.clockSkewMs === null ? {} : { clock_ahead_ms: facts.clockSkewMs }),
  });
}

/** First of all: protection outlives its manifest even where the change that comes with it is held. */
export async function recordProtections(
  journal: Appending,
  { protections }: Pick<Plan, "protections">,
): Promise<void> {
  const notices = protections.map(({ name, version, protect }) => {
    return journal.append({
      phase: "notice",
      code: protect ? PROTECTED : UNPROTECTED,
      webhook_name: name,
      version,
      details: protect ? "its manifest protects it" : "its manifest no longer protects it",
    });
  });
  await Promise.all(notices);
}

/** A message that nobody hears is no failure of the run; who looks for it finds it here. */
export async function recordSetAside(journal: Appending, message: Message, cause: string): Promise<void> {
  const { id } = message;
  await journal.append({
    phase: "notice",
    code: "message-set-aside",
    ...recordedSubject(message),
    details: `${labelOfMessage(message)} ${id}: ${cause}`,
  });
}

/** The last record of a run. */
export async function recordEnd(
  journal: Appending,
  outcomes: readonly Outcome[],
  exitCode: ExitCode,
): Promise<Result<null, AppendFailure>> {
  const counts = { applied: 0, held: 0, failed: 0, unknown: 0, stale: 0, skipped: 0 };
  for (const { result } of outcomes) counts[result] += 1;
  return await journal.append({ phase: "run-finished", exit_code: exitCode, counts });
}
