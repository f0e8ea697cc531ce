import { failure, success } from "../../base/result.ts";
import { openConfig } from "../../manifest/config-file.ts";
import { toldOnce } from "../../manifest/diagnostics.ts";
import type { Diagnostic } from "../../model/fleet/diagnostic.ts";
import { EXIT, worstExit } from "../../model/run/exit-code.ts";
import { invalid, type Problem } from "../../model/run/problem.ts";
import { listPolicy, severityOf } from "../../policy/check-policy.ts";
import { type EnvironmentCheck, validationView } from "../../render/formats/findings.ts";
import { renderCodeQuality } from "../../render/formats/gitlab.ts";
import { environmentsView, policyView } from "../../render/text/listings.ts";
import { secretsView } from "../../render/text/secrets.ts";
import type { View } from "../../render/wording/view.ts";
import { listEnvironments } from "../../settings/config.ts";
import { unknownEnvironment } from "../../settings/environment.ts";
import { environmentSecrets, secretPlaceOf } from "../../settings/secrets.ts";
import { listSecrets } from "../../status/secret-list.ts";
import { type Done, type Invocation, placed, tell } from "../command.ts";
import {
  type Desired,
  inEnvironment,
  loadDesired,
  loadEnvironment,
  severalEnvironments,
  warningsOf,
} from "./desired.ts";

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
  const { format } = invocation.options;
  if (format !== "json" && format !== "sarif") tell(invocation, findings);
  return validationView(checks, placed(invocation, findings), shown);
}

/** What cannot be validated at all has findings too. */
function refuse(invocation: Invocation, problem: Problem): Done {
  const { io, options } = invocation;
  const { findings, config } = placed(invocation, problem.diagnostics);
  if (options.format === "gitlab") io.stdout.write(`${renderCodeQuality(findings, config)}\n`);
  return failure(problem);
}

/** Lists the environments, or the one of --env; as JSON in the form of a job matrix, on one line, which is what a step's output may be. */
export async function environments({ io, options }: Invocation): Promise<Done> {
  const config = openConfig(io, options);
  if (!config.ok) return config;
  const all = listEnvironments(config.value);
  const { env } = options;
  const listed = env === undefined ? all : all.filter(({ name }) => name === env);
  if (env !== undefined && listed.length === 0)
    return failure(invalid([unknownEnvironment(config.value, env)]));
  return success(environmentsView(listed));
}

/** Lists the rules with their severity in one environment. */
export async function policyList({ io, options }: Invocation): Promise<Done> {
  const loaded = loadEnvironment(io, options, "ignored");
  if (!loaded.ok) return loaded;
  const rows = listPolicy(loaded.value.environment);
  return success(policyView(rows));
}

/** Lists the secrets of an environment: where each is set, where it may go and who sends it. Works offline. */
export async function secretsList({ io, options }: Invocation): Promise<Done> {
  const desired = loadDesired(io, options, "ignored");
  if (!desired.ok) return desired;
  const { environment, webhooks } = desired.value;
  const isEmbedded = environment.tenant.profile === "sandbox";
  const inVariables = environmentSecrets({ variables: io.variables });
  const all = environmentSecrets({ variables: io.variables, directory: options.secretsDir });
  const list = listSecrets({
    ...{ environment, webhooks },
    placeOf: (name) => (isEmbedded ? "invented" : secretPlaceOf(name, inVariables, all)),
    whyNot: (name) => all.whyNot?.(name) ?? null,
    holdsToHosts: severityOf("secret-hosts", environment) !== "off",
  });
  return success(secretsView(list));
}
