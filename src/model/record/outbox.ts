import { digestOf, isJsonObject, type JsonObject } from "../../base/json.ts";

/** What the deprecation hook is told, as JSON. `timestamp` is in seconds since 1970-01-01T00:00:00Z. */
export interface DeprecationEvent {
  /** withdrawn: the announced deprecation does not happen after all. */
  readonly event: "webhook_deprecated" | "webhook_deprecation_withdrawn";
  readonly name: string;
  readonly old_version: number;
  /** null where nothing takes over. */
  readonly new_version: number | null;
  /** Of what takes over; left out where it has the same name. */
  readonly new_name?: string;
  /** The UTC day from which the old version may be deleted; null when unknown. */
  readonly sunset: string | null;
  readonly timestamp: number;
}

/** What the monitoring dashboard is told, as JSON. `exported_at` is in seconds since 1970-01-01T00:00:00Z. */
export interface StatusReport {
  readonly integration: string;
  readonly version: number;
  readonly health_status: "pass" | "fail";
  readonly latency_ms: number;
  readonly exported_at: number;
}

interface Common {
  /** The same in all tries, so that a service can tell a repetition. */
  readonly id: string;
  /** The webhook's name, or that of the chat; its messages go out in order. */
  readonly webhook: string;
}

/** Something to tell a service, kept until it is delivered. Its body is sent as JSON, as it is. */
export type Message =
  /** For the deprecation hook. */
  | (Common & { readonly kind: "event"; readonly body: DeprecationEvent })
  /** For the monitoring dashboard. */
  | (Common & { readonly kind: "status"; readonly body: StatusReport })
  /** For a chat, in its own format. */
  | (Common & { readonly kind: "chat"; readonly body: JsonObject });

const LABELS = { event: "deprecation event", status: "status report", chat: "run summary" } as const;

/** What a header can carry; with another one the message could never be sent. */
const SENDABLE_ID = /^[\x21-\x7e]{1,200}$/;

/** Whether it can be sent. What is inside of a body is not looked at: it goes out as it is. */
export function isMessage(value: unknown): value is Message {
  if (!isJsonObject(value) || typeof value.id !== "string" || typeof value.webhook !== "string") return false;
  const isKind = typeof value.kind === "string" && Object.hasOwn(LABELS, value.kind);
  return isKind && SENDABLE_ID.test(value.id) && isJsonObject(value.body);
}

/** One line of the outbox: what became of a message, in order. */
export type OutboxLine =
  | { readonly state: "queued"; readonly message: Message }
  | { readonly state: "delivered"; readonly id: string }
  /** In one run; another try would not change it. */
  | { readonly state: "refused"; readonly id: string; readonly cause: string }
  | { readonly state: "set-aside"; readonly id: string }
  /** To be tried as if it had never been. */
  | { readonly state: "requeued"; readonly id: string }
  | { readonly state: "dropped"; readonly id: string };

/** How a message fared. */
export interface Fate {
  /** In how many runs the service refused it in a way that another try does not change. */
  readonly refusals: number;
  /** With what it was refused last; null where it never was. */
  readonly cause: string | null;
  /** Not tried any more, so that the later messages of its webhook can pass. */
  readonly isSetAside: boolean;
}

/** A message in the outbox, and how it fared. */
export interface OutboxEntry extends Fate {
  readonly message: Message;
}

/** As every message fares that is queued. */
export const UNTRIED: Fate = { refusals: 0, cause: null, isSetAside: false };

/** The message that a line tells of. */
export function idIn(line: OutboxLine): string {
  return line.state === "queued" ? line.message.id : line.id;
}

/** How a message fares after a line, of one that was there or not; undefined when it is done with, or not there. */
export function afterLine(fate: Fate | undefined, line: OutboxLine): Fate | undefined {
  if (line.state === "queued") return UNTRIED;
  if (fate === undefined) return undefined;
  const { refusals, cause, isSetAside } = fate;
  switch (line.state) {
    case "delivered":
    case "dropped":
      return undefined;
    case "refused":
      return { refusals: refusals + 1, cause: line.cause, isSetAside };
    case "set-aside":
      return { refusals, cause, isSetAside: true };
    case "requeued":
      return UNTRIED;
  }
}

/** What follows for people where these lines could not be put down. */
export function unwrittenText(lines: readonly OutboxLine[]): string {
  const queued = new Set(lines.filter(({ state }) => state === "queued").map(idIn));
  // What is not in the outbox comes out of it no second time.
  const isAgain = lines.some((line) => line.state === "delivered" && !queued.has(line.id));
  const told = [
    ...(queued.size > 0 ? ["what this run could not deliver is lost"] : []),
    ...(isAgain ? ["what it delivered meanwhile is not recorded: the next run delivers it again"] : []),
  ];
  return told.length === 0 ? "the outcome of messages is not recorded" : told.join("; ");
}

/** What people call it. */
export function labelOfMessage({ kind }: Message): string {
  return LABELS[kind];
}

/**
 * The message for what a run saw of a webhook. The id follows from the two: where the run is killed, or its record taken away,
 * between the report and its record, the next one reports it again, and that is a repetition.
 */
export function reportOf(run: string, status: StatusReport): Message {
  const { integration, version } = status;
  const id = digestOf({ kind: "status", run, integration, version }).replace("sha256:", "").slice(0, 32);
  return { id, kind: "status", webhook: integration, body: status };
}

/** The webhook that it tells of, as records name it; the summary of a run tells of none. */
export function recordedSubject(message: Message): {
  readonly webhook_name: string | null;
  readonly version: number | null;
} {
  switch (message.kind) {
    case "event":
      return { webhook_name: message.webhook, version: message.body.old_version };
    case "status":
      return { webhook_name: message.webhook, version: message.body.version };
    case "chat":
      return { webhook_name: null, version: null };
  }
}
