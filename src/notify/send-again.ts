import { failure, type Result, success } from "../base/result.ts";
import type { Diagnostic } from "../model/fleet/diagnostic.ts";
import type { Chat } from "../model/fleet/service.ts";
import type { OutboxEntry } from "../model/record/outbox.ts";
import type { Problem } from "../model/run/problem.ts";
import { type AnnouncerOptions, createAnnouncer } from "./announcer.ts";
import { editOutbox } from "./outbox-edit.ts";
import { type OutboxFailure, outboxProblem } from "./outbox-store.ts";
import { unaddressedWarnings } from "./unaddressed.ts";

/** How long a retry goes on beginning deliveries. */
const RETRY_MS = 60_000;

/** Whom to tell, and until when. */
export interface SendAgainOptions extends Omit<AnnouncerOptions, "chats"> {
  readonly chats: readonly Pick<Chat, "name" | "variable" | "service">[];
  /** Aborted when answers are waited for no longer. */
  readonly stopped: AbortSignal;
}

/** How many messages are left, and what went wrong. */
export interface SentAgain {
  readonly left: number;
  readonly warnings: readonly string[];
}

/** Sends these again, also what was refused, and all else that waits. */
export async function sendAgain(
  entries: readonly OutboxEntry[],
  options: SendAgainOptions,
): Promise<Result<SentAgain, Problem>> {
  const refused = entries.filter(({ refusals }) => refusals > 0).map(({ message }) => message.id);
  const unwritten = await editOutbox(options.outbox, "requeued", refused);
  const announcer = await createAnnouncer(options);
  const { stopped } = options;
  const flushed = await announcer.flush(RETRY_MS, { stopped }).finally(() => announcer.close());
  const warnings = [...unwritten, ...flushed];
  const left = await options.outbox.entries();
  if (!left.ok) return failure(unreadRest(left.error, warnings));
  return success({
    left: left.value.length,
    warnings: [...warnings, ...unaddressedWarnings(left.value, options)],
  });
}

/** Messages went out all the same: what is known of them is told with it. */
function unreadRest({ message, hint }: OutboxFailure, warnings: readonly string[]): Problem {
  const again = `${hint}; then run the same command again, which delivers what is left`;
  const { exitCode, diagnostics } = outboxProblem({ message, hint: again });
  const told = warnings.map(
    (warning): Diagnostic => ({
      ...{ code: "undelivered", severity: "warning", message: warning },
      ...{ hint: null, location: null, sourceLine: null },
    }),
  );
  return { exitCode, diagnostics: [...diagnostics, ...told] };
}
