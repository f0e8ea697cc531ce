import type { Chat } from "../model/fleet/service.ts";
import type { OutboxEntry } from "../model/record/outbox.ts";
import { type AnnouncerOptions, createAnnouncer } from "./announcer.ts";
import { editOutbox } from "./outbox-edit.ts";
import { unaddressedWarnings } from "./unaddressed.ts";

/** How long a retry goes on beginning deliveries. */
const RETRY_MS = 60_000;

/** Whom to tell, and until when. */
export interface SendAgainOptions extends Omit<AnnouncerOptions, "chats"> {
  readonly chats: readonly Pick<Chat, "name" | "variable" | "service">[];
  /** Aborted when answers are waited for no longer. */
  readonly stopped: AbortSignal;
}

/** Sends these again, also what was refused, and all else that waits. Gives what went wrong. */
export async function sendAgain(
  entries: readonly OutboxEntry[],
  options: SendAgainOptions,
): Promise<readonly string[]> {
  const refused = entries.filter(({ refusals }) => refusals > 0).map(({ message }) => message.id);
  const unwritten = await editOutbox(options.outbox, "requeued", refused);
  const announcer = await createAnnouncer(options);
  const { stopped } = options;
  const warnings = await announcer.flush(RETRY_MS, { stopped }).finally(() => announcer.close());
  const left = await options.outbox.entries();
  return [...unwritten, ...warnings, ...(left.ok ? unaddressedWarnings(left.value, options) : [])];
}
