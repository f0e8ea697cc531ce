/**
 * The proofs of the tenant clients in full: every cell of the fault matrix of each profile, 100 seeds for each cell of
 * the capability grids, every form of Retry-After over 1,000 operations, 10,000 mangled lists. A failure prints the case
 * that shows it; named here, it is run alone.
 *
 *   npm run campaign:tenant
 *   npm run campaign:tenant -- "integrations-v1/reset before headers/create/middle"
 *   npm run campaign:tenant -- "cognigy-v2/502/patch/last"
 *   npm run campaign:tenant -- "keys ignored, lists lagging, names not unique/17"
 *   npm run campaign:tenant -- "foreignId dropped, lag 0, password masked, settings merge/17"
 *   npm run campaign:tenant -- mangled/-1203494
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");
const wanted = process.argv[2] ?? "";

/** The tests that know a case of this name. */
function testsFor(name: string): string[] {
  const ofEndpoints = "endpoints/capability-grid";
  if (name === "") return ["fault-matrix", "capability-grid", "storm", "list-safety", ofEndpoints];
  if (name.startsWith("foreignId ")) return [ofEndpoints];
  if (name.startsWith("mangled/")) return ["list-safety"];
  return [name.startsWith("keys ") ? "capability-grid" : "fault-matrix"];
}

const files = testsFor(wanted).map((name) => join("test", "tenant", `${name}.test.ts`));
const { status } = spawnSync(
  process.execPath,
  ["--import", "tsx", "--test", "--test-reporter=spec", ...files],
  {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, TENANT_CAMPAIGN: "whole", TENANT_CASE: wanted },
  },
);
process.exitCode = status ?? 1;
