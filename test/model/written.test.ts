import assert from "node:assert/strict";
import { test } from "node:test";
import { markedIn } from "../../src/model/fleet/environment.ts";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import type { PlanInput } from "../../src/model/plan/plan.ts";
import { type WrittenPart, writtenOf } from "../../src/model/plan/written-part.ts";
import * as endpoints from "../fixtures/endpoints.ts";
import { liveOf, secretHeader, webhook } from "../fixtures/model.ts";
import { planOf } from "../fixtures/plan.ts";

const headers = [secretHeader("X-Api-Key", "KEY", 1, "s3cret")];
const hidden = { headers: [{ name: "X-Api-Key", kind: "masked" }] } as const;
const url = "https://api.example.com/moved";
const v1 = liveOf(webhook());
const clicked = { ...v1, idempotencyKey: null };

const rows: readonly (readonly [string, WrittenPart, Webhook, ...LiveWebhook[]])[] = [
  ["create", "whole", webhook()],
  ["update", "whole", webhook({ url }), v1],
  ["replace", "whole", webhook({ version: 2 }), v1],
  ["adopt", "nothing", webhook({ adopt: true }), clicked],
  ["adopt", "whole", webhook({ adopt: true, url }), clicked],
  ["adopt", "hidden-values", webhook({ adopt: true, headers }), { ...clicked, ...hidden }],
  ["unadopt", "nothing", webhook({ unadopt: true, url }), v1],
  ["unadopt", "hidden-values", webhook({ unadopt: true, headers }), { ...v1, ...hidden }],
  ["deprecate", "nothing", webhook({ status: "deprecated" }), v1],
  ["deprecate", "whole", webhook({ status: "deprecated", url }), v1],
  ["deprecate", "whole", webhook({ status: "deprecated", headers }), { ...v1, ...hidden }],
];

test("how much of its manifest a change writes", () => {
  for (const [action, written, desired, ...live] of rows)
    assert.deepEqual(writtenIn([desired], live, false), [action, written]);
});

test("of an Endpoint only its mark is written when it is adopted or let go of, even where that is a field", () => {
  const basicAuth = endpoints.credentials();
  for (const place of ["foreign-id", "name"] as const) {
    const environment = endpoints.environment(markedIn(place));
    const wanted = endpoints.declared({ adopt: true, url }, { basicAuth });
    const found = endpoints.clicked("orders");
    const planned = { environment, live: endpoints.listing([found]) };
    assert.deepEqual(writtenIn([wanted], [found], true, planned), ["adopt", "nothing"]);
    const ours = endpoints.live(wanted, place === "name" ? { labelled: null } : {}, {
      displayName: "orders@1",
    });
    const letGo = { ...wanted, adopt: false, unadopt: true };
    const live = endpoints.listing([ours]);
    assert.deepEqual(writtenIn([letGo], [ours], true, { environment, live }), ["unadopt", "nothing"]);
  }
});

function writtenIn(
  desired: readonly Webhook[],
  live: readonly LiveWebhook[],
  partialUpdate: boolean,
  overrides: Partial<PlanInput> = {},
): readonly [string, WrittenPart] {
  const [change] = planOf(desired, live, overrides).changes;
  assert.ok(change !== undefined);
  return [change.action, writtenOf(change, { partialUpdate })];
}
