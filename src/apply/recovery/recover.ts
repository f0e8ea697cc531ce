import { allOf, failure, type Result, success } from "../../base/result.ts";
import type { Projection } from "../../model/record/projection.ts";
import type { JournalEntry } from "../../model/record/record.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { type Problem, problem, tenantProblem } from "../../model/run/problem.ts";
import {
  closeIntents,
  type RecoveryFailure,
  type RecoveryOptions,
  type Resolution,
} from "./close-intents.ts";
import { unfinishedChanges } from "./unfinished-changes.ts";
import { type Unreported, unreportedHealth } from "./unreported-health.ts";

/** What recovering takes from outside. */
export interface RecoverOptions extends RecoveryOptions {
  readonly recorded: Projection;
  /** Whether a dashboard hears of health. */
  readonly reportsHealth: boolean;
  /** What the record adds up to with these records. */
  foreseen(recorded: Projection, records: readonly JournalEntry[]): Projection;
  tell(resolution: Resolution): void;
  /** Queues what an interrupted run did not live to queue; what cannot be queued fails no recovery. */
  queue(reports: readonly Unreported[]): Promise<void>;
  /** A record that took no more. */
  unrecorded(message: string): Problem;
}

/** Looks up, tells and closes what interrupted runs left open; gives what the record adds up to then. */
export async function recoverInterrupted(options: RecoverOptions): Promise<Result<Projection, Problem>> {
  const { recorded, journal } = options;
  if (recorded.openIntents.length + recorded.begun.size === 0) return success(recorded);
  const recovered = await closeIntents(recorded.openIntents, options);
  if (!recovered.ok) return failure(recoveryProblem(recovered.error, options));
  const { resolutions, closed } = recovered.value;
  for (const resolution of resolutions) options.tell(resolution);
  // The report first: a kill between the two repeats it, and never loses it.
  const unreported = options.reportsHealth ? unreportedHealth(recorded, closed) : [];
  if (unreported.length > 0) await options.queue(unreported);
  const changes = unfinishedChanges(recorded, closed);
  const written = allOf(await Promise.all(changes.map((record) => journal.append(record))));
  if (!written.ok) return failure(options.unrecorded(written.error.message));
  return success(options.foreseen(recorded, [...closed, ...changes]));
}

function recoveryProblem(found: RecoveryFailure, { unrecorded }: RecoverOptions): Problem {
  switch (found.kind) {
    case "tenant":
      return tenantProblem(found.failure);
    case "unrecorded":
      return unrecorded(found.message);
    case "short-listing": {
      const message = `the outcome of an interrupted run's writes cannot be determined: ${found.message}`;
      return problem(EXIT.unknown, "interrupted", message, "run it again once the tenant lists everything");
    }
  }
}
