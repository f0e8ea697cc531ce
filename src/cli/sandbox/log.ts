import { escapeTerminal } from "../../base/escape.ts";
import { printedJson } from "../../base/json.ts";
import { EXIT, type ExitCode } from "../../model/exit-code.ts";
import { LOG_NAMES, readLog } from "../../sandbox/logs.ts";
import type { Invocation } from "../command.ts";
import { loadEnvironment } from "../manifest/desired.ts";
import { reportProblem } from "../report-problem.ts";
import { sandboxDirectory } from "../tenant/connection.ts";

/** Lists one of the embedded tenant's logs, a JSON document a line. */
export async function showSandboxLog(
  { io, options }: Invocation,
  name: string | undefined,
): Promise<ExitCode> {
  const log = LOG_NAMES.find((known) => known === name);
  if (log === undefined) return EXIT.usage;
  const loaded = loadEnvironment(io, options, "ignored");
  if (!loaded.ok) return reportProblem(io, options, loaded.error);
  const entries = readLog(sandboxDirectory(options.stateDir, loaded.value.environment.name), log);
  const text =
    options.format === "json"
      ? `${printedJson(entries)}\n`
      : entries.map((entry) => `${escapeTerminal(JSON.stringify(entry))}\n`).join("");
  io.stdout.write(text);
  return EXIT.done;
}
