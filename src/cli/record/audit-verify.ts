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
import { loadEnvironment } from "../manifest/desired.ts";
import { reportProblem } from "../report-problem.ts";
import { openState, type State } from "../state.ts";

/** The options of `audit verify`. */
export interface AuditVerifyOptions {
  readonly head?: string;
  readonly rebuild?: boolean;
}

/** Walks the chain, and finds the head that a run printed. */
export async function auditVerify(
  { io, options }: Invocation,
  { head, rebuild = false }: AuditVerifyOptions,
): Promise<ExitCode> {
  if (head !== undefined && !/^[0-9a-f]{64}$/.test(head)) {
    const hint = "pass all of what a run printed as its journal head: 64 hexadecimal digits";
    return reportProblem(io, options, problem(EXIT.usage, "usage", `--head ${head} is not a hash`, hint));
  }
  const loaded = loadEnvironment(io, options, "ignored");
  if (!loaded.ok) return reportProblem(io, options, loaded.error);
  const state = await openState({ io, options }, loaded.value.environment);
  let isHeadThere = head === undefined || head === GENESIS;
  const audit = new Audit(rebuild);
  const read = await state.journal.walk((record) => {
    isHeadThere ||= record.hash === head;
    audit.add(record);
  });
  if (!read.ok) return reportProblem(io, options, journalProblem(read.error));
  const doubt =
    (isHeadThere ? emptyProblem(state, read.value, head) : headMissing(head)) ??
    audit.problem() ??
    (rebuild ? await projectionProblem(state, audit) : null);
  if (doubt !== null) return reportProblem(io, options, doubt);
  const warnings = state.warnings();
  if (warnings.length > 0)
    io.stderr.write(`${renderDiagnostics(warnings, styleFor(io.stderr, options, io))}\n`);
  io.stdout.write(`${options.format === "json" ? verdictJson(read.value) : verdictText(read.value, head)}\n`);
  return EXIT.done;
}

/** That what plans read is what the records add up to. */
async function projectionProblem({ journal, place }: State, audit: Audit): Promise<Problem | null> {
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

function emptyProblem({ place }: State, { records }: ChainEnd, head?: string): Problem | null {
  if (records > 0 || head === GENESIS) return null;
  const message = `there is nothing to verify: no record in ${place}`;
  const hint = "--env and --state-dir name another one; the first apply that changes something begins it";
  return problem(EXIT.journal, "no-record", message, hint);
}

function verdictJson({ records, head, torn }: ChainEnd): string {
  return printedJson({ records, head, torn }, "line");
}

function verdictText({ records, head, torn }: ChainEnd, asked: string | undefined): string {
  const end = torn ? "\nThe last line is incomplete, as after a crash; the next apply sets it aside." : "";
  // Said each time, because a green line is what people keep.
  const limit =
    asked === undefined
      ? "\nWithout --head this cannot show a cut-off end, or a chain that was recomputed."
      : "";
  return `${counted(records, "record")}, unbroken. Head: ${head}${end}${limit}`;
}
