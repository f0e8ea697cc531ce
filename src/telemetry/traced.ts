import { errorCode } from "../base/system-error.ts";
import { escapeTerminal } from "../base/text.ts";
import { EXIT, type ExitCode, exitName } from "../model/run/exit-code.ts";
import { isFailure } from "../model/run/run-report.ts";
import type { Io } from "../model/run/surroundings.ts";
import { ATTRIBUTE } from "./names.ts";
import { startTelemetry, type Telemetry, type TelemetryNotice } from "./telemetry.ts";

/** Those that carry changes out: of these a trace has no more than the changes and their steps, unless somebody wants it. */
const CHANGING: ReadonlySet<string> = new Set(["apply", "rollback"]);

/** What is traced. */
export interface TracedCommand {
  /** As it is typed, without options. */
  readonly command: string;
  readonly toolVersion: string;
  /** The page of the CI job that runs it; null where that is not known. */
  readonly pipelineRun: string | null;
  /** Whether only failures are told. */
  readonly quiet: boolean;
}

/** Traces and measures a command. What becomes of that is told on stderr, and never changes how the command ends. */
export async function traced(
  io: Io,
  traced: TracedCommand,
  work: () => Promise<ExitCode>,
): Promise<ExitCode> {
  const telemetry = begun(io, traced);
  let exitCode: ExitCode = EXIT.bug;
  try {
    exitCode = await work();
    return exitCode;
  } finally {
    for (const notice of await ended(telemetry, exitCode))
      if (notice.isFailure || !traced.quiet) io.stderr.write(`${escapeTerminal(notice.text)}\n`);
  }
}

/** null, and said, where it could not begin. */
function begun(io: Io, { command, toolVersion, pipelineRun }: TracedCommand): Telemetry | null {
  const { variables, events, clock, random, redactor } = io;
  const warn = (text: string) => io.stderr.write(`warning telemetry: ${escapeTerminal(text)}\n`);
  const detail = variables.WEBHOOK_SYNC_TRACE_DETAIL ?? "";
  const isDetailed = detail === "requests" || !CHANGING.has(command);
  try {
    const telemetry = startTelemetry({
      ...{ variables, events, clock, random, redactor, command, toolVersion },
      detail: isDetailed ? "requests" : "steps",
      attributes: { [ATTRIBUTE.pipelineRun]: pipelineRun },
    });
    telemetry.warnings.forEach(warn);
    if (!["", "steps", "requests"].includes(detail))
      warn("WEBHOOK_SYNC_TRACE_DETAIL is steps or requests, and nothing else; steps is used");
    return telemetry;
  } catch (error) {
    warn(`nothing is sent, because of a bug (${errorCode(error)}); please report it`);
    return null;
  }
}

async function ended(telemetry: Telemetry | null, exitCode: ExitCode): Promise<readonly TelemetryNotice[]> {
  try {
    return (await telemetry?.finish(exitCode, failureOf(exitCode))) ?? [];
  } catch (error) {
    const text = `telemetry: not sent, because of a bug (${errorCode(error)}); please report it`;
    return [{ text, isFailure: true }];
  }
}

/** What an exit code is called; null where it tells of no failure. */
function failureOf(exitCode: ExitCode): string | null {
  return isFailure(exitCode) ? exitName(exitCode) : null;
}
