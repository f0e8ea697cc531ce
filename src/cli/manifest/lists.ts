import { failure, success } from "../../base/result.ts";
import { openConfig } from "../../manifest/config-file.ts";
import type { SecretPlace } from "../../model/report/secret-list.ts";
import { invalid } from "../../model/run/problem.ts";
import { listPolicy, severityOf } from "../../policy/check-policy.ts";
import { environmentsView, policyView } from "../../render/text/listings.ts";
import { secretsView } from "../../render/text/secrets.ts";
import { listEnvironments } from "../../settings/config.ts";
import { unknownEnvironment } from "../../settings/environment.ts";
import { type EnvironmentSecrets, environmentSecrets } from "../../settings/secrets.ts";
import { listSecrets } from "../../status/secret-list.ts";
import type { Done, Invocation } from "../command.ts";
import { loadDesired, loadEnvironment } from "./desired.ts";

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
    placeOf: (name) => (isEmbedded ? "invented" : placeOf(name, inVariables, all)),
    whyNot: (name) => all.whyNot?.(name) ?? null,
    holdsToHosts: severityOf("secret-hosts", environment) !== "off",
  });
  return success(secretsView(list));
}

/** A variable goes before a file. */
function placeOf(name: string, inVariables: EnvironmentSecrets, all: EnvironmentSecrets): SecretPlace {
  const reference = { name, version: null };
  if (inVariables.find(reference) !== undefined) return "environment";
  return all.find(reference) === undefined ? null : "secrets-dir";
}
