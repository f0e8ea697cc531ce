import { TOKEN_SHAPES } from "../base/tokens.ts";
import { ADDRESS_RANGES } from "./address-ranges.ts";
import { RULES } from "./check-policy.ts";
import type { Rule } from "./rules/rule.ts";

const INTRODUCTION = `# Policy

<!-- Written by npm run generate from src/policy; edit the rules there. -->

The policy says what may be declared. Operators set it in \`webhook-sync.yaml\`, for all environments or for one; an
environment's own setting wins:

\`\`\`yaml
policy:
  rules: { owner-required: warn }
environments:
  production:
    policy:
      rules: { owner-required: error }
      hosts: ["*.yourcompany.com"]
      secrets: { ORDERS_API_KEY: ["api.yourcompany.com"] }
\`\`\`

A rule is \`off\` (not checked), \`warn\` (reported) or \`error\` (refused, exit code 11). \`webhook-sync policy list\` shows what
holds in an environment. Manifests are checked by \`validate\`, \`plan\` and \`apply\` without any network, connections by the
health gate. Findings never repeat a line that may hold a credential.`;

const CHECKED: Readonly<Record<Rule["kind"], string>> = {
  declaration: "the manifest",
  connection: "the connection",
  both: "both",
};

/** docs/policy.md, made of the rules themselves. */
export function policyDocument(): string {
  const rules = RULES.map(({ name, defaults, kind, summary }) => [
    `[${code(name)}](#${anchor(name)})`,
    defaults.standard,
    defaults.sandbox,
    CHECKED[kind],
    summary,
  ]);
  const ranges = ADDRESS_RANGES.map(({ range, meaning, reference }) => [code(range), meaning, reference]);
  const sections = [
    INTRODUCTION,
    "## The rules",
    table(["Rule", "Default", "In the sandbox", "What is checked", "What it asks for"], rules),
    ...RULES.map(section),
    "## Addresses that are not public",
    "Of IPv6 only `2000::/3` is allowed, less what is listed here.",
    table(["Range", "Meaning", "Reference"], ranges),
    "## Known tokens",
    TOKEN_SHAPES.map(({ called }) => `- ${called}`).join("\n"),
  ];
  return `${sections.join("\n\n")}\n`;
}

function section({ name, summary, explanation, remedy }: Rule): string {
  return `### ${code(name)}\n\n${summary}. ${explanation}\n\n**Remedy.** ${remedy}`;
}

/** How GitHub makes a heading's anchor: dots are left out. */
function anchor(name: string): string {
  return name.replaceAll(".", "");
}

function code(text: string): string {
  return `\`${text}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
