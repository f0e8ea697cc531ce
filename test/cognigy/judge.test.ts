import assert from "node:assert/strict";
import { test } from "node:test";
import { Redactor } from "../../src/base/redactor.ts";
import { retryAfterMs } from "../../src/base/retry-after.ts";
import type { Body } from "../../src/cognigy/wire/answer.ts";
import type { Call } from "../../src/cognigy/wire/call.ts";
import { readErrorBody } from "../../src/cognigy/wire/error-body.ts";
import type { Method } from "../../src/cognigy/wire/exchange.ts";
import { judge } from "../../src/cognigy/wire/judge.ts";

function callOf(method: Method): Call {
  return {
    wire: { method, path: "/api/v1/integrations?limit=100", headers: {}, body: null },
    requestId: "r-1",
    repetition: method === "GET" ? "safe" : "looked-up",
    needsJson: method === "GET",
    secrets: [],
  };
}

function answered(status: number, body: Body = { kind: "none" }, headers: Record<string, string> = {}) {
  const answer = { status, headers: new Map(Object.entries(headers)), body, bytes: 0 };
  return { kind: "answered", answer } as const;
}

const JSON_BODY: Body = { kind: "json", value: {} };

const verdicts = [
  [200, JSON_BODY, "accepted", "no"],
  [201, JSON_BODY, "accepted", "no"],
  [204, { kind: "none" }, "accepted", "no"],
  [200, { kind: "text", text: "<html>" }, "accepted", "no"],
  [302, { kind: "none" }, "refused", "perhaps"],
  [400, JSON_BODY, "refused", "no"],
  [400, { kind: "text", text: "<html>" }, "refused", "perhaps"],
  [400, { kind: "none" }, "refused", "perhaps"],
  [401, JSON_BODY, "unauthenticated", "no"],
  [401, { kind: "none" }, "unauthenticated", "no"],
  [401, { kind: "text", text: "<html>" }, "unauthenticated", "perhaps"],
  [403, JSON_BODY, "refused", "no"],
  [404, JSON_BODY, "refused", "no"],
  [408, JSON_BODY, "transient", "perhaps"],
  [409, JSON_BODY, "refused", "no"],
  [410, JSON_BODY, "refused", "no"],
  [412, JSON_BODY, "refused", "no"],
  [412, { kind: "none" }, "refused", "no"],
  [418, JSON_BODY, "refused", "no"],
  [429, JSON_BODY, "throttled", "no"],
  [429, { kind: "text", text: "<html>" }, "throttled", "perhaps"],
  [429, { kind: "none" }, "throttled", "perhaps"],
  [500, JSON_BODY, "transient", "perhaps"],
  [501, JSON_BODY, "refused", "no"],
  [502, JSON_BODY, "transient", "perhaps"],
  [503, JSON_BODY, "transient", "perhaps"],
  [504, JSON_BODY, "transient", "perhaps"],
  [520, JSON_BODY, "transient", "perhaps"],
] as const;

for (const [status, body, kind, committed] of verdicts)
  test(`a write answered ${status} ${body.kind} is ${kind}, committed: ${committed}`, () => {
    const verdict = judge(callOf("PUT"), answered(status, body), new Redactor());
    assert.equal(verdict.kind, kind);
    assert.equal(verdict.kind === "accepted" ? "no" : verdict.failure.committed, committed);
  });

const absences = [
  [JSON_BODY, "application/json", "not-found"],
  [JSON_BODY, undefined, "not-found"],
  [{ kind: "none" }, undefined, "not-found"],
  [{ kind: "none" }, "text/html", "not-found"],
  [{ kind: "text", text: "<html>404 Not Found</html>" }, "text/html", "malformed"],
  [{ kind: "text", text: "404 page not found" }, "text/plain", "malformed"],
  [{ kind: "text", text: "default backend - 404" }, undefined, "malformed"],
  [JSON_BODY, "text/html; charset=utf-8", "malformed"],
] as const;

test("that there is nothing only the tenant can say: the page of a server before it says nothing about it", () => {
  for (const status of [404, 410])
    for (const method of ["GET", "PUT", "DELETE"] as const)
      for (const [body, type, kind] of absences) {
        const headers = type === undefined ? {} : { "content-type": type };
        const verdict = judge(callOf(method), answered(status, body, headers), new Redactor());
        assert.ok(verdict.kind === "refused");
        assert.equal(verdict.failure.failure.kind, kind, `${status} ${method} ${body.kind} ${type}`);
        // It may stand in the place of the tenant's answer.
        const isOpen = kind === "malformed" && method !== "GET";
        assert.equal(verdict.failure.committed, isOpen ? "perhaps" : "no");
      }
});

test("a read commits nothing, and needs JSON", () => {
  for (const exchange of [
    answered(200, { kind: "none" }),
    answered(200, { kind: "text", text: "[" }),
    answered(500),
    { kind: "lost", sent: true, reached: true, sentence: "gone", lasting: false, hint: "look" } as const,
  ]) {
    const verdict = judge(callOf("GET"), exchange, new Redactor());
    assert.equal(verdict.kind, "transient");
    assert.ok(verdict.kind === "transient" && verdict.failure.committed === "no");
  }
});

const errorBodies: readonly (readonly [string, unknown, string, string | null, string | null])[] = [
  [
    "RFC 9457",
    { type: "about:blank", title: "Conflict", status: 409, detail: "is there", code: 1004, traceId: "t1" },
    "Conflict: is there",
    "1004",
    "t1",
  ],
  [
    "RFC 9457 with details",
    { title: "Bad Request", details: ["a", "b"], traceId: "t" },
    "Bad Request: a; b",
    null,
    "t",
  ],
  ["details as an object", { title: "No", details: { url: "bad" } }, "No: url: bad", null, null],
  ["details as text", { title: "No", details: "bad" }, "No: bad", null, null],
  [
    "a list of errors that name their fields",
    {
      errors: [
        { field: "url", message: "is denied" },
        { source: { pointer: "/name" }, detail: "is taken" },
      ],
    },
    "url: is denied; /name: is taken",
    null,
    null,
  ],
  [
    "errors by field",
    { title: "Invalid", status: 400, errors: { url: ["is denied", "is long"], name: "is taken" } },
    "Invalid: url: is denied; url: is long; name: is taken",
    null,
    null,
  ],
  [
    "a list of messages",
    { statusCode: 400, message: ["a", "b"], error: "Bad Request" },
    "Bad Request: a; b",
    "Bad Request",
    null,
  ],
  [
    "a detail that is a list",
    { detail: [{ loc: ["body", "url"], msg: "is denied", type: "value_error" }] },
    "body.url: is denied",
    null,
    null,
  ],
  [
    "errors in the error",
    { error: { message: "No", errors: [{ reason: "quota" }] } },
    "No: quota",
    null,
    null,
  ],
  ["errors of texts, one twice", { errors: ["a", "b", "a"] }, "a; b", null, null],
  ["errors that say nothing", { message: "No", errors: [{}, null, []], details: {} }, "No", null, null],
  [
    "RFC 6749",
    { error: "invalid_client", error_description: "Unknown" },
    "invalid_client: Unknown",
    "invalid_client",
    null,
  ],
  ["nested", { error: { code: "E7", message: "Broken", traceId: "t2" } }, "E7: Broken", "E7", "t2"],
  ["message", { message: "Broken" }, "Broken", null, null],
  ["message, and error twice", { error: "Broken", message: "Broken" }, "Broken", "Broken", null],
  ["nothing", {}, "", null, null],
  ["msg", { code: 1042, msg: "the quota is used up" }, "the quota is used up", "1042", null],
  ["a code and a description", { error: "E7", description: "Broken" }, "E7: Broken", "E7", null],
  ["a reason in the error", { error: { code: 7, reason: "Broken" } }, "7: Broken", "7", null],
  ["a fault", { fault: { faultstring: "Broken" } }, "fault: faultstring: Broken", null, null],
  [
    "statusMessage",
    { statusCode: 422, statusMessage: "Broken", requestId: "r-9" },
    "statusMessage: Broken",
    null,
    null,
  ],
  ["status and reason", { status: "error", reason: "Broken" }, "Broken", null, null],
  ["an exception", { exception: { message: "Broken" } }, "exception: Broken", null, null],
  ["a result", { result: { errors: [{ msg: "Broken" }] } }, "result: errors: Broken", null, null],
  ["failures", { failed: 1, failures: [{ name: "a", reason: "Broken" }] }, "a: Broken", null, null],
  ["a long text of no form", { said: "x".repeat(500) }, `said: ${"x".repeat(293)}…`, null, null],
  ["many texts", { a: ["1", "2", "3", "4", "5", "6"] }, "a: 1; a: 2; a: 3; a: 4; a: 5", null, null],
  ["a list", ["Broken"], "Broken", null, null],
  ["a text", "Broken", "Broken", null, null],
  ["a trace id that is no such thing", { message: "x", traceId: "a b\n" }, "x", null, null],
];

for (const [name, value, words, code, traceId] of errorBodies)
  test(`reads what an error says: ${name}`, () => {
    const answer = {
      headers: new Map<string, string>(),
      body: { kind: "json", value },
    } as const;
    assert.deepEqual(readErrorBody(answer, "r-1"), { words, code, traceId });
  });

const disguised: readonly (readonly [unknown, RegExp])[] = [
  [{ success: false, error: { message: "the quota is used up" } }, /: the quota is used up$/],
  [{ ok: false }, /: without words$/],
  [{ error: "backend overloaded" }, /: backend overloaded$/],
  [{ errors: [{ message: "no" }], data: [] }, /: no$/],
  [{ status: "error", message: "no" }, /: no$/],
  [{ statusCode: 500, message: "no" }, /: no$/],
  [{ success: false, items: [], message: "no" }, /: no$/],
  [{ id: "req-77", success: false, error: { message: "no" } }, /: no$/],
  [{ id: "req-77", error: "quota" }, /: quota$/],
  [{ id: "req-77", status: "error", message: "quota" }, /: quota$/],
  [{ id: 7, status: 422, message: "no" }, /: no$/],
  [{ _id: "req-77", name: "QuotaError", ok: false, message: "no" }, /: no$/],
  [{ id: "req-77", version: "1.0", errors: ["quota"] }, /: quota$/],
  [{ success: "false", message: "no" }, /: no$/],
  [{ ok: 0, message: "no" }, /: no$/],
  [{ exception: { message: "quota" } }, /: quota$/],
  [{ result: { errors: [{ msg: "quota" }] }, requestId: "r" }, /: quota$/],
  [{ failed: 1, failures: [{ message: "quota" }] }, /: quota$/],
  [{ errorType: "Error", errorMessage: "quota" }, /: quota$/],
];

test("a success that tells of an error is none, and its words are told", () => {
  for (const [value, words] of disguised)
    for (const [method, kind, committed] of [
      ["GET", "malformed", "no"],
      ["POST", "rejected", "perhaps"],
      ["PUT", "rejected", "perhaps"],
    ] as const) {
      const verdict = judge(callOf(method), answered(200, { kind: "json", value }), new Redactor());
      assert.ok(verdict.kind === "refused", JSON.stringify(value));
      assert.equal(verdict.failure.committed, committed);
      assert.equal(verdict.failure.failure.kind, kind);
      assert.match(verdict.failure.failure.message, /was answered 200 with an error: /);
      assert.match(verdict.failure.failure.message, words);
    }
});

test("an integration or a list that has such a member is no error", () => {
  for (const value of [
    { id: "1", name: "a", error: "of the last delivery", success: false },
    { _id: "1", status: "error" },
    { id: "1", status: "active", error: "of the last delivery", success: false },
    { id: "1", version: 2, errors: ["of the last delivery"] },
    { id: "1", url: "https://a.test/", error: "of the last delivery" },
    { id: "1", success: true, ok: null, deleted: true },
    { items: [], error: null, errors: [], success: true },
    { data: [], error: false, code: 0 },
    { access_token: "x", error: "" },
    { items: [], failed: 2, active: 3 },
    { items: [], meta: { failed: 2, success: false } },
    { data: { id: "1", name: "a", error: "of the last delivery" } },
    [{ error: "x" }],
  ])
    assert.equal(
      judge(callOf("GET"), answered(200, { kind: "json", value }), new Redactor()).kind,
      "accepted",
    );
});

test("a page of HTML is not the tenant's word, also where it can be read as JSON", () => {
  const page = answered(200, { kind: "json", value: [] }, { "content-type": "text/html; charset=utf-8" });
  for (const method of ["GET", "PUT"] as const) {
    const verdict = judge(callOf(method), page, new Redactor());
    assert.ok(verdict.kind === "transient");
    assert.match(verdict.failure.failure.message, /with a page of HTML$/);
  }
});

test("text is shown, HTML is not, and our own request id is no trace id", () => {
  const read = (text: string, headers: readonly (readonly [string, string])[]) =>
    readErrorBody({ headers: new Map(headers), body: { kind: "text", text } }, "r-1");
  assert.equal(read("upstream is down", []).words, "upstream is down");
  assert.equal(read(" <!DOCTYPE html><p>down", []).words, "a page of HTML");
  assert.equal(read("x", [["x-request-id", "r-1"]]).traceId, null);
  assert.equal(
    read("x", [
      ["x-request-id", "r-1"],
      ["cf-ray", "8c2"],
    ]).traceId,
    "8c2",
  );
});

const NOW = new Date("2026-01-01T00:00:00Z");
const retryAfters: readonly (readonly [string, string | null, string | null, number | null])[] = [
  ["seconds", "120", null, 120_000],
  ["a day", "86400", null, 86_400_000],
  ["a date by our clock", "Thu, 01 Jan 2026 00:01:00 GMT", null, 60_000],
  ["a date by the tenant's clock", "Thu, 01 Jan 2026 10:01:00 GMT", "Thu, 01 Jan 2026 10:00:00 GMT", 60_000],
  ["a date that has passed", "Wed, 31 Dec 2025 23:59:00 GMT", null, null],
  ["zero", "0", null, null],
  ["a negative number", "-5", null, null],
  ["a fraction", "1.5", null, null],
  ["words", "soon", null, null],
  ["another form of date", "2026-01-01T00:01:00Z", null, null],
  ["a date that is none", "Thu, 99 Jan 2026 00:01:00 GMT", null, null],
  ["nothing", null, null, null],
];

for (const [name, text, date, expected] of retryAfters)
  test(`Retry-After: ${name}`, () => {
    const headers = new Map<string, string>();
    if (text !== null) headers.set("retry-after", text);
    if (date !== null) headers.set("date", date);
    assert.equal(retryAfterMs(headers, NOW), expected);
  });
