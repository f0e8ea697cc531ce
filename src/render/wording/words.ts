import { counted } from "../../base/text.ts";
import { compareByKey, type WebhookKey } from "../../model/fleet/key.ts";
import {
  ACTIONS,
  type Action,
  type Cause,
  type FieldChange,
  type Reason,
  type Risk,
  type RiskLevel,
} from "../../model/plan/change.ts";
import { GONE } from "../../model/plan/endpoint-snapshot.ts";
import type { PlanComparison, PlanDocument } from "../../model/plan/plan.ts";
import type { OutcomeResult } from "../../model/record/outcome.ts";
import type { Attempt } from "../../model/record/projection.ts";
import type { LiveDescription } from "../../model/report/webhook-description.ts";
import type { Tone } from "./terminal.ts";

/** A sign and its colour. Whatever it stands for is also said in a word beside it. */
export interface Sign {
  readonly sign: string;
  readonly tone: Tone;
}

/** By action. */
export const ACTION_SIGNS: Readonly<Record<Action, Sign>> = {
  delete: { sign: "-", tone: "bad" },
  deprecate: { sign: "^", tone: "caution" },
  replace: { sign: "±", tone: "caution" },
  update: { sign: "~", tone: "caution" },
  create: { sign: "+", tone: "good" },
  adopt: { sign: "=", tone: "accent" },
  unadopt: { sign: "/", tone: "accent" },
};

/** In a table of changes, for what is not made. */
export const BLOCKED_SIGN: Sign = { sign: "!", tone: "bad" };

/** In a table of changes, for what stays as it is but should be known. */
export const UNCHANGED_SIGN: Sign = { sign: "·", tone: "faint" };

/** By what became of a change. */
export const RESULT_SIGNS: Readonly<Record<OutcomeResult, Sign>> = {
  applied: { sign: "✓", tone: "good" },
  held: { sign: "!", tone: "caution" },
  failed: { sign: "✗", tone: "bad" },
  unknown: { sign: "?", tone: "bad" },
  stale: { sign: "~", tone: "caution" },
  skipped: { sign: "-", tone: "faint" },
};

/** How loud a risk is. */
export const RISK_TONES: Readonly<Record<RiskLevel, Tone>> = { low: "faint", medium: "caution", high: "bad" };

/** Why a change is planned, as a phrase: the one wording for every format. */
export function describeChange(change: PlanDocument["changes"][number]): string {
  const { reason } = change;
  if (change.action === "update" && change.fields.some(isRecreatedFlow)) return RECREATED;
  if (change.action !== "replace" || change.inPlaceOf === undefined) return describeReason(reason);
  if (reason.kind !== "renamed" && reason.kind !== "new-version") return describeReason(reason);
  return `${describeTakeover(reason)}, in place of ${change.inPlaceOf}`;
}

const RECREATED = "its flow was re-created (Snapshot restore?)";

/** What it ran is there no more; one of the same name is. */
function isRecreatedFlow({ path, before }: FieldChange): boolean {
  return path === "cognigy.flow" && before.kind === "plain" && before.text.startsWith(GONE);
}

/** Why no plan says anything of it. */
export function describeLeft(live: readonly LiveDescription[]): string {
  return live.some(({ isOurs }) => isOurs)
    ? "it stays as it is while the change that would replace it is blocked"
    : "it is not managed";
}

/** Why something was done, by the record: it does not say whether the old version stood beside the new one. */
export function describeRecorded(reason: Reason): string {
  if (reason.kind !== "new-version" && reason.kind !== "renamed") return describeReason(reason);
  return `${describeTakeover(reason)}, to take over from ${reason.supersedes.join(", ")}`;
}

/** Why, where nothing but the reason is known. */
export function describeReason(reason: Reason): string {
  switch (reason.kind) {
    case "declared-new":
      return "new in Git";
    case "recreated":
      return "deleted on the tenant, created again";
    case "new-version":
    case "renamed":
      return describeSwitch(reason);
    case "differs":
      return reason.causes.map(describeCause).join(" and ");
    case "adopted":
      return "adopted, with `adopt: true` in its manifest";
    case "unadopted":
      return "released, with `unadopt: true` in its manifest";
    case "declared-deprecated":
      return "declared deprecated in Git";
    case "removed-from-git":
      return "removed from Git";
    case "superseded":
      return `superseded by ${reason.by}`;
    case "sunset-passed":
      return `its sunset ${reason.sunset} has passed`;
    case "before-sunset":
      return reason.sunset === null
        ? "to be switched off now (--allow-deprecate)"
        : `to be switched off before its sunset ${reason.sunset} (--allow-deprecate)`;
    case "rolled-back":
      return reason.registered
        ? `registered by run ${reason.run}, which is reverted`
        : `as it was before run ${reason.run}`;
  }
}

/** Why a field differs, as a phrase. */
export function describeCause(cause: Cause): string {
  switch (cause) {
    case "declared":
      return "changed in Git";
    case "reverted":
      return "reverted by a rollback, still declared in Git";
    case "drift":
      return "changed on the tenant by hand";
    case "deactivated":
      return "switched off on the tenant";
    case "held":
      return "left inactive by an earlier run that the health gate held";
    case "unknown":
      return "differs for an unknown reason";
  }
}

type Takeover = Extract<Reason, { kind: "new-version" | "renamed" }>;

function describeTakeover(reason: Takeover): string {
  const resumed = reason.resumed ? ", resumed from an earlier run" : "";
  if (reason.kind === "renamed") return `renamed from ${reason.from.join(", ")}${resumed}`;
  return `${reason.downgrade ? "back to a lower version" : "new version"}${resumed}`;
}

function describeSwitch(reason: Takeover): string {
  const { supersedes } = reason;
  const verb = supersedes.length === 1 ? "is" : "are";
  return `${describeTakeover(reason)}; ${supersedes.join(", ")} ${verb} deprecated after the switch`;
}

/** What takes most away comes first. */
const READING_ORDER: readonly Action[] = [
  "delete",
  "deprecate",
  "unadopt",
  "replace",
  "update",
  "create",
  "adopt",
];

/** What takes most away first, then by name and version. */
export function inReadingOrder<T extends { readonly action: Action; readonly key: WebhookKey }>(
  rows: readonly T[],
): T[] {
  const rank = ({ action }: T) => READING_ORDER.indexOf(action);
  return rows.toSorted((a, b) => rank(a) - rank(b) || compareByKey(a, b));
}

/** Unchanged webhooks of which something should be known. */
export function listedUnchanged({ unchanged }: PlanDocument): PlanDocument["unchanged"] {
  return unchanged
    .filter(({ notes, unverified }) => notes.length + unverified.length > 0)
    .toSorted(compareByKey);
}

/** Nothing to do and nothing in the way. */
export function hasNoChanges({ changes, blocked }: PlanDocument): boolean {
  return changes.length === 0 && blocked.length === 0;
}

/** The whole plan in a few words. "No changes" alone would deny what --target leaves out. */
export function verdict(plan: PlanDocument): string {
  const { leftOut = 0 } = plan.counts;
  if (hasNoChanges(plan))
    return leftOut === 0 ? "No changes" : `No changes of what --target names, ${leftOut} other left out`;
  const parts = [
    ...(plan.changes.length > 0 ? [counted(plan.changes.length, "change")] : []),
    ...(plan.blocked.length > 0 ? [`${plan.blocked.length} blocked`] : []),
  ];
  return parts.join(", ");
}

const RISK_LEVELS: readonly RiskLevel[] = ["high", "medium", "low"];

/** `1 high, 59 low`: levels that no change has are left out. */
export function riskCounts({ changes }: { readonly changes: readonly { readonly risk: Risk }[] }): string {
  return RISK_LEVELS.map((level) => ({
    level,
    count: changes.filter(({ risk }) => risk.level === level).length,
  }))
    .filter(({ count }) => count > 0)
    .map(({ level, count }) => `${count} ${level}`)
    .join(", ");
}

/** Every kind counted; the rare one only where there are some. */
export function countsSentence({ counts }: PlanDocument): string {
  const kinds = ACTIONS.filter((action) => action !== "unadopt" || counts.unadopt > 0);
  const actions = kinds.map((action) => `${counts[action]} ${action}`);
  return `Plan: ${actions.join(", ")}; ${counts.unchanged} unchanged, ${counts.blocked} blocked, ${counts.unmanaged} unmanaged.`;
}

/** `94 %`, from 0.9375. A share that is not the whole is never rounded up to it, nor one that is not nothing down to it. */
export function showShare(share: number): string {
  const rounded = Math.round(100 * share);
  const percent = share > 0 && share < 1 ? Math.min(99, Math.max(1, rounded)) : rounded;
  return `${percent} %`;
}

const BARS = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] as const;

const NOT_APPLIED = "×";

/** A bar for each attempt, oldest first: how long it took beside the longest that was applied, or a cross where it was not. */
export function sparkline(attempts: readonly Attempt[]): string {
  const applied = attempts.filter(({ result }) => result === "applied");
  const longest = Math.max(...applied.map(({ latencyMs }) => latencyMs), 1);
  return attempts
    .map(({ result, latencyMs }) => {
      const bar = Math.ceil((BARS.length * latencyMs) / longest) - 1;
      return result === "applied" ? BARS[Math.max(0, bar)] : NOT_APPLIED;
    })
    .join("");
}

/** A commit as people write it: its first digits, and whether there was more than it has. */
export function shortCommit(commit: string): string {
  const [hash = "", ...marks] = commit.split("+");
  return [hash.slice(0, 7), ...marks].join("+");
}

/** Whether two plans have the same changes, in a sentence. */
export function describeComparison({ same, differences }: PlanComparison): string {
  return same
    ? "The changes of both plans are the same."
    : `The changes are not the same: ${counted(differences.length, "difference")}.`;
}
