import process from "node:process";
import fc from "fast-check";
import { idempotencyKeyOf, keyOf } from "../../src/model/fleet/key.ts";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { Status, Webhook } from "../../src/model/fleet/webhook.ts";
import type { Change } from "../../src/model/plan/change.ts";
import { liveOf, webhook } from "../fixtures/model.ts";

/** How many fleets a law is tried on; `npm run campaign:plan` takes the whole. Each run takes others. */
export const FLEETS = process.env.CAMPAIGN === "1" ? 10_000 : 300;

const statuses = fc.constantFrom<Status>("active", "inactive", "deprecated");
const names = fc.constantFrom("a", "b", "c");
const versions = fc.integer({ min: 1, max: 3 });
const path = fc.constantFrom("x", "y");
const unadopt = fc.constantFrom(false, false, false, true);

/** Names that manifests say they had before; those that are declared are nobody's former name. */
const former = fc.subarray(["a", "b", "c"]).chain((all) => fc.constantFrom([], [], all));

/** What Git wants: few names and versions, so that they meet. */
export const declared = fc
  .uniqueArray(fc.record({ name: names, version: versions, status: statuses, path, unadopt, former }), {
    selector: keyOf,
    maxLength: 9,
  })
  .map((items) =>
    withFormerNames(
      items.map(({ path, former, ...item }) =>
        webhook({ ...item, replaces: former, url: `https://api.example.com/${path}` }),
      ),
    ),
  );

/** As `validate` takes it: a former name is not declared, and belongs to one name. */
function withFormerNames(desired: readonly Webhook[]): Webhook[] {
  const declared = new Set(desired.map(({ name }) => name));
  const takers = new Map<string, string>();
  return desired.map((one) => {
    const free = one.replaces.filter(
      (old) => !declared.has(old) && (takers.get(old) ?? one.name) === one.name,
    );
    for (const old of free) takers.set(old, one.name);
    return { ...one, replaces: one.unadopt ? [] : free };
  });
}

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

/** The names of which a version is active; a name that was given up counts as the one that takes its place. */
export function activeNames(
  live: readonly LiveWebhook[],
  renames: ReadonlyMap<string, string> = new Map(),
): Set<string> {
  const active = live.filter(({ status }) => status === "active");
  return new Set(active.map(({ name }) => renames.get(name) ?? name));
}
