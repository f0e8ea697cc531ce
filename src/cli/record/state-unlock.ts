import { printedJson } from "../../base/json.ts";
import { actorOf, newRunId } from "../../ci/provenance.ts";
import type { LockHolder } from "../../journal/journal.ts";
import { journalProblem, unrecordedProblem } from "../../journal/state-folder.ts";
import { EXIT, type ExitCode } from "../../model/exit-code.ts";
import { type Problem, problem } from "../../model/problem.ts";
import type { Invocation } from "../command.ts";
import { loadEnvironment } from "../manifest/desired.ts";
import { reportProblem } from "../report-problem.ts";
import { type Seal, sealFor, warnUnsealed } from "../seal.ts";
import { openState, type State } from "../state.ts";

/** Takes the record away from a run that holds it, and records that. */
export async function stateUnlock(invocation: Invocation, run: string): Promise<ExitCode> {
  const { io, options } = invocation;
  const loaded = loadEnvironment(io, options, "ignored");
  if (!loaded.ok) return reportProblem(io, options, loaded.error);
  const state = await openState({ io, options }, loaded.value.environment);
  const seal = await sealFor(invocation, loaded.value.environment);
  if (!seal.ok) return reportProblem(io, options, seal.error);
  const read = await state.journal.read();
  if (!read.ok) return reportProblem(io, options, journalProblem(read.error));
  const holder = read.value.running.find((one) => one.run === run);
  if (holder === undefined) {
    const [other] = read.value.running;
    if (other !== undefined) return reportProblem(io, options, heldByAnother(run, other));
  } else {
    const failed = await unlock(invocation, { state, seal: seal.value }, holder);
    if (failed !== null) return reportProblem(io, options, failed);
  }
  const text = holder === undefined ? "No run holds the record." : `Run ${run} holds the record no longer.`;
  io.stdout.write(
    `${options.format === "json" ? printedJson({ run, unlocked: holder !== undefined }) : text}\n`,
  );
  return EXIT.done;
}

function heldByAnother(run: string, other: LockHolder): Problem {
  const message = `run ${run} does not hold the record: run ${other.run} has since ${other.since}`;
  return problem(EXIT.usage, "unknown-run", message, "name that one if it is gone");
}

async function unlock(
  invocation: Invocation,
  { state, seal }: { readonly state: State; readonly seal: Seal },
  { run, pid, host, since }: LockHolder,
): Promise<Problem | null> {
  const { io } = invocation;
  const opening = { actor: actorOf(io), run: newRunId(io.random), clock: io.clock, from: run };
  const journal = await state.open(opening);
  if (!journal.ok) return journal.error;
  const details = `run ${run}, which had held the record since ${since} (process ${pid} on ${host}), holds it no longer`;
  const notice = { phase: "notice", code: "unlocked", webhook_name: null, version: null, details } as const;
  const recorded = await journal.value.append(notice);
  if (recorded.ok) warnUnsealed(invocation, await seal.close(journal.value, opening.run));
  await journal.value.close();
  return recorded.ok ? null : unrecordedProblem(recorded.error.message);
}
