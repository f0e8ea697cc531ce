import assert from "node:assert/strict";
import { test } from "node:test";
import { Secret } from "../../src/base/secret.ts";
import { UNLISTED_HEADERS } from "../../src/model/fleet/live.ts";
import {
  differencesBetween,
  type Image,
  imageOfDeclared,
  imageOfLive,
  imageOfSnapshot,
  imageOfWrite,
  looksLike,
} from "../../src/model/plan/likeness.ts";
import { snapshotOf, snapshotOfLive } from "../../src/model/plan/redacted-snapshot.ts";
import { liveOf, plainHeader, secretHeader, unresolvedHeader, webhook } from "../fixtures/model.ts";

const declared = webhook({
  url: "https://api.example.com/orders?sig=abc",
  headers: [plainHeader("X-Env", "a"), secretHeader("X-Key", "KEY", 1, "hush")],
});
const live = liveOf(declared);
const written = {
  ...declared,
  headers: [
    { name: "X-Env", value: "a" },
    { name: "X-Key", value: new Secret("hush") },
  ],
  labelled: null,
  endpoint: null,
};

test("one webhook is one image, whoever shows it", () => {
  const images: readonly Image[] = [
    imageOfLive(live),
    imageOfWrite(written),
    imageOfDeclared(declared),
    imageOfSnapshot(snapshotOf(declared)),
    imageOfSnapshot(snapshotOfLive(live, ["x-env"])),
    imageOfSnapshot(snapshotOfLive(live, [])),
  ];
  for (const a of images) for (const b of images) assert.deepEqual(differencesBetween(a, b), []);
});

const base: Image = {
  ...{ url: "https://a.test/x", method: "POST", payloadFormat: "application/json", status: "active" },
  ...{ isRedacted: false, headers: new Map([["x-env", "a"]]) },
};
const rows: readonly [what: string, other: Partial<Image>, want: readonly string[]][] = [
  ["another url", { url: "https://a.test/y" }, ["url"]],
  ["the url in another spelling", { url: "https://A.test:443/x" }, []],
  ["another method", { method: "PUT" }, ["method"]],
  ["the method in lower case", { method: "post" }, []],
  ["another media type", { payloadFormat: "text/plain" }, ["payloadFormat"]],
  ["a charset that adds nothing", { payloadFormat: 'Application/JSON; Charset="UTF-8"' }, []],
  ["a charset that is another", { payloadFormat: "application/json; charset=latin1" }, ["payloadFormat"]],
  ["another parameter", { payloadFormat: "application/json; version=2" }, ["payloadFormat"]],
  ["another status", { status: "inactive" }, ["status"]],
  ["a value with white space around it", { headers: new Map([["x-env", " a\t"]]) }, []],
  ["a value with a line break after it", { headers: new Map([["x-env", "a\n"]]) }, ["headers.x-env"]],
  ["another value", { headers: new Map([["x-env", "A"]]) }, ["headers.x-env"]],
  ["a value that is not told", { headers: new Map([["x-env", null]]) }, []],
  [
    "a header more",
    {
      headers: new Map([
        ["x-env", "a"],
        ["x-b", null],
      ]),
    },
    ["headers.x-b"],
  ],
  ["a header less", { headers: new Map() }, ["headers.x-env"]],
  ["headers that nobody lists", { headers: null }, []],
  [
    "several",
    { url: "https://b.test/", status: "inactive", headers: new Map() },
    ["url", "status", "headers.x-env"],
  ],
];
for (const [what, other, want] of rows) {
  test(`two images differ, seen from either side: ${what}`, () => {
    const changed = { ...base, ...other };
    assert.deepEqual(differencesBetween(base, changed), want);
    assert.deepEqual(differencesBetween(changed, base), want);
  });
}

test("a content type as a header is compared as a media type", () => {
  const [a, b] = ["application/json", "application/json; charset=utf-8"].map((value) => ({
    ...base,
    headers: new Map([["content-type", value]]),
  }));
  assert.ok(a !== undefined && b !== undefined);
  assert.deepEqual(differencesBetween(a, b), []);
});

test("a name in two spellings is a header more", () => {
  const twice = { ...live, headers: [...live.headers, { name: "x-env", kind: "masked" } as const] };
  assert.deepEqual(differencesBetween(imageOfLive(live), imageOfLive(twice)), ["headers.x-env (again)"]);
});

test("a snapshot that hides a credential of a url is still that url, and no other", () => {
  const shown = snapshotOfLive(live, []);
  assert.match(shown.url, /redacted/);
  assert.ok(looksLike(live, shown));
  assert.ok(!looksLike({ ...live, url: "https://api.example.com/other?sig=abc" }, shown));
  assert.ok(!looksLike({ ...live, url: shown.url }, snapshotOf(declared)));
});

test("what a tenant does not list, and a secret that is not known, differ from nothing", () => {
  const blind = { ...live, headers: [UNLISTED_HEADERS] };
  const unknown = webhook({
    ...declared,
    headers: [plainHeader("X-Env", "a"), unresolvedHeader("X-Key", "KEY", 1)],
  });
  assert.ok(looksLike(blind, snapshotOf(declared)));
  assert.ok(looksLike(live, snapshotOfLive(blind, [])));
  assert.deepEqual(differencesBetween(imageOfDeclared(unknown), imageOfLive(live)), []);
});
