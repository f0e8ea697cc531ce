import { type Action, type Blocked, isRemoval, type Unchanged } from "../../model/change.ts";
import type { PlanDocument } from "../../model/plan.ts";
import { type PlanSubject, planMarker } from "../../model/plan-marker.ts";
import { type ChangeDocument, cannotVerify, consequences } from "../plan.ts";
import {
  ACTION_SIGNS,
  BLOCKED_SIGN,
  countsSentence,
  describeChange,
  hasNoChanges,
  inReadingOrder,
  listedUnchanged,
  shortCommit,
  showTimeOfDay,
  UNCHANGED_SIGN,
  verdict,
} from "../words.ts";
import { diffLines } from "./diff.ts";
import { code, fenced, htmlCode, prose } from "./text.ts";

/** A plan as a comment of a pull request: found again by its hidden first line, never too long for GitHub. */
export function renderPlanComment(plan: PlanDocument, fullPlanAt: string | null): string {
  return `${planMarker(plan)}\n${page(plan, within(COMMENT_BUDGET, 500), fullPlanAt)}`;
}

/** In place of a plan that there is not, so that no comment keeps an older one. */
export function renderNoPlanComment(subject: Omit<PlanSubject, "changesDigest">, run: string | null): string {
  const why = run === null ? "The log of the job says why." : `[The run](${run}) says why.`;
  return [
    planMarker({ ...subject, changesDigest: "none" }),
    `### webhook-sync ${code(subject.environment)}: no plan`,
    "",
    `Planning failed, so nothing is approved by approving this pull request. ${why}`,
    "",
  ].join("\n");
}

/** A plan as a page of a job's summary. */
export function renderPlanSummary(plan: PlanDocument, fullPlanAt: string | null): string {
  return page(plan, within(SUMMARY_BUDGET, 1_024), fullPlanAt);
}

/** Leaves room for the marker and the line break at the end. */
function within({ limit, sizeOf }: Budget, reserve: number): Budget {
  return { limit: limit - reserve, sizeOf };
}

function page(plan: PlanDocument, budget: Budget, fullPlanAt: string | null): string {
  const always = (text: string): Part => ({ text, cuts: [] });
  const parts: Part[] = [always(heading(plan))];
  if (!hasNoChanges(plan) || listedUnchanged(plan).length > 0) {
    parts.push(
      always("\n| | webhook | action | risk | why |\n| --- | --- | --- | --- | --- |\n"),
      ...inReadingOrder(plan.blocked).map(blockedRow),
      ...inReadingOrder(plan.changes).map(changeRow),
      ...listedUnchanged(plan).map(unchangedRow),
      ...inReadingOrder(plan.blocked).map(blockedDetails),
      ...inReadingOrder(plan.changes).map(changeDetails),
    );
  }
  parts.push(...plan.notes.map((note) => always(`\nNote: ${prose(note)}\n`)), always(ending(plan)));
  return fit(parts, budget, (missing) => cutNotice(missing, fullPlanAt));
}

function heading(plan: PlanDocument): string {
  const facts = [
    code(plan.tenant),
    ...(plan.commit === null ? [] : [`commit ${code(shortCommit(plan.commit))}`]),
    `live read ${code(showTimeOfDay(plan.readAt))}`,
    `${plan.managed} managed, ${plan.counts.unmanaged} unmanaged ignored`,
  ];
  return `### webhook-sync ${code(plan.environment)}: ${verdict(plan)}\n\n${facts.join(" · ")}\n\n**${countsSentence(plan)}**\n`;
}

function ending(plan: PlanDocument): string {
  const blocked =
    plan.blocked.length === 0
      ? ""
      : "\nResolve what is blocked first, or run `apply --skip-blocked` to apply the other changes.\n";
  return `${blocked}\nDigest: ${code(plan.changesDigest)}\n`;
}

function cutNotice(missing: ReadonlyMap<string, number>, fullPlanAt: string | null): string {
  const cut = [...missing].map(([what, count]) => `${what} (${count})`).join(", ");
  const isPlain = fullPlanAt !== null && /^https?:\/\/[\w.:/-]+$/.test(fullPlanAt);
  const where = isPlain ? `in [this job's artifacts](${fullPlanAt})` : "in the saved plan";
  return `\nToo long for this page, so these are left out: ${cut}. The whole plan is ${where}.\n`;
}

/** What is left out first has the lowest rank. Rows of what is blocked or taken away only go when all else has gone. */
const BODY_RANKS: Readonly<Record<Action, number>> = {
  create: 1,
  update: 2,
  adopt: 3,
  unadopt: 4,
  replace: 5,
  deprecate: 6,
  delete: 7,
};
const BLOCKED_BODY_RANK = 8;
const UNCHANGED_RANK = 9;
const SHORT_ROW_RANK = 10;
const ROW_RANK = 20;
const LAST_RANK = 30;

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |\n`;
}

function rowPart(cells: readonly string[], why: string, what: string, lastRank: number): Part {
  const short: Cut = { rank: SHORT_ROW_RANK, text: row([...cells, ""]), missing: `reasons of ${what}s` };
  const none: Cut = { rank: lastRank, text: "", missing: `rows of ${what}s` };
  return { text: row([...cells, why]), cuts: [short, none] };
}

function changeRow(change: ChangeDocument): Part {
  const { action, key, risk } = change;
  const why = [describeChange(change), ...risk.why].join("; ");
  const cells = [code(ACTION_SIGNS[action].sign), code(key), action, risk.level];
  return rowPart(cells, prose(why), action, isRemoval(change) ? LAST_RANK : ROW_RANK + BODY_RANKS[action]);
}

function blockedRow({ action, key, code: rule }: Blocked): Part {
  const sign = code(`${BLOCKED_SIGN.sign} ${ACTION_SIGNS[action].sign}`);
  return rowPart([sign, code(key), action, "blocked"], prose(rule), "blocked change", LAST_RANK);
}

function unchangedRow({ key, notes, unverified }: Unchanged): Part {
  const remarks = [...unverified.map(cannotVerify), ...notes].join("; ");
  const text = row([code(UNCHANGED_SIGN.sign), code(key), "unchanged", "", prose(remarks)]);
  return { text, cuts: [{ rank: UNCHANGED_RANK, text: "", missing: "remarks on unchanged webhooks" }] };
}

/** Never folded. */
function blockedDetails({ key, message, remedy, because, location }: Blocked): Part {
  const place = location === null ? "" : ` (${code(`${location.file}:${location.line}`)})`;
  const others = because.length === 0 ? "" : ` Because of ${because.map(code).join(", ")}.`;
  const text = `\n**Blocked ${code(key)}**: ${prose(message)}${place}.${others}<br>**Remedy**: ${prose(remedy)}.\n`;
  return { text, cuts: [{ rank: BLOCKED_BODY_RANK, text: "", missing: "remedies of blocked changes" }] };
}

/** Folded, unless it is a deletion. */
function changeDetails(change: ChangeDocument): Part {
  const { action, key, unverified } = change;
  const lines = diffLines(change);
  const sentences = [...unverified.map(cannotVerify), ...consequences(change)].map(
    (text) => `- ${prose(text)}\n`,
  );
  if (lines.length === 0 && sentences.length === 0) return { text: "", cuts: [] };
  const blocks = [lines.length === 0 ? "" : `${fenced("diff", lines)}\n`, sentences.join("")];
  const inside = blocks.filter((block) => block !== "").join("\n");
  const sign = ACTION_SIGNS[action].sign;
  const text =
    action === "delete"
      ? `\n**${code(sign)} ${code(key)} ${action}**\n\n${inside}`
      : `\n<details><summary>${sign} ${htmlCode(key)} ${action}</summary>\n\n${inside}\n</details>\n`;
  return { text, cuts: [{ rank: BODY_RANKS[action], text: "", missing: `details of ${action}s` }] };
}

/** What may stand in a part's place when the page is too long; the lowest rank is taken first, the last part first. */
interface Cut {
  readonly rank: number;
  readonly text: string;
  /** What the reader then misses, for the notice: `details of creates`. */
  readonly missing: string;
}

/** A piece of a page. */
interface Part {
  readonly text: string;
  /** In the order in which they are taken. */
  readonly cuts: readonly Cut[];
}

/** How long a page may be, and how that is counted. */
interface Budget {
  readonly limit: number;
  readonly sizeOf: (text: string) => number;
}

/** GitHub takes 65,536 characters for a comment. */
const COMMENT_BUDGET: Budget = { limit: 60_000, sizeOf: (text) => text.length };

/** GitHub takes 1 MiB for a step's summary, and none of it when it is longer. */
const SUMMARY_BUDGET: Budget = { limit: 1_048_576, sizeOf: (text) => Buffer.byteLength(text) };

/** The parts, cut as far as the budget needs, with a notice at the end that says what was cut. */
function fit(
  parts: readonly Part[],
  { limit, sizeOf }: Budget,
  notice: (missing: ReadonlyMap<string, number>) => string,
): string {
  const texts = parts.map(({ text }) => text);
  let total = texts.reduce((sum, text) => sum + sizeOf(text), 0);
  if (total <= limit) return texts.join("");
  const missing = new Map<string, number>();
  const candidates = parts
    .flatMap(({ cuts }, index) => cuts.map((cut) => ({ cut, index })))
    .toSorted((a, b) => a.cut.rank - b.cut.rank || b.index - a.index);
  for (const { cut, index } of candidates) {
    if (total + sizeOf(notice(missing)) <= limit) break;
    total += sizeOf(cut.text) - sizeOf(texts[index] ?? "");
    texts[index] = cut.text;
    missing.set(cut.missing, (missing.get(cut.missing) ?? 0) + 1);
  }
  return texts.join("") + notice(missing);
}
