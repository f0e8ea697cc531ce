import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "yaml";
import { environmentLines, operatorsFile, stateLines } from "../../src/init/operators-file.ts";

const template = readFileSync(
  join(import.meta.dirname, "../../templates/cognigy-v2/webhook-sync.yaml"),
  "utf8",
);
const choices = {
  api: "cognigy-v2",
  environment: "production",
  baseUrl: new URL("https://api.example.test"),
  auth: "api-key",
  codeOwner: null,
  github: false,
} as const;

const TEXTS = [
  ...["true", "TRUE", "false", "null", "Null", "no", "on", "1.5", "2026", "0x1F", "~", "-", "a: b", "a #b"],
  ...["Service", "acme/webhooks", "My project", '"', "it's", "[a]", "&a", "*", "1e3", ".inf", "a,b", "a}"],
];

for (const text of TEXTS)
  test(`a project and a namespace are read as the text that they are: ${text}`, () => {
    const chosen = { ...choices, project: text, namespace: text };
    const config = parse(operatorsFile(template, chosen));
    const { sandbox, production } = config.environments;
    assert.equal(sandbox.tenant.project, text);
    assert.equal(production.tenant.project, text);
    assert.equal(config.state.namespace, text);
    assert.equal(parse(environmentLines(template, chosen).join("\n")).production.tenant.project, text);
    assert.equal(parse(stateLines(text).join("\n")).state.namespace, text);
  });
