import fc from "fast-check";
import type { Change } from "../../src/model/change.ts";
import { idempotencyKeyOf, keyOf } from "../../src/model/key.ts";
import type { LiveWebhook } from "../../src/model/live.ts";
import type { Status } from "../../src/model/webhook.ts";
import { liveOf, webhook } from "../fixtures/model.ts";

const statuses = fc.constantFrom<Status>("active", "inactive", "deprecated");
const names = fc.constantFrom("a", "b", "c");
const versions = fc.integer({ min: 1, max: 3 });
const path = fc.constantFrom("x", "y");
const unadopt = fc.constantFrom(false, false, false, true);

/** What Git wants: few names and versions, so that they meet. */
export const declared = fc
  .uniqueArray(fc.record({ name: names, version: versions, status: statuses, path, unadopt }), {
    selector: keyOf,
    maxLength: 9,
  })
  .map((items) =>
    items.map(({ path, ...item }) => webhook({ ...item, url: `https://api.example.com/${path}` })),
  );

/** What the tenant has of them, ours and others'. */
export const alive = fc
  .uniqueArray(fc.record({ name: names, version: versions, status: statuses, path, ours: fc.boolean() }), {
    selector: keyOf,
    maxLength: 9,
  })
  .map((items) =>
    items.map(({ path, ours, ...item }) => {
      const base = webhook({ ...item, url: `https://api.example.com/${path}` });
      return liveOf(base, { idempotencyKey: ours ? idempotencyKeyOf(base) : null });
    }),
  );

/** The tenant after one change, one snapshot for each write in the order of the protocol. */
export function afterwards(live: readonly LiveWebhook[], change: Change): (readonly LiveWebhook[])[] {
  const without = (key: string) => live.filter((item) => keyOf(item) !== key);
  switch (change.action) {
    case "create":
    case "update":
    case "adopt":
      return [[...without(change.key), liveOf(change.desired)]];
    case "deprecate":
      return [
        [
          ...without(change.key),
          { ...(change.desired ? liveOf(change.desired) : change.live), status: "deprecated" },
        ],
      ];
    case "unadopt":
      return [[...without(change.key), { ...change.live, idempotencyKey: null }]];
    case "delete":
      return [without(change.key)];
    case "replace": {
      const switched = [...without(change.key), liveOf(change.desired)];
      const old = new Set<string>(change.superseded.map(({ key }) => key));
      return [
        switched,
        switched.map((item) => (old.has(keyOf(item)) ? { ...item, status: "deprecated" } : item)),
      ];
    }
  }
}

/** The names of which a version is active. */
export function activeNames(live: readonly LiveWebhook[]): Set<string> {
  return new Set(live.filter(({ status }) => status === "active").map(({ name }) => name));
}
