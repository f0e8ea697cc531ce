import { AUTHENTICATIONS } from "./authentication.ts";
import type { Choices } from "./choices.ts";
import { replaceAll } from "./replace-all.ts";

/** The tenant's environment, the last of the template. */
const TENANT_BLOCK = /^ {2}# Your tenant\.[\s\S]*/m;

/** The config file. Without an address the tenant's environment is there as a comment. */
export function operatorsFile(template: string, choices: Choices): string {
  const text = filledIn(template, choices);
  return choices.baseUrl === null ? text.replace(TENANT_BLOCK, commentedOut) : text;
}

/** The lines of the tenant's environment, for a config file that is there already. */
export function environmentLines(template: string, choices: Choices): readonly string[] {
  const [block = ""] = TENANT_BLOCK.exec(filledIn(template, choices)) ?? [];
  return block.trimEnd().split("\n");
}

function filledIn(template: string, { environment, baseUrl, auth }: Choices): string {
  const named = replaceAll(template, "production", environment);
  const address = "https://your-tenant.cognigy.com";
  const addressed = replaceAll(named, address, baseUrl?.origin ?? address);
  const lines = AUTHENTICATIONS[auth].lines.map((line) => `        ${line}\n`);
  return addressed.replace(/(?<=^ {6}auth:\n)(?: {8}.*\n)+/m, () => lines.join(""));
}

function commentedOut(block: string): string {
  return block
    .replace(/^ {2}(?!# Your)/gm, "  # ")
    .replace("Your tenant.", "Your tenant: put its address in, and take away the # of these lines.");
}
