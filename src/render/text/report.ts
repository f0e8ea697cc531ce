import type { FleetReport } from "../../model/report/fleet-report.ts";
import { runDocument } from "./runs.ts";
import { statusDocument } from "./status-document.ts";

/** A report as JSON. */
export function reportDocument(report: FleetReport): object {
  const { madeAt, toolVersion, since, fleet, record, calendar, runs, histories } = report;
  return {
    kind: "report",
    madeAt: madeAt.toISOString(),
    toolVersion,
    since: since?.toISOString() ?? null,
    fleet: statusDocument(fleet),
    record,
    calendar: calendar.map(({ day, days, kind, key }) => ({ day, days, kind, key })),
    runs: runs.map(runDocument),
    histories,
  };
}
