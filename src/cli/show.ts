import { resolve } from "node:path";
import type { Invocation } from "./command.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { readPlanFile } from "./plan-file.ts";
import { reportProblem } from "./problem.ts";
import { showDocument } from "./show-plan.ts";

/** Shows a saved plan. Needs neither the tenant nor the manifests. */
export async function show({ io, options }: Invocation, file: string | undefined): Promise<ExitCode> {
  const read = readPlanFile(resolve(io.workingDirectory, file ?? ""));
  if (!read.ok) return reportProblem(io, options, read.error);
  showDocument({ io, options }, read.value);
  return EXIT.done;
}
