import { counted } from "../base/text.ts";
import type { Blocked, Risk, Unchanged } from "../model/change.ts";
import type { PlanDocument } from "../model/plan.ts";
import { declaredLines, fieldLines, snapshotLines } from "./fields.ts";
import { showPlace } from "./places.ts";
import { describeReason } from "./reason.ts";
import { detail, row, type Table } from "./row.ts";
import { ACTION_SIGNS, BLOCKED_SIGN, RISK_TONES, UNCHANGED_SIGN } from "./signs.ts";
import { type Line, Span } from "./span.ts";

/** A change as it stands in the document. */
export type ChangeDocument = PlanDocument["changes"][number];

/** A change: what, how risky and why; then its risks in words, its fields, and what follows from it. */
export function changeRows(change: ChangeDocument, table: Table): Line[] {
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
export function blockedRows(blocked: Blocked, table: Table): Line[] {
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
export function unchangedRows(unchanged: Unchanged, table: Table): Line[] {
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
  const { action, location, reason, risk } = change;
  const isNew = action === "create" && location !== null;
  const isGated = "gated" in change && action !== "create" && change.gated;
  return [
    describeReason(reason) + (isNew ? ` (${showPlace(location, table.folder)})` : ""),
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
      return change.superseded.map(({ key, sunset }) => describeSunset(key, sunset));
    case "deprecate":
      return [`${change.successor ?? "nothing"} takes over; ${describeSunset(change.key, change.sunset)}`];
    case "unadopt":
      return ["it stays as it is on the tenant; only our key is taken off"];
    case "delete":
      return ["deleted from the tenant for good"];
  }
}

const FIELDS_BESIDE_HEADERS = ["url", "method", "payloadFormat", "status"].length;

function unchangedFields({ after, fields }: Extract<ChangeDocument, { action: "update" | "adopt" }>): number {
  const changed = fields.filter((field) => field.after.kind !== "absent").length;
  return FIELDS_BESIDE_HEADERS + Object.keys(after.headers).length - changed;
}

function describeSunset(key: string, sunset: string | null): string {
  return sunset === null ? `${key} has no sunset, so it is kept` : `${key} may be deleted from ${sunset}`;
}
