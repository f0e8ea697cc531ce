/** Writes src/model/generated/ from schemas/. With --check it writes nothing and fails when a file is stale. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compile, type JSONSchema } from "json-schema-to-typescript";

const root = join(import.meta.dirname, "..");
const target = join(root, "src/model/generated");
/** The schemas, and what their root types are called. */
const schemas = {
  webhook: "WebhookManifest",
  config: "ConfigFile",
  plan: "PlanDocument",
  "journal-record": "JournalRecord",
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
mkdirSync(target, { recursive: true });
for (const [schema, title] of Object.entries(schemas)) {
  const file = join(target, `${schema}.ts`);
  const text = await typesOf(schema, title);
  if (current(file) === text) continue;
  if (check) stale.push(`${schema}.ts`);
  else writeFileSync(file, text);
}
if (stale.length > 0) {
  console.error(`src/model/generated is stale: ${stale.join(", ")}. Run "npm run generate".`);
  process.exitCode = 1;
}
