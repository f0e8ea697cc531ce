/** All 2,000 hostile strings in every sink and on every page for people; the suite takes a part of them. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const { status } = spawnSync(
  process.execPath,
  [
    "--import",
    "tsx",
    join(import.meta.dirname, "../test.ts"),
    "test/render/sinks.test.ts",
    "test/render/hostile.test.ts",
    "test/html/hostile-page.test.ts",
  ],
  { stdio: "inherit", env: { ...process.env, CAMPAIGN: "1", TEST_LIMIT_MS: "1800000" } },
);
process.exitCode = status ?? 1;
