import assert from "node:assert/strict";
import { test } from "node:test";
import type { Outcome } from "../../src/model/record/outcome.ts";
import { EXIT, type ExitCode, exitOfOutcome, worstExit } from "../../src/model/run/exit-code.ts";
import type { RetryAfter } from "../../src/sandbox/wire/faults.ts";
import { connectTo } from "../cognigy/connecting.ts";
import { FakeTenant } from "../cognigy/fake-tenant.ts";
import { webhook } from "../fixtures/model.ts";
import { seededRandom } from "../sandbox/surroundings.ts";
import { planAndApply } from "./apply-once.ts";
import { isWhole } from "./campaign.ts";
import { QuietClock } from "./quiet-clock.ts";
import { RateLimit } from "./rate-limit.ts";

const PER_SECOND = 5;
/** Two writes for each: 1,000 operations. */
const WEBHOOKS = 500;

interface Storm {
  readonly exit: ExitCode;
  readonly outcomes: readonly Outcome[];
  readonly requests: number;
  readonly refused: number;
  readonly impatient: number;
  readonly seconds: number;
}

/** New webhooks, on a tenant that takes five requests a second. */
async function storm(retryAfter: RetryAfter, webhooks: number): Promise<Storm> {
  const limit = new RateLimit(PER_SECOND, retryAfter);
  const tenant: FakeTenant = await FakeTenant.start((_, response) => limit.takes(response, clock));
  const clock = new QuietClock(tenant.url);
  const client = connectTo(tenant.url, {}, { clock, random: seededRandom(7) });
  try {
    const desired = Array.from({ length: webhooks }, (_, index) => webhook({ name: `hook-${index}` }));
    const run = await clock.run(() => planAndApply(client.tenant, clock, desired, 8));
    const names = new Set([...tenant.store.values()].map(({ name }) => name));
    assert.equal(names.size, tenant.store.size, "duplicates");
    return {
      exit: worstExit(run.outcomes.map(exitOfOutcome)),
      outcomes: run.outcomes,
      requests: tenant.received.length,
      refused: limit.refused,
      impatient: limit.impatient,
      seconds: clock.monotonic() / 1_000,
    };
  } finally {
    await client.close();
    await tenant.close();
  }
}

const LIMITED: readonly { readonly name: string; readonly retryAfter: RetryAfter }[] = [
  { name: "in seconds", retryAfter: { form: "seconds", seconds: 1 } },
  { name: "as a date", retryAfter: { form: "date", seconds: 1 } },
  { name: "as a date in the past", retryAfter: { form: "date", seconds: -3_600 } },
  { name: "as garbage", retryAfter: { form: "text", text: "in a while" } },
  { name: "absent", retryAfter: { form: "absent" } },
];

for (const { name, retryAfter } of LIMITED) {
  const webhooks = isWhole || name === "in seconds" ? WEBHOOKS : WEBHOOKS / 5;
  test(`${2 * webhooks} operations at 5 a second, Retry-After ${name}`, async (t) => {
    const { exit, requests, refused, impatient, seconds } = await storm(retryAfter, webhooks);
    // A token and a list come first.
    const least = 2 + 2 * webhooks;
    t.diagnostic(`${requests} requests for ${least}, ${refused} refused, ${seconds} s`);
    assert.equal(exit, EXIT.done);
    assert.equal(impatient, 0, "requests inside a Retry-After window");
    assert.ok(requests <= 1.1 * least, `${requests} requests`);
  });
}

test("1,000 operations, and a tenant that asks to wait for a day", async () => {
  const { exit, outcomes, requests, impatient, seconds } = await storm(
    { form: "seconds", seconds: 86_400 },
    WEBHOOKS,
  );
  assert.equal(exit, EXIT.unavailable);
  assert.equal(impatient, 0);
  assert.ok(requests <= PER_SECOND + 8, `${requests} requests`);
  assert.ok(seconds < 600, `${seconds} s`);
  for (const outcome of outcomes)
    if (outcome.result === "failed")
      assert.match(
        `${outcome.failure.message}; ${outcome.failure.hint}`,
        /24 h.*run it again after 2026-01-02T/,
      );
});
