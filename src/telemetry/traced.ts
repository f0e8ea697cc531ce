import { escapeTerminal } from "../base/text.ts";
import { EXIT, type ExitCode } from "../model/run/exit-code.ts";
import type { Io } from "../model/run/surroundings.ts";
import { ATTRIBUTE } from "./names.ts";
import { startTelemetry } from "./telemetry.ts";

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

/** Traces and measures a command. What becomes of that is told on stderr, and never changes an exit code. */
export async function traced(
  { variables, events, clock, random, redactor, stderr }: Io,
  { command, toolVersion, pipelineRun, quiet }: TracedCommand,
  work: () => Promise<ExitCode>,
): Promise<ExitCode> {
  const detail = variables.WEBHOOK_SYNC_TRACE_DETAIL ?? "";
  const isDetailed = detail === "requests" || !CHANGING.has(command);
  const telemetry = startTelemetry({
    ...{ variables, events, clock, random, redactor, command, toolVersion },
    detail: isDetailed ? "requests" : "steps",
    attributes: { [ATTRIBUTE.pipelineRun]: pipelineRun },
  });
  const isKnown = ["", "steps", "requests"].includes(detail);
  const unknown = "WEBHOOK_SYNC_TRACE_DETAIL is steps or requests, and nothing else; steps is used";
  for (const warning of isKnown ? telemetry.warnings : [...telemetry.warnings, unknown])
    stderr.write(`warning telemetry: ${escapeTerminal(warning)}\n`);
  let exitCode: ExitCode = EXIT.bug;
  try {
    exitCode = await work();
    return exitCode;
  } finally {
    for (const { text, isFailure } of await telemetry.finish(exitCode, failureOf(exitCode)))
      if (isFailure || !quiet) stderr.write(`${escapeTerminal(text)}\n`);
  }
}

/** What an exit code is called; null where it tells of no failure. */
function failureOf(exitCode: ExitCode): string | null {
  if (exitCode === EXIT.done || exitCode === EXIT.pending) return null;
  return Object.entries(EXIT).find(([, code]) => code === exitCode)?.[0] ?? null;
}
