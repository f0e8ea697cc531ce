import type { DeprecationEvent, StatusReport } from "../model/event.ts";

/** Something to tell a service, kept until it is delivered. */
export interface Message {
  /** The same in all tries, so that a service can tell a repetition. */
  readonly id: string;
  /** event: for the deprecation hook. status: for the monitoring dashboard. */
  readonly kind: "event" | "status";
  /** The webhook's name; its messages go out in order. */
  readonly webhook: string;
  /** Sent as JSON, as it is. */
  readonly body: DeprecationEvent | StatusReport;
}

/** One line of the outbox. */
export type OutboxLine =
  | { readonly state: "queued"; readonly message: Message }
  | { readonly state: "delivered"; readonly id: string };

/** undefined when it is no line of an outbox. What is inside of a body is not looked at: it goes out as it is. */
export function parseOutboxLine(line: string): OutboxLine | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isOutboxLine(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isOutboxLine(value: unknown): value is OutboxLine {
  if (!isObject(value)) return false;
  if (value.state === "delivered") return typeof value.id === "string";
  return value.state === "queued" && isMessage(value.message);
}

function isMessage(value: unknown): value is Message {
  if (!isObject(value) || typeof value.id !== "string" || typeof value.webhook !== "string") return false;
  return (value.kind === "event" || value.kind === "status") && isObject(value.body);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
