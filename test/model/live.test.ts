import assert from "node:assert/strict";
import { test } from "node:test";
import { Secret } from "../../src/base/secret.ts";
import { asWritten } from "../../src/cognigy/integrations-v1/api.ts";
import {
  type LiveHeader,
  needsHiddenValues,
  showsNoHeaders,
  UNLISTED_HEADERS,
} from "../../src/model/fleet/live.ts";
import { liveOf, webhook } from "../fixtures/model.ts";

const READABLE: LiveHeader = { name: "X-Team", kind: "readable", value: new Secret("billing") };
const MASKED: LiveHeader = { name: "Authorization", kind: "masked" };

const WRITES: Readonly<
  Record<string, { headers: readonly LiveHeader[]; partialUpdate: boolean; needed: boolean }>
> = {
  "without headers": { headers: [], partialUpdate: false, needed: false },
  "with headers that are shown": { headers: [READABLE], partialUpdate: false, needed: false },
  "with a header that is hidden": { headers: [READABLE, MASKED], partialUpdate: false, needed: true },
  "of which not even the headers' names are known": {
    headers: [UNLISTED_HEADERS],
    partialUpdate: false,
    needed: true,
  },
  "with a hidden header, by PATCH": { headers: [MASKED], partialUpdate: true, needed: false },
};

for (const [what, { headers, partialUpdate, needed }] of Object.entries(WRITES))
  test(`a write to a webhook ${what} ${needed ? "needs" : "does not need"} the hidden values`, () =>
    assert.equal(needsHiddenValues({ headers }, { partialUpdate }), needed));

test("that a tenant shows no headers is known by what stands for them, also by a copy of it", () => {
  for (const stand of [UNLISTED_HEADERS, { ...UNLISTED_HEADERS }]) {
    assert.equal(showsNoHeaders({ headers: [stand] }), true);
    const live = { ...liveOf(webhook()), headers: [stand] };
    const given = [{ name: "X-Team", value: "billing" }];
    assert.deepEqual(asWritten(live, { status: "active", labelled: null }, given)?.headers, given);
    assert.equal(asWritten(live, { status: "active", labelled: null }), null);
  }
  assert.equal(showsNoHeaders({ headers: [READABLE, MASKED] }), false);
});
