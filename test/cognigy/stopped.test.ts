import assert from "node:assert/strict";
import { test } from "node:test";
import type { WireWebhook } from "../../src/model/fleet/tenant.ts";
import { OPERATION, ORDERS } from "./connecting.ts";
import { type Interception, isCall } from "./fake-tenant.ts";
import { JumpClock } from "./jump-clock.ts";
import { sendJson } from "./server.ts";
import { withTenant } from "./with-tenant.ts";

const ACTIVE: WireWebhook = { ...ORDERS, status: "active" };

/** Refuses every write of one integration, and asks to wait. */
function refusing(headers: Readonly<Record<string, string>>, also: () => void = () => {}): Interception {
  return (request, response) => {
    if (!isCall(request, "PUT one")) return false;
    also();
    sendJson(response, 429, { message: "slow down" }, headers);
    return true;
  };
}

/** A clock that stops the run in the middle of a long sleep. */
class StoppingClock extends JumpClock {
  readonly #stop: AbortController;

  constructor(stop: AbortController) {
    super();
    this.#stop = stop;
  }

  override async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    if (milliseconds > 60_000) this.#stop.abort();
    await super.sleep(milliseconds, signal);
  }
}

test("a write that was refused is not sent again once nothing new may start", async () => {
  for (const headers of [{ "retry-after": "200" }, { "retry-after": "2" }, {}]) {
    const stop = new AbortController();
    const intercept = refusing(headers, () => stop.abort());
    await withTenant({ intercept, options: { stopped: stop.signal } }, async ({ tenant, fake, clock }) => {
      const made = await tenant.create(ORDERS, OPERATION);
      assert.ok(made.ok);
      const written = await tenant.replace(made.value, ACTIVE, OPERATION);
      assert.ok(!written.ok);
      assert.equal(written.error.kind, "unavailable");
      assert.match(written.error.message, /^PUT .* was not sent again: the run was interrupted$/);
      assert.deepEqual(fake.log, ["POST", "PUT /int-1"]);
      assert.deepEqual(clock.sleeps, []);
    });
  }
});

test("a stop ends the wait that a write was refused with, and nothing else waits for so long", async () => {
  const stop = new AbortController();
  const options = { stopped: stop.signal, clock: new StoppingClock(stop) };
  await withTenant({ intercept: refusing({ "retry-after": "200" }), options }, async ({ tenant, fake }) => {
    const made = await tenant.create(ORDERS, OPERATION);
    assert.ok(made.ok);
    const [written, read] = await Promise.all([
      tenant.replace(made.value, ACTIVE, OPERATION),
      new Promise((resolve) => setTimeout(resolve, 100)).then(() => tenant.get(made.value.id)),
    ]);
    assert.ok(!written.ok && !read.ok);
    assert.match(written.error.message, /was not sent again: the run was interrupted$/);
    assert.match(read.error.message, /was not sent: the run was interrupted$/);
    assert.deepEqual(fake.log, ["POST", "PUT /int-1"]);
    assert.deepEqual(options.clock.sleeps, []);
  });
});

test("what is under way when the run is stopped is finished, also after a short wait", async () => {
  const stop = new AbortController();
  let isFirst = true;
  const intercept: Interception = (request, response) => {
    if (!isCall(request, "GET one") || !isFirst) return false;
    isFirst = false;
    stop.abort();
    sendJson(response, 429, { message: "slow down" }, { "retry-after": "2" });
    return true;
  };
  await withTenant({ intercept, options: { stopped: stop.signal } }, async ({ tenant, fake }) => {
    fake.insert({ ...ORDERS, headers: {}, idempotencyKey: "orders:2" });
    const listed = await tenant.list();
    const live = listed.ok ? listed.value.webhooks[0] : undefined;
    assert.ok(live);
    assert.ok((await tenant.replace(live, ACTIVE, OPERATION)).ok);
    assert.deepEqual(fake.log, ["GET", "GET /int-1", "GET /int-1", "PUT /int-1"]);
  });
});
