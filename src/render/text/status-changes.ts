import { printedJson } from "../../base/json.ts";
import { showTime } from "../../base/time.ts";
import { keyOf } from "../../model/fleet/key.ts";
import { healthWord } from "../../model/record/history.ts";
import type { FleetStatus, RunsStatus, WebhookStatus } from "../../model/report/fleet-status.ts";
import type { ExitCode } from "../../model/run/exit-code.ts";
import { describeLastRun, describeWorking } from "../wording/fleet.ts";
import { flow } from "../wording/layout.ts";
import { type Line, print, Span, type Style } from "../wording/terminal.ts";
import type { View } from "../wording/view.ts";
import { renderStatus } from "./status.ts";
import { statusDocument } from "./status-document.ts";

/** What whoever reads on is told of each look: all of the first, then what is otherwise; empty where that is nothing. */
export class StatusLines {
  #last: FleetStatus | null = null;
  #lastDocument = "";

  text(fleet: FleetStatus, style: Style): string {
    const before = this.#last;
    this.#last = fleet;
    return before === null ? renderStatus(fleet, style) : renderStatusChanges(before, fleet, style);
  }

  /** The whole document again, a line each time. */
  json(fleet: FleetStatus, exitCode: number): string {
    // The time of reading is always another one.
    const timeless = lineOf({ ...fleet, readAt: new Date(0) }, exitCode);
    const isSame = timeless === this.#lastDocument;
    this.#lastDocument = timeless;
    return isSame ? "" : lineOf(fleet, exitCode);
  }
}

function lineOf(fleet: FleetStatus, exitCode: number): string {
  return printedJson({ exitCode, ...statusDocument(fleet) }, "line");
}

/** In what a fleet is otherwise than it was, a line each with its time; empty where it is the same. */
export function renderStatusChanges(before: FleetStatus, after: FleetStatus, style: Style): string {
  const lead = [new Span(`${showTime(after.readAt.toISOString())}  `, "faint")];
  const lines = [...runChanges(before, after), ...webhookChanges(before, after)].flatMap((text): Line[] =>
    flow(text, { lead, indent: 4, width: style.width, tone: "plain" }),
  );
  return print(lines, style);
}

function runChanges(before: RunsStatus, after: RunsStatus): string[] {
  const known = new Set(before.running.map(({ run }) => run));
  const begun = after.running.filter(({ run }) => !known.has(run));
  const { lastRun } = after;
  const was = before.lastRun === null ? "" : describeLastRun(before.lastRun, before.running);
  const is = lastRun === null ? "" : describeLastRun(lastRun, after.running);
  return [
    ...begun.map((run) => `at work: run ${describeWorking(run)}`),
    ...(is === was ? [] : [`last run: ${is}`]),
  ];
}

function webhookChanges(before: FleetStatus, after: FleetStatus): string[] {
  const was = new Map(before.webhooks.map((one) => [keyOf(one), wordsOf(one)]));
  const is = new Map(after.webhooks.map((one) => [keyOf(one), wordsOf(one)]));
  const keys = [...new Set([...was.keys(), ...is.keys()])].toSorted();
  return keys.flatMap((key) => {
    const [old, now] = [was.get(key), is.get(key)];
    if (now === undefined) return [`${key} is no longer declared or live`];
    const told = Object.entries(now)
      .filter(([field, word]) => old?.[field] !== word)
      .map(([field, word]) => `${field} ${old === undefined ? word : `${old[field]} → ${word}`}`);
    return told.length === 0 ? [] : [`${key} ${told.join(", ")}`];
  });
}

/** What a row of the status says. */
function wordsOf({ desired, live, history, pending, keptOtherwise, concerns, drift }: WebhookStatus) {
  const words: Readonly<Record<string, string>> = {
    desired: desired ?? "-",
    live: live ?? "-",
    health: history.probe === null ? "-" : healthWord(history.probe.seen),
    pending: pending ?? (keptOtherwise ? "kept otherwise" : "-"),
    drift: drift.map(({ path, cause }) => path ?? cause).join(" ") || "-",
    concerns: concerns.join(" ") || "-",
  };
  return words;
}

/** Where a fleet stands, as text and as JSON. */
export function statusView(fleet: FleetStatus, exitCode: ExitCode): View {
  return {
    exitCode,
    json: { exitCode, ...statusDocument(fleet) },
    text: (style) => renderStatus(fleet, style),
  };
}
