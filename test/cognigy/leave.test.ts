import assert from "node:assert/strict";
import { test } from "node:test";
import type { Operation } from "../../src/model/fleet/tenant.ts";
import { ordersWith, withCognigy } from "./cognigy-v2/with-cognigy.ts";
import { OPERATION, ORDERS } from "./connecting.ts";
import { isCall } from "./fake-tenant.ts";
import { sendJson } from "./server.ts";
import { withTenant } from "./with-tenant.ts";

const LOST = "another run has the record";

/** What may leave for as long as `isOurs` says so. */
function askedAbout(isOurs: () => boolean): { operation: Operation; asked: () => number } {
  let asked = 0;
  const mayLeave = () => {
    asked += 1;
    return isOurs() ? null : LOST;
  };
  return { operation: { ...OPERATION, mayLeave }, asked: () => asked };
}

test("a write is asked for when it goes to a connection, not when it was decided on", async () => {
  await withTenant({}, async ({ tenant, fake }) => {
    let isOurs = true;
    const { operation } = askedAbout(() => isOurs);
    const made = tenant.create(ORDERS, operation);
    isOurs = false;
    const result = await made;
    assert.ok(!result.ok);
    assert.match(result.error.message, new RegExp(LOST));
    assert.deepEqual(
      fake.calls.filter((call) => isCall(call, "POST all")),
      [],
    );
  });
});

test("a write that waited for its turn is asked for once more", async () => {
  let isOurs = true;
  const intercept = (request: Parameters<typeof isCall>[0], response: Parameters<typeof sendJson>[0]) => {
    if (!isCall(request, "POST all")) return false;
    isOurs = false;
    sendJson(response, 429, { message: "later" }, { "Retry-After": "60" });
    return true;
  };
  await withTenant({ intercept }, async ({ tenant, fake }) => {
    const { operation, asked } = askedAbout(() => isOurs);
    const made = await tenant.create(ORDERS, operation);
    assert.ok(!made.ok);
    assert.equal(asked(), 2);
    assert.equal(fake.calls.filter((call) => isCall(call, "POST all")).length, 1);
  });
});

test("whatever changes something is asked for, what only reads is not", async () => {
  await withTenant({}, async ({ tenant }) => {
    const { operation, asked } = askedAbout(() => true);
    assert.ok((await tenant.list()).ok);
    const made = await tenant.create(ORDERS, operation);
    assert.ok(made.ok);
    assert.equal(asked(), 1);
    const changed = await tenant.setStatus(
      made.value,
      { status: "inactive", labelled: null, serves: false },
      operation,
    );
    assert.ok(changed.ok);
    assert.equal(asked(), 2);
    assert.ok((await tenant.delete(changed.value, operation)).ok);
    assert.equal(asked(), 3);
  });
});

test("nor does an Endpoint leave, to be made or to be changed", async () => {
  await withCognigy({}, async ({ tenant }, fake) => {
    let isOurs = true;
    const { operation } = askedAbout(() => isOurs);
    const made = await tenant.create(ordersWith({}), operation);
    assert.ok(made.ok);
    const writes = () => fake.log.filter((line) => !line.startsWith("GET")).length;
    const before = writes();
    isOurs = false;
    const changed = await tenant.setStatus(
      made.value,
      { status: "inactive", labelled: null, serves: false },
      operation,
    );
    assert.ok(!changed.ok);
    assert.ok(!(await tenant.create(ordersWith({ version: 3 }), operation)).ok);
    assert.ok(!(await tenant.delete(made.value, operation)).ok);
    assert.equal(writes(), before);
  });
});
