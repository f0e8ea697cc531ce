import { showTimeOfDay } from "../../base/time.ts";
import type { Location } from "../../model/fleet/diagnostic.ts";
import type { Blocked, Risk, Unchanged } from "../../model/plan/change.ts";
import type { ChangeDocument, PlanDocument } from "../../model/plan/plan.ts";
import {
  type Alike,
  alikeBlocked,
  alikeChanges,
  alikeUnchanged,
  cannotVerify,
  consequences,
  describeOwners,
  describeSteps,
  lastingConsequences,
  titleOf,
  unchangedToTell,
  uncomparedSentence,
} from "../wording/changes.ts";
import { declaredLines, fieldLines } from "../wording/fields.ts";
import {
  DETAIL_INDENT,
  detail,
  dotted,
  flow,
  flowPieces,
  headingRow,
  row,
  showPlace,
  type Table,
  tableFor,
} from "../wording/layout.ts";
import { snapshotLines } from "../wording/snapshot-values.ts";
import { indent, joinSections, type Line, print, Span, type Style } from "../wording/terminal.ts";
import {
  ACTION_SIGNS,
  BLOCKED_SIGN,
  countsSentence,
  describeChange,
  hasNoChanges,
  RISK_TONES,
  shortCommit,
  UNCHANGED_SIGN,
  verdict,
} from "../wording/words.ts";

/** A plan for a person to approve; the command is the one that carries it out, as it is typed. */
export function renderPlanDocument(plan: PlanDocument, style: Style, command = "apply"): string {
  const rows = tableRows(plan, style.width);
  const sections = [
    planHeader(plan, style.width),
    rows,
    planNotes(plan, style.width),
    planEnding(plan, style.width, command),
  ];
  return print(joinSections(sections), style);
}

/** Where, from which commit and when. */
export function planHeader(plan: PlanDocument, width: number): Line[] {
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
  const blocked = alikeBlocked(plan);
  const changes = alikeChanges(plan);
  const unchanged = alikeUnchanged(plan);
  const titles = [...blocked, ...changes, ...unchanged].map(titleOf);
  if (titles.length === 0) return [];
  const table = tableFor(titles, placesIn(plan), width);
  return [
    headingRow(table),
    ...blocked.flatMap((alike) => blockedRows(alike, table)),
    ...changes.flatMap((alike) => changeRows(alike, table)),
    ...unchanged.flatMap((alike) => unchangedRows(alike, table)),
  ];
}

function placesIn({ blocked, changes }: PlanDocument): Location[] {
  return [...blocked, ...changes, ...changes.flatMap(({ fields }) => fields)]
    .map(({ location }) => location)
    .filter((location) => location !== null);
}

/** What concerns the plan as a whole. */
export function planNotes(plan: PlanDocument, width: number): Line[] {
  const lead = [new Span("Note: ", "caution")];
  const { uncompared } = unchangedToTell(plan);
  const told = uncompared.length === 0 ? plan.notes : [...plan.notes, uncomparedSentence(uncompared)];
  return told.flatMap((note) => flow(note, { lead, indent: 6, width, tone: "plain" }));
}

/** Every kind counted, what is blocked, and what is approved. */
export function planEnding(plan: PlanDocument, width: number, command: string): Line[] {
  const { counts } = plan;
  const sentence = (text: string, tone: Span["tone"]) => flow(text, { lead: [], indent: 2, width, tone });
  if (hasNoChanges(plan)) {
    const otherwise = plan.unchanged.filter(({ keptOtherwise }) => keptOtherwise === true).length;
    const lead = `${verdict(plan)}.`;
    if (otherwise > 0) {
      const kept = `the tenant keeps ${otherwise} of them otherwise than declared`;
      return sentence(`${lead} ${counts.unchanged} unchanged; ${kept}.`, "caution");
    }
    return counts.leftOut === undefined
      ? sentence(`${lead} The tenant is as declared: ${counts.unchanged} unchanged.`, "good")
      : sentence(`${lead} ${counts.unchanged} unchanged.`, "caution");
  }
  const others =
    plan.changes.length === 0 ? "" : `, or run ${command} --skip-blocked to apply the other changes`;
  const blocked =
    counts.blocked === 0 ? [] : sentence(`Blocked: ${counts.blocked}. Resolve this first${others}.`, "bad");
  return [
    ...sentence(countsSentence(plan), "strong"),
    ...blocked,
    ...sentence(`Digest: ${plan.changesDigest}`, "faint"),
  ];
}

/** A change: what, how risky and why; then its risks in words, its fields, and what follows from it. */
function changeRows(alike: Alike<ChangeDocument>, table: Table): Line[] {
  const { shown: change, members } = alike;
  const cells = {
    mark: null,
    sign: ACTION_SIGNS[change.action],
    key: titleOf(alike),
    action: change.action,
    risk: new Span(change.risk.level, RISK_TONES[change.risk.level]),
    step: describeSteps(members),
    why: whyOf(change, table),
  };
  return [
    ...row(cells, table),
    ...risks(change.risk, table),
    ...(change.action === "create" ? snapshotLines(change.after, table) : fieldLines(change, table)),
    ...declaredLines(change, table),
    ...change.unverified.flatMap((header) => detail(cannotVerify(header), table)),
    ...(members.length === 1 ? consequences : lastingConsequences)(change).flatMap((sentence) =>
      detail(sentence, table),
    ),
    ...memberLines(members, ({ key }) => key, table),
    ...(members.length === 1
      ? []
      : describeOwners(members).flatMap((owners) => detail(owners, table, [new Span("owners: ", "faint")]))),
  ];
}

/** Each of several by name. */
function memberLines<T>(members: readonly T[], nameOf: (member: T) => string, table: Table): Line[] {
  if (members.length === 1) return [];
  const pieces = members.map((member, at) => nameOf(member) + (at === members.length - 1 ? "" : ","));
  const lead = [indent(DETAIL_INDENT), new Span("webhooks: ", "faint")];
  return flowPieces(pieces, { lead, indent: DETAIL_INDENT + 2, width: table.width, tone: "plain" });
}

/** A change that is not made: which rule, why, and how to get it made. */
function blockedRows(alike: Alike<Blocked>, table: Table): Line[] {
  const { shown: blocked, members } = alike;
  const cells = {
    mark: BLOCKED_SIGN,
    sign: ACTION_SIGNS[blocked.action],
    key: titleOf(alike),
    action: blocked.action,
    risk: new Span("blocked", "bad"),
    step: "",
    why: blocked.code,
  };
  const placeOf = ({ location }: Blocked) =>
    location === null ? "" : ` (${showPlace(location, table.folder)})`;
  const because = blocked.because.length === 0 ? [] : [`because of ${blocked.because.join(", ")}`];
  return [
    ...row(cells, table),
    ...detail(blocked.message + placeOf(blocked), table),
    ...because.flatMap((sentence) => detail(sentence, table)),
    ...detail(blocked.remedy, table, [new Span("remedy: ", "strong")]),
    ...memberLines(members, (member) => member.key + placeOf(member), table),
  ];
}

/** A webhook that stays as it is, with what should be known; nothing when there is nothing to know. */
function unchangedRows(alike: Alike<Unchanged>, table: Table): Line[] {
  const { shown: unchanged, members } = alike;
  const remarks = [...unchanged.unverified.map(cannotVerify), ...unchanged.notes];
  if (remarks.length === 0) return [];
  const cells = {
    mark: null,
    sign: UNCHANGED_SIGN,
    key: titleOf(alike),
    action: "unchanged",
    risk: new Span(""),
    step: "",
  };
  const [first = "", ...others] = remarks;
  return [
    ...row({ ...cells, why: first }, table),
    ...others.flatMap((remark) => detail(remark, table)),
    ...memberLines(members, ({ key }) => key, table),
  ];
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

/** A low risk is told with the reason. */
function risks({ level, why }: Risk, table: Table): Line[] {
  return level === "low" || why.length === 0
    ? []
    : detail(why.join("; "), table, [new Span("risk: ", RISK_TONES[level])]);
}

/** What an apply says of an approved plan that has been carried out, and what should be known besides. */
export function renderNothingLeft(notes: readonly string[], style: Style, done = "Nothing to do."): string {
  const { width } = style;
  const lines = [
    ...flow(done, { lead: [], indent: 2, width, tone: "good" }),
    ...notes.flatMap((note) =>
      flow(note, { lead: [new Span("Note: ", "caution")], indent: 6, width, tone: "plain" }),
    ),
  ];
  return print(lines, style);
}
