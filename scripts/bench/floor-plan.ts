/** The least that a plan has to do: read, parse, validate, parse the listing, compare by key. */
import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "yaml";

const [folder = "", schemaFile = "", listingFile = ""] = process.argv.slice(2);
const validate: (value: unknown) => unknown = new Ajv2020({ strict: false }).compile(
  JSON.parse(readFileSync(schemaFile, "utf8")),
);
const declared = readdirSync(folder).map((file) => {
  const manifest = parse(readFileSync(`${folder}/${file}`, "utf8"));
  if (!validate(manifest)) throw new Error(`${file} is invalid`);
  return manifest;
});
const live = new Map<string, { url: string }>();
for (const item of JSON.parse(readFileSync(listingFile, "utf8")).items)
  live.set(`${item.name}@${item.version}`, item);
const changes = declared.filter(({ name, version, url }) => {
  const wanted = String(url).replace("${var:domain}", "receivers.test");
  return live.get(`${name}@${version}`)?.url !== wanted;
});
if (changes.length > 0) throw new Error(`${changes.length} changes`);
console.log("No changes.");
