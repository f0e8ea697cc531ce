import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { JsonObject } from "../../../src/base/json.ts";
import { pageOf } from "../../../src/sandbox/cognigy-v2/listing.ts";
import { readQuery } from "../../../src/sandbox/cognigy-v2/query.ts";
import { COGNIGY_STANDARD } from "../../../src/sandbox/cognigy-v2/switches.ts";
import type { ListingFault } from "../../../src/sandbox/wire/faults.ts";
import { objectOf } from "../exchange.ts";
import { endpoint, itemsOf, startedCognigy } from "./started.ts";

const FIELDS = ["_id", "name", "channel", "lastChanged"];

/** So many items, with names that repeat. */
function itemsFor(names: readonly string[]): JsonObject[] {
  return names.map((name, index) => {
    const channel = index % 3 === 0 ? "generic" : "webhook";
    return { _id: (index + 1).toString(16).padStart(24, "0"), name, channel, lastChanged: 100 + index };
  });
}

function page(items: readonly JsonObject[], query: string, fault: ListingFault | null = null) {
  const read = readQuery(new URLSearchParams(query), FIELDS, COGNIGY_STANDARD);
  assert.ok(read.ok, JSON.stringify(read));
  return pageOf({ items, gone: () => undefined }, read.value, COGNIGY_STANDARD, fault);
}

const NAMES = fc.array(fc.constantFrom("a", "b", "orders", "Orders 2"), { maxLength: 40 });
const SORTS = fc.constantFrom("", "name:asc", "name:desc,lastChanged:asc", "channel:asc,name:desc");

describe("a list", () => {
  test("has each item once, in order, whether a client follows the cursor or skips", () => {
    const law = fc.property(NAMES, SORTS, fc.integer({ min: 1, max: 9 }), (names, sort, limit) => {
      const items = itemsFor(names);
      const whole = page(items, `limit=100&sort=${sort}`).items;
      const followed: JsonObject[] = [];
      let query: string | null = "";
      while (query !== null) {
        const one = page(items, `limit=${limit}&sort=${sort}${query}`);
        assert.equal(one.total, items.length);
        followed.push(...one.items);
        query = one.next === null ? null : `&next=${one.next}`;
      }
      assert.deepEqual(followed, whole);
      const skipped = Array.from({ length: Math.ceil(items.length / limit) }, (_, at) =>
        page(items, `limit=${limit}&sort=${sort}&skip=${at * limit}`),
      ).flatMap((one) => one.items);
      assert.deepEqual(skipped, whole);
    });
    fc.assert(law);
  });

  test("goes back where it came from", () => {
    const items = itemsFor(["a", "b", "c", "d", "e"]);
    const second = page(items, `limit=2&next=${page(items, "limit=2").next}`);
    assert.deepEqual(page(items, `limit=2&previous=${second.previous}`).items, items.slice(0, 2));
    assert.equal(page(items, "limit=2").previous, null);
  });

  test("goes on after an item that was deleted meanwhile", () => {
    const items = itemsFor(["a", "b", "c", "d"]);
    const { next } = page(items, "limit=2&sort=name:desc");
    const rest = items.filter(({ _id }) => _id !== next);
    const read = readQuery(
      new URLSearchParams(`limit=2&sort=name:desc&next=${next}`),
      FIELDS,
      COGNIGY_STANDARD,
    );
    assert.ok(read.ok);
    const gone = (id: string) => items.find(({ _id }) => _id === id);
    const names = pageOf({ items: rest, gone }, read.value, COGNIGY_STANDARD, null).items;
    assert.deepEqual(
      names.map(({ name }) => name),
      ["b", "a"],
    );
  });

  const ALL = itemsFor(["orders", "orders-2", "ORDERS", "stock"]);
  const FILTERED: readonly (readonly [string, readonly string[]])[] = [
    ["filter=orders", ["orders", "orders-2", "ORDERS"]],
    ["name=orders", ["orders"]],
    ["name=orders,stock", ["orders", "stock"]],
    ["channel[]=generic&channel[]=webhook", ["orders", "orders-2", "ORDERS", "stock"]],
    ["channel[]=generic", ["orders", "stock"]],
    ["lastChanged=[101,102]", ["orders-2", "ORDERS"]],
    ["lastChanged=101", ["orders-2"]],
    ["name=", []],
  ];
  for (const [query, expected] of FILTERED)
    test(`filters by ${query}`, () => {
      const { items, total } = page(ALL, query);
      assert.deepEqual(
        items.map(({ name }) => name),
        expected,
      );
      assert.equal(total, expected.length);
    });

  const REFUSED: readonly (readonly [string, string])[] = [
    ["limit=0", "Validation failed. Invalid value for field 'limit'."],
    ["limit=101", "Validation failed. Field 'limit' exceeds limit of 100."],
    ["limit=ten", "Validation failed. Invalid value for field 'limit'."],
    ["skip=-1", "Validation failed. Invalid value for field 'skip'."],
    ["next=abc", "Validation failed. Field 'next' should be of format 'mongo-id'."],
    ["sort=colour:asc", "The requested field colour does not exist"],
    ["sort=name:up", "Validation failed. Invalid value for field 'sort'."],
    ["colour=blue", "The requested field colour does not exist"],
    ["projectId=1", "Validation failed. Field 'projectId' should be of format 'mongo-id'."],
  ];
  for (const [query, detail] of REFUSED)
    test(`refuses ${query}`, () => {
      const read = readQuery(new URLSearchParams(query), FIELDS, COGNIGY_STANDARD);
      assert.ok(!read.ok);
      assert.equal(read.error.detail, detail);
    });

  test("may be made to loop and to shift", () => {
    const items = itemsFor(["a", "b", "c", "d"]);
    const second = page(items, `limit=2&next=${items[1]?._id}`, { kind: "cursor-loop" });
    assert.equal(second.next, items[1]?._id);
    const shifted = page(items, "limit=2&skip=2", { kind: "list-shift", by: "removal" });
    assert.deepEqual(shifted.items, items.slice(3));
  });
});

test("an item of the list lacks what only a read shows", async (t) => {
  const { call, make, sandbox } = await startedCognigy(t);
  await make();
  const { projectId } = sandbox;
  const [item] = itemsOf(await call("GET", `/endpoints?projectId=${projectId}&channel=webhook`));
  const shown = ["URLToken", "_id", "channel", "createdAt", "createdBy", "flowId", "lastChanged"];
  const more = ["lastChangedBy", "localeId", "name", "overrideSnapshotConnections"];
  assert.deepEqual(Object.keys(item ?? {}).sort(), [...shown, ...more]);
  const nowhere = await call("GET", `/endpoints?projectId=${"0".repeat(24)}`);
  assert.deepEqual([nowhere.status, objectOf(nowhere).code], [404, 1002]);
});

test("a thousand Endpoints are made and listed within a few seconds", async (t) => {
  const { call, sandbox } = await startedCognigy(t);
  const { projectId } = sandbox;
  const begun = performance.now();
  const operations = Array.from({ length: 100 }, (_, index) => ({
    op: "create",
    value: endpoint(sandbox, { projectId: undefined, name: `e${index}` }),
  }));
  for (let batch = 0; batch < 10; batch += 1)
    assert.equal((await call("PATCH", `/endpoints?projectId=${projectId}`, { operations })).status, 200);
  const ids = new Set<unknown>();
  for (let skip = 0; skip < 1000; skip += 100)
    for (const { _id } of itemsOf(await call("GET", `/endpoints?limit=100&skip=${skip}`))) ids.add(_id);
  assert.equal(ids.size, 1000);
  assert.ok(performance.now() - begun < 80_000);
});
