import type { JsonObject } from "../../base/json.ts";

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

export function isMessageKind(text: unknown): text is Message["kind"] {
  return typeof text === "string" && Object.hasOwn(LABELS, text);
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

/** A message in the outbox, and how it fared. */
export interface OutboxEntry {
  readonly message: Message;
  /** In how many runs the service refused it in a way that another try does not change. */
  readonly refusals: number;
  /** With what it was refused last; null where it never was. */
  readonly cause: string | null;
  /** Not tried any more, so that the later messages of its webhook can pass. */
  readonly isSetAside: boolean;
}

/** What people call it. */
export function labelOfMessage({ kind }: Message): string {
  return LABELS[kind];
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
