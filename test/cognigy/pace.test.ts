import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ClientStats, Deadline, Delay, Retries, RetryBudget } from "../../src/cognigy/wire/delay.ts";
import { Concurrency, MOST_IN_FLIGHT, Pace, RateWindow } from "../../src/cognigy/wire/pace.ts";
import { OPERATION, ORDERS } from "./connecting.ts";
import { type Interception, isCall } from "./fake-tenant.ts";
import { JumpClock } from "./jump-clock.ts";
import { sendJson } from "./server.ts";
import { TimerClock } from "./timer-clock.ts";
import { withTenant } from "./with-tenant.ts";

const none = () => {};
const half = () => 0.5;

test("backoff: three more attempts, 2 to 10 s apart, not in step", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 3 }),
      (chances) => {
        let drawn = 0;
        const retries = new Retries(() => chances[drawn++ % chances.length] ?? 0, new RetryBudget());
        const waits = [retries.next(), retries.next(), retries.next()];
        assert.ok(
          waits.every((wait) => wait !== null && wait >= 2_000 && wait <= 10_000),
          waits.join(),
        );
        assert.equal(retries.next(), null);
      },
    ),
  );
  const waits = (chance: number) => {
    const retries = new Retries(() => chance, new RetryBudget());
    return [retries.next(), retries.next(), retries.next()];
  };
  assert.deepEqual(waits(0), [2_000, 2_000, 2_000]);
  assert.deepEqual(waits(0.5), [4_000, 7_000, 10_000]);
});

test("a run that fails everywhere runs out of retries; what succeeds earns new ones", () => {
  const budget = new RetryBudget();
  let spent = 0;
  while (budget.spend()) spent += 1;
  assert.equal(spent, 20);
  for (let successes = 0; successes < 11; successes += 1) budget.earn();
  assert.equal(budget.spend(), true);
  assert.equal(budget.spend(), false);
});

test("a rate window never lets more through in any period than it may", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 10, max: 100 }),
      fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 60 }),
      (requests, perMs, gaps) => {
        const window = new RateWindow(requests, perMs);
        const starts: number[] = [];
        let now = 0;
        for (const gap of gaps) {
          now += gap;
          now += window.delayMs(now);
          window.take(now);
          starts.push(now);
        }
        for (const [index, start] of starts.entries()) {
          const later = starts[index + requests];
          assert.ok(later === undefined || later - start >= perMs);
        }
      },
    ),
  );
});

test("the configured rate is kept, and a long wait for it is told once", async () => {
  const clock = new TimerClock();
  const told: string[] = [];
  const waiting = new Delay(clock, new ClientStats(), (ms, why) => told.push(`${ms} ${why}`), {});
  const pace = new Pace(waiting, { requests: 10, perMs: 60_000 }, half);
  const deadline = new Deadline(clock, 600_000);
  const starts: number[] = [];
  const one = async () => {
    assert.equal((await pace.turn(deadline)).kind, "now");
    starts.push(clock.monotonic());
  };
  await clock.run(Promise.all(Array.from({ length: 25 }, one)));
  assert.deepEqual(
    starts.toSorted((a, b) => a - b),
    [...Array(10).fill(0), ...Array(10).fill(60_250), ...Array(5).fill(120_500)],
  );
  assert.deepEqual(told, ["60250 the rate limit is used up", "60250 the rate limit is used up"]);
});

test("whoever asks first leaves first, so that nobody waits for ever", async () => {
  const clock = new TimerClock();
  const pace = new Pace(new Delay(clock, new ClientStats(), none, {}), { requests: 1, perMs: 1_000 }, half);
  const deadline = new Deadline(clock, 600_000);
  const left: string[] = [];
  const leave = async (name: string) => {
    await pace.turn(deadline);
    left.push(name);
  };
  const newcomer = clock.sleep(1_000).then(() => leave("newcomer"));
  await clock.run(Promise.all([newcomer, leave("first"), leave("patient")]));
  assert.deepEqual(left, ["first", "patient", "newcomer"]);
});

test("a wait beyond the deadline is not begun, nor told", async () => {
  const clock = new TimerClock();
  const told: string[] = [];
  const delay = new Delay(clock, new ClientStats(), (ms, why) => told.push(`${ms} ${why}`), {});
  const pace = new Pace(delay, null, half);
  pace.pause(3_600_000, "rate-limited", "429");
  const turn = await pace.turn(new Deadline(clock, 600_000));
  assert.deepEqual(turn, { kind: "too-late", waitMs: 3_600_000, because: "rate-limited" });
  assert.equal(clock.monotonic(), 0);
  assert.deepEqual(told, []);
  const patient = await clock.run(pace.turn(new Deadline(clock, 4_000_000)));
  assert.equal(patient.kind, "now");
  assert.deepEqual(told, ["3600000 429"], "of who has the time");
});

test("concurrency halves on refusal, never below one, and grows back by one a round", async () => {
  const limit = new Concurrency(MOST_IN_FLIGHT);
  assert.equal(limit.limit, MOST_IN_FLIGHT);
  await Promise.all(Array.from({ length: 8 }, () => limit.enter()));
  limit.halve();
  assert.equal(limit.limit, 4);
  limit.halve();
  limit.halve();
  limit.halve();
  assert.equal(limit.limit, 1);
  let entered = false;
  const ninth = limit.enter().then(() => {
    entered = true;
  });
  for (let left = 0; left < 7; left += 1) limit.leave();
  await Promise.resolve();
  assert.equal(entered, false);
  limit.leave();
  await ninth;
  limit.succeeded();
  assert.equal(limit.limit, 2);
  limit.succeeded();
  assert.equal(limit.limit, 2);
  limit.succeeded();
  assert.equal(limit.limit, 3);
});

/** Takes so many requests in each second and refuses the others until the next. */
class FiveASecond {
  requests = 0;
  /** How many came while it had asked to wait. */
  inside = 0;
  #pausedUntil = 0;
  #second = -1;
  #used = 0;

  /** The milliseconds of its Retry-After; 0 when it takes the request. */
  take(now: number): number {
    this.requests += 1;
    if (now < this.#pausedUntil) this.inside += 1;
    const second = Math.floor(now / 1_000);
    if (second !== this.#second) this.#used = 0;
    this.#second = second;
    this.#used += 1;
    return this.#used <= 5 ? 0 : 1_000;
  }

  /** A refusal has reached the client. */
  refused(now: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, now + 1_000);
  }
}

/** Sends one operation after the other, each until it is taken. */
async function storm(operations: number, workers: number): Promise<FiveASecond> {
  const clock = new TimerClock();
  const pace = new Pace(new Delay(clock, new ClientStats(), none, {}), null, half);
  const deadline = new Deadline(clock, 3_600_000);
  const tenant = new FiveASecond();
  const send = async (): Promise<boolean> => {
    const turn = await pace.turn(deadline);
    assert.ok(turn.kind === "now");
    const retryAfter = tenant.take(clock.monotonic());
    await clock.sleep(5);
    if (retryAfter === 0) pace.accepted(turn.at);
    else {
      tenant.refused(clock.monotonic());
      pace.refused(turn.at, retryAfter, "429");
    }
    return retryAfter === 0;
  };
  let left = operations;
  const work = async () => {
    while (left > 0) {
      left -= 1;
      while (!(await send()));
    }
  };
  await clock.run(Promise.all(Array.from({ length: workers }, work)));
  return tenant;
}

test("a storm of 429: 1,000 operations at 5 a second", async () => {
  for (const workers of [1, 8, 32]) {
    const { requests, inside } = await storm(1_000, workers);
    assert.equal(inside, 0, `${inside} requests while the tenant had asked to wait`);
    assert.ok(requests <= 1_100, `${requests} requests with ${workers} workers`);
  }
});

test("refusals over the wire: all wait together, and everything is done in the end", async () => {
  const operations = 30;
  const limit = new FiveASecond();
  const clock = new JumpClock();
  const intercept: Interception = (request, response) => {
    if (!isCall(request, "POST all")) return false;
    const retryAfter = limit.take(clock.monotonic());
    if (retryAfter > 0) sendJson(response, 429, {}, { "retry-after": "1" });
    return retryAfter > 0;
  };
  const pauses: string[] = [];
  const options = { clock, onPause: (ms: number, why: string) => pauses.push(`${ms} ${why}`) };
  await withTenant({ intercept, options }, async ({ tenant, fake }) => {
    const names = Array.from({ length: operations }, (_, index) => `orders-${index}`);
    const created = await Promise.all(names.map((name) => tenant.create({ ...ORDERS, name }, OPERATION)));
    assert.ok(created.every(({ ok }) => ok));
    assert.equal(fake.store.size, operations);
    assert.ok(pauses.includes("1000 POST /api/v1/integrations was answered 429"), pauses.join());
  });
});

test("a wait that turns out to be longer is told again", async () => {
  for (const [pauses, expected] of [
    [[6_000], ["5000 first"]],
    [
      [60_000, 30_000],
      ["5000 first", "55000 then 60000"],
    ],
  ] as const) {
    const clock = new TimerClock();
    const told: string[] = [];
    const waiting = new Delay(clock, new ClientStats(), (ms, why) => told.push(`${ms} ${why}`), {});
    const pace = new Pace(waiting, null, half);
    pace.pause(5_000, "unavailable", "first");
    const turn = pace.turn(new Deadline(clock, 600_000));
    await new Promise<void>((resolve) => setImmediate(resolve));
    for (const pause of pauses) pace.pause(pause, "rate-limited", `then ${pause}`);
    assert.equal((await clock.run(turn)).kind, "now");
    assert.deepEqual(told, expected);
  }
});

test("Retry-After beyond the deadline: at once, with the time to come back, for all requests", async () => {
  const intercept: Interception = (request, response) => {
    if (isCall(request, "GET all")) sendJson(response, 429, {}, { "retry-after": "3600" });
    return isCall(request, "GET all");
  };
  await withTenant({ intercept }, async ({ tenant, fake, clock }) => {
    for (const answer of [await tenant.list(), await tenant.create(ORDERS, OPERATION)]) {
      assert.ok(!answer.ok);
      assert.equal(answer.error.kind, "rate-limited");
      assert.match(answer.error.message, /was given up: it has to wait 1 h, beyond the deadline of 10 min$/);
      assert.equal(answer.error.hint, "run it again after 2026-01-01T01:00:00Z");
    }
    assert.deepEqual(clock.sleeps, []);
    assert.deepEqual(fake.log, ["GET"]);
  });
});

test("429 without Retry-After: all requests pause, longer each time, until 24 s are over", async () => {
  const intercept: Interception = (request, response) => {
    if (isCall(request, "GET all")) sendJson(response, 429, { message: "slow down" });
    return isCall(request, "GET all");
  };
  await withTenant({ intercept }, async ({ tenant, fake, clock }) => {
    const listed = await tenant.list();
    assert.ok(!listed.ok);
    assert.equal(listed.error.kind, "rate-limited");
    assert.equal(listed.error.status, 429);
    assert.equal(fake.calls.length, 7);
    assert.deepEqual(clock.sleeps.map(Math.round), [263, 827, 1_050, 2_100, 4_200, 8_400]);
  });
});

test("429 without Retry-After from a tenant that has served: more than a minute is waited", async () => {
  let refusals = 0;
  const clock = new JumpClock();
  const intercept: Interception = (request, response) => {
    const refuses = isCall(request, "POST all") && clock.monotonic() < 60_000;
    if (refuses) sendJson(response, 429, {});
    if (refuses) refusals += 1;
    return refuses;
  };
  await withTenant({ intercept, options: { clock } }, async ({ tenant }) => {
    assert.ok((await tenant.list()).ok);
    assert.ok((await tenant.create(ORDERS, OPERATION)).ok);
    assert.ok(refusals < 10, `${refusals} refusals`);
  });
});

test("the deadline ends retries", async () => {
  const intercept: Interception = (request, response) => {
    if (isCall(request, "GET all")) sendJson(response, 500, {});
    return isCall(request, "GET all");
  };
  await withTenant({ intercept, tenant: { deadlineMs: 12_000 } }, async ({ tenant, fake, clock }) => {
    const listed = await tenant.list();
    assert.ok(!listed.ok);
    assert.equal(fake.calls.length, 3);
    assert.deepEqual(clock.sleeps, [4_000, 7_000]);
  });
});
