import assert from "node:assert/strict";
import { test } from "node:test";
import { ClientStats, Deadline, Delay } from "../../src/cognigy/wire/delay.ts";
import { Concurrency, Pace } from "../../src/cognigy/wire/pace.ts";
import type { IntegrationsTenant } from "../../src/model/fleet/environment.ts";
import { seededRandom } from "../sandbox/surroundings.ts";
import { fixedWindow, type Limiter, slidingWindow, tokenBucket } from "./limiters.ts";
import { TimerClock } from "./timer-clock.ts";

interface Load {
  readonly requests: number;
  readonly workers: number;
  readonly latencyMs: number;
  /** Of each refusal; null without Retry-After. */
  readonly retryAfterMs: number | null;
  readonly rateLimit: IntegrationsTenant["rateLimit"];
}

/** Sends so many requests, each until it is taken: how long that takes and how many are sent in all. */
async function carry(takes: Limiter, { requests, workers, latencyMs, retryAfterMs, rateLimit }: Load) {
  const clock = new TimerClock();
  const random = seededRandom(7);
  const pace = new Pace(new Delay(clock, new ClientStats(), () => {}, {}), rateLimit, random);
  const concurrency = new Concurrency(64);
  const deadline = new Deadline(clock, 3_600_000);
  const halfWay = () => clock.sleep(latencyMs / 2 + random() * 4);
  let sent = 0;
  const send = async (): Promise<boolean> => {
    await concurrency.enter();
    const turn = await pace.turn(deadline);
    assert.equal(turn.kind, "now");
    sent += 1;
    await halfWay();
    const taken = takes(clock.monotonic());
    await halfWay();
    if (taken) pace.accepted(turn.at);
    else if (pace.refused(turn.at, retryAfterMs, "429")) concurrency.halve();
    if (taken) concurrency.succeeded();
    concurrency.leave();
    return taken;
  };
  let left = requests;
  const work = async () => {
    while (left > 0) {
      left -= 1;
      while (!(await send()));
    }
  };
  await clock.run(Promise.all(Array.from({ length: workers }, work)));
  return { ms: clock.monotonic(), sent };
}

const LIMITERS: readonly { readonly name: string; readonly limiter: (rate: number) => Limiter }[] = [
  { name: "a period that begins with the run", limiter: (rate) => fixedWindow(rate, 1_000, 0) },
  { name: "a period that is half over", limiter: (rate) => fixedWindow(rate, 1_000, 500) },
  { name: "a period that is nearly over", limiter: (rate) => fixedWindow(rate, 1_000, 900) },
  { name: "any second", limiter: (rate) => slidingWindow(rate, 1_000) },
  { name: "any second, refusals counted", limiter: (rate) => slidingWindow(rate, 1_000, true) },
  { name: "a bucket of a second's requests", limiter: (rate) => tokenBucket(rate, rate) },
];

for (const { name, limiter } of LIMITERS) {
  test(`behind a limiter of ${name}: at most twice the least time`, async (t) => {
    for (const rate of [5, 30, 60])
      for (const requests of [83, 203, 403])
        for (const retryAfterMs of [null, 1_000])
          for (const latencyMs of [4, 50]) {
            const load = { requests, workers: 8, latencyMs, retryAfterMs, rateLimit: null };
            const { ms, sent } = await carry(limiter(rate), load);
            const least = (requests / rate) * 1_000;
            const told = `${requests} at ${rate} a second, Retry-After ${retryAfterMs}: ${Math.round(ms)} ms, least ${Math.round(least)}, ${sent} sent`;
            t.diagnostic(told);
            assert.ok(ms <= 1.6 * least, told);
            assert.ok(sent <= requests + 20 + requests / 20, told);
          }
  });
}

test("behind a limiter that takes few at once: the rate is found", async () => {
  for (const most of [1, 10]) {
    const load = { requests: 1_000, workers: 8, latencyMs: 50, retryAfterMs: null, rateLimit: null };
    const { ms, sent } = await carry(tokenBucket(60, most), load);
    assert.ok(ms <= 2 * (1_000 / 60) * 1_000, `${Math.round(ms)} ms with ${most} at once`);
    assert.ok(sent <= 1_050, `${sent} sent`);
  }
});

test("a period of a minute without Retry-After is waited for, with few requests", async () => {
  const load = { requests: 100, workers: 8, latencyMs: 20, retryAfterMs: null, rateLimit: null };
  const { ms, sent } = await carry(fixedWindow(60, 60_000, 0), load);
  assert.ok(ms < 90_000, `${Math.round(ms)} ms`);
  assert.ok(sent <= 130, `${sent} sent`);
});

test("a rate that is configured is kept without a refusal, and no time is lost", async () => {
  for (const { limiter } of LIMITERS)
    for (const rate of [5, 60])
      for (const latencyMs of [4, 50]) {
        const rateLimit = { requests: rate, perMs: 1_000 };
        const load = { requests: 83, workers: 8, latencyMs, retryAfterMs: null, rateLimit };
        const { ms, sent } = await carry(limiter(rate), load);
        assert.equal(sent, 83);
        assert.ok(ms <= 1.1 * (83 / rate) * 1_000 + latencyMs, `${Math.round(ms)} ms at ${rate} a second`);
      }
});
