import { TOOL_VERSION } from "../../base/package.ts";
import { failure, success } from "../../base/result.ts";
import { toldOnce } from "../../manifest/diagnostics.ts";
import { shownPath } from "../../manifest/manifest-files.ts";
import type { Diagnostic } from "../../model/fleet/diagnostic.ts";
import { EXIT, worstExit } from "../../model/run/exit-code.ts";
import type { Problem } from "../../model/run/problem.ts";
import { type EnvironmentCheck, validationView } from "../../render/formats/findings.ts";
import { renderCodeQuality } from "../../render/formats/gitlab.ts";
import type { View } from "../../render/wording/view.ts";
import { type Done, type Invocation, tell } from "../command.ts";
import { type Desired, inEnvironment, loadDesired, severalEnvironments, warningsOf } from "./desired.ts";

/** Reports every finding of the manifests and the policy, of one environment or of several. */
export async function validate(invocation: Invocation): Promise<Done> {
  const several = severalEnvironments(invocation);
  if (!several.ok) return refuse(invocation, several.error);
  if (several.value !== null) {
    const checks = several.value.map((name) => checkNamed(inEnvironment(invocation, name)));
    const exitCode = worstExit(checks.map((one) => one.exitCode));
    const json = { exitCode, environments: checks };
    return success(told(invocation, checks, toldOnce(checks), { exitCode, json }));
  }
  const desired = loadDesired(invocation.io, invocation.options, "ignored");
  if (!desired.ok) return refuse(invocation, desired.error);
  const one = checked(desired.value);
  const { exitCode, environment, webhooks, diagnostics } = one;
  const json = { exitCode, environment, webhooks, diagnostics };
  return success(told(invocation, [one], diagnostics, { exitCode, json }));
}

function checkNamed({ io, options }: Invocation): EnvironmentCheck {
  const loaded = loadDesired(io, options, "ignored");
  return loaded.ok
    ? checked(loaded.value)
    : { environment: options.env ?? "", ...loaded.error, webhooks: null };
}

function checked(desired: Desired): EnvironmentCheck {
  const diagnostics = warningsOf(desired);
  const isRefused = diagnostics.some(({ severity }) => severity === "error");
  const exitCode = isRefused ? EXIT.refused : EXIT.done;
  return { environment: desired.environment.name, exitCode, diagnostics, webhooks: desired.webhooks.length };
}

/** Findings go to people on stderr, where code scanning does not have it all, and to other programs on stdout. */
function told(
  invocation: Invocation,
  checks: readonly EnvironmentCheck[],
  findings: readonly Diagnostic[],
  shown: Required<Pick<View, "exitCode" | "json">>,
): View {
  const { io, options } = invocation;
  if (options.format !== "json" && options.format !== "sarif") tell(invocation, findings);
  const config = shownPath(options.config, io.workingDirectory);
  return validationView(checks, findings, { toolVersion: TOOL_VERSION, config }, shown);
}

/** What cannot be validated at all has findings too. */
function refuse(invocation: Invocation, problem: Problem): Done {
  const { io, options } = invocation;
  const config = shownPath(options.config, io.workingDirectory);
  if (options.format === "gitlab") io.stdout.write(`${renderCodeQuality(problem.diagnostics, config)}\n`);
  return failure(problem);
}
