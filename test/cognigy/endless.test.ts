import assert from "node:assert/strict";
import { test } from "node:test";
import { JumpClock } from "./jump-clock.ts";
import { answering, fleet, item, list } from "./listed.ts";
import { sendJson } from "./server.ts";
import { TimerClock } from "./timer-clock.ts";
import { withTenant } from "./with-tenant.ts";

test("a list of endless large pages is given up once it is larger than what is held", async () => {
  const filler = "x".repeat(4_900_000);
  const intercept = answering((_, nth, response) =>
    sendJson(response, 200, { items: [{ ...item(String(nth)), filler }], nextCursor: String(nth) }),
  );
  await list(intercept, (listed, calls) => {
    assert.ok(!listed.ok);
    assert.equal(listed.error.kind, "malformed");
    assert.match(listed.error.message, /more than 50 MB in all$/);
    assert.equal(calls.length, 11);
  });
});

test("large pages are not asked for all at once, though the total is known", async () => {
  const filler = "x".repeat(1_000_000);
  let open = 0;
  let most = 0;
  const intercept = answering((_, nth, response) => {
    open += 1;
    most = Math.max(most, open);
    response.on("finish", () => {
      open -= 1;
    });
    sendJson(response, 200, { items: [{ ...item(String(nth)), filler }], total: 1_000 });
  });
  await list(intercept, (listed) => {
    assert.ok(!listed.ok);
    assert.match(listed.error.message, /more than 50 MB in all$/);
    assert.ok(most <= 8, `${most} at once`);
  });
});

test("more integrations than any tenant has are not gathered, said or shown", async () => {
  for (const [body, requests] of [
    [{ items: fleet(100), total: 200_000 }, 1],
    [fleet(1).concat(Array.from({ length: 100_000 }, () => ({ id: "x" }))), 1],
  ] as const)
    await list(
      answering((_, __, response) => sendJson(response, 200, body)),
      (listed, calls) => {
        assert.ok(!listed.ok);
        assert.match(listed.error.message, /more than 100,000 integrations$/);
        assert.equal(calls.length, requests);
      },
    );
});

test("a listing ends with its deadline, whatever the tenant is doing then", async () => {
  const settings = { tenant: { deadlineMs: 300, timeoutMs: 120_000 }, options: { clock: new TimerClock() } };
  for (const silent of [1, 3]) {
    const intercept = answering((_, nth, response) => {
      if (nth < silent) sendJson(response, 200, { items: [item(String(nth))], nextCursor: String(nth) });
    });
    await withTenant({ intercept, ...settings }, async ({ tenant }) => {
      const started = performance.now();
      const listed = await tenant.list();
      assert.ok(!listed.ok);
      assert.equal(listed.error.kind, "unavailable");
      assert.match(listed.error.message, /was given up: the deadline of 300 ms has come$/);
      // A request has 120 s.
      assert.ok(performance.now() - started < 60_000);
    });
  }
});

test("each page is asked for only while there is time", async () => {
  const clock = new JumpClock();
  const intercept = answering((_, nth, response) => {
    clock.advance(4_000);
    sendJson(response, 200, { items: [item(String(nth))], nextCursor: String(nth) });
  });
  await withTenant(
    { intercept, tenant: { deadlineMs: 10_000 }, options: { clock } },
    async ({ tenant, fake }) => {
      const listed = await tenant.list();
      assert.ok(!listed.ok);
      assert.match(listed.error.message, /was given up: the deadline of 10 s has come$/);
      assert.equal(fake.calls.length, 3);
    },
  );
});
