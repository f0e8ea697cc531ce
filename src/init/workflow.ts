import { AUTHENTICATIONS } from "./authentication.ts";
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
function withCredentials(text: string, { auth }: Choices): string {
  const lines = AUTHENTICATIONS[auth].variables.map(secretLine);
  return text.replace(/(?<=^ {8}env:\n)(?: {10}.*\n?)+/gm, (block) =>
    [...lines, ...(block.includes("One line for each secret") ? WEBHOOK_SECRETS : [])].join(""),
  );
}

const WEBHOOK_SECRETS = [
  "          # One line for each secret that a manifest names.\n",
  secretLine("EXAMPLE_API_KEY"),
];

function secretLine(name: string): string {
  return `          ${name}: \${{ secrets.${name} }}\n`;
}
