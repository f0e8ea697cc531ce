/** Every regular expression of src/ with all that it may take long over; the suite takes a part of that. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const { status } = spawnSync(
  process.execPath,
  ["--import", "tsx", join(import.meta.dirname, "../test.ts"), "test/expressions"],
  { stdio: "inherit", env: { ...process.env, CAMPAIGN: "1", TEST_LIMIT_MS: "900000" } },
);
process.exitCode = status ?? 1;
