import { quote } from "../base/credentials.ts";
import { parseTemplate } from "../base/template.ts";
import type { Chat } from "../model/fleet/service.ts";
import type { ConfigFile } from "../model/generated/config.ts";
import { type Resolving, resolveCredential } from "./resolving.ts";
import { resolveServiceUrl } from "./services.ts";

type ChatFile = NonNullable<ConfigFile["environments"][string]["notify"]>[string];

/** The chats that hear how runs end. One whose address is not set is nobody's mistake where nothing is applied. */
export function resolveChats(
  chats: Readonly<Record<string, ChatFile>>,
  path: readonly string[],
  resolving: Resolving,
): readonly Chat[] {
  return Object.entries(chats).map(([name, chat]) => resolveChat(name, chat, [...path, name], resolving));
}

function resolveChat(name: string, chat: ChatFile, path: readonly string[], resolving: Resolving): Chat {
  const place = [...path, "url"];
  const address = resolveCredential(chat.url, place, { ...resolving, credentials: "ignored" }, "header");
  const isThere = resolving.credentials === "required" && address.expose() !== "";
  const url = isThere ? resolveServiceUrl(address.expose(), place, resolving) : undefined;
  for (const [owner, whom] of Object.entries(chat.mentions ?? {}))
    checkMention(chat.kind, whom, [...path, "mentions", owner], resolving);
  const [reference] = parseTemplate(chat.url);
  return {
    name,
    kind: chat.kind,
    variable: reference?.kind === "environment-variable" ? reference.name : "",
    service: url === undefined ? null : { url, headers: [], signingKeys: [] },
    when: chat.when ?? "changes",
    mentions: new Map(Object.entries(chat.mentions ?? {})),
  };
}

const WHOM = {
  slack: {
    pattern: /^[USW]/,
    is: "the id of a member or user group in Slack, such as U024BE7LH or S0614TZR7",
  },
  teams: { pattern: /@/, is: "the address that a person signs in with, such as ada@yourcompany.com" },
} as const;

function checkMention(
  kind: Chat["kind"],
  whom: string,
  path: readonly string[],
  { report }: Resolving,
): void {
  if (WHOM[kind].pattern.test(whom) && (kind === "teams") === whom.includes("@")) return;
  const message = `${quote(whom)} is not whom ${kind} can mention`;
  report({ code: "invalid-value", message, hint: `write ${WHOM[kind].is}`, path, within: null });
}
