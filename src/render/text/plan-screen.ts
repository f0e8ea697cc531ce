import { counted, grouped } from "../../base/text.ts";
import type { Blocked } from "../../model/plan/change.ts";
import type { ChangeDocument, PlanDocument } from "../../model/plan/plan.ts";
import { type Alike, alikeBlocked, alikeChanges, titleOf } from "../wording/changes.ts";
import { headlines } from "../wording/headline.ts";
import { type Table, tableFor } from "../wording/layout.ts";
import {
  EMPTY_LINE,
  indent,
  type Line,
  lineWidth,
  print,
  Span,
  type Style,
  truncate,
} from "../wording/terminal.ts";
import {
  ACTION_SIGNS,
  BLOCKED_SIGN,
  describeChange,
  RISK_TONES,
  riskCounts,
  type Sign,
} from "../wording/words.ts";
import { planEnding, planHeader, planNotes } from "./plan.ts";

/** The lines of a screen, but for the next prompt. */
const SCREEN = 23;
const MOST_HEADER = 3;
const MOST_NOTES = 3;

/** A plan on one screen, however large it is: what alike changes do, and how many more there are. */
export function renderPlanScreen(plan: PlanDocument, style: Style, command = "apply"): string {
  const { width } = style;
  const head = planHeader(plan, width).slice(0, MOST_HEADER);
  const end = [...risks(plan), ...planEnding(plan, width, command)];
  const notes = few(planNotes(plan, width), MOST_NOTES, (more) => `… ${counted(more, "more line")} of notes`);
  const fixed = [head, notes, end].filter((lines) => lines.length > 0);
  const taken = fixed.reduce((sum, lines) => sum + heightOf(lines, width) + 1, 0);
  const rows = summaryRows(plan, SCREEN - taken, width);
  const sections = [head, rows, notes, end].filter((lines) => lines.length > 0);
  return print(
    sections.flatMap((lines, at) => (at === 0 ? lines : [EMPTY_LINE, ...lines])),
    style,
  );
}

function risks(plan: PlanDocument): Line[] {
  return plan.changes.length === 0 ? [] : [[new Span(`Risk: ${riskCounts(plan)}.`, "strong")]];
}

/** How many lines of a screen these take: what is wider is broken by the terminal. */
function heightOf(lines: readonly Line[], width: number): number {
  return lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(lineWidth(line) / width)), 0);
}

function few(lines: readonly Line[], most: number, more: (hidden: number) => string): Line[] {
  if (lines.length <= most) return [...lines];
  const shown = lines.slice(0, Math.max(0, most - 1));
  return [...shown, [new Span(more(lines.length - shown.length), "faint")]];
}

/** What stands on one line of the screen. */
interface Row {
  readonly mark: Sign | null;
  readonly sign: Sign;
  readonly title: string;
  readonly action: string;
  readonly risk: Span;
  readonly why: string;
  /** How many webhooks it is about. */
  readonly size: number;
}

function summaryRows(plan: PlanDocument, room: number, width: number): Line[] {
  const blocked = alikeBlocked(plan);
  const changes = alikeChanges(plan);
  if (blocked.length + changes.length === 0) return [];
  const fits = blocked.length + changes.length <= room;
  const rows = fits
    ? [...blocked.map(blockedRow), ...changes.map(changeRow)]
    : [...byKind(blocked, blockedKind).map(blockedRow), ...byKind(changes, changeKind).map(changeRow)];
  const shown = rows.length <= room ? rows : rows.slice(0, Math.max(0, room - 1));
  const hidden = rows.slice(shown.length).reduce((sum, { size }) => sum + size, 0);
  const table = tableFor(
    shown.map(({ title }) => title),
    [],
    width,
  );
  const rest = hidden === 0 ? [] : [[indent(4), new Span(`… ${counted(hidden, "more webhook")}`, "faint")]];
  return [...shown.map((row) => rowLine(row, table)), ...rest];
}

/** Those that stand alone together with the others of their kind. */
function byKind<T>(rows: readonly Alike<T>[], kindOf: (row: T) => string): Alike<T>[] {
  const kinds = grouped(rows.map((row) => [row.members.length > 1 ? row : kindOf(row.shown), row] as const));
  return [...kinds.values()].flatMap((same) => {
    const [first, ...others] = same;
    if (first === undefined || others.length === 0) return same;
    return [{ shown: first.shown, members: same.flatMap(({ members }) => members) }];
  });
}

function blockedKind({ action, code }: Blocked): string {
  return `${action} ${code}`;
}

function changeKind({ action, risk }: ChangeDocument): string {
  return `${action} ${risk.level}`;
}

function blockedRow(alike: Alike<Blocked>): Row {
  const { action, code } = alike.shown;
  return {
    mark: BLOCKED_SIGN,
    sign: ACTION_SIGNS[action],
    title: titleOf(alike),
    action,
    risk: new Span("blocked", "bad"),
    why: code,
    size: alike.members.length,
  };
}

function changeRow(alike: Alike<ChangeDocument>): Row {
  const { action, risk } = alike.shown;
  return {
    mark: null,
    sign: ACTION_SIGNS[action],
    title: titleOf(alike),
    action,
    risk: new Span(risk.level, RISK_TONES[risk.level]),
    why: whyOf(alike),
    size: alike.members.length,
  };
}

/** What changes, where that is what matters and the same for all; else why. */
function whyOf({ shown, members }: Alike<ChangeDocument>): string {
  if (shown.action !== "update" && shown.action !== "adopt") return reasonOf(members);
  const differing = new Set(members.map(({ fields }) => JSON.stringify(headlines(fields))));
  const steps = headlines(shown.fields).map(({ field, step }) => `${field} ${step}`.trimEnd());
  if (differing.size === 1 && steps.length > 0) return steps.join(", ");
  return reasonOf(members);
}

function reasonOf(members: readonly ChangeDocument[]): string {
  const [reason = "", ...others] = new Set(members.map(describeChange));
  return others.length === 0 ? reason : `for ${others.length + 1} reasons`;
}

const GAP = "  ";
const WIDEST_ACTION = "deprecate".length;
const WIDEST_RISK = "blocked".length;

function rowLine({ mark, sign, title, action, risk, why }: Row, { keyColumn, width }: Table): Line {
  const key = new Span(truncate(new Span(title).text, keyColumn), "strong");
  const line = [
    mark === null ? indent(1) : new Span(mark.sign, mark.tone),
    indent(1),
    new Span(sign.sign, sign.tone),
    indent(1),
    key.padded(keyColumn),
    new Span(GAP),
    new Span(action, sign.tone).padded(WIDEST_ACTION),
    new Span(GAP),
    risk.padded(WIDEST_RISK),
    new Span(GAP),
  ];
  return [...line, new Span(truncate(new Span(why).text, Math.max(1, width - lineWidth(line))))];
}
