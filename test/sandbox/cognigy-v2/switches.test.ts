import assert from "node:assert/strict";
import { test } from "node:test";
import { type JsonObject, membersOf } from "../../../src/base/json.ts";
import { OTHER_USER, OWN_USER } from "../../../src/sandbox/cognigy-v2/world.ts";
import { readLog } from "../../../src/sandbox/wire/logs.ts";
import { exchange, objectOf, type Reply } from "../exchange.ts";
import { requestOAuthToken } from "../started.ts";
import { endpoint, itemsOf, startedCognigy } from "./started.ts";

function detailOf(reply: Reply): unknown {
  return objectOf(reply).detail;
}

test("paths without /new are there where the tenant has both", async (t) => {
  const { sandbox } = await startedCognigy(t, { switches: { prefix: "both" } });
  const headers = { accept: "application/json", "x-api-key": sandbox.apiKey.expose() };
  for (const prefix of ["", "/new"])
    assert.equal(
      (await exchange(new URL(`${prefix}/v2.0/flows`, sandbox.baseUrl), "GET", headers)).status,
      200,
    );
});

test("the address of the web interface answers everything with a page", async (t) => {
  const { call } = await startedCognigy(t, { switches: { host: "ui" } });
  const page = await call("GET", "/endpoints");
  assert.equal(page.status, 200);
  assert.match(page.text, /^<!doctype html>/);
});

test("JSON for who asks for nothing, 200 for writes, and a GET with a body that is let through", async (t) => {
  const switches = {
    acceptDefault: "json",
    updateAnswer: 200,
    deleteAnswer: 200,
    getBody: "ignore",
  } as const;
  const { call, make } = await startedCognigy(t, { switches });
  const path = `/endpoints/${await make()}`;
  const read = await call("GET", path, { x: 1 }, { accept: "*/*", "content-length": "7" });
  assert.match(String(read.headers["content-type"]), /^application\/json/);
  const changed = await call("PATCH", path, { active: true });
  assert.deepEqual([changed.status, objectOf(changed).active], [200, true]);
  const deleted = await call("DELETE", path);
  assert.deepEqual([deleted.status, deleted.text], [200, "{}"]);
});

test("more requests than the rate allows are refused until the window ends", async (t) => {
  for (const [retryAfter, header] of [
    ["seconds", "60"],
    ["date", "Mon, 23 Nov 2026 12:01:00 GMT"],
    ["absent", undefined],
  ] as const) {
    const rateLimit = { requests: 2, windowSeconds: 60, retryAfter };
    const { call, clock } = await startedCognigy(t, { switches: { rateLimit } });
    for (const status of [200, 200, 429]) assert.equal((await call("GET", "/users/me")).status, status);
    const refused = await call("GET", "/users/me");
    assert.equal(refused.headers["retry-after"], header);
    assert.equal(objectOf(refused).code, 429);
    clock.advance(60_000);
    assert.equal((await call("GET", "/users/me")).status, 200);
  }
});

test("a token opens the API for a quarter of an hour, or until it is revoked", async (t) => {
  const { sandbox, call, clock } = await startedCognigy(t);
  const issue = async () => {
    const reply = await requestOAuthToken(sandbox, "/auth/oauth2/token");
    const { access_token, expires_in, token_type } = objectOf(reply);
    assert.deepEqual([expires_in, token_type], [900, "Bearer"]);
    return String(access_token);
  };
  const get = async (token: string) => {
    const url = new URL("/new/v2.0/users/me", sandbox.baseUrl);
    return (await exchange(url, "GET", { authorization: `Bearer ${token}` })).status;
  };
  const first = await issue();
  assert.equal(await get(first), 200);
  clock.advance(900_000);
  assert.equal(await get(first), 401);
  const second = await issue();
  const body = JSON.stringify({ token: second });
  const revoke = new URL("/auth/oauth2/revoke", sandbox.baseUrl);
  assert.equal((await exchange(revoke, "POST", { "content-type": "application/json" }, body)).status, 200);
  assert.equal(await get(second), 401);
  const granted = objectOf(await requestOAuthToken(sandbox, "/auth/oauth2/token"));
  const renewing = { grant_type: "refresh_token", refresh_token: String(granted.refresh_token) };
  const renewed = objectOf(await requestOAuthToken(sandbox, "/auth/oauth2/token", renewing));
  assert.equal(await get(String(renewed.access_token)), 200);
  const again = await requestOAuthToken(sandbox, "/auth/oauth2/token", renewing);
  assert.deepEqual([again.status, objectOf(again).error], [400, "invalid_grant"], "good once");
  const wrong = await requestOAuthToken(sandbox, "/auth/oauth2/token", { client_secret: "wrong" });
  assert.deepEqual([wrong.status, objectOf(wrong).error], [401, "invalid_client"]);
  assert.equal((await call("GET", "/users/me")).status, 200);
});

test("a key whose user may only read, or nothing", async (t) => {
  const reader = await startedCognigy(t, { switches: { rights: "basic" } });
  assert.equal((await reader.call("GET", "/endpoints")).status, 200);
  const refused = await reader.call("POST", "/endpoints", endpoint(reader.sandbox));
  assert.deepEqual([refused.status, objectOf(refused).code], [403, 403]);
  const nobody = await startedCognigy(t, { switches: { rights: "none", unseenProject: 403 } });
  assert.equal((await nobody.call("GET", "/endpoints")).status, 403);
  assert.equal((await nobody.call("GET", "/users/me")).status, 200);
});

test("a list may name its cursors otherwise, cut its pages, and not know channels", async (t) => {
  const switches = {
    cursorNames: "next",
    limitOver100: "cut",
    channelFilter: "ignored",
    filter: "exact",
  } as const;
  const { call, make } = await startedCognigy(t, { switches });
  await make({ name: "orders", channel: "rest" });
  await make({ name: "orders-2" });
  const page = objectOf(await call("GET", "/endpoints?limit=1&channel=webhook"));
  assert.deepEqual(
    [page.total, typeof page.next, page.previous, page.nextCursor],
    [2, "string", null, undefined],
  );
  assert.equal((await call("GET", "/endpoints?limit=500")).status, 200);
  assert.equal(itemsOf(await call("GET", "/endpoints?filter=orders")).length, 1);
  const strict = await startedCognigy(t, { switches: { channelFilter: "refused", unseenProject: 403 } });
  const refused = await strict.call("GET", "/endpoints?channel=webhook");
  assert.equal(detailOf(refused), "The requested field channel does not exist");
  assert.equal((await strict.call("GET", `/endpoints?projectId=${"0".repeat(24)}`)).status, 403);
});

test("a write is invisible in lists for a while, but not to a read", async (t) => {
  const { call, make, clock } = await startedCognigy(t, { switches: { listLagMs: 2_000 } });
  clock.advance(5_000);
  const id = await make();
  assert.deepEqual(itemsOf(await call("GET", "/endpoints")), []);
  assert.equal((await call("GET", `/endpoints/${id}`)).status, 200);
  clock.advance(2_000);
  assert.equal(itemsOf(await call("GET", "/endpoints")).length, 1);
});

test("settings that are merged, and a password that is masked or absent", async (t) => {
  const merging = await startedCognigy(t, { switches: { settingsPatch: "merge", password: "masked" } });
  const path = `/endpoints/${await merging.make()}`;
  await merging.call("PATCH", path, { settings: { webhookUrl: "https://b.test/" } });
  const { settings } = objectOf(await merging.call("GET", path));
  const { basicAuthPassword, ...others } = membersOf(settings);
  assert.deepEqual(others, { webhookUrl: "https://b.test/", basicAuthUser: "cognigy" });
  assert.match(String(basicAuthPassword), /^•+$/);
  const absent = await startedCognigy(t, { switches: { password: "absent" } });
  const read = await absent.call("GET", `/endpoints/${await absent.make()}`);
  assert.deepEqual(Object.keys(membersOf(objectOf(read).settings)), ["webhookUrl", "basicAuthUser"]);
  assert.ok(!read.text.includes("canary"));
});

test("a foreignId that is dropped or refused", async (t) => {
  const dropping = await startedCognigy(t, { switches: { foreignId: "dropped" } });
  const made = await dropping.call("POST", "/endpoints", endpoint(dropping.sandbox, { foreignId: "mine" }));
  assert.deepEqual([made.status, objectOf(made).foreignId], [201, ""]);
  const refusing = await startedCognigy(t, { switches: { foreignId: "refused" } });
  const refused = await refusing.call("POST", "/endpoints", endpoint(refusing.sandbox));
  assert.equal(detailOf(refused), "Validation failed. Field 'foreignId' is not allowed.");
});

test("names that have to be unique in their project", async (t) => {
  const { call, make, sandbox } = await startedCognigy(t, { switches: { names: "unique" } });
  await make();
  const twin = await call("POST", "/endpoints", endpoint(sandbox));
  assert.deepEqual([twin.status, objectOf(twin).code], [409, 1004]);
  const path = `/endpoints/${await make({ name: "stock" })}`;
  assert.equal((await call("PATCH", path, { name: "orders" })).status, 409);
  assert.equal((await call("PATCH", path, { name: "stock" })).status, 204);
});

test("a URLToken of a client's own is ignored, taken or refused", async (t) => {
  const URLToken = "ab".repeat(32);
  for (const urlToken of ["ignored", "honoured"] as const) {
    const { call, sandbox } = await startedCognigy(t, { switches: { urlToken } });
    const made = objectOf(await call("POST", "/endpoints", endpoint(sandbox, { URLToken })));
    assert.equal(made.URLToken === URLToken, urlToken === "honoured");
  }
  const { call, sandbox } = await startedCognigy(t, { switches: { urlToken: "refused" } });
  const refused = await call("POST", "/endpoints", endpoint(sandbox, { URLToken }));
  assert.equal(detailOf(refused), "Validation failed. Field 'URLToken' is not allowed.");
});

test("a tenant of 2026 has agents, icons and keys of Endpoints, and no url where there was one", async (t) => {
  const { call, make, sandbox } = await startedCognigy(t, { switches: { era: "2026" } });
  const id = await make({ targetType: "flow", agentId: "", customIcon: "bell" });
  const whole = objectOf(await call("GET", `/endpoints/${id}`));
  assert.deepEqual([whole.targetType, whole.agentId, whole.customIcon], ["flow", "", "bell"]);
  assert.equal(itemsOf(await call("GET", "/endpoints?targetType=flow"))[0]?.agentId, "");
  const cleared = await call("PATCH", `/endpoints/${id}`, { settings: { webhookUrl: "" } });
  assert.equal(cleared.status, 204, "a url can be removed");
  const wrong = await call("PATCH", `/endpoints/${id}`, { targetType: "person" });
  assert.equal(detailOf(wrong), "Validation failed. Invalid value for field 'targetType'.");

  const created = objectOf(await call("POST", `/endpoints/${id}/apikeys`, { name: "shop" }));
  const { key, ...shown } = created;
  assert.match(String(key), /^[0-9a-f]{64}$/);
  const keys: unknown = JSON.parse((await call("GET", `/endpoints/${id}/apikeys`)).text);
  assert.deepEqual(keys, [shown], "the key is shown once");
  assert.equal((await call("DELETE", `/endpoints/${id}/apikeys/${shown._id}`)).status, 204);
  assert.equal((await call("DELETE", `/endpoints/${id}/apikeys/${shown._id}`)).status, 404);

  const headers = { "x-api-key": sandbox.apiKey.expose() };
  const viewer = objectOf(
    await exchange(new URL("/openapi/openapi-viewer.json", sandbox.baseUrl), "GET", headers),
  );
  assert.equal(membersOf(viewer.info).version, "2026.16.0");
  assert.ok(JSON.stringify(viewer.components).includes("customIcon"));
});

test("a batch is looked at as a whole before its first write", async (t) => {
  const { call, make, sandbox } = await startedCognigy(t);
  const { projectId: _, ...value } = endpoint(sandbox, { name: "batched" });
  const [changed, removed] = [await make(), await make({ name: "old" })];
  const batch = (operations: unknown) =>
    call("PATCH", `/endpoints?projectId=${sandbox.projectId}`, { operations });
  const refused: readonly (readonly [unknown, string])[] = [
    [
      [
        { op: "create", value },
        { op: "create", value: { ...value, version: 1 } },
      ],
      "Validation failed. Field 'version' is not allowed.",
    ],
    [
      [
        { op: "create", value },
        { op: "delete", id: "0".repeat(24) },
      ],
      `Endpoint with the id '${"0".repeat(24)}' does not exist.`,
    ],
    [[{ op: "replace", id: changed }], "Validation failed. Invalid value for field 'operations[0].op'."],
    [[{ op: "update", id: changed }], "Validation failed. Missing field 'operations[0].value'."],
    [[{ op: "update", value: {} }], "Validation failed. Missing field 'operations[0].id'."],
    [new Array(101).fill({ op: "delete", id: removed }), "Only 100 operations per batch call allowed"],
    [{}, "Validation failed. Field 'operations' should be of type 'array'."],
  ];
  for (const [operations, text] of refused) assert.equal(detailOf(await batch(operations)), text);
  assert.equal(itemsOf(await call("GET", "/endpoints")).length, 2, "nothing was done");
  assert.equal(
    detailOf(await call("PATCH", "/endpoints", { operations: [] })),
    "Validation failed. Missing field 'projectId'.",
  );

  const done = await batch([
    { op: "create", value },
    { op: "update", id: changed, value: { active: true } },
    { op: "delete", id: removed },
  ]);
  const { created, updated, deleted } = objectOf(done);
  assert.deepEqual([updated, deleted], [[changed], [removed]]);
  const names = itemsOf(await call("GET", "/endpoints?sort=name:asc")).map(({ name, _id }) => [name, _id]);
  assert.deepEqual(names, [
    ["batched", [created].flat()[0]],
    ["orders", changed],
  ]);
});

test("a call goes wrong as its fault says, with and without effect", async (t) => {
  const faults = [
    { kind: "reset", call: "create", at: 1, commits: true },
    { kind: "status", call: "create", at: 2, status: 503, commits: false },
    { kind: "status", call: "lookup", at: 1, status: 403, commits: false, page: true },
    { kind: "status", call: "patch", at: 1, status: 500, commits: true, name: "orders" },
  ] as const;
  const { call, sandbox, directory } = await startedCognigy(t, { switches: { faults } });
  await assert.rejects(call("POST", "/endpoints", endpoint(sandbox)));
  const page = await call("POST", "/endpoints", endpoint(sandbox, { name: "lost" }));
  assert.deepEqual([page.status, page.headers["content-type"]], [503, "text/html; charset=utf-8"]);
  const [made, ...more] = itemsOf(await call("GET", "/endpoints"));
  assert.deepEqual([made?.name, more], ["orders", []]);
  const forbidden = await call("GET", "/flows");
  assert.deepEqual([forbidden.status, forbidden.text.startsWith("<!doctype html>")], [403, true]);
  const failed = await call("PATCH", `/endpoints/${made?._id}`, { active: true });
  assert.deepEqual([failed.status, objectOf(failed).code], [500, 1008]);
  assert.equal(objectOf(await call("GET", `/endpoints/${made?._id}`)).active, true);
  const entries = readLog(directory, "requests").map(({ call: kind, committed, write }) => [
    kind,
    committed,
    write,
  ]);
  assert.deepEqual(entries.slice(0, 2), [
    ["create", true, { name: "orders", version: null, status: "inactive" }],
    ["create", false, { name: "lost", version: null, status: "inactive" }],
  ]);
});

test("a second person edits, makes and removes Endpoints beside the calls", async (t) => {
  const fields = { channel: "webhook", name: "clicked" };
  const life = [
    {
      call: "get",
      at: 1,
      when: "before",
      happening: { kind: "edit", name: "orders", change: { active: true } },
    },
    { call: "patch", at: 1, when: "after", happening: { kind: "remove", name: "orders" } },
  ] as const;
  const { call, make, sandbox } = await startedCognigy(t, { switches: { life } });
  const path = `/endpoints/${await make()}`;
  const edited = objectOf(await call("GET", path));
  assert.deepEqual([edited.active, edited.lastChangedBy, edited.createdBy], [true, OTHER_USER, OWN_USER]);
  assert.equal((await call("PATCH", path, { active: false })).status, 204);
  assert.equal((await call("GET", path)).status, 404);

  const happen = (event: JsonObject) =>
    exchange(new URL("/_sandbox/happen", sandbox.baseUrl), "POST", {}, JSON.stringify(event));
  const clicked = await happen({ kind: "click", fields: { ...fields, projectId: sandbox.projectId } });
  assert.equal(clicked.status, 204);
  assert.equal(itemsOf(await call("GET", "/endpoints"))[0]?.createdBy, OTHER_USER);
  for (const [event, text] of [
    [{ kind: "earthquake" }, "Validation failed. Invalid value for field 'kind'."],
    [{ kind: "remove" }, "Validation failed. Missing field 'name'."],
    [{ kind: "remove", name: "nobody" }, "Endpoint with the id 'nobody' does not exist."],
    [{ kind: "click", fields }, "Validation failed. Missing field 'projectId'."],
  ] as const) {
    const refused = await happen(event);
    assert.deepEqual([refused.status, objectOf(refused).message], [400, text]);
  }
});

test("a Snapshot restore makes flows again, and points only Endpoints of the primary locale to them", async (t) => {
  for (const lastChangedOn of ["every", "own-writes"] as const) {
    const { call, make, sandbox, clock } = await startedCognigy(t, { switches: { lastChangedOn } });
    const refer = async (collection: string, name: string) =>
      String(itemsOf(await call("GET", `/${collection}?name=${name}`))[0]?.referenceId);
    const flowId = await refer("flows", "Main");
    const german = await refer("locales", "German");
    const primary = `/endpoints/${await make({ flowId, localeId: await refer("locales", "English") })}`;
    const other = `/endpoints/${await make({ flowId, localeId: german })}`;
    const before = objectOf(await call("GET", primary));
    clock.advance(60_000);
    const event = { kind: "restore-snapshot", project: "Webhooks", snapshot: "Release 1" } as const;
    assert.ok(sandbox.happen(event).ok);

    const restored = await refer("flows", "Main");
    assert.notEqual(restored, flowId);
    const pointed = objectOf(await call("GET", primary));
    assert.deepEqual([pointed.flowId, pointed.localeId], [restored, await refer("locales", "English")]);
    assert.equal(pointed.lastChanged === before.lastChanged, lastChangedOn === "own-writes");
    const left = objectOf(await call("GET", other));
    assert.deepEqual([left.flowId, left.localeId], [flowId, german], "what is gone");
    const [project] = itemsOf(await call("GET", "/projects"));
    const [english] = itemsOf(await call("GET", "/locales?primary=true"));
    assert.equal(project?.primaryLocaleReference, english?._id);
  }
});

test("a Package brings a copy with the same foreignId and another address", async (t) => {
  const { call, make, sandbox } = await startedCognigy(t);
  await make({ foreignId: "marker" });
  assert.ok(sandbox.happen({ kind: "import-package", name: "orders", project: "Webhooks" }).ok);
  const copies = itemsOf(await call("GET", "/endpoints"));
  assert.equal(new Set(copies.map(({ URLToken }) => URLToken)).size, 2);
  for (const { _id } of copies)
    assert.equal(objectOf(await call("GET", `/endpoints/${_id}`)).foreignId, "marker");
});

test("each output of a call into an Endpoint reaches its webhook, with Basic credentials", async (t) => {
  const { call, make, sandbox, directory } = await startedCognigy(t, { switches: { era: "2026" } });
  const id = await make({ active: true });
  const { URLToken } = objectOf(await call("GET", `/endpoints/${id}`));
  const tell = (body: JsonObject, headers: Readonly<Record<string, string>> = {}) =>
    exchange(new URL(`/${URLToken}`, sandbox.endpointBaseUrl), "POST", headers, JSON.stringify(body));
  const message = { userId: "u", sessionId: "s", text: "hello", data: { order: 7 } };
  assert.equal((await tell(message)).status, 200);
  const [delivery] = readLog(directory, "deliveries");
  assert.deepEqual(
    [delivery?.host, delivery?.method, delivery?.path],
    ["api.example.test", "POST", "/orders"],
  );
  assert.ok(delivery?.headerNames.includes("authorization"));
  const { AIOutput, ...rest } = membersOf(delivery?.body);
  assert.deepEqual(rest, { userId: "u", sessionId: "s" });
  const { traceId, ...output } = membersOf(AIOutput);
  assert.match(String(traceId), /^endpoint-httpIncomingMessage-[0-9a-f-]{36}$/);
  assert.deepEqual(output, {
    text: "hello",
    data: { order: 7 },
    disableSensitiveLogging: false,
    source: "bot",
  });

  const { key } = objectOf(await call("POST", `/endpoints/${id}/apikeys`, { name: "shop" }));
  assert.equal((await tell(message)).status, 401);
  assert.equal((await tell(message, { "x-webhook-key": String(key) })).status, 200);
  await call("PATCH", `/endpoints/${id}`, { active: false });
  assert.equal((await tell(message, { "x-webhook-key": String(key) })).status, 403);
  assert.equal((await tell({ text: "?" }, { "x-webhook-key": String(key) })).status, 403);
  assert.equal(readLog(directory, "deliveries").length, 2);
});
