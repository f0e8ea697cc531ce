import type { ReceiverBehaviour } from "../../model/fleet/environment.ts";
import type { CallKind } from "./call-kind.ts";
import type { Failure } from "./faults.ts";
import type { Subject } from "./speaker.ts";
/** One request to the tenant's API. Times are ISO 8601 in UTC. */
export interface RequestEntry {
  readonly time: string;
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** null where it leads nowhere. */
  readonly call: CallKind | null;
  /** null when there was no answer. */
  readonly status: number | null;
  readonly requestId: string | null;
  /** Whether it changed the tenant, answered well or not. */
  readonly committed: boolean;
  readonly write: Subject | null;
  /** The scripted fault that happened. */
  readonly fault: Failure["kind"] | null;
}

/** One request that reached a receiver. */
export interface DeliveryEntry {
  readonly time: string;
  readonly behaviour: ReceiverBehaviour;
  readonly host: string;
  readonly method: string;
  /** Without its query. */
  readonly path: string;
  readonly headerNames: readonly string[];
  /** Parsed where it is JSON. */
  readonly body: unknown;
}

/** One JSON document that the dashboard or the deprecation hook was told. */
export interface SinkEntry {
  readonly time: string;
  readonly headerNames: readonly string[];
  readonly body: unknown;
}

/** What each log holds. */
export interface LogEntries {
  readonly requests: RequestEntry;
  readonly deliveries: DeliveryEntry;
  readonly dashboard: SinkEntry;
  readonly events: SinkEntry;
}

export type LogName = keyof LogEntries;

export const LOG_NAMES = [
  "requests",
  "deliveries",
  "dashboard",
  "events",
] as const satisfies readonly LogName[];
