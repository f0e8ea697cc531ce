import assert from "node:assert/strict";
import { test } from "node:test";
import { liveAs } from "../../src/rollback/restore.ts";
import { liveOf, webhook } from "../fixtures/model.ts";

test("a rollback sees what was renamed by hand: else it would register it a second time", () => {
  const orders = webhook({ name: "orders" });
  const renamed = liveOf(orders, { name: "orders-by-hand" });
  const others = [
    liveOf(webhook({ name: "other" })),
    liveOf(webhook({ name: "foreign" }), { idempotencyKey: null }),
  ];
  assert.deepEqual(liveAs([orders], [renamed, ...others]), [renamed]);
});

test("a rollback sees what bears the name of what it restores, whoever made it", () => {
  const orders = webhook({ name: "orders" });
  const foreign = liveOf(orders, { idempotencyKey: null });
  assert.deepEqual(liveAs([orders], [foreign, liveOf(webhook({ name: "orders", version: 2 }))]), [foreign]);
});
