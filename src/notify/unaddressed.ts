import { counted } from "../base/text.ts";
import type { Chat } from "../model/fleet/service.ts";
import type { Message, OutboxEntry } from "../model/record/outbox.ts";

/** Whom the config file names; only what is there counts. */
export interface Addressees {
  readonly monitoring: object | null;
  readonly hook: object | null;
  readonly chats: readonly Addressee[];
}

/** A chat; without a service where its variable is not set. */
type Addressee = Pick<Chat, "name" | "variable"> & { readonly service: object | null };

/** What is to be said of messages that wait for a service that was taken out, or a chat that cannot be told. */
export function unaddressedWarnings(
  entries: readonly OutboxEntry[],
  addressees: Addressees,
): readonly string[] {
  const count = entries.filter(({ message }) => !isNamed(message, addressees)).length;
  return [...unnamed(count), ...unreachableWarnings(entries, addressees.chats)];
}

/** Of messages that wait for chats whose address is not set. */
export function unreachableWarnings(
  entries: readonly OutboxEntry[],
  chats: readonly Addressee[],
): readonly string[] {
  return chats.flatMap(({ name, service, variable }) => {
    const waiting = entries.filter(({ message }) => message.kind === "chat" && message.webhook === name);
    if (service !== null || waiting.length === 0) return [];
    const wait = counted(waiting.length, "message waits", "messages wait");
    return [`${wait} for chat ${name}: environment variable ${variable} is not set`];
  });
}

function unnamed(count: number): readonly string[] {
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
