import { counted } from "../base/text.ts";
import type { Message, OutboxEntry } from "../model/record/outbox.ts";

/** Whom the config file names; only what is there counts. */
export interface Addressees {
  readonly monitoring: object | null;
  readonly hook: object | null;
  readonly chats: readonly { readonly name: string }[];
}

/** What is to be said of messages that wait for a service that was taken out, or a chat that has another name now. */
export function unaddressedWarnings(
  entries: readonly OutboxEntry[],
  addressees: Addressees,
): readonly string[] {
  const count = entries.filter(({ message }) => !isNamed(message, addressees)).length;
  if (count === 0) return [];
  const wait = counted(count, "message waits", "messages wait");
  const them = count === 1 ? "it" : "them";
  return [
    `${wait} for a service that the config file no longer names; webhook-sync outbox drop gives ${them} up`,
  ];
}

function isNamed({ kind, webhook }: Message, { monitoring, hook, chats }: Addressees): boolean {
  switch (kind) {
    case "event":
      return hook !== null;
    case "status":
      return monitoring !== null;
    case "chat":
      return chats.some(({ name }) => name === webhook);
  }
}
