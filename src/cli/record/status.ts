import { printedJson } from "../../base/json.ts";
import type { ExitCode } from "../../model/exit-code.ts";
import type { FleetStatus } from "../../model/fleet-status.ts";
import { renderOpenMetrics } from "../../render/openmetrics.ts";
import { renderStatus, statusDocument } from "../../render/status.ts";
import { styleFor } from "../../terminal/style.ts";
import type { Invocation } from "../command.ts";
import { reportProblem } from "../report-problem.ts";
import { readStatus } from "./read-fleet.ts";
import { exitOf, type StatusOptions } from "./status-options.ts";

/** Shows the status of each webhook. Only reads. */
export async function status(invocation: Invocation, command: StatusOptions): Promise<ExitCode> {
  if (command.watch === true || command.interval !== undefined)
    return await (await import("./watch-status.ts")).watchStatus(invocation, command);
  const { io, options } = invocation;
  const read = await readStatus(invocation);
  if (!read.ok) return reportProblem(io, options, read.error);
  const exitCode = exitOf(read.value, command);
  io.stdout.write(`${printed(invocation, read.value, exitCode)}\n`);
  return exitCode;
}

function printed({ io, options }: Invocation, fleet: FleetStatus, exitCode: ExitCode): string {
  if (options.format === "json") return printedJson({ exitCode, ...statusDocument(fleet) });
  if (options.format === "openmetrics") return renderOpenMetrics(fleet);
  return renderStatus(fleet, styleFor(io.stdout, options, io));
}
