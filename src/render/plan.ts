import type { Location } from "../model/diagnostic.ts";
import type { PlanDocument } from "../model/plan.ts";
import { blockedRows, changeRows, unchangedRows } from "./change-rows.ts";
import { shortCommit } from "./commit.ts";
import { dotted, flow, flowPieces } from "./flow.ts";
import { countsSentence, hasNoChanges, inReadingOrder, listedUnchanged } from "./plan-words.ts";
import { headingRow, tableFor } from "./row.ts";
import { EMPTY_LINE, type Line, Span } from "./span.ts";
import { print, type Style } from "./style.ts";
import { showTimeOfDay } from "./time.ts";

/** A plan for a person to approve; the command is the one that carries it out, as it is typed. */
export function renderPlanDocument(plan: PlanDocument, style: Style, command = "apply"): string {
  const rows = tableRows(plan, style.width);
  const sections = [
    header(plan, style.width),
    rows,
    notes(plan, style.width),
    ending(plan, style.width, command),
  ];
  return print(joinSections(sections), style);
}

function joinSections(sections: readonly (readonly Line[])[]): Line[] {
  const filled = sections.filter((lines) => lines.length > 0);
  return filled.flatMap((lines, at) => (at === 0 ? lines : [EMPTY_LINE, ...lines]));
}

function header(plan: PlanDocument, width: number): Line[] {
  const facts = [
    plan.tenant,
    ...(plan.commit === null ? [] : [`commit ${shortCommit(plan.commit)}`]),
    `live read ${showTimeOfDay(plan.readAt)}`,
    `${plan.managed} managed, ${plan.counts.unmanaged} unmanaged ignored`,
  ];
  const lead = [new Span(plan.environment, "strong"), new Span(" · ")];
  return flowPieces(dotted(facts), { lead, indent: 2, width, tone: "plain" });
}

function tableRows(plan: PlanDocument, width: number): Line[] {
  const told = listedUnchanged(plan);
  const keys = [...plan.blocked, ...plan.changes, ...told].map(({ key }) => key);
  if (keys.length === 0) return [];
  const table = tableFor(keys, placesIn(plan), width);
  return [
    headingRow(table),
    ...inReadingOrder(plan.blocked).flatMap((blocked) => blockedRows(blocked, table)),
    ...inReadingOrder(plan.changes).flatMap((change) => changeRows(change, table)),
    ...told.flatMap((unchanged) => unchangedRows(unchanged, table)),
  ];
}

function placesIn({ blocked, changes }: PlanDocument): Location[] {
  return [...blocked, ...changes, ...changes.flatMap(({ fields }) => fields)]
    .map(({ location }) => location)
    .filter((location) => location !== null);
}

function notes(plan: PlanDocument, width: number): Line[] {
  const lead = [new Span("Note: ", "caution")];
  return plan.notes.flatMap((note) => flow(note, { lead, indent: 6, width, tone: "plain" }));
}

function ending(plan: PlanDocument, width: number, command: string): Line[] {
  const { counts } = plan;
  const sentence = (text: string, tone: Span["tone"]) => flow(text, { lead: [], indent: 2, width, tone });
  if (hasNoChanges(plan))
    return sentence(`No changes. The tenant is as declared: ${counts.unchanged} unchanged.`, "good");
  const blocked =
    counts.blocked === 0
      ? []
      : sentence(
          `Blocked: ${counts.blocked}. Nothing is applied before that is resolved; ${command} --skip-blocked does the rest.`,
          "bad",
        );
  return [
    ...sentence(countsSentence(plan), "strong"),
    ...blocked,
    ...sentence(`Digest: ${plan.changesDigest}`, "faint"),
  ];
}
