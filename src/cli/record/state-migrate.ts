import { printedJson } from "../../base/json.ts";
import { migrate } from "../../journal/postgres/migrate.ts";
import { journalProblem } from "../../journal/state-folder.ts";
import { EXIT, type ExitCode } from "../../model/exit-code.ts";
import { problem } from "../../model/problem.ts";
import type { Invocation } from "../command.ts";
import { loadEnvironment } from "../manifest/desired.ts";
import { reportProblem } from "../report-problem.ts";
import { connectBy, wayTo } from "../state.ts";
import { TOOL_VERSION } from "../tool.ts";

/** Makes or changes the tables of the database that the config file names. */
export async function stateMigrate({ io, options }: Invocation): Promise<ExitCode> {
  const loaded = loadEnvironment(io, options, "ignored");
  if (!loaded.ok) return reportProblem(io, options, loaded.error);
  const { name, state } = loaded.value.environment;
  if (state.backend === "local") {
    const hint = "state.backend: postgres in the config file names a database";
    const message = "there is nothing to migrate: the record is kept in files";
    return reportProblem(io, options, problem(EXIT.usage, "usage", message, hint));
  }
  const way = wayTo(io, state, name);
  const migrated = await migrate(await connectBy(way), way.place, TOOL_VERSION);
  if (!migrated.ok) return reportProblem(io, options, journalProblem(migrated.error));
  const { from, to } = migrated.value;
  const text =
    from === to
      ? `The tables have version ${to} already.`
      : `The tables have version ${to} now; they had ${from}.`;
  io.stdout.write(`${options.format === "json" ? printedJson({ from, to }) : text}\n`);
  return EXIT.done;
}
