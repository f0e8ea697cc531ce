import type { Journal } from "../../journal/journal.ts";
import { cargoOf, type Letter, versionOf } from "../../model/outbox.ts";
import type { Problem } from "../problem.ts";
import { unrecordedProblem } from "../state.ts";

/** Says in the record, first of all, that nobody will hear of these. */
export async function recordDropped(journal: Journal, letters: readonly Letter[]): Promise<Problem | null> {
  const recorded = await Promise.all(
    letters.map(({ message, cause }) =>
      journal.append({
        phase: "notice",
        code: "message-dropped",
        webhook_name: message.webhook,
        version: versionOf(message),
        details: `${cargoOf(message)} ${message.id}${cause === null ? "" : `: ${cause}`}`,
      }),
    ),
  );
  const failed = recorded.find((one) => !one.ok);
  return failed === undefined || failed.ok ? null : unrecordedProblem(failed.error.message);
}
