import { failure, success } from "../../base/result.ts";
import { counted } from "../../base/text.ts";
import { toldOnce } from "../../manifest/diagnostics.ts";
import { shownPath } from "../../manifest/manifest-files.ts";
import type { Diagnostic } from "../../model/fleet/diagnostic.ts";
import { EXIT, type ExitCode, worstExit } from "../../model/run/exit-code.ts";
import type { Problem } from "../../model/run/problem.ts";
import { renderCodeQuality } from "../../render/formats/gitlab.ts";
import { type Done, findingsForMachines, type Invocation, tell, type View } from "../command.ts";
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

/** What was found of an environment. */
interface Check {
  readonly environment: string;
  readonly exitCode: ExitCode;
  readonly diagnostics: readonly Diagnostic[];
  /** How many it has; null where that is not known. */
  readonly webhooks: number | null;
}

function checkNamed({ io, options }: Invocation): Check {
  const loaded = loadDesired(io, options, "ignored");
  return loaded.ok
    ? checked(loaded.value)
    : { environment: options.env ?? "", ...loaded.error, webhooks: null };
}

function checked(desired: Desired): Check {
  const diagnostics = warningsOf(desired);
  const isRefused = diagnostics.some(({ severity }) => severity === "error");
  const exitCode = isRefused ? EXIT.refused : EXIT.done;
  return { environment: desired.environment.name, exitCode, diagnostics, webhooks: desired.webhooks.length };
}

/** Findings go to people on stderr, where code scanning does not have it all, and to other programs on stdout. */
function told(
  invocation: Invocation,
  checks: readonly Check[],
  findings: readonly Diagnostic[],
  { exitCode, json }: Required<Pick<View, "exitCode" | "json">>,
): View {
  const { format } = invocation.options;
  if (format !== "json" && format !== "sarif") tell(invocation, findings);
  const valid = checks.filter((one) => one.exitCode === EXIT.done).flatMap(validLine);
  const text = () => valid.join("");
  const sarif = () => findingsForMachines("sarif", findings);
  const github = () => findingsForMachines("github", findings) + text();
  return {
    exitCode,
    json,
    text,
    formats: { sarif, github, gitlab: () => codeQuality(invocation, findings) },
  };
}

function validLine({ environment, webhooks }: Check): readonly string[] {
  return webhooks === null
    ? []
    : [`${environment}: ${counted(webhooks, "webhook is", "webhooks are")} valid.\n`];
}

/** What cannot be validated at all has findings too. */
function refuse(invocation: Invocation, problem: Problem): Done {
  const { io, options } = invocation;
  if (options.format === "gitlab") io.stdout.write(codeQuality(invocation, problem.diagnostics));
  return failure(problem);
}

function codeQuality({ io, options }: Invocation, diagnostics: readonly Diagnostic[]): string {
  return `${renderCodeQuality(diagnostics, shownPath(options.config, io.workingDirectory))}\n`;
}
