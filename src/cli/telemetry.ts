import { escapeTerminal } from "../base/text.ts";
import { ciRunUrl } from "../ci/provenance.ts";
import { EXIT, type ExitCode } from "../model/exit-code.ts";
import type { Io } from "../model/surroundings.ts";
import { ATTRIBUTE } from "../telemetry/names.ts";
import { startTelemetry } from "../telemetry/telemetry.ts";
import type { GlobalOptions } from "./command.ts";
import { TOOL_VERSION } from "./tool.ts";

/** Those that carry changes out: of these a trace has no more than the changes and their steps, unless somebody wants it. */
const CHANGING: ReadonlySet<string> = new Set(["apply", "rollback"]);

/** Traces and measures a command. What becomes of that is told on stderr, and never changes an exit code. */
export async function traced(
  { io, options }: { readonly io: Io; readonly options: Pick<GlobalOptions, "quiet"> },
  command: string,
  work: () => Promise<ExitCode>,
): Promise<ExitCode> {
  const { variables, events, clock, random, redactor, stderr } = io;
  const detail = variables.WEBHOOK_SYNC_TRACE_DETAIL ?? "";
  const isDetailed = detail === "requests" || !CHANGING.has(command);
  const telemetry = startTelemetry({
    ...{ variables, events, clock, random, redactor, command, toolVersion: TOOL_VERSION },
    detail: isDetailed ? "requests" : "steps",
    attributes: { [ATTRIBUTE.pipelineRun]: ciRunUrl(io) },
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
    const isQuiet = options.quiet;
    for (const { text, isFailure } of await telemetry.finish(exitCode, failureOf(exitCode)))
      if (isFailure || !isQuiet) stderr.write(`${escapeTerminal(text)}\n`);
  }
}

/** What an exit code is called; null where it tells of no failure. */
function failureOf(exitCode: ExitCode): string | null {
  if (exitCode === EXIT.done || exitCode === EXIT.pending) return null;
  return Object.entries(EXIT).find(([, code]) => code === exitCode)?.[0] ?? null;
}
