import { printedJson } from "../../base/json.ts";
import { EXIT, type ExitCode } from "../../model/exit-code.ts";
import { invalid } from "../../model/problem.ts";
import { listPolicy } from "../../policy/rules.ts";
import { type EnvironmentRow, renderEnvironments, renderPolicyList } from "../../render/listings.ts";
import { type ListedEnvironment, listEnvironments } from "../../settings/config.ts";
import { unknownEnvironment } from "../../settings/environment.ts";
import { styleFor } from "../../terminal/style.ts";
import type { Invocation } from "../command.ts";
import { reportProblem } from "../report-problem.ts";
import { loadEnvironment, openConfig } from "./desired.ts";

/** Lists the environments, or the one of --env; as JSON in the form of a job matrix, on one line, which is what a step's output may be. */
export async function environments({ io, options }: Invocation): Promise<ExitCode> {
  const config = openConfig(io, options);
  if (!config.ok) return reportProblem(io, options, config.error);
  const all = listEnvironments(config.value);
  const { env } = options;
  const listed = env === undefined ? all : all.filter(({ name }) => name === env);
  if (env !== undefined && listed.length === 0)
    return reportProblem(io, options, invalid([unknownEnvironment(config.value, env)]));
  const include = listed.map(rowOf);
  const text =
    options.format === "json"
      ? printedJson({ include }, "line")
      : renderEnvironments(include, styleFor(io.stdout, options, io));
  io.stdout.write(`${text}\n`);
  return EXIT.done;
}

function rowOf({ name, profile, host, isDefault }: ListedEnvironment): EnvironmentRow {
  const tenant = profile === "sandbox" ? "embedded tenant" : (host ?? "no valid address");
  return { environment: name, profile, tenant, default: isDefault };
}

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
