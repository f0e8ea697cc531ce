import type { DeprecationEvent, StatusReport } from "./event.ts";

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
