import { authenticationFor } from "./authentication.ts";
import type { Choices } from "./choices.ts";
import { replaceAll } from "./replace-all.ts";

/** The tenant's environment, the last of the template. */
const TENANT_BLOCK = /^ {2}# Your tenant\.[\s\S]*/m;

/** The config file. Without an address the tenant's environment is there as a comment. */
export function operatorsFile(template: string, choices: Choices): string {
  const text = filledIn(template, choices);
  const withState = choices.namespace === null ? text : withLines(text, stateLines(choices.namespace));
  return choices.baseUrl === null ? withState.replace(TENANT_BLOCK, commentedOut) : withState;
}

/** The lines of the tenant's environment, for a config file that is there already. */
export function environmentLines(template: string, choices: Choices): readonly string[] {
  const [block = ""] = TENANT_BLOCK.exec(filledIn(template, choices)) ?? [];
  return block.trimEnd().split("\n");
}

/** Where runners keep what they share: at the top level of a config file. */
export function stateLines(namespace: string): readonly string[] {
  return [
    "# The record that runners share. Make its tables once, as the owner: `webhook-sync state migrate`.",
    "state:",
    "  backend: postgres",
    "  url: ${env:WEBHOOK_SYNC_STATE_URL}",
    `  namespace: ${yaml(namespace)}`,
  ];
}

/** Above all that the template says of limits. */
function withLines(text: string, lines: readonly string[]): string {
  return text.replace(/^limits:/m, () => `${lines.join("\n")}\n\nlimits:`);
}

function filledIn(template: string, { environment, baseUrl, auth, api, project }: Choices): string {
  const named = replaceAll(template, "production", environment);
  const address = ADDRESSES[api];
  const addressed = replaceAll(named, address, baseUrl?.origin ?? address);
  const placed =
    api === "cognigy-v2"
      ? replaceAll(addressed, PROJECT, project === null ? PROJECT : yaml(project))
      : addressed;
  const lines = authenticationFor(api, auth).lines.map((line) => `        ${line}\n`);
  return placed.replace(/(?<=^ {6}auth:\n)(?: {8}.*\n)+/m, () => lines.join(""));
}

const ADDRESSES: Readonly<Record<Choices["api"], string>> = {
  "integrations-v1": "https://your-tenant.cognigy.com",
  "cognigy-v2": "https://api-your-company.cognigy.cloud",
};

const PROJECT = "Your project";

/** Words that readers of YAML take for no text, some of them by its older version. */
const NO_TEXT = /^(?:true|false|null|yes|no|on|off)$/i;

/** A name as it stands in YAML; in a flow mapping too. */
function yaml(name: string): string {
  const isPlain = /^[A-Za-z][A-Za-z0-9 ._/-]*[A-Za-z0-9]$/.test(name) && !NO_TEXT.test(name);
  return isPlain ? name : JSON.stringify(name);
}

function commentedOut(block: string): string {
  return block
    .replace(/^ {2}(?!# Your)/gm, "  # ")
    .replace("Your tenant.", "Your tenant: put its address in, and take away the # of these lines.");
}
