/** Sixty secrets in all twelve spellings, repeated by everybody outside; the suite takes one spelling of each. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const { status } = spawnSync(
  process.execPath,
  ["--import", "tsx", join(import.meta.dirname, "../test.ts"), "test/secrets"],
  { stdio: "inherit", env: { ...process.env, CAMPAIGN: "1" } },
);
process.exitCode = status ?? 1;
