import { failure, type Result, success } from "../../base/result.ts";
import type { JournalRecord } from "../../model/record/record.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { type Problem, problem } from "../../model/run/problem.ts";
import type { JournalStore } from "../chain/journal.ts";
import { journalProblem } from "../chain/problem.ts";
import { fits, type RawFilter, type RecordFilter } from "./query.ts";

/** What a search has found, and what ended the record where that is not its end. */
export interface FoundRecords {
  readonly records: readonly JournalRecord[];
  readonly damage: Problem | null;
}

/** What can be asked for by name. */
interface Names {
  readonly runs: ReadonlySet<string>;
  readonly webhooks: ReadonlySet<string>;
  readonly actors: ReadonlySet<string>;
}

/** The records that fit the filters. Of a damaged record those before the damage. */
export async function findRecords(
  journal: Pick<JournalStore, "walk">,
  asked: RawFilter,
  filter: RecordFilter,
): Promise<Result<FoundRecords, Problem>> {
  // No more of the record is kept than what is to be shown, however long it is.
  const records: JournalRecord[] = [];
  const names = { runs: new Set<string>(), webhooks: new Set<string>(), actors: new Set<string>() };
  const walked = await journal.walk((record) => {
    names.runs.add(record.run);
    names.actors.add(record.actor);
    if ("webhook_name" in record && record.webhook_name !== null) names.webhooks.add(record.webhook_name);
    if (fits(record, filter)) records.push(record);
  });
  if (!walked.ok) {
    const damage = journalProblem(walked.error);
    return walked.error.kind === "damaged" ? success({ records, damage }) : failure(damage);
  }
  const unknown = unknownIn(names, asked);
  return unknown === null ? success({ records, damage: null }) : failure(unknown);
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
