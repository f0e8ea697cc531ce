import { showTimeOfDay } from "../../base/time.ts";
import type { PlanDocument } from "../../model/plan/plan.ts";
import { type PlanSubject, planMarker } from "../../model/plan/plan-marker.ts";
import {
  alikeBlocked,
  alikeChanges,
  alikeUnchanged,
  unchangedToTell,
  uncomparedSentence,
} from "../wording/changes.ts";
import type { PlanLinks } from "../wording/links.ts";
import {
  countsSentence,
  hasNoChanges,
  inReadingOrder,
  listedUnchanged,
  riskCounts,
  shortCommit,
  verdict,
} from "../wording/words.ts";
import {
  type Budget,
  COMMENT_BUDGET,
  fewerNames,
  fit,
  type Part,
  partOf,
  SUMMARY_BUDGET,
  within,
} from "./fit.ts";
import { blockedDetails, changeDetails } from "./plan-details.ts";
import { blockedRow, changeRows, unchangedRow } from "./plan-rows.ts";
import { NOTE_NAMES_RANK, NOTE_RANK } from "./ranks.ts";
import { code, link, prose } from "./text.ts";

/** A plan as a comment of a pull request: found again by its hidden first line, never too long for GitHub. */
export function renderPlanComment(
  plan: PlanDocument,
  links: PlanLinks,
  /** Where it is shown as a page. */
  shownAt: string | null = null,
): string {
  return `${planMarker(plan)}\n${page(plan, within(COMMENT_BUDGET, 500), links, shownAt)}`;
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
export function renderPlanSummary(plan: PlanDocument, links: PlanLinks): string {
  return page(plan, within(SUMMARY_BUDGET, 1_024), links);
}

function page(plan: PlanDocument, budget: Budget, links: PlanLinks, shownAt: string | null = null): string {
  const always = (text: string): Part => ({ text, cuts: [] });
  const parts: Part[] = [always(heading(plan, shownAt))];
  if (!hasNoChanges(plan) || listedUnchanged(plan).length > 0) {
    parts.push(
      always(
        "\n| | webhook | action | risk | step | owner | why |\n| --- | --- | --- | --- | --- | --- | --- |\n",
      ),
      ...inReadingOrder(plan.blocked).map((blocked) => blockedRow(blocked, links)),
      ...alikeChanges(plan).flatMap((alike) => changeRows(alike, links)),
      ...alikeUnchanged(plan).map(unchangedRow),
      ...alikeBlocked(plan).map((alike) => blockedDetails(alike, links)),
      ...alikeChanges(plan).map((alike) => changeDetails(alike, links)),
    );
  }
  parts.push(...notesOf(plan).map(notePart), always(ending(plan)));
  return fit(parts, budget, (missing) => cutNotice(missing, links.run));
}

function notesOf(plan: PlanDocument): readonly string[] {
  const { uncompared } = unchangedToTell(plan);
  return uncompared.length === 0 ? plan.notes : [...plan.notes, uncomparedSentence(uncompared)];
}

/** A long one has a list of names, whose middle goes first: the sentence may go on after the last of them. */
function notePart(note: string): Part {
  const text = (shown: string) => `\nNote: ${prose(shown)}\n`;
  const pieces = note.split(", ");
  const last = pieces.pop() ?? "";
  return partOf(text(note), [
    ...fewerNames(pieces.length).map(({ most, lost }) => ({
      rank: NOTE_NAMES_RANK,
      text: text([...pieces.slice(0, most), `${pieces.length - most} more`, last].join(", ")),
      missing: "names in notes",
      count: lost,
    })),
    { rank: NOTE_RANK, text: "", missing: "notes", count: 1 },
  ]);
}

function heading(plan: PlanDocument, shownAt: string | null): string {
  const facts = [
    code(plan.tenant),
    ...(plan.commit === null ? [] : [`commit ${code(shortCommit(plan.commit))}`]),
    `live read ${code(showTimeOfDay(plan.readAt))}`,
    `${plan.managed} managed, ${plan.counts.unmanaged} unmanaged ignored`,
    ...(shownAt === null ? [] : [link("**the plan as a page**", shownAt)]),
  ];
  const risks = plan.changes.length === 0 ? "" : ` · risk: ${riskCounts(plan)}`;
  return `### webhook-sync ${code(plan.environment)}: ${verdict(plan)}${risks}\n\n${facts.join(" · ")}\n\n**${countsSentence(plan)}**\n`;
}

function ending(plan: PlanDocument): string {
  const others =
    plan.changes.length === 0 ? "" : ", or run `apply --skip-blocked` to apply the other changes";
  const blocked = plan.blocked.length === 0 ? "" : `\nResolve what is blocked first${others}.\n`;
  return `${blocked}\nDigest: ${code(plan.changesDigest)}\n`;
}

function cutNotice(missing: ReadonlyMap<string, number>, fullPlanAt: string | null): string {
  if (missing.size === 0) return "";
  const cut = [...missing].map(([what, count]) => `${what} (${count})`).join(", ");
  const isPlain = fullPlanAt !== null && /^https?:\/\/[\w.:/-]+$/.test(fullPlanAt);
  const where = isPlain ? `in [this job's artifacts](${fullPlanAt})` : "in the saved plan";
  return `\nToo long for this page, so these are left out: ${cut}. The whole plan is ${where}.\n`;
}
