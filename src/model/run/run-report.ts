import type { WebhookKey } from "../fleet/key.ts";
import type { Change } from "../plan/change.ts";
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
}

/** What became of one change. */
export interface ReportedChange {
  readonly key: WebhookKey;
  readonly outcome: Outcome;
  /** null where nobody is named. */
  readonly owner: string | null;
}

/** What was not applied comes first: that is what somebody has to look at. */
export function reportedChanges(
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

function ownerOf(change: Change): string | null {
  return "desired" in change ? (change.desired?.owner ?? null) : null;
}

/** Whether it ended as it should; a plan with pending changes did. */
export function isFailure(exitCode: ExitCode): boolean {
  return exitCode !== EXIT.done && exitCode !== EXIT.pending;
}

/** Whose webhooks were not applied, each owner once. */
export function concernedOwners({ changes }: Pick<RunReport, "changes">): readonly string[] {
  const owners = changes.flatMap(({ outcome, owner }) =>
    outcome.result === "applied" || owner === null ? [] : [owner],
  );
  return [...new Set(owners)];
}
