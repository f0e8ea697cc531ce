import type { Invocation } from "../command.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { reportProblem } from "../problem.ts";
import { readPlanFile } from "./plan-file.ts";
import { showDocument } from "./show-plan.ts";

/** Shows a saved plan. Needs neither the tenant nor the manifests. */
export async function show({ io, options }: Invocation, file: string | undefined): Promise<ExitCode> {
  const read = readPlanFile(file ?? "", io);
  if (!read.ok) return reportProblem(io, options, read.error);
  showDocument({ io, options }, read.value);
  return EXIT.done;
}
