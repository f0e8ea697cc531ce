import { printedJson } from "../../base/json.ts";
import { EXIT, type ExitCode } from "../../model/exit-code.ts";
import type { SecretPlace } from "../../model/secret-list.ts";
import { severityOf } from "../../policy/rules.ts";
import { renderSecrets } from "../../render/secrets.ts";
import { type EnvironmentSecrets, environmentSecrets } from "../../settings/secret-sources.ts";
import { listSecrets } from "../../status/secret-list.ts";
import { styleFor } from "../../terminal/style.ts";
import type { Invocation } from "../command.ts";
import { reportProblem } from "../report-problem.ts";
import { loadDesired } from "./desired.ts";

/** Lists the secrets of an environment: where each is set, where it may go and who sends it. Works offline. */
export async function secretsList({ io, options }: Invocation): Promise<ExitCode> {
  const desired = loadDesired(io, options, "ignored");
  if (!desired.ok) return reportProblem(io, options, desired.error);
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
  const text =
    options.format === "json" ? printedJson(list) : renderSecrets(list, styleFor(io.stdout, options, io));
  io.stdout.write(`${text}\n`);
  return EXIT.done;
}

/** A variable goes before a file. */
function placeOf(name: string, inVariables: EnvironmentSecrets, all: EnvironmentSecrets): SecretPlace {
  const reference = { name, version: null };
  if (inVariables.find(reference) !== undefined) return "environment";
  return all.find(reference) === undefined ? null : "secrets-dir";
}
