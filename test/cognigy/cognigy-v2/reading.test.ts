import assert from "node:assert/strict";
import { test } from "node:test";
import { membersOf } from "../../../src/base/json.ts";
import { Redactor } from "../../../src/base/redactor.ts";
import { Secret } from "../../../src/base/secret.ts";
import { connectReader } from "../../../src/cognigy/cognigy-v2/connect.ts";
import type { Authentication } from "../../../src/model/fleet/environment.ts";
import { JumpClock } from "../jump-clock.ts";
import { sendJson } from "../server.ts";
import { ENGLISH, FakeCognigy, hex, KEY, MAIN, PROJECT, problem, US } from "./fake-cognigy.ts";
import { cognigyAt, OPERATION, optionsFor, PASSWORD, type Setting, withCognigy } from "./with-cognigy.ts";

const MARKER = "webhook-sync/1 orders@2 sunset=2027-03-31 protect auth=ORDERS_AUTH@3";
const ORDERS = {
  name: "Orders",
  foreignId: MARKER,
  settings: {
    webhookUrl: "https://api.acme.test/orders",
    basicAuthUser: "acme",
    basicAuthPassword: PASSWORD,
  },
};

/** Reads a tenant with these Endpoints. */
async function read(endpoints: readonly Record<string, unknown>[], setting: Setting = {}) {
  const seen: { listed?: Awaited<ReturnType<typeof listOf>>; log: string[] } = { log: [] };
  await withCognigy(setting, async ({ tenant }, fake) => {
    for (const endpoint of endpoints) fake.insert(endpoint);
    seen.listed = await tenant.list();
    seen.log = fake.log;
  });
  assert.ok(seen.listed);
  return { listed: seen.listed, log: seen.log };
}

type Denial = NonNullable<Setting["intercept"]>;

/** How reads of the first Endpoint are answered with 404, though it is there. */
const DENIALS: readonly (readonly [string, Denial])[] = [
  [
    "in JSON",
    denying((response) => sendJson(response, 404, problem(404, 1002, "The endpoint does not exist"))),
  ],
  [
    "with a page",
    denying((response) =>
      response.writeHead(404, { "content-type": "text/html" }).end("<html>404 Not Found</html>"),
    ),
  ],
];

function denying(answer: (response: Parameters<Denial>[1]) => void): Denial {
  return ({ method, url }, response) => {
    const isDenied = method === "GET" && url.pathname.endsWith(hex(1));
    if (isDenied) answer(response);
    return isDenied;
  };
}

/** The first read is answered as it should be. */
function afterList(intercept: Denial): Denial {
  let isFirst = true;
  return (request, response, tenant) => {
    const isRead = request.method === "GET" && request.url.pathname.endsWith(hex(1));
    if (isRead && isFirst) {
      isFirst = false;
      return false;
    }
    return intercept(request, response, tenant);
  };
}

function listOf({ reader }: ReturnType<typeof connectReader>) {
  return reader.list();
}

test("an Endpoint of ours is a webhook by its marker, and refers to things by name", async () => {
  const { listed } = await read([ORDERS]);
  assert.ok(listed.ok);
  const [live] = listed.value.webhooks;
  assert.ok(live?.endpoint);
  const { endpoint, labelled, ...rest } = live;
  assert.deepEqual(rest, {
    ...{ id: hex(1), name: "orders", version: 2, url: "https://api.acme.test/orders", method: "POST" },
    ...{ payloadFormat: "application/json", headers: [], status: "active", idempotencyKey: "orders:2" },
    ...{ etag: null, unknownFields: {} },
  });
  assert.deepEqual(labelled, {
    sunset: "2027-03-31",
    protect: true,
    secrets: new Map([["basicauth.password", "${secret:ORDERS_AUTH@3}"]]),
  });
  assert.deepEqual(
    { ...endpoint, addressToken: endpoint.addressToken.expose().length },
    {
      ...{ displayName: "Orders", channel: "webhook", serves: true, occupiedBy: null, remarks: [] },
      project: { id: PROJECT, name: PROJECT },
      flow: { id: MAIN, name: "Main" },
      locale: { id: ENGLISH, name: "English" },
      snapshot: null,
      basicAuth: { kind: "set", user: "acme", password: { kind: "readable", value: new Secret(PASSWORD) } },
      addressToken: 64,
      ...{ changedAt: 1_767_225_601, changedBy: US },
    },
  );
});

test("an Endpoint that names no flow has lost it, unless an agent answers there", async () => {
  const LOST = [
    [{ flowId: "" }, { id: "", name: null, isGone: true }],
    [{ flowId: null }, { id: "", name: null, isGone: true }],
    [
      { flowId: "", targetType: "agent", agentId: hex(7) },
      { id: "", name: null },
    ],
  ] as const;
  for (const [fields, expected] of LOST) {
    const { listed } = await read([{ ...ORDERS, ...fields }]);
    assert.ok(listed.ok);
    assert.deepEqual(listed.value.webhooks[0]?.endpoint?.flow, expected, JSON.stringify(fields));
  }
});

test("what somebody set of an Endpoint and no manifest can declare is known by name, and what a new one has is not", async () => {
  const OWN: readonly (readonly [Record<string, unknown>, readonly string[] | undefined])[] = [
    [{}, undefined],
    [{ maskLogging: true, useAnalytics: false }, ["useAnalytics", "maskLogging"]],
    [{ transformer: { abortOnError: true, outputTransformerEnabled: true } }, ["transformer"]],
    [{ transformer: { abortOnError: true, outputTransformerEnabled: false } }, undefined],
    [{ handoverSettings: { provider: "chatwoot" } }, ["handoverSettings"]],
    [{ translationSettings: { translationEnabled: true } }, ["translationSettings"]],
    [
      { settings: { webhookUrl: "https://api.acme.test/orders", authenticationMethod: "apiKey" } },
      ["settings.authenticationMethod"],
    ],
    [
      { settings: { webhookUrl: "https://api.acme.test/orders", "a b": "x", unset: "" } },
      ["settings.(redacted)"],
    ],
  ];
  for (const [fields, expected] of OWN) {
    const { listed } = await read([{ ...ORDERS, ...fields }]);
    assert.ok(listed.ok);
    assert.deepEqual(listed.value.webhooks[0]?.endpoint?.ownSettings, expected, JSON.stringify(fields));
  }
});

test("a project by its id costs one list each of flows, locales and Endpoints, and one read for each Endpoint", async () => {
  const { log } = await read([ORDERS, { ...ORDERS, foreignId: "", name: "Other" }]);
  assert.deepEqual(log.toSorted(), [
    "GET endpoints",
    "GET endpoints/1",
    "GET endpoints/2",
    "GET flows",
    "GET locales",
  ]);
});

test("a project by its name is looked up among all; one that is not there has no Endpoints", async () => {
  for (const [projects, expected] of [
    [["Shop"], [PROJECT]],
    [["Shop", PROJECT], [PROJECT]],
    [["shop"], []],
    [[hex(77)], []],
  ] as const) {
    const { listed } = await read([ORDERS], { options: { places: { projects, snapshots: [] } } });
    assert.ok(listed.ok);
    assert.deepEqual([...(listed.value.directory?.inside.keys() ?? [])], expected, projects.join());
    assert.equal(listed.value.webhooks.length, expected.length);
  }
});

test("a project that nobody declares any more is read where the records have something in it", async () => {
  const places = { projects: [hex(77)], snapshots: [] };
  await withCognigy({ options: { places } }, async ({ tenant }, fake) => {
    fake.insert(ORDERS);
    const found = async (also?: Parameters<typeof tenant.list>[0]) => {
      const listed = await tenant.list(also);
      return listed.ok ? listed.value.webhooks.map(({ name }) => name) : listed.error.message;
    };
    assert.deepEqual(await found(), []);
    assert.deepEqual(await found({ projects: [PROJECT], snapshots: [] }), ["orders"]);
    const flows = fake.log.filter((line) => line === "GET flows").length;
    assert.deepEqual(await found({ projects: [PROJECT], snapshots: [] }), ["orders"]);
    assert.deepEqual(await found(), ["orders"], "each list from then on");
    assert.equal(fake.log.filter((line) => line === "GET flows").length, flows, "what is known already");
  });
});

test("a project that the credentials do not see any more fails a list only where it is declared", async () => {
  const intercept: Setting["intercept"] = ({ url }, response) => {
    if (url.searchParams.get("projectId") !== hex(78)) return false;
    sendJson(response, 403, problem(403, 403, "Forbidden"));
    return true;
  };
  await withCognigy({ intercept }, async ({ tenant }, fake) => {
    fake.insert(ORDERS);
    const listed = await tenant.list({ projects: [hex(78)], snapshots: [] });
    assert.ok(listed.ok, listed.ok ? "" : listed.error.message);
    assert.equal(listed.value.webhooks.length, 1);
    assert.deepEqual([...(listed.value.directory?.inside.keys() ?? [])], [PROJECT]);
  });
  const places = { projects: [PROJECT, hex(78)], snapshots: [] };
  const { listed } = await read([ORDERS], { intercept, options: { places } });
  assert.equal(listed.ok ? null : listed.error.kind, "forbidden");
});

test("what is inside a snapshot is known by its reference id, and need have no other one", async () => {
  await withCognigy(
    { options: { places: { projects: [PROJECT], snapshots: ["Release 7"] } } },
    async ({ tenant }, fake) => {
      fake.resources.set(hex(902), [
        { referenceId: MAIN, name: "Main", resourceType: "flow" },
        { referenceId: ENGLISH, name: "English", resourceType: "locale" },
      ]);
      const listed = await tenant.list();
      assert.ok(listed.ok, listed.ok ? "" : listed.error.message);
      const [snapshot] = listed.value.directory?.inside.get(PROJECT)?.snapshots ?? [];
      assert.deepEqual(snapshot, {
        ...{ id: hex(902), name: "Release 7" },
        flows: [{ id: MAIN, name: "Main" }],
      });
    },
  );
});

/** Endpoints that each run another Snapshot, with its own Main inside. */
async function readRunning(count: number, setting: Setting = {}, missing: readonly number[] = []) {
  const seen: { listed?: Awaited<ReturnType<typeof listOf>>; log: string[] } = { log: [] };
  await withCognigy(setting, async ({ tenant }, fake) => {
    const numbers = Array.from({ length: count }, (_, index) => 1_000 + index);
    fake.snapshots = numbers
      .filter((number) => !missing.includes(number))
      .map((number) => ({ _id: hex(number), name: `Release ${number}` }));
    for (const number of numbers) {
      const flowId = `0000${number}-aaaa-4aaa-8aaa-000000000001`;
      fake.resources.set(hex(number), [{ referenceId: flowId, name: "Main", resourceType: "flow" }]);
      fake.insert({ ...ORDERS, foreignId: "", name: `E${number}`, entrypoint: hex(number), flowId });
    }
    seen.listed = await tenant.list();
    await tenant.list();
    seen.log = fake.log;
  });
  assert.ok(seen.listed?.ok);
  const runs = seen.listed.value.webhooks.map(({ endpoint }) => [endpoint?.snapshot, endpoint?.flow]);
  return { runs, log: seen.log.filter((line) => line.startsWith("GET snapshots")) };
}

test("an Endpoint that runs a Snapshot is read with what is inside, though no manifest names it", async () => {
  const { runs, log } = await readRunning(1);
  assert.deepEqual(runs, [
    [
      { id: hex(1_000), name: "Release 1000" },
      { id: "00001000-aaaa-4aaa-8aaa-000000000001", name: "Main" },
    ],
  ]);
  assert.deepEqual(log, ["GET snapshots", "GET snapshots/1000/resources"], "once in a run");
});

test("what is inside of more than ten Snapshots is not looked up, which is another thing than gone", async () => {
  const { runs, log } = await readRunning(12);
  assert.equal(log.length, 11, "in two lists");
  assert.deepEqual(
    runs.slice(9).map(([snapshot, flow]) => [snapshot?.name, flow?.name, flow?.isGone]),
    [
      ["Release 1009", "Main", undefined],
      ["Release 1010", null, undefined],
      ["Release 1011", null, undefined],
    ],
  );
});

test("a Snapshot that the tenant has no more is gone; one of a tenant that does not tell is not", async () => {
  const gone = await readRunning(1, {}, [1_000]);
  assert.deepEqual(gone.runs[0]?.[0], { id: hex(1_000), name: null, isGone: true });
  const intercept: Setting["intercept"] = ({ url }, response) => {
    if (!url.pathname.endsWith("/snapshots")) return false;
    sendJson(response, 403, problem(403, 403, "Forbidden"));
    return true;
  };
  const refused = await readRunning(1, { intercept });
  assert.deepEqual(refused.runs[0]?.[0], { id: hex(1_000), name: null });
});

test("every request asks for JSON and carries the key; no GET has a body", async () => {
  await withCognigy({}, async ({ tenant }, fake) => {
    fake.insert(ORDERS);
    await tenant.list();
    for (const { headers, body, method } of fake.received) {
      assert.equal(headers.accept, "application/json");
      assert.equal(headers["x-api-key"], KEY);
      assert.equal(method, "GET");
      assert.equal(body, "");
      assert.equal(headers["content-type"], undefined);
    }
  });
});

test("with client credentials a token is asked for without /new, as a form, without a scope", async () => {
  const auth = {
    kind: "client-credentials",
    tokenPath: "/auth/oauth2/token",
    clientId: "sync",
    clientSecret: new Secret("c1ient-secret"),
    credentialsIn: "body",
    scopes: [],
  } satisfies Authentication;
  await withCognigy({ tenant: { auth } }, async ({ tenant }, fake) => {
    assert.ok((await tenant.list()).ok);
    const [first, second] = fake.received;
    assert.equal(first?.url.pathname, "/auth/oauth2/token");
    assert.equal(first?.body, "grant_type=client_credentials&client_id=sync&client_secret=c1ient-secret");
    assert.equal(second?.headers.authorization, "Bearer t0ken-v2");
  });
});

for (const cursor of ["nextCursor", "next"] as const) {
  test(`a list of several pages is followed by cursor: ${cursor}`, async () => {
    const many = Array.from({ length: 250 }, (_, index) => ({ ...ORDERS, foreignId: "", name: `E${index}` }));
    const { listed, log } = await read(many, { behaviour: { cursor } });
    assert.ok(listed.ok);
    assert.equal(listed.value.webhooks.length, 250);
    assert.equal(listed.value.shortfall, null);
    assert.equal(log.filter((line) => line === "GET endpoints").length, 3);
  });
}

for (const channelFilter of ["works", "ignored", "refused"] as const) {
  test(`Endpoints of other channels are left aside, channel filter: ${channelFilter}`, async () => {
    const endpoints = [ORDERS, { name: "Chat", channel: "webchat3" }, { name: "Old", channel: "generic" }];
    const { listed, log } = await read(endpoints, { behaviour: { channelFilter } });
    assert.ok(listed.ok);
    assert.deepEqual(
      listed.value.webhooks.map(({ endpoint }) => endpoint?.displayName),
      ["Orders", "Old"],
    );
    assert.equal(listed.value.shortfall, null);
    assert.ok(!log.includes("GET endpoints/2"));
  });
}

const UNMARKED: readonly (readonly [string, Record<string, unknown>, string | null])[] = [
  ["no foreignId", { foreignId: "" }, null],
  ["somebody else's foreignId", { foreignId: "SAP-4711" }, "SAP-4711"],
  [
    "a display name like a key, made by somebody else",
    { foreignId: "", name: "orders@2", createdBy: hex(5) },
    null,
  ],
];

for (const [name, fields, occupiedBy] of UNMARKED) {
  test(`is not ours: ${name}`, async () => {
    const { listed } = await read([{ ...ORDERS, ...fields }]);
    assert.ok(listed.ok);
    const [live] = listed.value.webhooks;
    assert.deepEqual(
      [live?.name, live?.version, live?.idempotencyKey, live?.labelled, live?.endpoint?.occupiedBy],
      [fields.name ?? "Orders", 0, null, null, occupiedBy],
    );
  });
}

test("where markers stand in names, and where this user has made it, a display name is a marker", async () => {
  const endpoint = { ...ORDERS, foreignId: "", name: "orders@7" };
  for (const [setting, createdBy] of [
    [{}, US],
    [{ tenant: { marker: "name" } }, hex(5)],
  ] as const) {
    const { listed } = await read([{ ...endpoint, createdBy }], setting);
    assert.ok(listed.ok);
    const [live] = listed.value.webhooks;
    assert.deepEqual([live?.name, live?.version, live?.idempotencyKey], ["orders", 7, "orders:7"]);
  }
});

for (const [password, kind] of [
  ["plain", "readable"],
  ["masked", "masked"],
  ["absent", "masked"],
] as const) {
  test(`a password that the tenant shows ${password} is ${kind}`, async () => {
    const { listed } = await read([ORDERS], { behaviour: { password } });
    assert.ok(listed.ok);
    const basicAuth = listed.value.webhooks[0]?.endpoint?.basicAuth;
    assert.equal(basicAuth?.kind === "set" ? basicAuth.password.kind : "none", kind);
  });
}

test("what is read is known to be secret: no failure repeats a password or an address", async () => {
  const redactor = new Redactor();
  await withCognigy({ options: { redactor } }, async ({ tenant }, fake) => {
    const { URLToken } = fake.insert(ORDERS);
    await tenant.list();
    assert.ok(redactor.repeatsSecret(`it is ${PASSWORD}`));
    assert.ok(redactor.repeatsSecret(`https://endpoint.acme.test/${URLToken}`));
  });
});

test("a list that does not tell channels makes none another's: each is read, and shows its own", async () => {
  for (const channelFilter of ["works", "ignored"] as const) {
    const intercept: Setting["intercept"] = (request, response, tenant) => {
      if (!request.url.pathname.endsWith("/endpoints")) return false;
      const [status, body] = tenant.answer(request);
      const { items, ...page } = membersOf(body);
      assert.ok(Array.isArray(items));
      const untold = items.map((item) => ({ ...membersOf(item), channel: undefined }));
      sendJson(response, status, { ...page, items: untold });
      return true;
    };
    const voice = { ...ORDERS, foreignId: "", channel: "voiceGateway2" };
    const { listed, log } = await read([ORDERS, voice], { behaviour: { channelFilter }, intercept });
    assert.ok(listed.ok);
    assert.deepEqual(
      listed.value.webhooks.map(({ name, version }) => `${name}@${version}`),
      ["orders@2"],
    );
    assert.deepEqual([listed.value.unread, listed.value.shortfall], [[], null]);
    assert.equal(log.includes("GET endpoints/2"), channelFilter === "ignored");
  }
});

test("one that is gone when it is read is no failure", async () => {
  const intercept: Setting["intercept"] = ({ url }, response, tenant) => {
    if (!url.pathname.endsWith(hex(1))) return false;
    tenant.endpoints.delete(hex(1));
    sendJson(response, 404, problem(404, 1002, "Endpoint does not exist"));
    return true;
  };
  const { listed } = await read([ORDERS, { ...ORDERS, foreignId: "" }], { intercept });
  assert.ok(listed.ok);
  assert.equal(listed.value.webhooks.length, 1);
  assert.equal(listed.value.shortfall, null);
});

for (const [words, intercept] of DENIALS) {
  test(`one that lists show and reads deny (${words}) makes the listing short`, async () => {
    const { listed, log } = await read([ORDERS, { ...ORDERS, foreignId: "", name: "B" }], { intercept });
    assert.ok(listed.ok, listed.ok ? "" : listed.error.message);
    assert.match(listed.value.shortfall ?? "", /^1 Endpoint could not be read: Orders \(0+1\); GET .* 404/);
    assert.equal(listed.value.unread.length, 1);
    assert.ok(log.filter((line) => line === "GET endpoints").length <= 2);
  });

  test(`one that lists show and reads deny (${words}) is not said to be gone`, async () => {
    await withCognigy({ intercept: afterList(intercept) }, async ({ tenant }, fake) => {
      fake.insert(ORDERS);
      const listed = await tenant.list();
      assert.ok(listed.ok);
      const [live] = listed.value.webhooks;
      assert.ok(live);
      const gone = await tenant.get(live.id);
      assert.ok(!gone.ok);
      assert.equal(gone.error.kind, "malformed");
      const deleted = await tenant.delete(live, OPERATION);
      assert.ok(!deleted.ok);
      assert.equal(deleted.error.kind, "malformed");
      assert.equal(fake.endpoints.size, 1);
    });
  });
}

for (const status of [403, 500]) {
  test(`one whose read fails with ${status} makes the listing short`, async () => {
    const intercept: Setting["intercept"] = ({ url, method }, response) => {
      if (method !== "GET" || !url.pathname.endsWith(hex(1))) return false;
      sendJson(response, status, problem(status, status, "no"));
      return true;
    };
    const { listed } = await read([ORDERS, { ...ORDERS, foreignId: "", name: "B" }], { intercept });
    assert.ok(listed.ok);
    assert.match(
      listed.value.shortfall ?? "",
      /^1 Endpoint could not be read: Orders \(0+1\); GET .* was answered/,
    );
    assert.equal(listed.value.unread.length, 1);
  });
}

const UNUSABLE: readonly (readonly [string, unknown, RegExp])[] = [
  ["HAL", { _embedded: { endpoints: [] }, _links: {} }, /was answered with HAL, although JSON was asked for/],
  ["a bare array", [], /something that is not an object/],
  ["no items", { total: 0 }, /an object without items/],
  ["an entry without an id", { items: [{ name: "Orders" }] }, /an entry without an id/],
  ["a cursor that is a number", { items: [], nextCursor: 7 }, /a cursor that is not text/],
  ["an Endpoint without its own id", { items: [{ referenceId: MAIN }] }, /an entry without an id/],
  [
    "an empty page before others",
    { items: [], nextCursor: hex(1) },
    /was answered with an empty page that names a next one/,
  ],
  ["the same page for ever", { items: [{ _id: hex(1) }], nextCursor: hex(1) }, /the same page again/],
];

for (const [name, body, expected] of UNUSABLE) {
  test(`a list that is answered with ${name} is an error, not an empty list`, async () => {
    const intercept: Setting["intercept"] = ({ url }, response) => {
      if (url.pathname !== "/new/v2.0/endpoints") return false;
      sendJson(response, 200, body);
      return true;
    };
    const { listed } = await read([], { intercept });
    assert.ok(!listed.ok);
    assert.equal(listed.error.kind, "malformed");
    assert.match(listed.error.message, expected);
  });
}

for (const [total, expected] of [
  [2, /the tenant says that there are 2, it lists 1/],
  [1, /^$/],
] as const) {
  test(`a list that shows 1 of ${total}`, async () => {
    const intercept: Setting["intercept"] = ({ url }, response) => {
      if (url.pathname !== "/new/v2.0/endpoints") return false;
      sendJson(response, 200, {
        items: [{ _id: hex(1), name: "Orders", channel: "webhook" }],
        total,
        nextCursor: null,
      });
      return true;
    };
    const { listed } = await read([ORDERS], { intercept });
    assert.ok(listed.ok);
    assert.match(listed.value.shortfall ?? "", expected);
  });
}

test("an Endpoint that cannot be understood and may be ours ends the reading; another one is counted", async () => {
  const odd = { ...ORDERS, settings: { webhookUrl: 7 } };
  const ours = await read([odd], {
    options: { isRelevant: ({ idempotencyKey }) => idempotencyKey !== null },
  });
  assert.ok(!ours.listed.ok);
  assert.match(ours.listed.error.message, /Endpoint 0+1 \(Orders\), whose settings.webhookUrl is not text/);
  const other = await read([{ ...odd, foreignId: "" }], {
    options: { isRelevant: ({ idempotencyKey }) => idempotencyKey !== null },
  });
  assert.ok(other.listed.ok);
  assert.deepEqual(other.listed.value.webhooks, []);
  assert.equal(other.listed.value.unread[0]?.idempotencyKey, null);
});

test("a marker that begins like ours and is not understood is never passed over", async () => {
  const { listed } = await read([{ ...ORDERS, foreignId: "webhook-sync/2 orders@2" }], {
    options: { isRelevant: ({ idempotencyKey }) => idempotencyKey === "orders:2" },
  });
  assert.ok(!listed.ok);
  assert.match(listed.error.message, /whose foreignId begins like ours and is not understood/);
});

const BUDGETS: readonly (readonly [string, Setting["tenant"], RegExp])[] = [
  [
    "reads",
    { reads: 2 },
    /reading 3 Endpoints one by one is more than tenant.reads allows, which is 2; nothing was read/,
  ],
  [
    "half of a rate of minutes",
    { rateLimit: { requests: 8, perMs: 300_000 } },
    /takes more than half of the 5 requests that tenant.rateLimit leaves for 5 min/,
  ],
];

for (const [name, tenant, expected] of BUDGETS) {
  test(`more Endpoints than ${name} are not read`, async () => {
    const { listed, log } = await read([ORDERS, { ...ORDERS, foreignId: "" }, { ...ORDERS, foreignId: "" }], {
      tenant: tenant ?? {},
    });
    assert.ok(!listed.ok);
    assert.match(listed.error.message, expected);
    assert.ok(listed.error.hint);
    assert.ok(log.every((line) => !line.startsWith("GET endpoints/")));
  });
}

test("what a rate of minutes leaves is counted anew in each period", async () => {
  for (const [endpoints, requests] of [
    [[ORDERS], 8],
    [[], 3],
  ] as const) {
    const clock = new JumpClock();
    const setting = { tenant: { rateLimit: { requests, perMs: 300_000 } }, options: { clock } };
    await withCognigy(setting, async ({ tenant }, fake) => {
      for (const endpoint of endpoints) fake.insert(endpoint);
      for (let period = 0; period < 3; period += 1) {
        const listed = await tenant.list();
        assert.ok(listed.ok, JSON.stringify(listed));
        clock.advance(301_000);
      }
    });
  }
});

test("what will be read is told before it is read", async () => {
  const told: (readonly number[])[] = [];
  await read([ORDERS, { ...ORDERS, foreignId: "" }], { options: { onReads: (...cost) => told.push(cost) } });
  // One list each of flows, locales and Endpoints, and the reads.
  assert.deepEqual(told, [[2, 5]]);
});

test("a page for people says where the API is", async () => {
  const fake = await FakeCognigy.start({}, (_, response) => {
    response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Cognigy.AI</title>");
    return true;
  });
  const reader = connectReader(optionsFor(cognigyAt(fake.url)));
  try {
    const listed = await reader.reader.list();
    assert.ok(!listed.ok);
    assert.match(listed.error.message, /was answered 200 with a page of HTML/);
    assert.match(listed.error.hint ?? "", /where people go: the API has a host of its own/);
  } finally {
    await reader.close();
    await fake.close();
  }
});

for (const [name, type, expected] of [
  ["with JSON", "application/json", /the roles endpoint_admin and basic/],
  ["without JSON", "text/html", /a firewall or a content delivery network/],
] as const) {
  test(`403 ${name} has a hint of its own`, async () => {
    const intercept: Setting["intercept"] = (_, response) => {
      const body =
        type === "text/html" ? "<html>Forbidden</html>" : JSON.stringify(problem(403, 403, "Forbidden"));
      response.writeHead(403, { "content-type": type }).end(body);
      return true;
    };
    const { listed } = await read([ORDERS], { intercept });
    assert.ok(!listed.ok);
    assert.equal(listed.error.kind, "forbidden");
    assert.match(listed.error.hint ?? "", expected);
  });
}

test("settings that no longer fit into a write are remarked on before anybody writes", async () => {
  const { listed } = await read([
    { ...ORDERS, settings: { webhookUrl: "https://api.acme.test/", notes: "ä".repeat(29_500) } },
  ]);
  assert.ok(listed.ok);
  assert.match(
    listed.value.webhooks[0]?.endpoint?.remarks.join() ?? "",
    /its settings take 60 kB and are written whole: Cognigy.AI takes no more than 60 kB/,
  );
});
