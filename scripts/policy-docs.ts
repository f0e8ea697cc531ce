/** Writes docs/policy.md from the rules. With --check it writes nothing and fails when the page is stale. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { policyDocument } from "../src/policy/document.ts";

const page = join(import.meta.dirname, "../docs/policy.md");

if (!process.argv.includes("--check")) {
  writeFileSync(page, policyDocument());
} else if (readFileSync(page, "utf8") !== policyDocument()) {
  console.error('docs/policy.md is stale. Run "npx tsx scripts/policy-docs.ts".');
  process.exitCode = 1;
}
