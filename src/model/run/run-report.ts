import { parsedUrl } from "../../base/http.ts";
import { keyOf, type WebhookKey } from "../fleet/key.ts";
import type { Webhook } from "../fleet/webhook.ts";
import type { BlockedChange, Change } from "../plan/change.ts";
import type { Plan } from "../plan/plan.ts";
import type { Outcome } from "../record/outcome.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";

/** How a run ended, for people who were not there. */
export interface RunReport {
  /** As it is typed, without options. */
  readonly command: string;
  readonly environment: string;
  /** The tenant's host. */
  readonly tenant: string;
  readonly run: string;
  readonly exitCode: ExitCode;
  readonly actor: string;
  /** The CI job; null where there is none. */
  readonly page: URL | null;
  readonly changes: readonly ReportedChange[];
  /** What the plan did not let be made. */
  readonly blocked: readonly ReportedBlock[];
}

/** What became of one change. */
export interface ReportedChange {
  readonly key: WebhookKey;
  readonly outcome: Outcome;
  /** null where nobody is named. */
  readonly owner: string | null;
}

/** A change that was not made, and why. */
export interface ReportedBlock extends Pick<BlockedChange, "key" | "action" | "message"> {
  /** null where nobody is named. */
  readonly owner: string | null;
}

/** What was not applied comes first: that is what somebody has to look at. */
function reportedChanges(
  outcomes: readonly Outcome[],
  changes: readonly Change[],
): readonly ReportedChange[] {
  const owners = new Map(changes.map((change) => [change.key, ownerOf(change)]));
  const reported = outcomes.map((outcome) => ({
    key: outcome.key,
    outcome,
    owner: owners.get(outcome.key) ?? null,
  }));
  const isUndone = ({ outcome: { result } }: ReportedChange) => result !== "applied";
  return [...reported.filter(isUndone), ...reported.filter((change) => !isUndone(change))];
}

function reportedBlocks(
  blocked: readonly BlockedChange[],
  declared: readonly Webhook[],
): readonly ReportedBlock[] {
  const owners = new Map(declared.map((webhook) => [keyOf(webhook), webhook.owner]));
  return blocked.map(({ key, action, message }) => ({
    ...{ key, action, message },
    owner: owners.get(key) ?? null,
  }));
}

function ownerOf(change: Change): string | null {
  return "desired" in change ? (change.desired?.owner ?? null) : null;
}

/** Whether it ended as it should; a plan with pending changes did. */
export function isFailure(exitCode: ExitCode): boolean {
  return exitCode !== EXIT.done && exitCode !== EXIT.pending;
}

/** Whose webhooks were not applied, each owner once. */
export function concernedOwners({ changes, blocked }: RunReport): readonly string[] {
  const left = [...changes.filter(({ outcome }) => outcome.result !== "applied"), ...blocked];
  return [...new Set(left.flatMap(({ owner }) => owner ?? []))];
}

/** What a run has come to so far: those who hear how it ended are told of it. */
export interface Ending {
  /** As it is typed, without options: `apply`, `apply plan.json`, `rollback 7f3a91c2`. */
  readonly command: string;
  /** What is to be carried out; null before it is known. */
  plan: Plan | null;
  /** What the manifests declare. */
  declared: readonly Webhook[];
  outcomes: readonly Outcome[];
}

/** What others are told of how a run ended. `page`: of the CI job, where there is one. */
export function runReport(
  { command, plan, declared, outcomes }: Ending,
  known: Omit<RunReport, "command" | "page" | "changes" | "blocked">,
  page: string | null,
): RunReport {
  return {
    ...{ ...known, command },
    page: page !== null && /^https?:\/\//.test(page) ? parsedUrl(page) : null,
    changes: reportedChanges(outcomes, plan?.changes ?? []),
    blocked: reportedBlocks(plan?.blocked ?? [], declared),
  };
}
