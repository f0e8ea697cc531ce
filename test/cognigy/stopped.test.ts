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

/** A run that is stopped as its first PUT arrives, with what that and the reads after it are answered. */
async function stoppedAtPut(
  answers: { readonly put: Interception; readonly get?: Interception },
  settleMs: number,
): Promise<{ readonly log: readonly string[]; readonly kind: string; readonly waitedMs: number }> {
  const stop = new AbortController();
  const intercept: Interception = (request, response, tenant) => {
    if (isCall(request, "PUT one")) {
      stop.abort();
      return answers.put(request, response, tenant);
    }
    return stop.signal.aborted && (answers.get?.(request, response, tenant) ?? false);
  };
  let seen = { log: [] as readonly string[], kind: "", waitedMs: 0 };
  const options = { stopped: stop.signal };
  await withTenant({ intercept, options, tenant: { settleMs } }, async ({ tenant, fake, clock }) => {
    const made = await tenant.create(ORDERS, OPERATION);
    assert.ok(made.ok);
    const written = await tenant.replace(made.value, ACTIVE, OPERATION);
    seen = {
      log: fake.log.slice(1),
      kind: written.ok ? "made" : written.error.kind,
      waitedMs: clock.monotonic(),
    };
  });
  return seen;
}

const answering =
  (status: number, headers: Readonly<Record<string, string>> = {}): Interception =>
  (_request, response) => {
    sendJson(response, status, { message: "later" }, headers);
    return true;
  };

test("a write without a usable answer is not sent again once nothing new may start, and looked for at once", async () => {
  for (const headers of [{}, { "retry-after": "1" }]) {
    const { log, kind, waitedMs } = await stoppedAtPut({ put: answering(503, headers) }, 4_000);
    assert.deepEqual(log, ["PUT /int-1", "GET /int-1", "GET /int-1", "GET /int-1"]);
    assert.equal(kind, "unavailable");
    assert.ok(waitedMs <= 5_000, `${waitedMs} ms`);
  }
});

test("what settles later than the run may wait is looked for once, and is unknown", async () => {
  const { log, kind, waitedMs } = await stoppedAtPut({ put: answering(503) }, 60_000);
  assert.deepEqual(log, ["PUT /int-1", "GET /int-1"]);
  assert.equal(kind, "unknown");
  assert.equal(waitedMs, 0);
});

test("a read is tried again for no more than 5 s once nothing new may start", async () => {
  for (const get of [
    answering(429, { "retry-after": "2" }),
    answering(429, { "retry-after": "0" }),
    answering(429),
    answering(503, { "retry-after": "2" }),
    answering(503),
  ]) {
    const { log, kind, waitedMs } = await stoppedAtPut({ put: answering(503), get }, 4_000);
    assert.equal(log.filter((line) => line.startsWith("PUT")).length, 1);
    assert.equal(kind, "unknown");
    assert.ok(log.length > 1 && waitedMs <= 5_000, `${waitedMs} ms, ${log.length} requests`);
  }
});

test("a stop ends the wait before a write is sent again", async () => {
  const stop = new AbortController();
  class Clock extends JumpClock {
    override async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
      stop.abort();
      await super.sleep(milliseconds, signal);
    }
  }
  const clock = new Clock();
  const intercept: Interception = (request, response, tenant) =>
    isCall(request, "PUT one") && answering(503)(request, response, tenant);
  const arrangement = { intercept, options: { stopped: stop.signal, clock }, tenant: { settleMs: 0 } };
  await withTenant(arrangement, async ({ tenant, fake }) => {
    const made = await tenant.create(ORDERS, OPERATION);
    assert.ok(made.ok);
    const written = await tenant.replace(made.value, ACTIVE, OPERATION);
    assert.ok(!written.ok && written.error.kind === "unavailable");
    assert.deepEqual(fake.log, ["POST", "PUT /int-1", "GET /int-1", "GET /int-1"]);
    assert.deepEqual(clock.sleeps, []);
  });
});

test("a deletion without a usable answer is looked for at once when nothing new may start, and not sent again", async () => {
  const stop = new AbortController();
  const intercept: Interception = (request, response, tenant) => {
    if (!isCall(request, "DELETE one")) return false;
    stop.abort();
    return answering(503)(request, response, tenant);
  };
  await withTenant({ intercept, options: { stopped: stop.signal } }, async ({ tenant, fake, clock }) => {
    const made = await tenant.create(ORDERS, OPERATION);
    assert.ok(made.ok);
    const deleted = await tenant.delete(made.value, OPERATION);
    assert.ok(!deleted.ok && deleted.error.kind === "unavailable");
    const looks = Array.from({ length: 3 }, () => "GET /int-1");
    assert.deepEqual(fake.log, ["POST", "DELETE /int-1", ...looks]);
    assert.deepEqual(clock.sleeps, [2_500, 2_500]);
  });
});
