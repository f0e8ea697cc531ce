import { ANNOUNCED, lastWordOf, type WebhookFacts, WITHDRAWN } from "../../model/record/projection.ts";
import { type JournalEntry, PROTECTED, SUNSET_MOVED, UNPROTECTED } from "../../model/record/record.ts";

type NoticeEntry = Extract<JournalEntry, { phase: "notice" }>;

/** After a notice about the webhook. */
export function afterNotice(facts: WebhookFacts, entry: NoticeEntry): WebhookFacts {
  switch (entry.code) {
    case PROTECTED:
      return { ...facts, protect: true };
    case UNPROTECTED:
      return { ...facts, protect: false };
    case SUNSET_MOVED:
      return withSunset(facts, entry.sunset ?? null);
    case ANNOUNCED:
      return { ...facts, lastWord: lastWordOf(entry) };
    case WITHDRAWN:
      return { ...facts, lastWord: lastWordOf(entry), withdrawals: facts.withdrawals + 1 };
    default:
      return facts;
  }
}

function withSunset(facts: WebhookFacts, sunset: string | null): WebhookFacts {
  const { lastWritten } = facts;
  return lastWritten === null ? facts : { ...facts, lastWritten: { ...lastWritten, sunset } };
}
