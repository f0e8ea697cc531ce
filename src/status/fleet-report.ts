import { grouped } from "../base/text.ts";
import { keyOf, partsOf } from "../model/fleet/key.ts";
import type { RecordedRun } from "../model/record/projection.ts";
import type {
  CalendarEntry,
  FleetReport,
  RecordSummary,
  WebhookHistory,
} from "../model/report/fleet-report.ts";
import type { FleetStatus, Term, WebhookStatus } from "../model/report/fleet-status.ts";
import type { RecordedChange } from "../model/report/webhook-description.ts";

/** What a report is made of. */
export interface ReportFacts {
  readonly fleet: FleetStatus;
  readonly record: RecordSummary;
  /** Of the whole record, in the order in which they began. */
  readonly runs: readonly RecordedRun[];
  /** Of the whole record, the latest first. */
  readonly changes: readonly RecordedChange[];
  readonly since: Date | null;
  readonly madeAt: Date;
  readonly toolVersion: string;
}

/** Brings together what those ask who were not there. */
export function fleetReport(facts: ReportFacts): FleetReport {
  const { fleet, record, since, madeAt, toolVersion } = facts;
  const from = since?.getTime() ?? Number.NEGATIVE_INFINITY;
  const changes = facts.changes.filter(({ time }) => Date.parse(time) >= from);
  return {
    ...{ fleet, record, since, madeAt, toolVersion },
    calendar: calendarOf(fleet),
    // A run that began before and ended after belongs to both.
    runs: facts.runs
      .filter(({ started, finished }) => Date.parse((finished ?? started).time) >= from)
      .toReversed(),
    histories: historiesOf(changes),
  };
}

function historiesOf(changes: readonly RecordedChange[]): WebhookHistory[] {
  const byName = grouped(changes.map((change) => [partsOf(change.key).name, change] as const));
  const histories = [...byName].map(([name, own]) => ({ name, changes: own }));
  return histories.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** A certificate counts while something is delivered, or is to be; a sunset while the tenant has what it is about. */
function calendarOf({ webhooks }: FleetStatus): CalendarEntry[] {
  const entries = webhooks.flatMap((webhook) => [
    ...entryOf(webhook, "certificate", isServing(webhook) ? webhook.certificate : null),
    ...entryOf(webhook, "sunset", webhook.live === null ? null : webhook.sunset),
  ]);
  return entries.toSorted((a, b) => a.days - b.days || (a.key < b.key ? -1 : 1));
}

function isServing({ desired, live }: WebhookStatus): boolean {
  return desired === "active" || live === "active";
}

function entryOf(webhook: WebhookStatus, kind: CalendarEntry["kind"], term: Term | null): CalendarEntry[] {
  if (term === null) return [];
  const { at, days, past } = term;
  return [{ day: at.slice(0, 10), days, past, kind, key: keyOf(webhook) }];
}
