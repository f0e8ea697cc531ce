import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";
import { test } from "node:test";
import { Secret } from "../../src/base/secret.ts";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { Tenant, WireWebhook } from "../../src/model/fleet/tenant.ts";
import { API_KEY, OPERATION, ORDERS } from "./connecting.ts";
import { type FakeTenant, type Interception, isCall } from "./fake-tenant.ts";
import { breakOff, sendJson } from "./server.ts";
import { type Arrangement, type Connected, withTenant } from "./with-tenant.ts";

const ACTIVE: WireWebhook = { ...ORDERS, status: "active" };
const FIELDS = {
  name: "orders",
  version: 2,
  url: ORDERS.url,
  method: "POST",
  payloadFormat: "application/json",
  headers: { "X-Environment": "production", "X-Api-Key": API_KEY },
  status: "inactive",
  idempotencyKey: "orders:2",
};
const PATCHING = { capabilities: { labels: false, deprecatedStatus: true, partialUpdate: true } };

/** Runs a test with one integration on the tenant, as the list shows it. */
async function withLive(
  arrangement: Arrangement,
  work: (live: LiveWebhook, connected: Connected) => Promise<void>,
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await withTenant(arrangement, async (connected) => {
    connected.fake.insert({ ...FIELDS, ...more });
    const listed = await connected.tenant.list();
    const live = listed.ok ? listed.value.webhooks[0] : undefined;
    assert.ok(live);
    connected.fake.received.length = 0;
    await work(live, connected);
  });
}

type Trouble = (response: ServerResponse, tenant: FakeTenant, body: string) => void;

function onFirst(call: string, trouble: Trouble): Interception {
  let due = true;
  return (request, response, tenant) => {
    if (!due || !isCall(request, call)) return false;
    due = false;
    trouble(response, tenant, request.body);
    return true;
  };
}

const commit = (tenant: FakeTenant, body: string) =>
  tenant.store.set("int-1", { ...JSON.parse(body), id: "int-1" });

test("what the list showed is read again before it is written", async () => {
  await withLive({}, async (live, { tenant, fake }) => {
    assert.ok((await tenant.replace(live, ACTIVE, OPERATION)).ok);
    assert.deepEqual(fake.log, ["GET /int-1", "PUT /int-1"]);
    assert.equal(fake.calls[1]?.headers["x-request-id"], OPERATION.requestId);
    assert.match(String(fake.calls[0]?.headers["x-request-id"]), /^webhook-sync-run1-/);
    assert.deepEqual(fake.store.get("int-1"), { ...FIELDS, status: "active", id: "int-1" });
  });
});

test("what has moved since it was listed is not written", async () => {
  const writes: readonly ((
    tenant: Tenant,
    live: LiveWebhook,
  ) => Promise<{ ok: boolean; error?: unknown }>)[] = [
    (tenant, live) => tenant.replace(live, ACTIVE, OPERATION),
    (tenant, live) =>
      tenant.setStatus(live, { status: "deprecated", labelled: null, serves: null }, OPERATION),
    (tenant, live) => tenant.delete(live, OPERATION),
  ];
  for (const write of writes)
    await withLive({}, async (live, { tenant, fake }) => {
      fake.store.set("int-1", { ...FIELDS, id: "int-1", url: "https://moved.test/" });
      const written = await write(tenant, live);
      assert.deepEqual(written, {
        ok: false,
        error: {
          kind: "conflict",
          message: "orders@2 was changed on the tenant after it was read: its url differs",
          hint: "plan again",
          status: null,
          traceId: null,
          found: { id: "int-1", status: "inactive" },
        },
      });
      assert.deepEqual(fake.log, ["GET /int-1"]);
    });
});

test("unknown fields of a fresh read are kept, read-only ones are not sent", async () => {
  await withLive({}, async (live, { tenant, fake }) => {
    fake.store.set("int-1", { ...FIELDS, id: "int-1", labels: { team: "b" }, lastChanged: 9 });
    assert.ok((await tenant.replace(live, ACTIVE, OPERATION)).ok);
    assert.deepEqual(JSON.parse(fake.calls[1]?.body ?? ""), {
      ...FIELDS,
      status: "active",
      labels: { team: "b" },
    });
  });
});

test("a strong ETag replaces the read and goes into If-Match; a weak one never does", async () => {
  for (const [etag, log, condition] of [
    ['"v1"', ["PUT /int-1"], '"v1"'],
    ['W/"v1"', ["GET /int-1", "PUT /int-1"], undefined],
    ["v1", ["GET /int-1", "PUT /int-1"], undefined],
  ] as const) {
    const intercept: Interception = (request, response, tenant) => {
      if (isCall(request, "GET one")) sendJson(response, 200, tenant.store.get("int-1"), { etag });
      return isCall(request, "GET one");
    };
    await withLive({ intercept }, async (_, { tenant, fake }) => {
      const read = await tenant.get("int-1");
      assert.ok(read.ok);
      fake.received.length = 0;
      assert.ok((await tenant.replace(read.value, ACTIVE, OPERATION)).ok);
      assert.deepEqual(fake.log, log);
      assert.equal(fake.calls.at(-1)?.headers["if-match"], condition);
    });
  }
});

test("the ETag of a fresh read is used where the list had none", async () => {
  const intercept: Interception = (request, response, tenant) => {
    if (isCall(request, "GET one")) sendJson(response, 200, tenant.store.get("int-1"), { etag: '"v7"' });
    return isCall(request, "GET one");
  };
  await withLive({ intercept }, async (live, { tenant, fake }) => {
    assert.ok((await tenant.replace(live, ACTIVE, OPERATION)).ok);
    assert.equal(fake.calls.at(-1)?.headers["if-match"], '"v7"');
  });
});

for (const [status, kind] of [
  [409, "conflict"],
  [412, "conflict"],
  [404, "not-found"],
  [400, "rejected"],
  [422, "rejected"],
] as const) {
  test(`PUT answered ${status} is ${kind} and is not tried again`, async () => {
    const intercept = onFirst("PUT one", (response) => sendJson(response, status, { message: "no" }));
    await withLive({ intercept }, async (live, { tenant, fake }) => {
      const written = await tenant.replace(live, ACTIVE, OPERATION);
      assert.ok(!written.ok);
      assert.equal(written.error.kind, kind);
      // That there is nothing is looked at.
      const looked = status === 404 ? ["GET /int-1"] : [];
      assert.deepEqual(fake.log, ["GET /int-1", "PUT /int-1", ...looked]);
      assert.equal(written.error.found?.status, status === 404 ? "inactive" : undefined);
    });
  });
}

test("what is denied to a write and to a read is gone; where it cannot be read, nobody knows", async () => {
  for (const [isGone, kind] of [
    [true, "not-found"],
    [false, "unknown"],
  ] as const) {
    let isDue = false;
    const intercept: Interception = (request, response, tenant) => {
      if (isCall(request, "PUT one")) {
        isDue = true;
        tenant.store.delete("int-1");
        return false;
      }
      if (!isDue || isGone) return false;
      sendJson(response, 403, { message: "no" });
      return true;
    };
    await withLive({ intercept }, async (live, { tenant }) => {
      const written = await tenant.replace(live, ACTIVE, OPERATION);
      assert.ok(!written.ok);
      assert.deepEqual([written.error.kind, written.error.found], [kind, undefined]);
    });
  }
});

test("what this run has made may be denied for a while: it is written until that is over", async () => {
  for (const denials of [2, 3]) {
    let left = denials;
    const intercept: Interception = (request, response) => {
      if (!isCall(request, "PUT one") || left === 0) return false;
      left -= 1;
      sendJson(response, 404, { message: "no such integration" });
      return true;
    };
    await withTenant({ intercept }, async ({ tenant, fake }) => {
      const made = await tenant.create(ORDERS, OPERATION);
      assert.ok(made.ok);
      fake.received.length = 0;
      const written = await tenant.replace(made.value, ACTIVE, OPERATION);
      const log = fake.log.filter((line) => line.startsWith("PUT"));
      assert.equal(log.length, 3);
      assert.equal(written.ok, denials === 2);
      if (!written.ok) assert.equal(written.error.found?.status, "inactive", "reads show it");
    });
  }
});

/** A tenant whose writes need the ETag of what it has now; only its reads show that. */
function needingEtag(): Interception {
  let revision = 1;
  return (request, response, tenant) => {
    if (isCall(request, "GET one")) {
      const isPacked = /gzip/.test(String(request.headers["accept-encoding"]));
      const etag = `"${revision}${isPacked ? "-gzip" : ""}"`;
      sendJson(response, 200, tenant.store.get("int-1"), { etag });
      return true;
    }
    if (!isCall(request, "PUT one")) return false;
    const given = request.headers["if-match"];
    if (given === `"${revision}"`) {
      revision += 1;
      return false;
    }
    sendJson(response, given === undefined ? 428 : 412, { message: "no" });
    return true;
  };
}

test("the ETag of one integration is that of the unpacked answer: what is packed has another", async () => {
  await withLive({ intercept: needingEtag() }, async (live, { tenant, fake }) => {
    assert.ok((await tenant.replace(live, ACTIVE, OPERATION)).ok);
    assert.deepEqual(fake.log, ["GET /int-1", "PUT /int-1"]);
  });
});

test("a write that needs an ETag is sent once more, made of a fresh read", async () => {
  await withLive({ intercept: needingEtag() }, async (live, { tenant, fake }) => {
    const first = await tenant.replace(live, ACTIVE, OPERATION);
    assert.ok(first.ok);
    fake.received.length = 0;
    const second = await tenant.replace(first.value, ORDERS, OPERATION);
    assert.ok(second.ok, JSON.stringify(second));
    assert.deepEqual(fake.log, ["PUT /int-1", "GET /int-1", "PUT /int-1"]);
    assert.equal(fake.store.get("int-1")?.status, "inactive");
    const outdated = { ...second.value, etag: '"2"' };
    fake.store.set("int-1", { ...FIELDS, id: "int-1", note: "from somebody else" });
    assert.ok((await tenant.replace(outdated, ACTIVE, OPERATION)).ok);
    assert.equal(fake.store.get("int-1")?.note, "from somebody else");
  });
});

test("a write that needs an ETag is not sent again over what has moved", async () => {
  await withLive({ intercept: needingEtag() }, async (live, { tenant, fake }) => {
    const first = await tenant.replace(live, ACTIVE, OPERATION);
    assert.ok(first.ok);
    const moved = { ...FIELDS, id: "int-1", url: "https://moved.test/" };
    fake.store.set("int-1", moved);
    fake.received.length = 0;
    const second = await tenant.replace(first.value, ORDERS, OPERATION);
    assert.ok(!second.ok);
    assert.deepEqual(fake.log, ["PUT /int-1", "GET /int-1"]);
    assert.deepEqual(fake.store.get("int-1"), moved);
  });
});

const lost: Readonly<Record<string, (response: ServerResponse) => void>> = {
  "connection reset": (response) => response.destroy(),
  "500": (response) => sendJson(response, 500, {}),
  "503": (response) => sendJson(response, 503, {}),
  "a page of HTML": (response) => {
    response.writeHead(200, { "content-type": "text/html" });
    response.end("<html></html>");
  },
  "cut by length": (response) => {
    response.writeHead(200, { "content-length": "999" });
    breakOff(response, "{");
  },
};

for (const [name, answer] of Object.entries(lost)) {
  test(`a PUT that was committed is found: ${name}`, async () => {
    const intercept = onFirst("PUT one", (response, tenant, body) => {
      commit(tenant, body);
      answer(response);
    });
    await withLive({ intercept }, async (live, { tenant, fake }) => {
      const written = await tenant.replace(live, ACTIVE, OPERATION);
      assert.ok(written.ok);
      assert.deepEqual(fake.log, ["GET /int-1", "PUT /int-1", "GET /int-1"]);
    });
  });

  test(`a PUT that was not committed is sent again after a look: ${name}`, async () => {
    await withLive({ intercept: onFirst("PUT one", answer) }, async (live, { tenant, fake }) => {
      assert.ok((await tenant.replace(live, ACTIVE, OPERATION)).ok);
      assert.deepEqual(fake.log, ["GET /int-1", "PUT /int-1", "GET /int-1", "PUT /int-1"]);
      const puts = fake.calls.filter(({ method }) => method === "PUT");
      assert.deepEqual(new Set(puts.map(({ headers }) => headers["x-request-id"])).size, 1);
    });
  });
}

test("a PUT is not sent again over somebody else's change", async () => {
  const intercept = onFirst("PUT one", (response, tenant) => {
    tenant.store.set("int-1", { ...FIELDS, id: "int-1", status: "deprecated" });
    response.destroy();
  });
  await withLive({ intercept }, async (live, { tenant, fake }) => {
    const written = await tenant.replace(live, ACTIVE, OPERATION);
    assert.ok(!written.ok);
    assert.equal(written.error.kind, "conflict");
    assert.match(written.error.message, /its status differs$/);
    assert.deepEqual(fake.log, ["GET /int-1", "PUT /int-1", "GET /int-1"]);
  });
});

test("a 412 after a lost answer is our own change when it is what was wanted", async () => {
  let puts = 0;
  const intercept: Interception = (request, response, tenant) => {
    if (!isCall(request, "PUT one")) return false;
    puts += 1;
    if (puts === 2) {
      commit(tenant, request.body);
      sendJson(response, 412, {});
    } else response.destroy();
    return true;
  };
  await withLive({ intercept }, async (live, { tenant, fake }) => {
    assert.ok((await tenant.replace(live, ACTIVE, OPERATION)).ok);
    assert.equal(fake.log.at(-1), "GET /int-1");
  });
});

test("5xx to the end is unavailable once every write must have become visible", async () => {
  const intercept: Interception = (request, response) => {
    if (isCall(request, "PUT one")) sendJson(response, 503, { message: "down" });
    return isCall(request, "PUT one");
  };
  await withLive({ intercept }, async (live, { tenant, fake, clock }) => {
    const written = await tenant.replace(live, ACTIVE, OPERATION);
    assert.ok(!written.ok);
    assert.equal(written.error.kind, "unavailable");
    assert.match(written.error.message, /^PUT \/api\/v1\/integrations\/int-1 was answered 503: down$/);
    assert.equal(fake.calls.filter(({ method }) => method === "PUT").length, 4);
    assert.deepEqual(clock.sleeps.slice(-2), [2_500, 2_500]);
  });
});

test("a PUT whose outcome cannot be looked up is unknown", async () => {
  let lostPut = false;
  const intercept: Interception = (request, response) => {
    if (isCall(request, "PUT one")) lostPut = true;
    if (lostPut) response.destroy();
    return lostPut;
  };
  await withLive({ intercept }, async (live, { tenant }) => {
    const written = await tenant.replace(live, ACTIVE, OPERATION);
    assert.ok(!written.ok);
    assert.equal(written.error.kind, "unknown");
    assert.match(written.error.message, /connection was closed .*; the outcome could not be looked up: GET /);
  });
});

test("204 is followed by a read", async () => {
  const intercept = onFirst("PUT one", (response, tenant, body) => {
    commit(tenant, body);
    response.writeHead(204).end();
  });
  await withLive({ intercept }, async (live, { tenant, fake }) => {
    const written = await tenant.replace(live, ACTIVE, OPERATION);
    assert.ok(written.ok);
    assert.equal(written.value.status, "active");
    assert.deepEqual(fake.log, ["GET /int-1", "PUT /int-1", "GET /int-1"]);
  });
});

test("an accepted write that never shows is told with what is there, and is not sent again", async () => {
  const accepted = onFirst("PUT one", (response) => response.writeHead(204).end());
  const ignored = onFirst("PUT one", (response) => sendJson(response, 200, { ...FIELDS, id: "int-1" }));
  for (const intercept of [accepted, ignored])
    await withLive({ intercept }, async (live, { tenant, fake, clock }) => {
      const written = await tenant.replace(live, ACTIVE, OPERATION);
      assert.ok(!written.ok);
      assert.equal(written.error.kind, "altered");
      assert.match(written.error.message, /accepted the change of orders@2 and still shows what was there/);
      assert.deepEqual(written.error.found, { id: "int-1", status: "inactive" });
      assert.deepEqual(fake.log, ["GET /int-1", "PUT /int-1", "GET /int-1", "GET /int-1", "GET /int-1"]);
      assert.deepEqual(clock.sleeps, [2_500, 2_500]);
    });
});

test("an answer that is as late as a read is looked at again", async () => {
  const late = onFirst("PUT one", (response, tenant, body) => {
    sendJson(response, 200, tenant.store.get("int-1"));
    commit(tenant, body);
  });
  await withLive({ intercept: late }, async (live, { tenant, fake }) => {
    const written = await tenant.replace(live, ACTIVE, OPERATION);
    assert.equal(written.ok && written.value.status, "active");
    assert.deepEqual(fake.log, ["GET /int-1", "PUT /int-1", "GET /int-1"]);
  });
});

test("what shows after a write that was accepted is what is live, whatever was written", async () => {
  const own = { url: "https://kept.test/", method: "put", status: "active", headers: { "X-Own": "1" } };
  const shown = () =>
    onFirst("PUT one", (response) => sendJson(response, 200, { ...FIELDS, id: "int-1", ...own }));
  const read = () =>
    onFirst("PUT one", (response, tenant) => {
      tenant.store.set("int-1", { ...FIELDS, id: "int-1", ...own });
      response.writeHead(204).end();
    });
  for (const intercept of [shown, read])
    for (const write of [
      (tenant: Tenant, live: LiveWebhook) => tenant.replace(live, ACTIVE, OPERATION),
      (tenant: Tenant, live: LiveWebhook) =>
        tenant.setStatus(live, { status: "deprecated", labelled: null, serves: null }, OPERATION),
      (tenant: Tenant, live: LiveWebhook) => tenant.setKey(live, null, [], OPERATION),
    ])
      await withLive({ intercept: intercept() }, async (live, { tenant }) => {
        const written = await write(tenant, live);
        assert.ok(written.ok, JSON.stringify(written));
        const { url, method, status, headers } = written.value;
        assert.deepEqual(
          { url, method, status, headers: headers.map(({ name }) => name) },
          { ...own, headers: ["X-Own"] },
        );
      });
});

/** Answers of 2xx that show something else than what was written. */
const ofAnother = {
  "another id": { ...FIELDS, id: "int-7", status: "deprecated" },
  "our id, another's body": { ...FIELDS, id: "int-1", name: "payments", url: "https://other.test/" },
  "our id, another version": { ...FIELDS, id: "int-1", version: 1, status: "deprecated" },
};
const WRITES = [
  (tenant: Tenant, live: LiveWebhook) => tenant.replace(live, ACTIVE, OPERATION),
  (tenant: Tenant, live: LiveWebhook) =>
    tenant.setStatus(live, { status: "active", labelled: null, serves: null }, OPERATION),
];
for (const [name, answer] of Object.entries(ofAnother)) {
  test(`an answer that shows another integration is looked up: ${name}`, async () => {
    for (const write of WRITES) {
      const committed = onFirst("PUT one", (response, tenant, body) => {
        commit(tenant, body);
        sendJson(response, 200, answer);
      });
      await withLive({ intercept: committed }, async (live, { tenant, fake }) => {
        const written = await write(tenant, live);
        assert.ok(written.ok, JSON.stringify(written));
        const { id, name: shown, url, status } = written.value;
        assert.deepEqual([id, shown, url, status], ["int-1", "orders", ORDERS.url, "active"]);
        assert.deepEqual(fake.log, ["GET /int-1", "PUT /int-1", "GET /int-1"]);
      });
      const ignored = onFirst("PUT one", (response) => sendJson(response, 200, answer));
      await withLive({ intercept: ignored }, async (live, { tenant, clock }) => {
        const written = await write(tenant, live);
        assert.ok(!written.ok);
        assert.equal(written.error.kind, "altered");
        assert.match(written.error.message, /change of orders@2 and still shows what was there before$/);
        assert.deepEqual(written.error.found, { id: "int-1", status: "inactive" });
        assert.deepEqual(clock.sleeps.slice(-2), [2_500, 2_500]);
      });
    }
  });
}

test("what reads as another after a write is not what was written", async () => {
  const overwritten = onFirst("PUT one", (response, tenant) => {
    tenant.store.set("int-1", { ...FIELDS, id: "int-1", name: "payments", status: "active" });
    response.writeHead(204).end();
  });
  await withLive({ intercept: overwritten }, async (live, { tenant }) => {
    const written = await tenant.replace(live, ACTIVE, OPERATION);
    assert.ok(!written.ok);
    assert.equal(written.error.kind, "conflict");
    assert.match(written.error.message, /its name differs$/);
  });
});

const uncommitted: Readonly<Record<string, (response: ServerResponse) => void>> = {
  "500": (response) => sendJson(response, 500, {}),
  "503": (response) => sendJson(response, 503, {}),
  "a 502 page": (response) => {
    response.writeHead(502, { "content-type": "text/html" });
    response.end("<html>Bad gateway</html>");
  },
  "connection reset": (response) => response.destroy(),
};
for (const [name, answer] of Object.entries(uncommitted)) {
  test(`an adoption that never took effect is no adoption: ${name}`, async () => {
    const intercept: Interception = (request, response) => {
      if (!isCall(request, "PUT one")) return false;
      answer(response);
      return true;
    };
    for (const write of [
      (tenant: Tenant, live: LiveWebhook) => tenant.setKey(live, "orders:2", [], OPERATION),
      (tenant: Tenant, live: LiveWebhook) =>
        tenant.replace(live, { ...ORDERS, status: "inactive" }, { ...OPERATION, claims: true }),
    ])
      await withLive(
        { intercept },
        async (live, { tenant, fake, statistics }) => {
          const written = await write(tenant, live);
          assert.ok(!written.ok);
          assert.equal(written.error.kind, "unavailable");
          assert.equal(fake.calls.filter(({ method }) => method === "PUT").length, 4);
          assert.equal(statistics().retries, 3);
        },
        { idempotencyKey: undefined },
      );
  });
}

test("only a 400 or 422 in JSON to the write itself is the tenant's word about what was written", async () => {
  const page: Trouble = (response) => {
    response.writeHead(400, { "content-type": "text/html" });
    response.end("<html>Bad request</html>");
  };
  for (const [call, trouble, want] of [
    ["PUT one", (response) => sendJson(response, 400, { message: "no" }), true],
    ["PUT one", (response) => sendJson(response, 422, { message: "no" }), true],
    ["PUT one", (response) => sendJson(response, 403, { message: "no" }), undefined],
    ["PUT one", (response) => sendJson(response, 413, { message: "no" }), undefined],
    ["PUT one", page, undefined],
    ["GET one", (response) => sendJson(response, 422, { message: "no" }), undefined],
  ] as const satisfies readonly (readonly [string, Trouble, true | undefined])[])
    await withLive({ intercept: onFirst(call, trouble) }, async (live, { tenant }) => {
      const written = await tenant.setStatus(
        live,
        { status: "deprecated", labelled: null, serves: null },
        OPERATION,
      );
      assert.ok(!written.ok);
      assert.equal(written.error.refusesValue, want);
    });
});

test("a status alone: a PUT of the object as it is, secrets and unknown fields included", async () => {
  await withLive({}, async (live, { tenant, fake }) => {
    fake.store.set("int-1", { ...FIELDS, id: "int-1", labels: { a: "b" } });
    const written = await tenant.setStatus(
      live,
      { status: "deprecated", labelled: null, serves: null },
      OPERATION,
    );
    assert.ok(written.ok);
    assert.equal(written.value.status, "deprecated");
    assert.deepEqual(fake.log, ["GET /int-1", "PUT /int-1"]);
    assert.deepEqual(JSON.parse(fake.calls[1]?.body ?? ""), {
      ...FIELDS,
      status: "deprecated",
      labels: { a: "b" },
    });
  });
});

test("a status alone: PATCH where the tenant has it, masked headers or not", async () => {
  for (const headers of [FIELDS.headers, { "X-Api-Key": "****" }, undefined])
    await withLive(
      { options: PATCHING },
      async (live, { tenant, fake }) => {
        assert.ok(
          (await tenant.setStatus(live, { status: "deprecated", labelled: null, serves: null }, OPERATION))
            .ok,
        );
        assert.deepEqual(fake.log, ["GET /int-1", "PATCH /int-1"]);
        assert.deepEqual(JSON.parse(fake.calls[1]?.body ?? ""), { status: "deprecated" });
      },
      { headers },
    );
});

test("a key alone: a PUT of the object as it is, with the values that the tenant hides", async () => {
  const masked = { "X-Environment": "production", "X-Api-Key": "********" };
  await withLive(
    {},
    async (live, { tenant, fake }) => {
      const hidden = [{ name: "x-api-key", value: new Secret("s3cret") }];
      assert.ok((await tenant.setKey(live, "orders:2", hidden, OPERATION)).ok);
      const { idempotencyKey, headers, labels, url } = Object(JSON.parse(fake.calls[1]?.body ?? ""));
      assert.deepEqual(
        { idempotencyKey, headers, labels, url },
        {
          idempotencyKey: "orders:2",
          headers: { "X-Environment": "production", "X-Api-Key": "s3cret" },
          labels: { team: "a" },
          url: FIELDS.url,
        },
      );
    },
    { headers: masked, idempotencyKey: undefined, labels: { team: "a" } },
  );
  await withLive(
    {},
    async (live, { tenant, fake }) => {
      const written = await tenant.setKey(live, "orders:2", [], OPERATION);
      assert.ok(!written.ok && written.error.kind === "rejected");
      assert.deepEqual(fake.log, ["GET /int-1"]);
    },
    { headers: masked },
  );
});

test("a key alone: PATCH where the tenant has it, whatever it hides", async () => {
  for (const key of ["orders:2", null])
    await withLive(
      { options: PATCHING },
      async (live, { tenant, fake }) => {
        assert.ok((await tenant.setKey(live, key, [], OPERATION)).ok);
        assert.deepEqual(fake.log, ["GET /int-1", "PATCH /int-1"]);
        assert.deepEqual(JSON.parse(fake.calls[1]?.body ?? ""), { idempotencyKey: key });
      },
      { headers: { "X-Api-Key": "****" }, idempotencyKey: key === null ? "orders:2" : undefined },
    );
});

test("a key that is taken off is left out", async () => {
  await withLive({}, async (live, { tenant, fake }) => {
    assert.ok((await tenant.setKey(live, null, [], OPERATION)).ok);
    assert.ok(!("idempotencyKey" in Object(JSON.parse(fake.calls[1]?.body ?? ""))));
    assert.equal(fake.store.get("int-1")?.idempotencyKey, undefined);
  });
});

test("masked secrets are never written back", async () => {
  for (const [headers, hidden] of [
    [{ ...FIELDS.headers, "X-Api-Key": "********" }, "X-Api-Key"],
    [undefined, "all its headers"],
  ] as const)
    await withLive(
      {},
      async (live, { tenant, fake }) => {
        const written = await tenant.setStatus(
          live,
          { status: "deprecated", labelled: null, serves: null },
          OPERATION,
        );
        assert.ok(!written.ok);
        assert.equal(written.error.kind, "rejected");
        assert.equal(
          written.error.message,
          `orders@2 cannot be written back: the tenant hides the values of ${hidden}; nothing was sent`,
        );
        assert.deepEqual(fake.log, ["GET /int-1"]);
      },
      { headers },
    );
});

test("values that only the list masks are read and written", async () => {
  const intercept: Interception = (request, response, tenant) => {
    if (!isCall(request, "GET all")) return false;
    const shown = [...tenant.store.values()].map((stored) => ({
      ...stored,
      headers: { "X-Environment": "***", "X-Api-Key": "***" },
    }));
    sendJson(response, 200, shown);
    return true;
  };
  await withLive({ intercept }, async (live, { tenant, fake }) => {
    assert.ok(
      (await tenant.setStatus(live, { status: "active", labelled: null, serves: null }, OPERATION)).ok,
    );
    assert.deepEqual(fake.store.get("int-1")?.headers, FIELDS.headers);
  });
});

test("where deprecated is no status, inactive is written, also by PATCH", async () => {
  for (const partialUpdate of [false, true]) {
    const options = { capabilities: { labels: false, deprecatedStatus: false, partialUpdate } };
    await withLive(
      { options },
      async (live, { tenant, fake }) => {
        const written = await tenant.setStatus(
          live,
          { status: "deprecated", labelled: null, serves: null },
          OPERATION,
        );
        assert.ok(written.ok);
        assert.equal(fake.store.get("int-1")?.status, "inactive");
      },
      { status: "active" },
    );
  }
});

test("a tenant without single reads is written to after a look at the list", async () => {
  const intercept: Interception = (request, response) => {
    if (isCall(request, "GET one")) sendJson(response, 405, {});
    return isCall(request, "GET one");
  };
  await withLive({ intercept }, async (live, { tenant, fake }) => {
    assert.ok((await tenant.replace(live, ACTIVE, OPERATION)).ok);
    assert.deepEqual(fake.log, ["GET /int-1", "GET", "PUT /int-1"]);
  });
});

test("a change of headers and url is written over what was read", async () => {
  const body = {
    ...ACTIVE,
    url: "https://new.test/",
    headers: [{ name: "X-New", value: new Secret("n3w-value") }],
  };
  await withLive({}, async (live, { tenant, fake }) => {
    assert.ok((await tenant.replace(live, body, OPERATION)).ok);
    assert.deepEqual(fake.store.get("int-1")?.headers, { "X-New": "n3w-value" });
  });
});

test("delete: gone is gone, whoever did it", async () => {
  const goneAlready = onFirst("DELETE one", (response, tenant) => {
    tenant.store.clear();
    sendJson(response, 404, {});
  });
  const lostAfterwards = onFirst("DELETE one", (response, tenant) => {
    tenant.store.clear();
    response.destroy();
  });
  const lostBefore = onFirst("DELETE one", (response) => response.destroy());
  const none: Interception = () => false;
  for (const [intercept, deletes] of [
    [none, 1],
    [goneAlready, 1],
    [lostAfterwards, 2],
    [lostBefore, 2],
  ] as const)
    await withLive({ intercept }, async (live, { tenant, fake }) => {
      assert.deepEqual(await tenant.delete(live, OPERATION), { ok: true, value: null });
      assert.equal(fake.calls.filter(({ method }) => method === "DELETE").length, deletes);
    });
  await withLive({}, async (live, { tenant, fake }) => {
    fake.store.clear();
    assert.deepEqual(await tenant.delete(live, OPERATION), { ok: true, value: null });
    assert.deepEqual(fake.log, ["GET /int-1", "GET"]);
  });
});

test("delete: an answer that says yes is looked at once", async () => {
  const restless: Interception = (request, response) => {
    if (isCall(request, "GET one")) sendJson(response, 500, {});
    return isCall(request, "GET one");
  };
  await withLive({}, async (live, { tenant, fake }) => {
    assert.ok((await tenant.delete(live, OPERATION)).ok);
    assert.deepEqual(fake.log, ["GET /int-1", "DELETE /int-1", "GET /int-1"]);
  });
  // Where nothing can be read, the answer counts.
  await withLive({ intercept: restless }, async (live, { tenant, fake }) => {
    assert.ok((await tenant.delete({ ...live, etag: '"1"' }, OPERATION)).ok);
    assert.equal(fake.log[0], "DELETE /int-1");
  });
});

const withoutEffect: Readonly<Record<string, Trouble>> = {
  "202": (response) => response.writeHead(202).end(),
  "204": (response) => response.writeHead(204).end(),
  "200, with the webhook as it is": (response, tenant) => sendJson(response, 200, tenant.store.get("int-1")),
};
for (const [name, answer] of Object.entries(withoutEffect)) {
  test(`delete: accepted, and it is there still: ${name}`, async () => {
    await withLive({ intercept: onFirst("DELETE one", answer) }, async (live, { tenant, fake, clock }) => {
      const deleted = await tenant.delete(live, OPERATION);
      assert.ok(!deleted.ok);
      assert.equal(deleted.error.kind, "altered");
      assert.match(
        deleted.error.message,
        /^the tenant accepted the deletion of orders@2 with 20\d and still has/,
      );
      assert.deepEqual(deleted.error.found, { id: "int-1", status: "inactive" });
      assert.equal(fake.calls.filter(({ method }) => method === "DELETE").length, 1);
      assert.deepEqual(clock.sleeps.slice(-2), [2_500, 2_500]);
    });
  });

  test(`delete: accepted, and done later: ${name}`, async () => {
    let looks = 0;
    const later: Interception = (request, response, tenant) => {
      if (isCall(request, "GET all") && ++looks === 3) tenant.store.clear();
      if (!isCall(request, "DELETE one")) return false;
      answer(response, tenant, "");
      return true;
    };
    await withLive({ intercept: later }, async (live, { tenant }) => {
      looks = 0;
      assert.deepEqual(await tenant.delete(live, OPERATION), { ok: true, value: null });
      assert.equal(looks, 3);
    });
  });
}

const saidToBeGone: Readonly<Record<string, Trouble>> = {
  "404 of a gateway": (response) =>
    sendJson(response, 404, { message: "no Route matched with those values" }),
  "an empty 404": (response) => response.writeHead(404).end(),
  "410": (response) => sendJson(response, 410, {}),
};
for (const [name, answer] of Object.entries(saidToBeGone))
  test(`delete: said to be gone, and it is there still: ${name}`, async () => {
    await withLive({ intercept: onFirst("DELETE one", answer) }, async (live, { tenant, fake, clock }) => {
      const deleted = await tenant.delete(live, OPERATION);
      assert.ok(!deleted.ok);
      assert.equal(deleted.error.kind, "altered");
      assert.match(
        deleted.error.message,
        /^the tenant answered the deletion of orders@2 with 4\d\d and still/,
      );
      assert.deepEqual(deleted.error.found, { id: "int-1", status: "inactive" });
      assert.deepEqual(fake.log, ["GET /int-1", "DELETE /int-1", "GET", "GET", "GET"]);
      assert.deepEqual(clock.sleeps.slice(-2), [2_500, 2_500]);
    });
    const gone = onFirst("DELETE one", (response, tenant, body) => {
      tenant.store.clear();
      answer(response, tenant, body);
    });
    await withLive({ intercept: gone }, async (live, { tenant, fake }) => {
      assert.deepEqual(await tenant.delete(live, OPERATION), { ok: true, value: null });
      assert.deepEqual(fake.log, ["GET /int-1", "DELETE /int-1", "GET"]);
    });
    let isBlocked = false;
    const blind: Interception = (request, response, tenant) => {
      if (isCall(request, "DELETE one")) answer(response, tenant, "");
      else if (isBlocked) sendJson(response, 403, {});
      isBlocked ||= isCall(request, "DELETE one");
      return isBlocked;
    };
    await withLive({ intercept: blind }, async (live, { tenant }) => {
      const deleted = await tenant.delete(live, OPERATION);
      assert.ok(!deleted.ok);
      assert.equal(deleted.error.kind, "unknown");
    });
  });

test("delete: what is shown by its id alone, as deleted, is gone", async () => {
  const buried = onFirst("DELETE one", (response, tenant) => {
    const stored = tenant.store.get("int-1");
    tenant.store.clear();
    sendJson(response, 200, { ...stored, status: "deleted" });
  });
  const intercept: Interception = async (request, response, tenant) => {
    if (await buried(request, response, tenant)) return true;
    if (!isCall(request, "GET one") || tenant.store.size > 0) return false;
    sendJson(response, 200, { ...FIELDS, id: "int-1", status: "deleted" });
    return true;
  };
  await withLive({ intercept }, async (live, { tenant, fake }) => {
    assert.deepEqual(await tenant.delete(live, OPERATION), { ok: true, value: null });
    assert.deepEqual(fake.log, ["GET /int-1", "DELETE /int-1", "GET /int-1", "GET"]);
  });
});

test("delete: refused, or never done", async () => {
  const always =
    (answer: (response: ServerResponse) => void): Interception =>
    (request, response) => {
      if (isCall(request, "DELETE one")) answer(response);
      return isCall(request, "DELETE one");
    };
  for (const [answer, kind] of [
    [(response: ServerResponse) => sendJson(response, 405, {}), "rejected"],
    [
      (response: ServerResponse) => response.writeHead(404, { "content-type": "text/html" }).end("<html>"),
      "malformed",
    ],
    [(response: ServerResponse) => sendJson(response, 412, {}), "conflict"],
    [(response: ServerResponse) => sendJson(response, 500, {}), "unavailable"],
  ] as const)
    await withLive({ intercept: always(answer) }, async (live, { tenant, fake }) => {
      const deleted = await tenant.delete(live, OPERATION);
      assert.ok(!deleted.ok);
      assert.equal(deleted.error.kind, kind);
      assert.equal(fake.store.size, 1);
    });
});

/** A tenant whose PUT changes what is sent and keeps what is not. */
function merging(answerToNull: 200 | 400 | 500): Interception {
  return (request, response, tenant) => {
    if (!isCall(request, "PUT one")) return false;
    const sent = JSON.parse(request.body);
    if (sent.idempotencyKey === null && answerToNull !== 200)
      sendJson(response, answerToNull, { message: "no null" });
    else {
      tenant.store.set("int-1", { ...tenant.store.get("int-1"), ...sent, id: "int-1" });
      sendJson(response, 200, tenant.store.get("int-1"));
    }
    return true;
  };
}

test("a key that a PUT without it leaves there is taken off by its name, once", async () => {
  await withLive({ intercept: merging(200) }, async (live, { tenant, fake }) => {
    const written = await tenant.setKey(live, null, [], OPERATION);
    assert.ok(written.ok, JSON.stringify(written));
    assert.deepEqual(fake.store.get("int-1"), { ...FIELDS, idempotencyKey: null, id: "int-1" });
    assert.equal(fake.log.filter((line) => line === "PUT /int-1").length, 2);
  });
});

test("where a key cannot be taken off by a PUT, the setting for PATCH is named", async () => {
  await withLive({ intercept: merging(400) }, async (live, { tenant, fake }) => {
    const written = await tenant.setKey(live, null, [], OPERATION);
    assert.ok(!written.ok);
    assert.equal(written.error.kind, "altered");
    assert.match(String(written.error.hint), /capabilities\.partialUpdate: true/);
    assert.deepEqual(fake.store.get("int-1"), { ...FIELDS, id: "int-1" });
  });
});

test("a PUT that fails over a null each time names the setting for PATCH too", async () => {
  await withLive({ intercept: merging(500) }, async (live, { tenant, fake }) => {
    const written = await tenant.setKey(live, null, [], OPERATION);
    assert.ok(!written.ok);
    assert.equal(written.error.kind, "unavailable");
    assert.match(String(written.error.hint), /^run it again .*; .*capabilities\.partialUpdate: true/);
    assert.deepEqual(fake.store.get("int-1"), { ...FIELDS, id: "int-1" });
  });
});
