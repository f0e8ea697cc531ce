import { failure, type Result, success } from "../../base/result.ts";
import { Audit } from "../../journal/audit/audit.ts";
import { GENESIS } from "../../journal/chain/chain.ts";
import type { Beginning, ChainEnd } from "../../journal/chain/journal.ts";
import { journalProblem } from "../../journal/files/state-folder.ts";
import { projectionText } from "../../journal/projection/document.ts";
import type { AuditVerdict } from "../../model/audit-verdict.ts";
import { EXIT } from "../../model/exit-code.ts";
import { type Problem, problem } from "../../model/problem.ts";
import type { JournalRecord } from "../../model/record.ts";
import { verdictDocument, verdictText } from "../../render/text/audit-verdict.ts";
import type { Done, Invocation } from "../command.ts";
import { tell } from "../output.ts";
import { type Evidence, readEvidence, signatureProblem } from "./evidence.ts";
import { type OpenRecord, openRecord, type RecordOptions } from "./open-record.ts";

/** The options of `audit verify`. */
export interface AuditVerifyOptions extends RecordOptions {
  readonly head?: string;
  readonly rebuild?: boolean;
  readonly key?: string;
  readonly anchors?: string;
}

/** Walks the chain, and finds the heads and the signatures that vouch for it. */
export async function auditVerify(invocation: Invocation, asked: AuditVerifyOptions): Promise<Done> {
  const verified = await verify(invocation, asked);
  if (!verified.ok) return verified;
  const { state, told } = verified.value;
  tell(invocation, state.warnings());
  return success({ json: verdictDocument(told), isOneLine: true, text: () => verdictText(told) });
}

async function verify(
  invocation: Invocation,
  asked: AuditVerifyOptions,
): Promise<Result<{ readonly state: OpenRecord; readonly told: AuditVerdict }, Problem>> {
  const { head, rebuild = false } = asked;
  const wrong = headFault(head);
  if (wrong !== null) return failure(wrong);
  const opened = await openRecord(invocation, asked);
  if (!opened.ok) return opened;
  const state = opened.value;
  const evidence = await readEvidence(invocation, asked, state);
  if (!evidence.ok) return evidence;
  const { signatures, kept } = evidence.value;
  let isHeadThere = head === undefined || head === GENESIS;
  const audit = new Audit(rebuild);
  const visit = (record: JournalRecord) => {
    isHeadThere ||= record.hash === head;
    audit.add(record);
    signatures?.add(record);
    kept?.see(record);
  };
  const begin = (beginning: Beginning) => {
    isHeadThere ||= beginning.projection.head === head;
    audit.begin(beginning);
  };
  const read = await state.journal.walk(visit, begin);
  if (!read.ok) return failure(journalProblem(read.error));
  const doubt =
    (isHeadThere ? emptyProblem(state, read.value, head) : headMissing(head)) ??
    audit.problem() ??
    (state.isWhole ? beginningProblem(audit) : null) ??
    kept?.missing() ??
    (signatures === null ? null : await signatureProblem(state, signatures)) ??
    (rebuild ? await projectionProblem(state, audit) : null);
  if (doubt !== null) return failure(doubt);
  const told = { ...read.value, ...toldOf(audit, evidence.value), isHeadKnown: head !== undefined };
  return success({ state, told });
}

function toldOf(audit: Audit, { signatures, kept }: Evidence) {
  return {
    follows: audit.unvouched()?.projection.head ?? null,
    wrongClocks: audit.wrongClocks(),
    uncompared: audit.uncompared(),
    signed: signatures?.signed() ?? null,
    kept: kept?.found() ?? null,
  };
}

function headFault(head: string | undefined): Problem | null {
  if (head === undefined || /^[0-9a-f]{64}$/.test(head)) return null;
  const hint = "pass all of what a run printed as its journal head: 64 hexadecimal digits";
  return problem(EXIT.usage, "usage", `--head ${head} is not a hash`, hint);
}

function beginningProblem(audit: Audit): Problem | null {
  const beginning = audit.unvouched();
  if (beginning === null) return null;
  const { sequence } = beginning.projection;
  const message = `the record begins after record ${sequence}, and no record says that those before were pruned`;
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
