import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isJsonObject, parseExactly } from "../../src/base/json.ts";
import { brief, problemOfId, readId } from "../../src/cognigy/wire/answer.ts";
import { OPERATION } from "./connecting.ts";
import { COLLECTION, type Interception } from "./fake-tenant.ts";
import { withTenant } from "./with-tenant.ts";

const read = (text: string) => {
  const value = parseExactly(`{"id":${text}}`);
  assert.ok(isJsonObject(value));
  return readId(value);
};

test("an id is the text that was sent", () => {
  for (const [text, id] of [
    ['"5f"', "5f"],
    ["7", "7"],
    ["0", "0"],
    ["-3", "-3"],
    ["9007199254740993", "9007199254740993"],
    ["12345678901234567890123", "12345678901234567890123"],
    ["9223372036854776000", "9223372036854776000"],
    ['"a/b"', "a/b"],
    ['"..."', "..."],
    ['"a..b"', "a..b"],
    ['"%2e%2e"', "%2e%2e"],
    ['"ü"', "ü"],
    [`"${"x".repeat(256)}"`, "x".repeat(256)],
  ] as const)
    assert.deepEqual(read(text), { ok: true, value: id });
});

test("with an id that could lead elsewhere, or is none, is refused", () => {
  for (const [text, problem] of [
    ['""', "without an id"],
    ["null", "without an id"],
    ["{}", "with an id that is neither text nor a whole number"],
    ["true", "with an id that is neither text nor a whole number"],
    ["1.5", "with an id that is neither text nor a whole number"],
    ["1e999", "with an id that is neither text nor a whole number"],
    ["12345678901234567.25", "with an id that is neither text nor a whole number"],
    ['"."', "with an id that leads to another path"],
    ['".."', "with an id that leads to another path"],
    ['"a/../b"', "with an id that leads to another path"],
    ['"..\\\\b"', "with an id that leads to another path"],
    ['"\\ud800"', "with an id that is not well-formed text"],
    ['"a\\udc00b"', "with an id that is not well-formed text"],
    ['"a\\nb"', "with an id with a control character"],
    ['"\\u0000"', "with an id with a control character"],
    [`"${"x".repeat(257)}"`, "with an id of more than 256 characters"],
  ] as const)
    assert.deepEqual(read(text), { ok: false, error: problem }, text);
});

test("property: an id that is taken is one path segment, whatever it is made of", () => {
  const odd = fc.string({
    unit: fc.constantFrom(".", "/", "\\", "%2e", "a", "\ud800", "\u{1F600}", "?", "#", " "),
  });
  fc.assert(
    fc.property(odd, (id) => {
      if (problemOfId(id) !== null) return;
      const { pathname } = new URL(`https://a.test/api/${encodeURIComponent(id)}`);
      assert.equal(decodeURIComponent(pathname.slice("/api/".length)), id);
      assert.ok(!/(^|\/)\.\.?(\/|$)/.test(decodeURIComponent(pathname).slice(1)), id);
    }),
  );
});

test("an id in a message is short, on one line and well-formed", () => {
  assert.equal(brief("int_1"), "int_1");
  assert.equal(brief("a\nb\u202e\ud800"), "a\uFFFDb\uFFFD\uFFFD");
  assert.equal(brief("x".repeat(500)), `${"x".repeat(59)}…`);
});

test("numbers that no double holds go back as they came: the id in the path, and every other member", async () => {
  const [id, other] = ["9007199254740993", "9007199254740992"];
  const one = `{"id":${id},"name":"orders","version":1,"url":"https://a.test/","headers":{},"status":"active",
    "projectId":12345678901234567890}`;
  const intercept: Interception = ({ method, url }, response) => {
    if (method !== "GET" || url.pathname === "/oauth/token") return false;
    response.writeHead(200, { "content-type": "application/json" });
    response.end(url.pathname === COLLECTION ? `[${one}]` : url.pathname.endsWith(other) ? "{}" : one);
    return true;
  };
  await withTenant({ intercept }, async ({ tenant, fake }) => {
    const listed = await tenant.list();
    const live = listed.ok ? listed.value.webhooks[0] : undefined;
    assert.equal(live?.id, id);
    await tenant.setStatus(live, { status: "inactive", labelled: null, serves: null }, OPERATION);
    // The fake one knows no such number: that is looked at.
    assert.deepEqual(fake.log, ["GET", `GET /${id}`, `PUT /${id}`, `GET /${id}`]);
    assert.match(fake.calls.at(-2)?.body ?? "", /"projectId":12345678901234567890[,}]/);
  });
});

test("an id that cannot be asked for is no request: it may come from an older record", async () => {
  await withTenant({}, async ({ tenant, fake }) => {
    for (const id of ["\ud800", "..", ""]) {
      const read = await tenant.get(id);
      assert.ok(!read.ok);
      assert.equal(read.error.kind, "malformed");
    }
    assert.deepEqual(fake.log, []);
  });
});
