import { printedJson } from "../../base/json.ts";
import { failure, success } from "../../base/result.ts";
import { showDuration } from "../../base/time.ts";
import type { Concern, FleetStatus } from "../../model/report/fleet-status.ts";
import { EXIT, type ExitCode, worstExit } from "../../model/run/exit-code.ts";
import { problem } from "../../model/run/problem.ts";
import { renderOpenMetrics } from "../../render/formats/openmetrics.ts";
import { renderStatus } from "../../render/text/status.ts";
import { renderStatusChanges } from "../../render/text/status-changes.ts";
import { statusDocument } from "../../render/text/status-document.ts";
import { styleFor } from "../../terminal/process-io.ts";
import { Screen, watch } from "../../terminal/watching.ts";
import type { Done, Invocation } from "../command.ts";
import { reportProblem } from "../output.ts";
import { readStatus } from "./read-fleet.ts";

/** Shows the status of each webhook. Only reads. */
export async function status(invocation: Invocation, command: StatusOptions): Promise<Done> {
  if (command.watch === true || command.interval !== undefined) return await watchStatus(invocation, command);
  const read = await readStatus(invocation);
  if (!read.ok) return read;
  const fleet = read.value;
  const exitCode = exitOf(fleet, command);
  return success({
    exitCode,
    json: { exitCode, ...statusDocument(fleet) },
    text: (style) => renderStatus(fleet, style),
    formats: { openmetrics: () => renderOpenMetrics(fleet) },
  });
}

/** The options of `status`, as commander reads them. */
export interface StatusOptions {
  readonly failOn?: readonly Concern[];
  readonly watch?: boolean;
  /** In milliseconds. */
  readonly interval?: number;
}

/** What the concerns come to that somebody asked for. */
function exitOf({ webhooks }: FleetStatus, { failOn = [] }: StatusOptions): ExitCode {
  const concerns = webhooks.flatMap((webhook) => webhook.concerns);
  return worstExit(failOn.filter((concern) => concerns.includes(concern)).map(exitOfConcern));
}

/** Drift and a passed sunset are changes that wait to be made; an unfit receiver is what the health gate would hold. */
function exitOfConcern(concern: Concern): ExitCode {
  switch (concern) {
    case "drift":
    case "sunset":
      return EXIT.pending;
    case "unhealthy":
      return EXIT.held;
  }
}

const USUAL_INTERVAL_MS = 5_000;

/** Shows the status again and again, until a signal ends it or what `--fail-on` names is there. Only reads. */
async function watchStatus(invocation: Invocation, command: StatusOptions): Promise<Done> {
  const { io, options } = invocation;
  const refused = whyNot(invocation, command);
  if (refused !== null) return failure(problem(EXIT.usage, "usage", ...refused));
  const everyMs = command.interval ?? USUAL_INTERVAL_MS;
  const heard: string[] = [];
  // What would be said beside a screen that is drawn anew stands below it.
  const stderr = { ...io.stderr, write: (text: string) => void heard.push(text) };
  const quiet = { io: { ...io, stderr }, options };
  const display = displayFor(invocation, command, everyMs);
  let isFirst = true;
  try {
    const exitCode = await watch(io, {
      everyMs,
      read: () => readStatus(quiet),
      show: (read) => {
        const warnings = heard.splice(0).join("");
        if (!read.ok && isFirst) return reportProblem(invocation, read.error);
        if (!read.ok) reportProblem({ io: { ...io, stdout: stderr, stderr }, options }, read.error);
        display.show(read.ok ? read.value : null, warnings + heard.splice(0).join(""));
        isFirst = false;
        const exitCode = read.ok ? exitOf(read.value, command) : EXIT.done;
        return exitCode === EXIT.done ? null : exitCode;
      },
    });
    return success(exitCode);
  } finally {
    display.close();
  }
}

function whyNot(
  { options: { format } }: Invocation,
  { watch: isAsked }: StatusOptions,
): [message: string, hint: string] | null {
  if (isAsked !== true) return ["--interval says how often --watch looks", "add --watch, or leave it out"];
  if (format !== "openmetrics") return null;
  return [
    "--watch prints text or JSON; a file of metrics is written once",
    "leave --watch out, and let a timer run the command",
  ];
}

/** Where what was read is shown. */
interface Display {
  /** null: it could not be read this time, and `said` says why. */
  show(fleet: FleetStatus | null, said: string): void;
  close(): void;
}

function displayFor(invocation: Invocation, command: StatusOptions, everyMs: number): Display {
  const { io, options } = invocation;
  if (options.format !== "json" && io.stdout.isTerminal) return screenDisplay(invocation, everyMs);
  let last: FleetStatus | null = null;
  const print = (fleet: FleetStatus): string => {
    const before = last;
    last = fleet;
    const style = styleFor(io.stdout, options, io);
    if (options.format !== "json")
      return before === null ? renderStatus(fleet, style) : renderStatusChanges(before, fleet, style);
    const isSame = before !== null && lineOf(timeless(fleet), command) === lineOf(timeless(before), command);
    return isSame ? "" : lineOf(fleet, command);
  };
  return {
    show: (fleet, said) => {
      if (said !== "") io.stderr.write(said);
      const text = fleet === null ? "" : print(fleet);
      if (text !== "") io.stdout.write(`${text}\n`);
    },
    close: () => {},
  };
}

function lineOf(fleet: FleetStatus, command: StatusOptions): string {
  return printedJson({ exitCode: exitOf(fleet, command), ...statusDocument(fleet) }, "line");
}

/** The time of reading is always another one. */
function timeless(fleet: FleetStatus): FleetStatus {
  return { ...fleet, readAt: new Date(0) };
}

function screenDisplay({ io, options }: Invocation, everyMs: number): Display {
  const screen = new Screen(io.stdout);
  let last: FleetStatus | null = null;
  return {
    show: (fleet, said) => {
      last = fleet ?? last;
      const text = last === null ? "" : renderStatus(last, styleFor(io.stdout, options, io));
      const footer = `\n${said}Read again every ${showDuration(everyMs)}; Ctrl-C ends it.`;
      screen.draw(text, footer);
    },
    close: () => screen.close(),
  };
}
