import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  compareByKey,
  compareKeys,
  idempotencyKeyOf,
  isDeclarableName,
  isNamed,
  keyOf,
  named,
  parseIdempotencyKey,
  parseKey,
} from "../../src/model/fleet/key.ts";

describe("the name of a manifest", () => {
  const names: readonly (readonly [name: string, declarable: boolean])[] = [
    ["a", true],
    ["7", true],
    ["orders-eu-2", true],
    ["a".repeat(63), true],
    ["a".repeat(64), false],
    ["", false],
    ["-a", false],
    ["a-", false],
    ["Orders", false],
    ["a.b", false],
    ["a b", false],
    ["a\n", false],
  ];
  for (const [name, declarable] of names)
    it(`${declarable ? "can" : "cannot"} be ${JSON.stringify(name)}`, () =>
      assert.equal(isDeclarableName(name), declarable));
});

describe("a key", () => {
  it("is made of name and version, and so is what the tenant keeps", () => {
    assert.equal(keyOf({ name: "orders", version: 2 }), "orders@2");
    assert.equal(idempotencyKeyOf({ name: "orders", version: 2 }), "orders:2");
  });

  const texts: readonly (readonly [text: string, parsed: ReturnType<typeof parseKey>])[] = [
    ["orders@2", { name: "orders", version: 2 }],
    ["a@b@3", { name: "a@b", version: 3 }],
    ["orders@9999999999", { name: "orders", version: 9_999_999_999 }],
    ["orders", undefined],
    ["orders@", undefined],
    ["@1", undefined],
    ["orders@0", undefined],
    ["orders@01", undefined],
    ["orders@-1", undefined],
    ["orders@1.5", undefined],
    ["orders@12345678901", undefined],
    [" orders@1\n", undefined],
  ];
  for (const [text, parsed] of texts)
    it(`${JSON.stringify(text)} ${parsed === undefined ? "is none" : `is ${parsed.name}, ${parsed.version}`}`, () =>
      assert.deepEqual(parseKey(text), parsed));

  const carried: readonly (readonly [text: string | null, parsed: ReturnType<typeof parseKey>])[] = [
    ["orders:2", { name: "orders", version: 2 }],
    ["a:b:3", { name: "a:b", version: 3 }],
    ["Not Declarable:1", { name: "Not Declarable", version: 1 }],
    ["orders:2147483647", { name: "orders", version: 2_147_483_647 }],
    ["orders:20261130094512", undefined],
    ["orders@2", undefined],
    ["orders:", undefined],
    [":1", undefined],
    ["orders:0", undefined],
    ["orders:01", undefined],
    ["orders:1\n", undefined],
    ["crm/7f3a", undefined],
    ["", undefined],
    [null, undefined],
  ];
  for (const [text, parsed] of carried)
    it(`on a tenant, ${JSON.stringify(text)} ${parsed === undefined ? "is none" : `is ${parsed.name}, ${parsed.version}`}`, () =>
      assert.deepEqual(parseIdempotencyKey(text), parsed));

  it("is read as what it was made of", () =>
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z0-9@-]{1,20}$/),
        fc.integer({ min: 1, max: 999_999_999 }),
        (name, version) => assert.deepEqual(parseKey(keyOf({ name, version })), { name, version }),
      ),
    ));

  it("names a webhook as its name does", () => {
    const webhook = { name: "orders", version: 2 };
    assert.deepEqual(
      ["orders", "orders@2", "orders@1", "order"].map((text) => isNamed(webhook, text)),
      [true, true, false, false],
    );
  });
});

describe("keys in order", () => {
  it("stand by name, then by version as a number", () => {
    const webhooks = ["b@1", "a@10", "a@9", "B@1"].flatMap((text) => parseKey(text) ?? []);
    assert.deepEqual(webhooks.toSorted(compareKeys).map(keyOf), ["B@1", "a@9", "a@10", "b@1"]);
  });

  it("are equal to themselves", () =>
    assert.equal(compareKeys({ name: "a", version: 1 }, { name: "a", version: 1 }), 0));
});

describe("a webhook by all that names it", () => {
  it("has its key, its name and its version, and nothing else of it", () =>
    assert.deepEqual(named({ name: "orders", version: 2 }), { key: "orders@2", name: "orders", version: 2 }));

  it("stands where its key says, in documents that have no more of it", () => {
    const keys = ["b@1", "a@10", "a@9"] as const;
    const sorted = keys.map((key) => ({ key })).toSorted(compareByKey);
    assert.deepEqual(
      sorted.map(({ key }) => key),
      ["a@9", "a@10", "b@1"],
    );
  });
});
