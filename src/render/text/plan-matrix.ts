import type { EnvironmentPlan, MatrixCell, MatrixRow } from "../../model/run/plan-matrix.ts";
import { flow, keyColumnFor, keyedRow } from "../wording/layout.ts";
import { EMPTY_LINE, type Line, print, Span, type Style, type Tone, widest } from "../wording/terminal.ts";
import { verdict } from "../wording/words.ts";

const GAP = 2;
const NARROWEST = "as declared".length;
/** The keys have so much room however many environments there are; a longer one has a line of its own. */
const NARROW_KEY = 32;

/** Where each webhook stands in each environment, and what each plan comes to. */
export function renderMatrix(
  plans: readonly EnvironmentPlan[],
  rows: readonly MatrixRow[],
  style: Style,
): string {
  const columns = plans.map(({ environment }, at) =>
    Math.max(NARROWEST, widest([environment, ...rows.flatMap(({ cells }) => cells[at] ?? [])])),
  );
  const beside = columns.reduce((sum, column) => sum + GAP + column, 0);
  const keys = rows.map(({ key }) => key);
  const keyColumn = keyColumnFor(keys, Math.max(NARROW_KEY, style.width - beside), Number.MAX_SAFE_INTEGER);
  const heading = keyedRow(
    [],
    new Span("webhook", "faint"),
    plans.map(({ environment }, at) => new Span(environment, "strong").padded(columns[at] ?? 0)),
    keyColumn,
  );
  const lines = rows.flatMap(({ key, cells }) => {
    const states = cells.map((cell, at) => new Span(cell, toneOf(cell)).padded(columns[at] ?? 0));
    return keyedRow([], new Span(key), states, keyColumn);
  });
  const table = rows.length === 0 ? [] : [...heading, ...lines, EMPTY_LINE];
  return print([...table, ...plans.flatMap((plan) => verdictLines(plan, style.width))], style);
}

/** The same for scripts. */
export function matrixDocument(
  exitCode: number,
  plans: readonly EnvironmentPlan[],
  rows: readonly MatrixRow[],
): object {
  const names = plans.map(({ environment }) => environment);
  return {
    kind: "plan-matrix",
    exitCode,
    environments: plans.map((one) => {
      const { environment, exitCode } = one;
      return one.kind === "planned"
        ? { environment, exitCode, plan: one.plan }
        : { environment, exitCode, diagnostics: one.problem.diagnostics };
    }),
    webhooks: rows.map(({ key, cells }) => ({
      key,
      environments: Object.fromEntries(cells.map((cell, at) => [names[at] ?? "", cell])),
    })),
  };
}

function toneOf(cell: MatrixCell): Tone {
  switch (cell) {
    case "as declared":
      return "good";
    case "not there":
      return "faint";
    case "blocked":
    case "unknown":
    case "delete":
    case "deprecate":
      return "bad";
    case "kept otherwise":
    case "create":
    case "update":
    case "replace":
    case "adopt":
    case "unadopt":
      return "caution";
  }
}

function verdictLines(one: EnvironmentPlan, width: number): Line[] {
  const lead = [new Span(`${one.environment}: `, "strong")];
  const placing = { lead, indent: 2, width };
  if (one.kind === "planned") {
    const noteLead = [new Span("  Note: ", "caution")];
    return [
      ...flow(`${verdict(one.plan)}.`, { ...placing, tone: "plain" }),
      ...one.plan.notes.flatMap((note) => flow(note, { lead: noteLead, indent: 8, width, tone: "plain" })),
    ];
  }
  const [first] = one.problem.diagnostics;
  return flow(`no plan (exit ${one.exitCode}): ${first?.message ?? ""}`, { ...placing, tone: "bad" });
}
