import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";

/** That the tool takes the place of the shell that a CI system starts and sends its signals to. */
export function assertIsStep(t: TestContext, script: string): void {
  const directory = mkdtempSync(join(tmpdir(), "webhook-sync-step-"));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  const bin = join(directory, "node_modules/.bin");
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(directory, "package.json"), "{}");
  writeFileSync(join(bin, "webhook-sync"), '#!/bin/sh\necho "$$"\n', { mode: 0o755 });
  // A shell that has one command only may give its place up by itself.
  const step = spawnSync("bash", ["-ec", `true\n${script}\ntrue`], { cwd: directory, encoding: "utf8" });
  assert.equal(step.stdout, `${step.pid}\n`, step.stderr);
}
