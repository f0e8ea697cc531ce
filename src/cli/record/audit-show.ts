import { failure, type Result, success } from "../../base/result.ts";
import { fits, type RawFilter, type RecordFilter, readFilter } from "../../journal/audit/query.ts";
import { journalProblem } from "../../journal/files/state-folder.ts";
import { EXIT } from "../../model/exit-code.ts";
import { type Problem, problem } from "../../model/problem.ts";
import type { JournalRecord } from "../../model/record.ts";
import { auditCsv, renderAudit } from "../../render/text/audit.ts";
import type { Style } from "../../render/wording/terminal.ts";
import type { Done, Invocation } from "../command.ts";
import { show, tell } from "../output.ts";
import { openRecord, type RecordOptions } from "./open-record.ts";

/** The options of `audit show`, as commander reads them. */
export interface AuditShowOptions extends RawFilter, RecordOptions {
  readonly csv?: boolean;
}

/** What can be shown of a record, what it has besides, and what ended it, where that is not its end. */
interface ShownRecords {
  readonly records: readonly JournalRecord[];
  readonly names: Names;
  readonly damage: Problem | null;
}

/** What can be asked for by name. */
interface Names {
  readonly runs: ReadonlySet<string>;
  readonly webhooks: ReadonlySet<string>;
  readonly actors: ReadonlySet<string>;
}

/** Lists the records that fit the filters. Of a damaged record the part before the damage. */
export async function auditShow(invocation: Invocation, asked: AuditShowOptions): Promise<Done> {
  const filter = readFilter(asked, invocation.io.clock.now());
  if (!filter.ok) return filter;
  const read = await readShown(invocation, asked, filter.value);
  if (!read.ok) return read;
  const { records, names, damage } = read.value;
  const unknown = unknownIn(names, asked);
  if (unknown !== null && damage === null) return failure(unknown);
  const text = (style: Style) => (records.length === 0 ? "No records." : renderAudit(records, style));
  const view = {
    exitCode: damage?.exitCode ?? EXIT.done,
    json: damage === null ? records : { kind: "problem", ...damage, records },
    text: asked.csv === true ? () => auditCsv(records) : text,
    formats: { csv: () => auditCsv(records) },
  };
  if (damage === null) return success(view);
  // What there is comes before what is wrong with it.
  const exitCode = await show(invocation, view);
  tell(invocation, damage.diagnostics);
  return success(exitCode);
}

/** Keeps of the record only what is to be shown, however long it is. */
async function readShown(
  invocation: Invocation,
  asked: RecordOptions,
  filter: RecordFilter,
): Promise<Result<ShownRecords, Problem>> {
  const opened = await openRecord(invocation, asked);
  if (!opened.ok) return opened;
  const { journal } = opened.value;
  const records: JournalRecord[] = [];
  const names = { runs: new Set<string>(), webhooks: new Set<string>(), actors: new Set<string>() };
  const walked = await journal.walk((record) => {
    names.runs.add(record.run);
    names.actors.add(record.actor);
    if ("webhook_name" in record && record.webhook_name !== null) names.webhooks.add(record.webhook_name);
    if (fits(record, filter)) records.push(record);
  });
  if (walked.ok) return success({ records, names, damage: null });
  const damage = journalProblem(walked.error);
  return walked.error.kind === "damaged" ? success({ records, names, damage }) : failure(damage);
}

/** What is asked for by name and is nowhere in the record, so that an empty answer would be taken for news. */
function unknownIn({ runs, webhooks, actors }: Names, { run, name, actor }: RawFilter): Problem | null {
  if (run !== undefined && !runs.has(run)) {
    const last = [...runs].slice(-5).join(", ");
    const hint = last === "" ? "it is empty: no apply has written to it" : `its last runs: ${last}`;
    return problem(EXIT.usage, "unknown-run", `the audit log has no run ${run}`, hint);
  }
  if (name !== undefined && !webhooks.has(name)) {
    const hint = "webhook-sync audit show lists all that it has";
    return problem(EXIT.usage, "unknown-webhook", `the audit log has no webhook named ${name}`, hint);
  }
  if (actor === undefined || actors.has(actor)) return null;
  const known = [...actors].slice(-5).join(", ");
  const hint = known === "" ? "it is empty: no apply has written to it" : `its actors: ${known}`;
  return problem(EXIT.usage, "unknown-actor", `the record has no actor ${actor}`, hint);
}
