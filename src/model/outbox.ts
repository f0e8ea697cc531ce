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
  return kind === "event" ? "deprecation event" : "status report";
}

/** The version that it tells of. */
export function versionOf({ body }: Message): number {
  return "version" in body ? body.version : body.old_version;
}
