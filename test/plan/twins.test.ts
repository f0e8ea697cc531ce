import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { keyOf, type WebhookKey } from "../../src/model/fleet/key.ts";
import { isOurs, type LiveWebhook } from "../../src/model/fleet/live.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import type { Change } from "../../src/model/plan/change.ts";
import type { Plan } from "../../src/model/plan/plan.ts";
import * as endpoints from "../fixtures/endpoints.ts";
import { environment } from "../fixtures/model.ts";
import { allowing, planOf } from "../fixtures/plan.ts";
import { alive, declared, FLEETS } from "./fleets.ts";

/** A fleet, and what the tenant has of it; on Cognigy.AI a version takes over from the one before in place. */
const fleets = fc.record({ desired: declared, live: alive, isEndpoint: fc.boolean() }).map((fleet) => {
  const { desired, live, isEndpoint } = fleet;
  if (!isEndpoint) return { desired, live, on: environment() };
  const found = live.map(({ name, version, status, url, idempotencyKey }) =>
    endpoints.live(endpoints.declared({ name, version, status, url }), { idempotencyKey }),
  );
  return { desired: desired.map((one) => endpoints.declared(one)), live: found, on: endpoints.environment() };
});

/** Everything that options can allow. */
function planAllowingAll(
  desired: readonly Webhook[],
  found: readonly LiveWebhook[],
  on: ReturnType<typeof environment>,
): Plan {
  const keys = new Set(found.map(keyOf));
  const allow = allowing({ deprecate: keys, delete: keys, downgrade: new Set(["a", "b", "c"]) });
  return planOf(desired, found, { environment: on, live: endpoints.listing(found), allow });
}

/** What a change writes to. */
function writtenBy(change: Change): readonly WebhookKey[] {
  if (change.action === "create") return [];
  const olds = change.action === "replace" ? change.superseded.map(({ live }) => live) : [];
  return (change.live === null ? olds : [change.live, ...olds]).map(keyOf);
}

test("what is there twice under one key is written to by no change, whatever is declared and allowed", () => {
  fc.assert(
    fc.property(fleets, fc.nat(8), ({ desired, live, on }, index) => {
      const ours = live.filter((one) => isOurs(one, on));
      const original = ours[index % Math.max(ours.length, 1)];
      if (original === undefined) return;
      const { changes } = planAllowingAll(desired, [...live, { ...original, id: "copy" }], on);
      const writing = changes.filter((change) => writtenBy(change).includes(keyOf(original)));
      assert.deepEqual(
        writing.map(({ action, key }) => `${action} ${key}`),
        [],
      );
    }),
    { numRuns: FLEETS },
  );
});
