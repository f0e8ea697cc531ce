import { failure, success } from "../../base/result.ts";
import { showDuration } from "../../base/time.ts";
import { type StatusOptions, whyNotWatched } from "../../commands/record.ts";
import type { FleetStatus } from "../../model/report/fleet-status.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { renderOpenMetrics } from "../../render/formats/openmetrics.ts";
import { renderStatus } from "../../render/text/status.ts";
import { StatusLines } from "../../render/text/status-changes.ts";
import { statusDocument } from "../../render/text/status-document.ts";
import { exitOfConcerns } from "../../status/fleet-status.ts";
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
  const exitCode = exitOfConcerns(fleet, command.failOn);
  return success({
    exitCode,
    json: { exitCode, ...statusDocument(fleet) },
    text: (style) => renderStatus(fleet, style),
    formats: { openmetrics: () => renderOpenMetrics(fleet) },
  });
}

const USUAL_INTERVAL_MS = 5_000;

/** Shows the status again and again, until a signal ends it or what `--fail-on` names is there. Only reads. */
async function watchStatus(invocation: Invocation, command: StatusOptions): Promise<Done> {
  const { io, options } = invocation;
  const refused = whyNotWatched(command, options.format);
  if (refused !== undefined) return failure(refused);
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
        const exitCode = read.ok ? exitOfConcerns(read.value, command.failOn) : EXIT.done;
        return exitCode === EXIT.done ? null : exitCode;
      },
    });
    return success(exitCode);
  } finally {
    display.close();
  }
}

/** Where what was read is shown. */
interface Display {
  /** null: it could not be read this time, and `said` says why. */
  show(fleet: FleetStatus | null, said: string): void;
  close(): void;
}

function displayFor(invocation: Invocation, { failOn }: StatusOptions, everyMs: number): Display {
  const { io, options } = invocation;
  if (options.format !== "json" && io.stdout.isTerminal) return screenDisplay(invocation, everyMs);
  const lines = new StatusLines();
  const print = (fleet: FleetStatus): string =>
    options.format === "json"
      ? lines.json(fleet, exitOfConcerns(fleet, failOn))
      : lines.text(fleet, styleFor(io.stdout, options, io));
  return {
    show: (fleet, said) => {
      if (said !== "") io.stderr.write(said);
      const text = fleet === null ? "" : print(fleet);
      if (text !== "") io.stdout.write(`${text}\n`);
    },
    close: () => {},
  };
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
