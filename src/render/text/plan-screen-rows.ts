import { counted, grouped } from "../../base/text.ts";
import type { Blocked } from "../../model/plan/change.ts";
import type { ChangeDocument, PlanDocument } from "../../model/plan/plan.ts";
import { type Alike, alikeBlocked, alikeChanges, titleOf } from "../wording/changes.ts";
import { headlines } from "../wording/headline.ts";
import { keysWithin } from "../wording/layout.ts";
import { changeStandIn } from "../wording/stand-in.ts";
import { indent, type Line, lineWidth, Span, truncate, widest } from "../wording/terminal.ts";
import { ACTION_SIGNS, BLOCKED_SIGN, describeChange, RISK_TONES, type Sign } from "../wording/words.ts";

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

export function summaryRows(plan: PlanDocument, room: number, width: number): Line[] {
  const blocked = alikeBlocked(plan);
  const changes = alikeChanges(plan);
  if (blocked.length + changes.length === 0) return [];
  const fits = blocked.length + changes.length <= room;
  const rows = fits
    ? [...blocked.map(blockedRow), ...changes.map(changeRow)]
    : [...byKind(blocked, blockedKind).map(blockedRow), ...byKind(changes, changeKind).map(changeRow)];
  const shown = rows.length <= room ? rows : rows.slice(0, Math.max(0, room - 1));
  const hidden = rows.slice(shown.length).reduce((sum, { size }) => sum + size, 0);
  const titles = shown.map(({ title }) => new Span(title).text);
  const keyColumn = Math.max(NARROWEST_KEY, Math.min(widest(titles), width - BESIDE_KEY - WHY_ROOM));
  const keys = keysWithin(titles, keyColumn).map((key) => new Span(key, "strong").padded(keyColumn));
  const rest = hidden === 0 ? [] : [[indent(4), new Span(`… ${counted(hidden, "more webhook")}`, "faint")]];
  return [...shown.map((row, at) => rowLine(row, keys[at] ?? new Span(row.title), width)), ...rest];
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

/** What each says of its own versions is one reason where only their names differ. */
function reasonOf(members: readonly ChangeDocument[]): string {
  const told = members.length === 1 ? members : members.map(changeStandIn);
  const [reason = "", ...others] = new Set(told.map(describeChange));
  return others.length === 0 ? reason : `for ${others.length + 1} reasons`;
}

const GAP = "  ";

const WIDEST_ACTION = "deprecate".length;

const WIDEST_RISK = "blocked".length;

const BESIDE_KEY = 4 + WIDEST_ACTION + WIDEST_RISK + 3 * GAP.length;

/** A key is cut before the reason has less. */
const WHY_ROOM = 14;

const NARROWEST_KEY = 7;

function rowLine({ mark, sign, action, risk, why }: Row, key: Span, width: number): Line {
  const line = [
    mark === null ? indent(1) : new Span(mark.sign, mark.tone),
    indent(1),
    new Span(sign.sign, sign.tone),
    indent(1),
    key,
    new Span(GAP),
    new Span(action, sign.tone).padded(WIDEST_ACTION),
    new Span(GAP),
    risk.padded(WIDEST_RISK),
    new Span(GAP),
  ];
  return [...line, new Span(truncate(new Span(why).text, Math.max(1, width - lineWidth(line))))];
}
