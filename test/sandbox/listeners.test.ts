import assert from "node:assert/strict";
import { test } from "node:test";
import { sharedAbort } from "../../src/base/throttle.ts";
import { startSandbox } from "../../src/sandbox/serve/start.ts";
import { systemClock } from "../../src/terminal/process-io.ts";
import { scratch } from "./started.ts";

/** What Node has to warn of meanwhile. */
async function warningsDuring(work: () => Promise<void>): Promise<string[]> {
  const warnings: string[] = [];
  const note = (warning: Error) => warnings.push(warning.name);
  process.on("warning", note);
  await work();
  // Node tells in the next turn.
  await new Promise((resolve) => setImmediate(resolve));
  process.off("warning", note);
  return warnings;
}

test("as many as like may wait for the same abort", async () => {
  const warnings = await warningsDuring(async () => {
    const abort = sharedAbort();
    const sleeps = Array.from({ length: 100 }, () => systemClock.sleep(60_000, abort.signal));
    abort.abort();
    await Promise.all(sleeps);
  });
  assert.deepEqual(warnings, []);
});

test("a sandbox that is asked 40 things at once has nothing to warn of", async (t) => {
  const receivers = [{ names: "*", behaviour: "healthy" }] as const;
  const switches = { latencyMs: { api: 100, receivers: 0 } };
  const options = { directory: scratch(t), receivers, switches, clock: systemClock, random: Math.random };
  const started = await startSandbox(options);
  assert.ok(started.ok);
  const warnings = await warningsDuring(async () => {
    const ask = () =>
      fetch(new URL("/api/v1/integrations", started.value.baseUrl)).then((answer) => answer.text());
    await Promise.all(Array.from({ length: 40 }, ask));
  });
  await started.value.close();
  assert.deepEqual(warnings, []);
});
