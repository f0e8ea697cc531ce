import { isJsonObject, parseJson } from "../base/json.ts";
import type { Message, OutboxLine } from "../model/outbox.ts";

/** undefined when it is no line of an outbox. What is inside of a body is not looked at: it goes out as it is. */
export function parseOutboxLine(line: string): OutboxLine | undefined {
  const value = parseJson(line);
  return isOutboxLine(value) ? value : undefined;
}

function isOutboxLine(value: unknown): value is OutboxLine {
  if (!isJsonObject(value)) return false;
  switch (value.state) {
    case "queued":
      return isMessage(value.message);
    case "refused":
      return typeof value.id === "string" && typeof value.cause === "string";
    case "delivered":
    case "set-aside":
    case "requeued":
    case "dropped":
      return typeof value.id === "string";
    default:
      return false;
  }
}

function isMessage(value: unknown): value is Message {
  if (!isJsonObject(value) || typeof value.id !== "string" || typeof value.webhook !== "string") return false;
  if (!SENDABLE_ID.test(value.id)) return false;
  return (value.kind === "event" || value.kind === "status") && isJsonObject(value.body);
}

/** What a header can carry; with another one the message could never be sent. */
const SENDABLE_ID = /^[\x21-\x7e]{1,200}$/;
