import { printedJson } from "../../base/json.ts";
import { counted } from "../../base/text.ts";
import { Audit } from "../../journal/audit.ts";
import { GENESIS } from "../../journal/chain.ts";
import type { ChainEnd } from "../../journal/journal.ts";
import { projectionText } from "../../journal/projection/document.ts";
import { journalProblem } from "../../journal/state-folder.ts";
import { EXIT, type ExitCode } from "../../model/exit-code.ts";
import { type Problem, problem } from "../../model/problem.ts";
import { renderDiagnostics } from "../../render/diagnostics.ts";
import { styleFor } from "../../terminal/style.ts";
import type { Invocation } from "../command.ts";
import { reportProblem } from "../report-problem.ts";
import { type OpenRecord, openRecord, type RecordOptions } from "./open-record.ts";

/** The options of `audit verify`. */
export interface AuditVerifyOptions extends RecordOptions {
  readonly head?: string;
  readonly rebuild?: boolean;
}

/** Walks the chain, and finds the head that a run printed. */
export async function auditVerify({ io, options }: Invocation, asked: AuditVerifyOptions): Promise<ExitCode> {
  const { head, rebuild = false } = asked;
  if (head !== undefined && !/^[0-9a-f]{64}$/.test(head)) {
    const hint = "pass all of what a run printed as its journal head: 64 hexadecimal digits";
    return reportProblem(io, options, problem(EXIT.usage, "usage", `--head ${head} is not a hash`, hint));
  }
  const opened = await openRecord({ io, options }, asked);
  if (!opened.ok) return reportProblem(io, options, opened.error);
  const state = opened.value;
  let isHeadThere = head === undefined || head === GENESIS;
  const audit = new Audit(rebuild);
  const read = await state.journal.walk(
    (record) => {
      isHeadThere ||= record.hash === head;
      audit.add(record);
    },
    (beginning) => {
      isHeadThere ||= beginning.projection.head === head;
      audit.begin(beginning);
    },
  );
  if (!read.ok) return reportProblem(io, options, journalProblem(read.error));
  const doubt =
    (isHeadThere ? emptyProblem(state, read.value, head) : headMissing(head)) ??
    audit.problem() ??
    (state.isWhole ? beginningProblem(audit) : null) ??
    (rebuild ? await projectionProblem(state, audit) : null);
  if (doubt !== null) return reportProblem(io, options, doubt);
  const warnings = state.warnings();
  if (warnings.length > 0)
    io.stderr.write(`${renderDiagnostics(warnings, styleFor(io.stderr, options, io))}\n`);
  const told = { ...read.value, follows: audit.unvouched()?.projection.head ?? null };
  io.stdout.write(`${options.format === "json" ? verdictJson(told) : verdictText(told, head)}\n`);
  return EXIT.done;
}

/** What a verdict tells; `follows` is the head that a cut begins after, of which nothing in it tells. */
interface Verified extends ChainEnd {
  readonly follows: string | null;
}

function beginningProblem(audit: Audit): Problem | null {
  const beginning = audit.unvouched();
  if (beginning === null) return null;
  const { sequence } = beginning.projection;
  const message = `the record begins after record ${sequence}, and no record tells that those before were pruned`;
  return problem(EXIT.journal, "beginning-missing", message, "restore the journal from a copy");
}

/** That what plans read is what the records add up to. */
async function projectionProblem({ journal, place }: OpenRecord, audit: Audit): Promise<Problem | null> {
  const read = await journal.read();
  if (!read.ok) return journalProblem(read.error);
  if (projectionText(read.value.projection) === audit.text()) return null;
  const message = `what plans read in ${place} does not follow from its records`;
  return problem(
    EXIT.journal,
    "projection-differs",
    message,
    "restore it from a copy, or build it again: docs/audit.md",
  );
}

function headMissing(head: string | undefined): Problem {
  const message = `no record has the hash ${head}: the end of the journal was cut off, or this is another journal`;
  return problem(EXIT.journal, "head-missing", message, "restore the journal from a copy");
}

function emptyProblem({ place }: OpenRecord, { records, pruned }: ChainEnd, head?: string): Problem | null {
  if (records > pruned || head === GENESIS) return null;
  const message = `there is nothing to verify: no record in ${place}`;
  const hint = "--env and --state-dir name another one; the first apply that changes something begins it";
  return problem(EXIT.journal, "no-record", message, hint);
}

function verdictJson({ records, pruned, head, torn, follows }: Verified): string {
  const beginning = pruned === 0 ? {} : { pruned, follows };
  return printedJson({ records, ...beginning, head, torn }, "line");
}

function verdictText({ records, pruned, head, torn, follows }: Verified, asked: string | undefined): string {
  const end = torn ? "\nThe last line is incomplete, as after a crash; the next apply sets it aside." : "";
  // Said each time, because a green line is what people keep.
  const limit =
    asked === undefined
      ? "\nWithout --head this cannot show a cut-off end, or a chain that was recomputed."
      : "";
  if (pruned === 0) return `${counted(records, "record")}, unbroken. Head: ${head}${end}${limit}`;
  const before =
    follows === null
      ? `\nThe ${counted(pruned, "record")} before were pruned; a record tells by whom, and where to.`
      : `\nRecord ${pruned} is not in it: the cut before must end with ${follows}.`;
  return `Records ${pruned + 1} to ${records}, unbroken. Head: ${head}${before}${end}${limit}`;
}
