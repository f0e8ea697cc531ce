import { resolve } from "node:path";
import { failure, type Result, success } from "../../base/result.ts";
import { findRecords } from "../../journal/audit/find-records.ts";
import { findRuns } from "../../journal/audit/find-runs.ts";
import { type RawFilter, readFilter } from "../../journal/audit/query.ts";
import {
  headFault,
  type RecordToVerify,
  type VerifyOptions,
  verifyRecord,
} from "../../journal/audit/verify.ts";
import { recordIn } from "../../journal/files/record-folder.ts";
import type { Problem } from "../../model/run/problem.ts";
import { auditView } from "../../render/text/audit.ts";
import { verdictView } from "../../render/text/audit-verdict.ts";
import { runsView } from "../../render/text/runs.ts";
import { type Done, type Invocation, show, tell } from "../command.ts";
import { openKept, type State } from "../state.ts";

/** Which record to look at. */
interface RecordOptions {
  /** A folder that `state export` or `state prune` wrote, in place of the environment's own record. */
  readonly folder?: string;
}

/** The options of `audit show`, as commander reads them. */
export type AuditShowOptions = RawFilter & RecordOptions;

/** Lists the records that fit the filters. Of a damaged record the part before the damage. */
export async function auditShow(invocation: Invocation, asked: AuditShowOptions): Promise<Done> {
  const filter = readFilter(asked, invocation.io.clock.now());
  if (!filter.ok) return filter;
  const opened = await openRecord(invocation, asked);
  if (!opened.ok) return opened;
  const found = await findRecords(opened.value.journal, asked, filter.value);
  if (!found.ok) return found;
  const { records, damage } = found.value;
  const view = auditView(records, damage);
  if (damage === null) return success(view);
  // What there is comes before what is wrong with it.
  const exitCode = await show(invocation, view);
  tell(invocation, damage.diagnostics);
  return success(exitCode);
}

/** The options of `audit runs`, as commander reads them. */
export type AuditRunsOptions = Pick<RawFilter, "since" | "until" | "actor"> & RecordOptions;

/** Lists the runs that began to write. */
export async function auditRuns(invocation: Invocation, asked: AuditRunsOptions): Promise<Done> {
  const filter = readFilter(asked, invocation.io.clock.now());
  if (!filter.ok) return filter;
  const opened = await openRecord(invocation, asked);
  if (!opened.ok) return opened;
  const found = await findRuns(opened.value.journal, asked.actor, filter.value);
  if (!found.ok) return found;
  return success(runsView(found.value));
}

/** The options of `audit verify`. */
export interface AuditVerifyOptions extends RecordOptions, VerifyOptions {}

/** Verifies the record, and what vouches for it besides its chain. */
export async function auditVerify(invocation: Invocation, asked: AuditVerifyOptions): Promise<Done> {
  const wrong = headFault(asked.head);
  if (wrong !== null) return failure(wrong);
  const opened = await openRecord(invocation, asked);
  if (!opened.ok) return opened;
  const verified = await verifyRecord(opened.value, asked, invocation.io.workingDirectory);
  if (!verified.ok) return verified;
  tell(invocation, opened.value.warnings());
  return success(verdictView(verified.value));
}

interface OpenRecord extends RecordToVerify, Pick<State, "warnings"> {}

/** The environment's record, or that of a folder. */
async function openRecord(
  invocation: Invocation,
  { folder }: RecordOptions,
): Promise<Result<OpenRecord, Problem>> {
  if (folder !== undefined) {
    const found = recordIn(resolve(invocation.io.workingDirectory, folder), folder);
    return found.ok ? success({ ...found.value, isWhole: false, environment: null }) : found;
  }
  const kept = await openKept(invocation);
  if (!kept.ok) return kept;
  const { environment, state } = kept.value;
  return success({ ...state, isWhole: true, environment: environment.name });
}
