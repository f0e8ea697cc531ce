import assert from "node:assert/strict";
import { connect } from "node:net";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import type { Route } from "../../src/sandbox/integrations-v1/route.ts";
import type { Failure, Fault } from "../../src/sandbox/wire/faults.ts";
import { FaultSchedule } from "../../src/sandbox/wire/faults.ts";
import { readLog } from "../../src/sandbox/wire/logs.ts";
import { exchange, idOf, objectOf } from "./exchange.ts";
import { requestToken, type Started, started, webhook } from "./started.ts";

const CALLS: readonly Route["kind"][] = ["token", "list", "get", "create", "replace", "delete"];

/** How many integrations more there are after such a call. */
const GROWTH: Readonly<Record<Route["kind"], number>> = {
  token: 0,
  list: 0,
  get: 0,
  create: 1,
  replace: 0,
  patch: 0,
  delete: -1,
};

/** Makes one call of a kind. */
async function make(call: Route["kind"], { sandbox, call: request }: Started, id: string) {
  switch (call) {
    case "token":
      return requestToken(sandbox);
    case "list":
      return request("GET", "");
    case "get":
      return request("GET", `/${id}`);
    case "create":
      return request("POST", "", webhook({ version: 2 }));
    case "replace":
      return request("PUT", `/${id}`, webhook({ status: "active" }));
    case "patch":
      return request("PATCH", `/${id}`, { status: "active" });
    case "delete":
      return request("DELETE", `/${id}`);
  }
}

/** A sandbox with one integration and these faults; they count from here. */
async function faulty(t: Parameters<typeof started>[0], faults: readonly Fault[]) {
  const calm = await started(t);
  const id = idOf(await calm.call("POST", "", webhook()));
  const tenant = await started(t, { directory: calm.directory, switches: { faults } });
  return { ...tenant, id, calm };
}

test("a fault happens to the calls that its position names", () => {
  const html: Failure = { kind: "html" };
  const table: readonly [Fault["at"], string][] = [
    [1, "x..."],
    [3, "..x."],
    ["all", "xxxx"],
    [{ from: 2 }, ".xxx"],
  ];
  for (const [at, expected] of table) {
    const schedule = new FaultSchedule([{ ...html, call: "list", at }]);
    const seen = [1, 2, 3, 4].map(() => {
      assert.equal(schedule.next("create", null), null);
      return schedule.next("list", null) === null ? "." : "x";
    });
    assert.equal(seen.join(""), expected);
  }
  const named = new FaultSchedule([
    { ...html, call: "any", at: 2, name: "orders" },
    { kind: "hang", commits: false, call: "any", at: "all", name: "billing" },
  ]);
  const kinds = ["orders", "billing", "orders", null, "orders"].map(
    (name) => named.next("create", name)?.kind,
  );
  assert.deepEqual(kinds, [undefined, "hang", "html", undefined, undefined]);
});

test("a status in place of an answer, before and after the commit, for every call", async (t) => {
  for (const call of CALLS)
    for (const commits of [false, true]) {
      const cell = `${call}, ${commits ? "after" : "before"} the commit`;
      const tenant = await faulty(t, [{ kind: "status", status: 500, commits, call, at: 1 }]);
      assert.equal((await make(call, tenant, tenant.id)).status, 500, cell);
      const writes = call === "create" || call === "replace" || call === "delete";
      const entry = readLog(tenant.directory, "requests").at(-1);
      assert.equal(entry?.committed, commits && writes, cell);
      assert.equal(entry?.fault, "status");
      const { total, items } = objectOf(await tenant.calm.call("GET", ""));
      assert.equal(total, 1 + (commits ? GROWTH[call] : 0), cell);
      assert.equal(JSON.stringify(items).includes('"active"'), commits && call === "replace", cell);
    }
});

test("every status has the shape of whoever sends it, and Retry-After any form", async (t) => {
  const { clock, call, sandbox } = await faulty(t, [
    {
      call: "list",
      at: 1,
      kind: "status",
      status: 429,
      commits: false,
      retryAfter: { form: "seconds", seconds: 7 },
    },
    {
      call: "list",
      at: 2,
      kind: "status",
      status: 429,
      commits: false,
      retryAfter: { form: "date", seconds: -60 },
    },
    {
      call: "list",
      at: 3,
      kind: "status",
      status: 429,
      commits: false,
      retryAfter: { form: "text", text: "soon" },
    },
    { call: "list", at: 4, kind: "status", status: 429, commits: false, retryAfter: { form: "absent" } },
    { call: "list", at: 5, kind: "status", status: 503, commits: false },
    { call: "list", at: 6, kind: "status", status: 409, commits: false },
    { call: "token", at: 2, kind: "status", status: 401, commits: false },
  ]);
  const past = new Date(clock.now().getTime() - 60_000).toUTCString();
  for (const expected of ["7", past, "soon", undefined])
    assert.equal((await call("GET", "")).headers["retry-after"], expected);
  assert.match(String((await call("GET", "")).headers["content-type"]), /html/);
  assert.equal(objectOf(await call("GET", "")).code, 1004);
  assert.equal((await call("GET", "")).status, 200);
  assert.equal(objectOf(await requestToken(sandbox)).error, "invalid_client");
});

test("a reset and a hang, before and after the commit", async (t) => {
  for (const kind of ["reset", "hang"] as const)
    for (const commits of [false, true]) {
      const tenant = await faulty(t, [{ kind, commits, call: "create", at: 1 }]);
      const { access_token } = objectOf(await requestToken(tenant.sandbox));
      const impatient = new AbortController();
      const url = new URL("/api/v1/integrations", tenant.sandbox.baseUrl);
      const headers = { authorization: `Bearer ${access_token}`, "content-type": "application/json" };
      const body = JSON.stringify(webhook({ version: 2 }));
      const reply = exchange(url, "POST", headers, body, impatient.signal);
      const rejection = assert.rejects(reply, { code: kind === "reset" ? "ECONNRESET" : "ABORT_ERR" });
      await recorded(tenant.directory, kind);
      if (kind === "hang") impatient.abort();
      await rejection;
      assert.equal(readLog(tenant.directory, "requests").at(-1)?.status, null);
      assert.equal(objectOf(await tenant.calm.call("GET", "")).total, commits ? 2 : 1);
    }
});

test("a body that ends in the middle, by Content-Length, in chunks or undelimited", async (t) => {
  for (const framing of ["length", "chunked", "close"] as const) {
    const tenant = await faulty(t, [{ kind: "cut", framing, call: "token", at: 1 }]);
    const bytes = await rawTokenAnswer(tenant);
    const [head = "", body = ""] = bytes.split("\r\n\r\n");
    assert.match(head, /^HTTP\/1\.1 200 OK/);
    assert.match(head, /connection: close/i);
    const declared = Number(/content-length: ([0-9]+)/i.exec(head)?.[1]);
    assert.equal(framing === "length", declared > body.length, framing);
    assert.equal(framing === "chunked", /transfer-encoding: chunked/i.test(head), framing);
    assert.ok(!body.endsWith("0\r\n\r\n") && !body.endsWith("}"));
    assert.match(body, /"access_token"/);
  }
});

test("bodies that are not what they should be", async (t) => {
  const { call, id, sandbox } = await faulty(t, [
    { kind: "html", call: "list", at: 1 },
    { kind: "wrong-types", call: "get", at: 1 },
    { kind: "unknown-enum", call: "list", at: 2 },
    { kind: "unknown-enum", call: "token", at: 2 },
  ]);
  const page = await call("GET", "");
  assert.equal(page.status, 200);
  assert.match(page.text, /^<!doctype html>/);
  const confused = objectOf(await call("GET", `/${id}`));
  assert.deepEqual([confused.version, confused.name, confused.id], ["1", 6, 24]);
  assert.ok((await call("GET", "")).text.includes('"status":"hibernating"'));
  assert.equal(objectOf(await requestToken(sandbox)).token_type, "carrier-pigeon");
});

test("listing faults reach the listing", async (t) => {
  const { call, calm } = await faulty(t, [
    { kind: "cursor-loop", call: "list", at: 1 },
    { kind: "list-shift", by: "removal", call: "list", at: { from: 2 } },
  ]);
  await calm.call("POST", "", webhook({ version: 2 }));
  const looping = objectOf(await call("GET", "?limit=1"));
  const again = objectOf(await call("GET", `?limit=1&next=${looping.nextCursor}`));
  assert.deepEqual(again.items, looping.items);
  assert.deepEqual(objectOf(await call("GET", "?limit=1&skip=1")).items, []);
});

test("a dripping body comes whole, a byte at a time", async (t) => {
  const { sandbox, clock } = await faulty(t, [{ kind: "drip", intervalMs: 1000, call: "token", at: 1 }]);
  let whole = false;
  const reply = requestToken(sandbox).finally(() => {
    whole = true;
  });
  let bytes = 0;
  while (!whole) {
    if (clock.sleeping > 0) {
      clock.advance(1000);
      bytes += 1;
    }
    await turn();
  }
  const { text } = await reply;
  assert.equal(bytes, text.length);
  assert.equal(typeof JSON.parse(text).access_token, "string");
});

test("a decompression bomb is small on the wire, large unpacked, and then the right body", async (t) => {
  const tenant = await faulty(t, [{ kind: "bomb", megabytes: 3, call: "token", at: 1 }]);
  const raw = await rawTokenAnswer(tenant);
  const [head = ""] = raw.split("\r\n\r\n", 1);
  assert.match(head, /content-encoding: gzip/i);
  assert.ok(raw.length < 10_000);
  const unpacked = gunzipSync(unchunked(Buffer.from(raw.slice(head.length + 4), "latin1"))).toString("utf8");
  assert.ok(unpacked.length > 3 * 1024 * 1024);
  assert.equal(JSON.parse(unpacked).token_type, "Bearer");
});

/** All bytes that come back for a token request, until the server ends. */
function rawTokenAnswer({ sandbox }: Started): Promise<string> {
  const form = `grant_type=client_credentials&client_id=${sandbox.clientId}&client_secret=`;
  const body = `${form}${sandbox.clientSecret.expose()}`;
  const head = `POST /oauth/token HTTP/1.1\r\nHost: tenant\r\nConnection: close\r\nContent-Length: ${body.length}`;
  const type = "Content-Type: application/x-www-form-urlencoded";
  return new Promise((resolve, reject) => {
    const socket = connect(Number(sandbox.baseUrl.port), sandbox.baseUrl.hostname);
    const chunks: Buffer[] = [];
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("end", () => resolve(Buffer.concat(chunks).toString("latin1")));
    socket.on("error", reject);
    socket.write(`${head}\r\n${type}\r\n\r\n${body}`);
  });
}

function unchunked(bytes: Buffer): Buffer {
  const end = bytes.indexOf("\r\n");
  const length = Number.parseInt(bytes.toString("latin1", 0, end), 16);
  if (!(length > 0)) return Buffer.alloc(0);
  const start = end + 2;
  return Buffer.concat([
    bytes.subarray(start, start + length),
    unchunked(bytes.subarray(start + length + 2)),
  ]);
}

/** Waits until a fault of that kind is in the log. */
async function recorded(directory: string, kind: string): Promise<void> {
  while (readLog(directory, "requests").at(-1)?.fault !== kind) await turn();
}

/** Lets everything else have its turn. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
