import { authenticationFor } from "./authentication.ts";
import type { Choices } from "./choices.ts";
import { replaceAll } from "./replace-all.ts";

/**
 * A workflow of this project as a user's repository has it. The tool and the action are those of the npm package, so
 * that package-lock.json pins both; the credentials are the tenant's, and the only secret is that of the example.
 */
export function workflow(ours: string, choices: Choices): string {
  const { baseUrl, environment } = choices;
  const installed = withInstalledAction(ours);
  const named =
    baseUrl === null
      ? installed
      : installed
          .replaceAll("[sandbox]", `["${environment}"]`)
          .replaceAll('["sandbox"]', `["${environment}"]`);
  return withCredentials(named, choices);
}

function withInstalledAction(ours: string): string {
  const steps = [
    "      - name: Install webhook-sync as package-lock.json pins it",
    "        run: npm ci --ignore-scripts --no-audit --no-fund",
    "      - uses: ./node_modules/webhook-sync/.github/actions/webhook-sync",
  ];
  return replaceAll(ours, "      - uses: ./.github/actions/webhook-sync", steps.join("\n"));
}

/** The example fleet's own variables and secrets give way to those that the written files name. */
function withCredentials(text: string, { auth, api }: Choices): string {
  const lines = authenticationFor(api, auth).variables.map(secretLine);
  return text.replace(/(?<=^ {8}env:\n)(?: {10}.*\n?)+/gm, (block) =>
    [...lines, ...(block.includes("One line for each secret") ? webhookSecrets(api) : [])].join(""),
  );
}

/** That of the example. */
function webhookSecrets(api: Choices["api"]): readonly string[] {
  const name = api === "cognigy-v2" ? "EXAMPLE_AUTH" : "EXAMPLE_API_KEY";
  return ["          # One line for each secret that a manifest names.\n", secretLine(name)];
}

function secretLine(name: string): string {
  return `          ${name}: \${{ secrets.${name} }}\n`;
}
