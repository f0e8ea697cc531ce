import { failure, type Result, success } from "../base/result.ts";
import type { Diagnostic } from "../model/fleet/diagnostic.ts";
import type { Chat } from "../model/fleet/service.ts";
import type { OutboxEntry } from "../model/record/outbox.ts";
import type { Problem } from "../model/run/problem.ts";
import { type AnnouncerOptions, createAnnouncer } from "./announcer.ts";
import { editOutbox } from "./outbox-edit.ts";
import { type OutboxFailure, type OutboxStore, outboxProblem } from "./outbox-store.ts";
import { unaddressedWarnings } from "./unaddressed.ts";

/** How long a retry goes on beginning deliveries. */
const RETRY_MS = 60_000;

/** Whom to tell, and until when. */
export interface SendAgainOptions extends Omit<AnnouncerOptions, "chats"> {
  readonly chats: readonly Pick<Chat, "name" | "variable" | "service">[];
  /** Aborted when answers are waited for no longer. */
  readonly stopped: AbortSignal;
}

/** How many of the messages are left, and what went wrong. */
export interface SentAgain {
  readonly left: number;
  readonly warnings: readonly string[];
}

/** Sends these again, also what was refused, each after what waits before it for the same webhook; nothing else. */
export async function sendAgain(
  entries: readonly OutboxEntry[],
  options: SendAgainOptions,
): Promise<Result<SentAgain, Problem>> {
  const ids = new Set(entries.map(({ message }) => message.id));
  const refused = entries.filter(({ refusals }) => refusals > 0).map(({ message }) => message.id);
  const unwritten = await editOutbox(options.outbox, "requeued", refused);
  const announcer = await createAnnouncer({ ...options, outbox: onlyFor(ids, options.outbox) });
  const { stopped } = options;
  const flushed = await announcer.flush(RETRY_MS, { stopped }).finally(() => announcer.close());
  const warnings = [...unwritten, ...flushed];
  const all = await options.outbox.entries();
  if (!all.ok) return failure(unreadRest(all.error, warnings));
  const left = all.value.filter(({ message }) => ids.has(message.id));
  return success({
    left: left.length,
    warnings: [...warnings, ...unaddressedWarnings(left, options)],
  });
}

/** The outbox as if it had nothing but these, and what goes out before them. */
function onlyFor(ids: ReadonlySet<string>, store: OutboxStore): OutboxStore {
  return {
    entries: () => store.entries(),
    open: () => {
      const outbox = store.open();
      return {
        load: async () => withThoseBefore(ids, await outbox.load()),
        append: (line) => outbox.append(line),
        warnings: () => outbox.warnings(),
        close: () => outbox.close(),
      };
    },
  };
}

/** A webhook's messages of a kind go out in order, but for those that were set aside. */
function withThoseBefore(ids: ReadonlySet<string>, entries: readonly OutboxEntry[]): readonly OutboxEntry[] {
  const lineOf = ({ message }: OutboxEntry) => JSON.stringify([message.kind, message.webhook]);
  const last = new Map<string, number>();
  for (const [at, entry] of entries.entries()) if (ids.has(entry.message.id)) last.set(lineOf(entry), at);
  return entries.filter(
    (entry, at) => ids.has(entry.message.id) || (!entry.isSetAside && at < (last.get(lineOf(entry)) ?? 0)),
  );
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
