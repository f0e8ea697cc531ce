import { HIDDEN } from "../../base/credentials.ts";
import type { Redactor } from "../../base/redactor.ts";
import { failure, type Result, success } from "../../base/result.ts";
import type { Diagnostic } from "../../model/fleet/diagnostic.ts";
import type { Plan } from "../../model/plan/plan.ts";
import {
  labelOfMessage,
  type Message,
  type OutboxEntry,
  recordedSubject,
} from "../../model/record/outbox.ts";
import type { Outcome } from "../../model/record/outcome.ts";
import { UNLEARNED } from "../../model/record/projection.ts";
import {
  MARKED_BY_NAME,
  PROTECTED,
  type RunStarted,
  SUNSET_MOVED,
  UNPROTECTED,
} from "../../model/record/record.ts";
import type { ExitCode } from "../../model/run/exit-code.ts";
import type { Problem } from "../../model/run/problem.ts";
import type { AppendFailure, Journal, LockHolder } from "./journal.ts";
import { journalProblem, unrecordedProblem } from "./problem.ts";

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

/** First of all: what outlives its manifest does so even where the change that comes with it is held. */
export async function recordDeclared(
  journal: Appending,
  { protections, sunsets }: Pick<Plan, "protections" | "sunsets">,
): Promise<void> {
  const moved = sunsets.map(({ name, version, sunset }) =>
    journal.append({
      phase: "notice",
      code: SUNSET_MOVED,
      ...{ webhook_name: name, version, sunset },
      details:
        sunset === null
          ? "its manifest no longer has a sunset"
          : `its manifest moves the sunset to ${sunset}`,
    }),
  );
  const notices = protections.map(({ name, version, protect }) => {
    return journal.append({
      phase: "notice",
      code: protect ? PROTECTED : UNPROTECTED,
      webhook_name: name,
      version,
      details: protect ? "its manifest protects it" : "its manifest does not protect it",
    });
  });
  await Promise.all([...moved, ...notices]);
}

/** What whoever delivers messages for the run that holds a record asks it, and has it keep. */
export function deliveringFor(journal: Pick<Journal, "append" | "mayWrite">) {
  return {
    mayDeliver: () => journal.mayWrite().ok,
    onSetAside: (message: Message, cause: string) => recordSetAside(journal, message, cause),
  };
}

/** A message that nobody hears is no failure of the run; who looks for it finds it here. */
async function recordSetAside(journal: Appending, message: Message, cause: string): Promise<void> {
  const { id } = message;
  await journal.append({
    phase: "notice",
    code: "message-set-aside",
    ...recordedSubject(message),
    details: `${labelOfMessage(message)} ${id}: ${cause}`,
  });
}

/** Says, first of all, that nobody will hear of these. */
export async function recordDropped(
  journal: Appending,
  entries: readonly OutboxEntry[],
): Promise<Result<null, AppendFailure>> {
  const recorded = await Promise.all(
    entries.map(({ message, cause }) =>
      journal.append({
        phase: "notice",
        code: "message-dropped",
        ...recordedSubject(message),
        details: `${labelOfMessage(message)} ${message.id}${cause === null ? "" : `: ${cause}`}`,
      }),
    ),
  );
  return recorded.find((one) => !one.ok) ?? success(null);
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

/** Opening a journal mends what a crash left; nobody should have to read the record to hear of that. */
export function repairs(journal: Pick<Journal, "repair">): readonly Diagnostic[] {
  const details = journal.repair();
  if (details === null) return [];
  const message = `a crash left the last line half-written: ${details}`;
  const nowhere = { hint: null, location: null, sourceLine: null };
  return [{ code: "journal-repaired", severity: "warning", message, ...nowhere }];
}

/** An id is the tenant's word, and all that a record takes over from it as it is. */
export function withoutTellingIds(journal: Journal, redactor: Redactor): Journal {
  // Each stands in several records of a run.
  const recorded = new Set<string>();
  const mayTell = (id: string) => {
    if (!recorded.has(id) && redactor.isRepeatedById(id)) return false;
    recorded.add(id);
    return true;
  };
  return {
    append: (entry) => {
      if (entry.phase !== "intent" && entry.phase !== "outcome") return journal.append(entry);
      const isTelling = entry.integration_id !== null && !mayTell(entry.integration_id);
      return journal.append(isTelling ? { ...entry, integration_id: HIDDEN } : entry);
    },
    stage: (adoption) => journal.stage(adoption),
    adopt: (adoption) => journal.adopt(adoption),
    forget: (beginning) => journal.forget(beginning),
    removeForgotten: () => journal.removeForgotten(),
    mayForget: () => journal.mayForget(),
    mayWrite: () => journal.mayWrite(),
    projection: () => journal.projection(),
    repair: () => journal.repair(),
    head: () => journal.head(),
    close: () => journal.close(),
  };
}

/** A run that held the record was made to let go of it. */
export async function recordUnlocked(
  journal: Appending,
  { run, since, pid, host }: LockHolder,
): Promise<Result<null, Problem>> {
  const details = `run ${run}, which had held the record since ${since} (process ${pid} on ${host}), holds it no longer`;
  const notice = { phase: "notice", code: "unlocked", webhook_name: null, version: null, details } as const;
  const recorded = await journal.append(notice);
  return recorded.ok ? recorded : failure(unrecordedProblem(recorded.error.message));
}

/** What applies have found out counts no more: the next one finds it out again, where it is so. */
export async function recordUnlearned(journal: Appending): Promise<Result<null, Problem>> {
  const details = "what applies have found out about the tenant counts no more";
  const notice = { phase: "notice", code: UNLEARNED, webhook_name: null, version: null, details } as const;
  const recorded = await journal.append(notice);
  if (recorded.ok) return recorded;
  const { message } = recorded.error;
  const hint = "fix that, then run the same command again";
  return failure(journalProblem({ kind: "unwritable", message, hint }));
}

/** A tenant that drops what makes an Endpoint ours is worked with all the same, but people see it in its names. */
export async function recordMarkedByName(journal: Appending): Promise<Diagnostic> {
  const details =
    "the tenant does not keep the foreignId of Endpoints: their display names now carry name and version";
  // What is already done stands, whether or not the record takes this.
  await journal.append({ phase: "notice", code: MARKED_BY_NAME, webhook_name: null, version: null, details });
  const hint =
    "the record keeps that; set `marker: name` in the tenant's settings, so that no run has to find it out again without it";
  const nowhere = { location: null, sourceLine: null };
  return { code: MARKED_BY_NAME, severity: "warning", message: details, hint, ...nowhere };
}
