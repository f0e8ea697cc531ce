/** Chains of 50,000, approved plans of 10,000 changes, 10,000 plans that are cut down; the suite takes half and a quarter. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const { status } = spawnSync(
  process.execPath,
  [
    "--import",
    "tsx",
    join(import.meta.dirname, "../test.ts"),
    "test/plan/scale.test.ts",
    "test/plan/never-dark.test.ts",
  ],
  { stdio: "inherit", env: { ...process.env, CAMPAIGN: "1" } },
);
process.exitCode = status ?? 1;
