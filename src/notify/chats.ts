import type { JsonObject } from "../base/json.ts";
import type { Chat } from "../model/fleet/service.ts";
import { EXIT } from "../model/run/exit-code.ts";
import { isFailure, type RunReport } from "../model/run/run-report.ts";
import { type AnnouncerOptions, createAnnouncer } from "./announcer.ts";
import { unreachableWarnings } from "./unaddressed.ts";

/** How long the end of a run goes on telling chats; what is left is sent by the next run. */
const FLUSH_MS = 5_000;

/** Who is told, and what what cannot be told now is kept in. */
export interface ChatOptions extends Omit<AnnouncerOptions, "monitoring" | "hook" | "chats"> {
  readonly chats: readonly Chat[];
  /** Aborted when answers are waited for no longer. */
  readonly stopped: AbortSignal;
  /** What a chat is to show. */
  message(chat: Chat): JsonObject;
}

/** Tells chats how a run ended, through the outbox: what cannot be told now is told by the next run. Gives what went wrong. */
export async function tellChats(report: RunReport, options: ChatOptions): Promise<readonly string[]> {
  const { chats, stopped, message } = options;
  const announcer = await createAnnouncer({ ...options, monitoring: null, hook: null });
  const due = chats.filter((chat) => isDue(chat, report));
  for (const chat of due) await announcer.tell(chat.name, `run-${report.run}-${chat.name}`, message(chat));
  const told = await announcer.flush(FLUSH_MS, { stopped }).finally(() => announcer.close());
  return [...due.flatMap(unreachable), ...told, ...(await leftUnreachable(options))];
}

/** Of what earlier runs left for chats that cannot be told either. */
async function leftUnreachable({ chats, outbox }: ChatOptions): Promise<readonly string[]> {
  if (chats.every(({ service }) => service !== null)) return [];
  const left = await outbox.entries();
  return left.ok ? unreachableWarnings(left.value, chats) : [];
}

function isDue({ when }: Chat, { exitCode, changes }: RunReport): boolean {
  // Whoever said no knows of it.
  if (exitCode === EXIT.declined) return false;
  switch (when) {
    case "always":
      return true;
    case "changes":
      return changes.length > 0;
    case "failure":
      return isFailure(exitCode);
  }
}

function unreachable({ name, service, variable }: Chat): readonly string[] {
  if (service !== null) return [];
  return [`chat ${name} did not get the summary: environment variable ${variable} is not set`];
}
