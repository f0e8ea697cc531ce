import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  declarableKey,
  labelsOf,
  type Marker,
  markerOf,
  readMarker,
  writeMarker,
} from "../../../src/cognigy/cognigy-v2/marker.ts";

const names = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?$/);
const markers: fc.Arbitrary<Marker> = fc.record(
  {
    name: names,
    version: fc.integer({ min: 1, max: 2_000_000 }),
    sunset: fc.option(fc.constantFrom("2026-12-31", "2028-02-29", "1999-01-01")),
    deprecated: fc.boolean(),
    protect: fc.boolean(),
    auth: fc.option(fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,12}(@[1-9][0-9]{0,3})?$/)),
    nonce: fc.option(fc.stringMatching(/^[0-9a-z]{1,12}$/)),
  },
  { noNullPrototype: true },
);

test("a marker reads back as it was written", () => {
  fc.assert(
    fc.property(markers, (marker) => {
      assert.deepEqual(readMarker(writeMarker(marker)), { kind: "ours", marker });
    }),
  );
});

test("a marker keeps what labels say, and labels what a marker says", () => {
  fc.assert(
    fc.property(markers, (marker) => {
      assert.deepEqual(markerOf(marker, labelsOf(marker), marker.deprecated), { ...marker, nonce: null });
    }),
  );
});

test("the order of words does not matter, none may stand twice", () => {
  fc.assert(
    fc.property(markers, fc.infiniteStream(fc.nat()), (marker, order) => {
      const [form = "", key = "", ...words] = writeMarker(marker).split(" ");
      const shuffled = words
        .map((word) => ({ word, rank: Number(order.next().value) }))
        .toSorted((a, b) => a.rank - b.rank)
        .map(({ word }) => word);
      assert.deepEqual(readMarker([form, key, ...shuffled].join("  ")), { kind: "ours", marker });
      for (const word of words)
        assert.equal(readMarker([form, key, ...words, word].join(" ")).kind, "unclear", word);
    }),
  );
});

test("any other text is free, foreign or unclear, and never ours", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const { kind } = readMarker(text);
      assert.equal(
        kind,
        text.trim() === "" ? "free" : text.trim().startsWith("webhook-sync/") ? "unclear" : "foreign",
      );
    }),
  );
});

const OTHERS: readonly (readonly [unknown, ReturnType<typeof readMarker>])[] = [
  [undefined, { kind: "free" }],
  [null, { kind: "free" }],
  ["  ", { kind: "free" }],
  [7, { kind: "foreign", text: "7" }],
  ["SAP-4711", { kind: "foreign", text: "SAP-4711" }],
  ["webhook-sync/2 orders@3", { kind: "unclear", key: { name: "orders", version: 3 } }],
  ["webhook-sync/1 orders@3 colour=red", { kind: "unclear", key: { name: "orders", version: 3 } }],
  ["webhook-sync/1 orders@3 sunset=2026-02-30", { kind: "unclear", key: { name: "orders", version: 3 } }],
  ["webhook-sync/1 orders@3 deprecated=yes", { kind: "unclear", key: { name: "orders", version: 3 } }],
  ["webhook-sync/1 Orders@3", { kind: "unclear", key: null }],
  ["webhook-sync/1 orders", { kind: "unclear", key: null }],
  ["webhook-sync/1 orders@0", { kind: "unclear", key: null }],
  ["webhook-sync/1", { kind: "unclear", key: null }],
];

for (const [foreignId, expected] of OTHERS) {
  test(`a foreignId that is no marker of ours: ${JSON.stringify(foreignId)}`, () => {
    assert.deepEqual(readMarker(foreignId), expected);
  });
}

test("a password that is more than one secret is left out of the marker", () => {
  const secrets = new Map([["basicauth.password", "${secret:A}${secret:B}"]]);
  const marker = markerOf({ name: "orders", version: 1 }, { sunset: null, protect: false, secrets }, false);
  assert.equal(writeMarker(marker), "webhook-sync/1 orders@1");
});

test("a display name is a key only where a manifest could have it", () => {
  assert.deepEqual(declarableKey("orders@3"), { name: "orders", version: 3 });
  for (const name of ["orders", "Orders@3", "orders@03", "orders@", "@3", "or ders@3", "orders@3 v2"])
    assert.equal(declarableKey(name), null, name);
});
