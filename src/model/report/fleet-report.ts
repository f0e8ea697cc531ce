import type { WebhookKey } from "../fleet/key.ts";
import type { RecordedRun } from "../record/projection.ts";
import type { FleetStatus, Term } from "./fleet-status.ts";
import type { RecordedChange } from "./webhook-description.ts";

/** Where a fleet stands and what was done to it, to be looked at by those who were not there. */
export interface FleetReport {
  readonly madeAt: Date;
  readonly toolVersion: string;
  /** Runs and changes from then on; null: all that the record has. */
  readonly since: Date | null;
  readonly fleet: FleetStatus;
  readonly record: RecordSummary;
  /** What ends when, the next ones first. */
  readonly calendar: readonly CalendarEntry[];
  /** The latest first. */
  readonly runs: readonly RecordedRun[];
  /** By name. */
  readonly histories: readonly WebhookHistory[];
}

/** The record as a whole. */
export interface RecordSummary {
  /** Where it is kept, for people. */
  readonly place: string;
  readonly records: number;
  readonly head: string;
  /** Whether a crash left its last line half-written. */
  readonly torn: boolean;
  /** What the dashboard and the hook have not taken. */
  readonly undelivered: number;
}

/** An end that is known before. */
export interface CalendarEntry extends Pick<Term, "days" | "past"> {
  /** The UTC day. */
  readonly day: string;
  readonly kind: "certificate" | "sunset";
  readonly key: WebhookKey;
}

/** What runs did to a webhook. */
export interface WebhookHistory {
  readonly name: string;
  /** The latest first. */
  readonly changes: readonly RecordedChange[];
}
