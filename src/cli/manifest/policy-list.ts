import { printedJson } from "../../base/json.ts";
import { EXIT, type ExitCode } from "../../model/exit-code.ts";
import { listPolicy } from "../../policy/rules.ts";
import { renderPolicyList } from "../../render/listings.ts";
import type { Invocation } from "../command.ts";
import { styleFor } from "../options.ts";
import { reportProblem } from "../report-problem.ts";
import { loadEnvironment } from "./desired.ts";

/** Lists the rules with their severity in one environment. */
export async function policyList({ io, options }: Invocation): Promise<ExitCode> {
  const loaded = loadEnvironment(io, options, "ignored");
  if (!loaded.ok) return reportProblem(io, options, loaded.error);
  const rows = listPolicy(loaded.value.environment);
  const text =
    options.format === "json" ? printedJson(rows) : renderPolicyList(rows, styleFor(io.stdout, options, io));
  io.stdout.write(`${text}\n`);
  return EXIT.done;
}
