import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { ProbeAttempt } from "../../src/health/report.ts";
import { isTransient, pauseAfter, retry } from "../../src/health/retry.ts";
import { VERDICTS, type Verdict } from "../../src/model/fleet/health.ts";
import type { Clock } from "../../src/model/run/surroundings.ts";

const attemptThat = (verdict: Verdict, status: number | null = null): ProbeAttempt => ({
  diagnostic: { verdict, sentence: "as said" },
  steps: [],
  status,
  retryAfterMs: null,
  certificateExpires: null,
  warnings: [],
});

/** Time that passes only by sleeping. */
function virtualClock(): Clock & { readonly slept: number[] } {
  const slept: number[] = [];
  const elapsed = () => slept.reduce((sum, milliseconds) => sum + milliseconds, 0);
  return {
    slept,
    now: () => new Date(elapsed()),
    monotonic: elapsed,
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
    },
  };
}

test("only what may pass by itself is tried again", () => {
  const retried = VERDICTS.filter((verdict) => isTransient(attemptThat(verdict)));
  assert.deepEqual(retried, [
    "dns-failed",
    "unreachable",
    "connection-refused",
    "connection-timeout",
    "connection-reset",
    "no-answer",
  ]);
  const statuses = [301, 400, 401, 404, 429, 499, 500, 503, 599];
  const again = statuses.filter((status) => isTransient(attemptThat("unexpected-status", status)));
  assert.deepEqual(again, [429, 500, 503, 599]);
});

test("pauses grow, keep their bounds, and differ by chance", () => {
  const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 }), chance, (attempts, random) => {
      const longest = Math.min(2_000, 250 * 2 ** (attempts - 1));
      const pause = pauseAfter(attempts, () => random);
      assert.ok(pause <= longest && pause >= longest / 2);
    }),
  );
  assert.deepEqual(
    [1, 2, 3, 4, 5].map((attempts) => pauseAfter(attempts, () => 0)),
    [250, 500, 1_000, 2_000, 2_000],
  );
});

test("the attempts end at their number, and their pauses within the budget", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 10 }),
      fc.integer({ min: 0, max: 5_000 }),
      async (most, budgetMs) => {
        const clock = virtualClock();
        const stop = new AbortController().signal;
        const patience = {
          clock,
          random: () => 0,
          attempts: most,
          timeoutMs: 100,
          budgetMs,
          stop,
          pace: null,
        };
        const { attempts } = await retry(patience, async () => attemptThat("no-answer"));
        assert.ok(attempts >= 1 && attempts <= most);
        assert.equal(clock.slept.length, attempts - 1);
        assert.ok(clock.monotonic() <= budgetMs);
      },
    ),
  );
});

test("no attempt gets more time than is left of the budget", async () => {
  const clock = virtualClock();
  const limits: number[] = [];
  const stop = new AbortController().signal;
  const patience = { clock, random: () => 0, attempts: 3, timeoutMs: 900, budgetMs: 1_000, stop, pace: null };
  await retry(patience, async (deadline) => {
    limits.push(deadline.limitMs);
    return attemptThat("connection-refused");
  });
  assert.deepEqual(limits, [900, 750, 250]);
});

test("a stop ends the attempts", async () => {
  const stop = new AbortController();
  const patience = {
    ...{ random: () => 0, attempts: 3, timeoutMs: 900, budgetMs: 9_000 },
    ...{ stop: stop.signal, pace: null },
  };
  const { attempts } = await retry({ ...patience, clock: virtualClock() }, async () => {
    stop.abort();
    return attemptThat("no-answer");
  });
  assert.equal(attempts, 1);
});
