/**
 * Writes the folders called generated in src/ from schemas/, and the reference pages of docs/ from the schemas, the
 * command lines and the policy rules. With --check it writes nothing and fails when a file is stale.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { compile, type JSONSchema } from "json-schema-to-typescript";
import { policyDocument } from "../src/policy/document.ts";
import { commandsPage } from "./reference/commands.ts";
import { configPage, manifestPage } from "./reference/files.ts";
import {
  PLAN_DECLARATION,
  PLAN_VALIDATOR,
  SWITCHES_DECLARATION,
  SWITCHES_VALIDATOR,
  VALIDATORS,
  VALIDATORS_DECLARATION,
  validatorsSource,
} from "./validators.ts";

const root = join(import.meta.dirname, "..");
/** The schemas, and what their root types are called. */
const schemas = {
  webhook: "WebhookManifest",
  config: "ConfigFile",
  plan: "PlanDocument",
  "journal-record": "JournalRecord",
  "sandbox-switches": "SandboxSwitchesFile",
};
/** Definitions whose type is narrower than JSON Schema can say. */
const narrowed: Record<string, string> = { webhookKey: "`${string}@${number}`", payload: "unknown" };
const check = process.argv.includes("--check");

/** Titles are for editors; as type names they would read Kind1, Kind2. Only definitions give names to types. */
function withoutTitles(node: unknown, named: boolean): unknown {
  if (Array.isArray(node)) return node.map((item) => withoutTitles(item, false));
  if (typeof node !== "object" || node === null) return node;
  const entries = Object.entries(node)
    .filter(([key, value]) => named || key !== "title" || typeof value !== "string")
    .map(([key, value]) => [key, key === "$defs" ? definitions(value) : withoutTitles(value, false)]);
  return Object.fromEntries(entries);
}

function definitions(node: object): unknown {
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => {
      const title = name.charAt(0).toUpperCase() + name.slice(1);
      const tsType = narrowed[name];
      return [name, withoutTitles({ ...value, title, ...(tsType === undefined ? {} : { tsType }) }, true)];
    }),
  );
}

async function typesOf(name: string, title: string): Promise<string> {
  const schema: JSONSchema = JSON.parse(readFileSync(join(root, "schemas", `${name}.schema.json`), "utf8"));
  return await compile(withoutTitles({ ...schema, title }, true) as JSONSchema, title, {
    bannerComment: `// Generated from schemas/${name}.schema.json by "npm run generate". Edit the schema, not this file.`,
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
    style: { printWidth: 110 },
  });
}

function current(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

const stale: string[] = [];

function put(path: string, text: string): void {
  const file = join(root, path);
  if (current(file) === text) return;
  if (check) {
    stale.push(path);
    return;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

for (const [schema, title] of Object.entries(schemas))
  put(`src/model/generated/${schema}.ts`, await typesOf(schema, title));
put("src/manifest/generated/validators.js", await validatorsSource(VALIDATORS, "all-errors"));
put("src/manifest/generated/validators.d.ts", VALIDATORS_DECLARATION);
put("src/manifest/generated/switches-validator.js", await validatorsSource(SWITCHES_VALIDATOR, "all-errors"));
put("src/manifest/generated/switches-validator.d.ts", SWITCHES_DECLARATION);
put("src/approval/generated/plan-validator.js", await validatorsSource(PLAN_VALIDATOR, "whether"));
put("src/approval/generated/plan-validator.d.ts", PLAN_DECLARATION);
put("docs/policy.md", policyDocument());
put("docs/commands.md", commandsPage());
put("docs/config.md", configPage());
put("docs/manifest.md", manifestPage());
if (stale.length > 0) {
  console.error(`stale: ${stale.join(", ")}. Run "npm run generate".`);
  process.exitCode = 1;
}
