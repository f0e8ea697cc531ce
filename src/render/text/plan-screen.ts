import { counted } from "../../base/text.ts";
import type { PlanDocument } from "../../model/plan/plan.ts";
import { joinSections, type Line, lineWidth, print, Span, type Style } from "../wording/terminal.ts";
import { riskCounts } from "../wording/words.ts";
import { planEnding, planHeader, planNotes } from "./plan.ts";
import { summaryRows } from "./plan-screen-rows.ts";

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
  return print(joinSections([head, rows, notes, end]), style);
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
