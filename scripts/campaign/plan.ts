/**
 * Chains of 50,000, approved plans of 10,000 changes, each law of plans and of imports on 10,000 fleets; the suite takes a
 * part of it.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const { status } = spawnSync(
  process.execPath,
  [
    "--import",
    "tsx",
    join(import.meta.dirname, "../test.ts"),
    "test/plan/scale.test.ts",
    "test/plan/convergence.test.ts",
    "test/plan/never-dark.test.ts",
    "test/plan/twins.test.ts",
    "test/import/round-trip.test.ts",
  ],
  { stdio: "inherit", env: { ...process.env, CAMPAIGN: "1", TEST_LIMIT_MS: "1800000" } },
);
process.exitCode = status ?? 1;
