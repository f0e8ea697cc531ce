import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";
import { test } from "node:test";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { WireWebhook } from "../../src/model/fleet/tenant.ts";
import { ordersWith, withCognigy } from "./cognigy-v2/with-cognigy.ts";
import { OPERATION, ORDERS } from "./connecting.ts";
import { type Interception, isCall } from "./fake-tenant.ts";
import { type Received, sendJson } from "./server.ts";
import { type Connected, withTenant } from "./with-tenant.ts";

const ACTIVE: WireWebhook = { ...ORDERS, status: "active" };
const REFUSALS = [
  [400, "rejected"],
  [401, "unauthenticated"],
  [403, "forbidden"],
  [404, "malformed"],
  [405, "rejected"],
  [409, "conflict"],
  [410, "malformed"],
  [412, "conflict"],
  [422, "rejected"],
  [501, "rejected"],
] as const;

function page(response: ServerResponse, status: number): void {
  response.writeHead(status, { "content-type": "text/html" }).end("<html><h1>Blocked</h1></html>");
}

type Step = "refused" | "done, then refused" | "passed";

/** A firewall that puts its page in the place of answers to a call: before the tenant sees the request, or after it. */
function firewall(call: string, status: number, steps: readonly Step[], last: Step): Interception {
  let count = 0;
  return (request, response, tenant) => {
    if (!isCall(request, call)) return false;
    const step = steps[count] ?? last;
    count += 1;
    if (step === "passed") return false;
    if (step === "done, then refused") {
      if (request.method === "DELETE") tenant.store.delete("int-1");
      else if (request.method === "POST") tenant.insert(JSON.parse(request.body));
      else tenant.store.set("int-1", { ...JSON.parse(request.body), id: "int-1" });
    }
    page(response, status);
    return true;
  };
}

async function withLive(
  intercept: Interception,
  work: (live: LiveWebhook, connected: Connected) => Promise<void>,
): Promise<void> {
  await withTenant({ intercept }, async (connected) => {
    const made = await connected.tenant.create(ORDERS, OPERATION);
    assert.ok(made.ok);
    const read = await connected.tenant.get(made.value.id);
    assert.ok(read.ok);
    connected.fake.received.length = 0;
    await work(read.value, connected);
  });
}

for (const [status, kind] of REFUSALS) {
  test(`a change that takes effect and is answered with a page of ${status} is found`, async () => {
    const intercept = firewall("PUT one", status, [], "done, then refused");
    await withLive(intercept, async (live, { tenant, fake }) => {
      const written = await tenant.replace(live, ACTIVE, OPERATION);
      assert.ok(written.ok, JSON.stringify(written));
      assert.equal(written.value.status, "active");
      assert.equal(fake.log.at(-1), "GET /int-1");
    });
  });

  test(`a change that a page of ${status} refused is as refused, and sent no more`, async () => {
    await withLive(firewall("PUT one", status, [], "refused"), async (live, { tenant, fake }) => {
      const written = await tenant.replace(live, ACTIVE, OPERATION);
      assert.ok(!written.ok);
      assert.equal(written.error.kind, kind);
      assert.equal(written.error.status, status);
      // A fresh token is tried.
      assert.equal(fake.log.filter((line) => line.startsWith("PUT")).length, status === 401 ? 2 : 1);
    });
  });

  test(`a creation that a page of ${status} refused is looked for`, async () => {
    const done = firewall("POST all", status, [], "done, then refused");
    await withTenant({ intercept: done }, async ({ tenant, fake }) => {
      const made = await tenant.create(ORDERS, OPERATION);
      assert.ok(made.ok, JSON.stringify(made));
      assert.equal(fake.store.size, 1);
    });
    await withTenant({ intercept: firewall("POST all", status, [], "refused") }, async ({ tenant }) => {
      const made = await tenant.create(ORDERS, OPERATION);
      assert.ok(!made.ok);
      assert.equal(made.error.kind, kind);
    });
  });

  test(`a deletion that is done and answered with a page of ${status} is one`, async () => {
    const intercept = firewall("DELETE one", status, [], "done, then refused");
    await withLive(intercept, async (live, { tenant }) => {
      assert.deepEqual(await tenant.delete(live, OPERATION), { ok: true, value: null });
    });
  });
}

test("what a page refused and nobody can read is unknown", async () => {
  let isBlocked = false;
  const intercept: Interception = (request, response) => {
    isBlocked ||= isCall(request, "PUT one");
    if (isBlocked && !request.url.pathname.endsWith("/token")) page(response, 403);
    return isBlocked;
  };
  await withLive(intercept, async (live, { tenant }) => {
    const written = await tenant.replace(live, ACTIVE, OPERATION);
    assert.ok(!written.ok);
    assert.equal(written.error.kind, "unknown");
  });
});

test("an empty 403 is a page too, and one in JSON is the tenant's last word", async () => {
  for (const [body, log] of [
    ["", ["GET /int-1", "PUT /int-1", "GET /int-1", "GET /int-1", "GET /int-1"]],
    ["{}", ["GET /int-1", "PUT /int-1"]],
  ] as const) {
    const intercept: Interception = (request, response) => {
      if (!isCall(request, "PUT one")) return false;
      response.writeHead(403, { "content-type": "application/json" }).end(body);
      return true;
    };
    await withLive(intercept, async (live, { tenant, fake }) => {
      const written = await tenant.replace(live, ACTIVE, OPERATION);
      assert.ok(!written.ok && written.error.kind === "forbidden");
      assert.deepEqual(fake.log, log);
    });
  }
});

/** A tenant with ETags behind something that carries the first PUT out and refuses it all the same. */
function refusingWhatIsDone(status: number, after: (body: string) => string = (body) => body): Interception {
  let revision = 1;
  const isCurrent = ({ headers }: Received) => headers["if-match"] === `"${revision}"`;
  return (request, response, tenant) => {
    if (isCall(request, "GET one")) {
      sendJson(response, 200, tenant.store.get("int-1"), { etag: `"${revision}"` });
      return true;
    }
    if (!isCall(request, "PUT one")) return false;
    if (isCurrent(request)) {
      revision += 1;
      tenant.store.set("int-1", { ...JSON.parse(after(request.body)), id: "int-1" });
      sendJson(response, status, { message: "not now" }, { "retry-after": "1" });
    } else sendJson(response, 412, { message: "the ETag is not current" });
    return true;
  };
}

test("a 412 to what was sent again after 429 or 401 is our own change where that is what was sent", async () => {
  for (const status of [429, 401]) {
    await withLive(refusingWhatIsDone(status), async (live, { tenant, fake }) => {
      const written = await tenant.replace(live, ACTIVE, OPERATION);
      assert.ok(written.ok, JSON.stringify(written));
      assert.equal(written.value.status, "active");
      assert.deepEqual(fake.log, ["PUT /int-1", "PUT /int-1", "GET /int-1"]);
    });
    const another = (body: string) => body.replace(ORDERS.url, "https://another.test/");
    await withLive(refusingWhatIsDone(status, another), async (live, { tenant }) => {
      const written = await tenant.replace(live, ACTIVE, OPERATION);
      assert.ok(!written.ok);
      assert.equal(written.error.kind, "conflict");
      assert.match(written.error.message, /its url differs$/);
    });
  }
});

test("a change or creation of an Endpoint that a page refused is looked for, and nothing is made twice", async () => {
  for (const status of [400, 401, 403, 404])
    for (const isDone of [true, false])
      await withCognigy(
        {
          intercept: (request, response, tenant) => {
            if (request.method === "GET") return false;
            if (isDone) tenant.answer(request);
            page(response, status);
            return true;
          },
        },
        async ({ tenant }, fake) => {
          const made = await tenant.create(ordersWith(), OPERATION);
          assert.equal(made.ok, isDone, JSON.stringify(made));
          // A fresh token is tried once, where nothing was made.
          assert.equal(fake.bodies("POST").length, status === 401 && !isDone ? 2 : 1);
          if (!made.ok) return assert.equal(made.error.status, status);
          const changed = await tenant.setStatus(
            made.value,
            { status: "active", labelled: null, serves: true },
            OPERATION,
          );
          assert.ok(changed.ok, JSON.stringify(changed));
          assert.equal(fake.bodies("PATCH").length, 1);
        },
      );
});

test("a change that takes effect behind a 429 page is found when the run is stopped, or gives up", async () => {
  for (const call of ["PUT one", "DELETE one"])
    for (const isStopped of [true, false]) {
      const stop = new AbortController();
      const carryOut = firewall(call, 429, [], "done, then refused");
      const intercept: Interception = (request, response, tenant) => {
        const isTaken = carryOut(request, response, tenant);
        if (isTaken && isStopped) stop.abort();
        return isTaken;
      };
      await withTenant({ intercept, options: { stopped: stop.signal } }, async ({ tenant, fake }) => {
        const made = await tenant.create(ORDERS, OPERATION);
        assert.ok(made.ok);
        const written =
          call === "PUT one"
            ? await tenant.replace(made.value, ACTIVE, OPERATION)
            : await tenant.delete(made.value, OPERATION);
        assert.ok(written.ok, JSON.stringify(written));
        const sent = fake.log.filter((line) => line.startsWith(call.split(" ")[0] ?? "")).length;
        assert.equal(sent === 1, isStopped, `${sent} times`);
      });
    }
});

test("a change that a 429 page refused is tried again as long as one that JSON refused, and then looked for", async () => {
  const counts: number[] = [];
  for (const body of ["{}", "<html>Slow down</html>"]) {
    const intercept: Interception = (request, response) => {
      if (!isCall(request, "PUT one")) return false;
      response.writeHead(429).end(body);
      return true;
    };
    await withLive(intercept, async (live, { tenant, fake }) => {
      const written = await tenant.replace(live, ACTIVE, OPERATION);
      assert.ok(!written.ok);
      assert.equal(written.error.kind, "rate-limited");
      counts.push(fake.log.filter((line) => line.startsWith("PUT")).length);
      assert.equal(fake.log.at(-1), body === "{}" ? "PUT /int-1" : "GET /int-1");
    });
  }
  assert.ok((counts[0] ?? 0) > 5 && counts[0] === counts[1], counts.join());
});

test("what a 429 page refused and the stopped run cannot read is unknown", async () => {
  const stop = new AbortController();
  const intercept: Interception = (request, response) => {
    if (!isCall(request, "PUT one")) return false;
    stop.abort();
    response.writeHead(429, { "retry-after": "60" }).end("<html>Slow down</html>");
    return true;
  };
  await withTenant({ intercept, options: { stopped: stop.signal } }, async ({ tenant }) => {
    const made = await tenant.create(ORDERS, OPERATION);
    assert.ok(made.ok);
    const written = await tenant.replace(made.value, ACTIVE, OPERATION);
    assert.ok(!written.ok);
    assert.equal(written.error.kind, "unknown");
  });
});

test("a creation that a page of 401 or 429 refused is sent again only where the looks for it find nothing", async () => {
  for (const status of [401, 429])
    for (const [step, log] of [
      ["done, then refused", ["POST", "GET", "GET"]],
      ["refused", ["POST", "GET", "GET", "GET", "POST"]],
    ] as const) {
      const intercept = firewall("POST all", status, [step], "passed");
      await withTenant({ intercept }, async ({ tenant, fake }) => {
        const made = await tenant.create(ORDERS, OPERATION);
        assert.ok(made.ok, JSON.stringify(made));
        assert.equal(fake.store.size, 1);
        assert.deepEqual(fake.log, log);
      });
    }
});

test("a creation that a page of 429 refused and the stopped run cannot look for is unknown", async () => {
  const stop = new AbortController();
  const intercept: Interception = (request, response) => {
    if (!isCall(request, "POST all")) return false;
    stop.abort();
    response.writeHead(429, { "retry-after": "60" }).end("<html>Slow down</html>");
    return true;
  };
  await withTenant({ intercept, options: { stopped: stop.signal } }, async ({ tenant, fake }) => {
    const made = await tenant.create(ORDERS, OPERATION);
    assert.ok(!made.ok);
    assert.equal(made.error.kind, "unknown");
    assert.deepEqual(fake.log, ["POST"]);
  });
});
