/** docs/config.md and docs/manifest.md, made of the schemas of the two files that people write. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sectionsOf } from "./schema.ts";
import type { Schema } from "./schema-node.ts";

const DURATIONS = `## Durations

A whole number and its unit: \`500ms\`, \`5s\`, \`10m\`, \`12h\` or \`30d\`.`;

export function configPage(): string {
  return page(
    "config",
    `# The config file

<!-- Written by npm run generate from schemas/config.schema.json; edit the schema there. -->

Every key of \`webhook-sync.yaml\`, the config file. \`\${env:NAME}\` stands for an environment variable. Paths are
relative to the file. An unknown key is an error at its line. Editors complete and check it with the first line
\`# yaml-language-server: $schema=./schemas/config.schema.json\`. What the policy's rules ask for is on
[a page of its own](policy.md); how to set up a tenant is described in [tenant.md](tenant.md).`,
  );
}

export function manifestPage(): string {
  return page(
    "webhook",
    `# The manifest

<!-- Written by npm run generate from schemas/webhook.schema.json; edit the schema there. -->

Every key of a webhook's YAML document. \`\${var:NAME}\` stands for what the environment's \`vars\` in the
[config file](config.md) say, \`\${environment}\` for its name, \`\${secret:NAME}\` (in the values of headers only) for a secret.
They stand in \`url\`, the values of headers, \`basicAuth.user\`, \`owner\`, \`description\`, \`health.userId\` and the names
and ids under \`cognigy\`; \`$\${\` is a literal \`\${\`. \`health.payload\` is sent as it stands.
An unknown key is an error at its line. Editors complete and check it with the first line
\`# yaml-language-server: $schema=../schemas/webhook.schema.json\`.`,
  );
}

function page(name: string, introduction: string): string {
  const file = join(import.meta.dirname, `../../schemas/${name}.schema.json`);
  const schema: Schema = JSON.parse(readFileSync(file, "utf8"));
  return `${[introduction, sectionsOf(schema), DURATIONS].join("\n\n")}\n`;
}
