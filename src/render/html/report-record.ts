import { counted } from "../../base/text.ts";
import { showTime } from "../../base/time.ts";
import type { RecordedRun } from "../../model/record/projection.ts";
import type { CalendarEntry, FleetReport } from "../../model/report/fleet-report.ts";
import { approvalOf, endOf } from "../wording/fleet.ts";
import { shortCommit } from "../wording/words.ts";
import { command, html, linkTo, type Markup, type MarkupValue } from "./markup.ts";

/** So many ends are told; those after them are far away. */
const MOST_ENDS = 500;

export function calendarPart({ calendar }: FleetReport): Markup {
  const title = html`<h2>Certificates and sunsets</h2>`;
  if (calendar.length === 0) return html`<section>${title}<p>None is known.</p></section>`;
  const shown = calendar.slice(0, MOST_ENDS);
  const more = calendar.length - shown.length;
  const rest = more === 0 ? null : html`<p class="dim">${more} later ones are not shown.</p>`;
  return html`<section>${title}${table("Certificates and sunsets", ["day", "in", "what ends", "webhook"], shown.map(calendarRow))}${rest}</section>`;
}

/** Within so many days somebody has to act. */
const SOON_DAYS = 14;

function calendarRow({ day, days, past, kind, key }: CalendarEntry): MarkupValue[] {
  const tone = past ? "high" : days <= SOON_DAYS ? "medium" : "low";
  const left = past ? "passed" : counted(days, "day");
  return [day, html`<span class="${tone}">${left}</span>`, kind, key];
}

/** So many runs are told. */
const MOST_RUNS = 500;

export function runsPart({ runs, fleet }: FleetReport): Markup {
  const title = html`<h2>Runs</h2>`;
  if (runs.length === 0) return html`<section>${title}<p>No run is recorded.</p></section>`;
  const shown = runs.slice(0, MOST_RUNS);
  const more = runs.length - shown.length;
  const rest =
    more === 0
      ? null
      : html`<p class="dim">${more} earlier: ${command("audit runs", fleet.environment)} has them.</p>`;
  const columns = ["run", "began", "by", "ended", "commit", "approval", "job"];
  return html`<section>${title}${table("Runs", columns, shown.map(runRow))}${rest}</section>`;
}

function runRow({ started, finished }: RecordedRun): MarkupValue[] {
  const { run, time, actor, commit, ci_run_url: job } = started;
  const isDone = finished !== null && finished.exit_code === 0;
  return [
    html`<code>${run}</code>`,
    showTime(time),
    actor,
    html`<span class="${isDone ? "low" : "high"}">${endOf(finished)}</span>`,
    commit === null ? "-" : html`<code>${shortCommit(commit)}</code>`,
    approvalOf(started),
    job === null ? "-" : linkTo(job, "the job"),
  ];
}

/** A table that is wider than a phone scrolls by itself, by the keyboard as well. */
function table(label: string, columns: readonly string[], rows: readonly MarkupValue[][]): Markup {
  return html`<div class="w" role="region" aria-label="${label}" tabindex="0"><table class="t"><thead><tr>${columns.map((column) => html`<th scope="col">${column}`)}</thead><tbody>${rows.map(
    (row) => html`<tr>${row.map((cell) => html`<td>${cell}`)}
`,
  )}</table></div>`;
}

export function recordPart({ record, fleet }: FleetReport): Markup {
  const { place, records, head, torn, undelivered } = record;
  const end = torn
    ? html`<p class="warn">Its last line is incomplete, as after a crash; the next apply sets it aside.</p>`
    : null;
  const waiting =
    undelivered === 0
      ? html`<p>No message for the dashboard or the hook is undelivered.</p>`
      : html`<p class="warn">${counted(undelivered, "message")} not delivered: ${command("outbox list", fleet.environment)}</p>`;
  const kept =
    records === 0
      ? html`<p>No records yet in <code>${place}</code>.</p>`
      : html`<p>${counted(records, "record")} in <code>${place}</code>, the whole chain verified. Head: <code>${head}</code></p>`;
  return html`<section><h2>Record</h2>${kept}${end}${waiting}</section>`;
}
