import { counted } from "../base/text.ts";
import type { Blocked, Risk, Unchanged } from "../model/change.ts";
import type { Location } from "../model/diagnostic.ts";
import type { PlanDocument } from "../model/plan.ts";
import { declaredLines, endpointTexts, fieldLines, snapshotLines } from "./fields.ts";
import {
  detail,
  dotted,
  flow,
  flowPieces,
  headingRow,
  row,
  showPlace,
  type Table,
  tableFor,
} from "./layout.ts";
import { EMPTY_LINE, type Line, print, Span, type Style } from "./terminal.ts";
import {
  ACTION_SIGNS,
  BLOCKED_SIGN,
  countsSentence,
  describeChange,
  hasNoChanges,
  inReadingOrder,
  listedUnchanged,
  RISK_TONES,
  shortCommit,
  showTimeOfDay,
  UNCHANGED_SIGN,
} from "./words.ts";

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
          `Blocked: ${counts.blocked}. Resolve this first, or run ${command} --skip-blocked to apply the other changes.`,
          "bad",
        );
  return [
    ...sentence(countsSentence(plan), "strong"),
    ...blocked,
    ...sentence(`Digest: ${plan.changesDigest}`, "faint"),
  ];
}

/** A change as it stands in the document. */
export type ChangeDocument = PlanDocument["changes"][number];

/** A change: what, how risky and why; then its risks in words, its fields, and what follows from it. */
function changeRows(change: ChangeDocument, table: Table): Line[] {
  const cells = {
    mark: null,
    sign: ACTION_SIGNS[change.action],
    key: change.key,
    action: change.action,
    risk: new Span(change.risk.level, RISK_TONES[change.risk.level]),
    step: String(change.step),
    why: whyOf(change, table),
  };
  return [
    ...row(cells, table),
    ...risks(change.risk, table),
    ...(change.action === "create" ? snapshotLines(change.after, table) : fieldLines(change, table)),
    ...declaredLines(change, table),
    ...change.unverified.flatMap((header) => detail(cannotVerify(header), table)),
    ...consequences(change).flatMap((sentence) => detail(sentence, table)),
  ];
}

/** A change that is not made: which rule, why, and how to get it made. */
function blockedRows(blocked: Blocked, table: Table): Line[] {
  const cells = {
    mark: BLOCKED_SIGN,
    sign: ACTION_SIGNS[blocked.action],
    key: blocked.key,
    action: blocked.action,
    risk: new Span("blocked", "bad"),
    step: "",
    why: blocked.code,
  };
  const place = blocked.location === null ? "" : ` (${showPlace(blocked.location, table.folder)})`;
  const because = blocked.because.length === 0 ? [] : [`because of ${blocked.because.join(", ")}`];
  return [
    ...row(cells, table),
    ...detail(blocked.message + place, table),
    ...because.flatMap((sentence) => detail(sentence, table)),
    ...detail(blocked.remedy, table, [new Span("remedy: ", "strong")]),
  ];
}

/** A webhook that stays as it is, with what should be known; nothing when there is nothing to know. */
function unchangedRows(unchanged: Unchanged, table: Table): Line[] {
  const remarks = [...unchanged.unverified.map(cannotVerify), ...unchanged.notes];
  if (remarks.length === 0) return [];
  const cells = {
    mark: null,
    sign: UNCHANGED_SIGN,
    key: unchanged.key,
    action: "unchanged",
    risk: new Span(""),
    step: "",
  };
  const [first = "", ...others] = remarks;
  return [...row({ ...cells, why: first }, table), ...others.flatMap((remark) => detail(remark, table))];
}

function whyOf(change: ChangeDocument, table: Table): string {
  const { action, location, risk } = change;
  const isNew = action === "create" && location !== null;
  const isGated = "gated" in change && action !== "create" && change.gated;
  return [
    describeChange(change) + (isNew ? ` (${showPlace(location, table.folder)})` : ""),
    ...(isGated ? ["the health gate decides"] : []),
    ...(risk.level === "low" ? risk.why : []),
  ].join("; ");
}

/** What a header says whose live value cannot be compared. */
export function cannotVerify(header: string): string {
  return `${header}: cannot verify, its live value cannot be compared`;
}

/** A low risk is told with the reason. */
function risks({ level, why }: Risk, table: Table): Line[] {
  return level === "low" || why.length === 0
    ? []
    : detail(why.join("; "), table, [new Span("risk: ", RISK_TONES[level])]);
}

/** What follows from a change. */
export function consequences(change: ChangeDocument): readonly string[] {
  switch (change.action) {
    case "create":
      return [];
    case "update":
    case "adopt":
      return [`${counted(unchangedFields(change), "unchanged field")} not shown`];
    case "replace":
      return change.superseded.map(({ key, sunset, goesOn }) =>
        goesOn === true ? describeGoingOn(key, sunset) : describeSunset(key, sunset),
      );
    case "deprecate":
      return change.goesOn === true
        ? [`${change.successor ?? "nothing"} takes over; ${describeGoingOn(change.key, change.sunset)}`]
        : [`${change.successor ?? "nothing"} takes over; ${describeSunset(change.key, change.sunset)}`];
    case "unadopt":
      return ["it stays unchanged on the tenant; only our key is removed"];
    case "delete":
      return ["permanently deleted from the tenant"];
  }
}

const FIELDS_BESIDE_HEADERS = ["url", "method", "payloadFormat", "status"].length;

function unchangedFields({ after, fields }: Extract<ChangeDocument, { action: "update" | "adopt" }>): number {
  const changed = fields.filter((field) => field.after.kind !== "absent").length;
  const { endpoint } = after;
  const ofEndpoint = endpoint === undefined ? [] : Object.values(endpointTexts(endpoint));
  return FIELDS_BESIDE_HEADERS + Object.keys(after.headers).length + ofEndpoint.length - changed;
}

/** It is called too. */
function describeGoingOn(key: string, sunset: string | null): string {
  return `${key} stays switched on${sunset === null ? "" : ` until ${sunset}`}`;
}

function describeSunset(key: string, sunset: string | null): string {
  return sunset === null ? `${key} has no sunset, so it is kept` : `${key} may be deleted from ${sunset}`;
}

/** What an apply says of an approved plan that has been carried out, and what should be known besides. */
export function renderNothingLeft(notes: readonly string[], style: Style): string {
  const { width } = style;
  const lines = [
    ...flow("Nothing to do.", { lead: [], indent: 2, width, tone: "good" }),
    ...notes.flatMap((note) =>
      flow(note, { lead: [new Span("Note: ", "caution")], indent: 6, width, tone: "plain" }),
    ),
  ];
  return print(lines, style);
}
