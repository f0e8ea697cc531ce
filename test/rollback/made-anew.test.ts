import assert from "node:assert/strict";
import { test } from "node:test";
import { Chain } from "../../src/journal/chain/chain.ts";
import { projectionOf } from "../../src/journal/projection/builder.ts";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import { snapshotOfLive } from "../../src/model/plan/redacted-snapshot.ts";
import { imagesBefore } from "../../src/rollback/before-run.ts";
import { asRollback, restoringBy } from "../../src/rollback/rollback.ts";
import * as endpoints from "../fixtures/endpoints.ts";
import * as model from "../fixtures/model.ts";
import { planOf } from "../fixtures/plan.ts";
import { intent, outcome, steppingClock } from "../journal/fixture.ts";

/** The run deprecated an Endpoint, and a later one deleted it at its sunset. */

const RUN = "run-1";

function takenBack(was: LiveWebhook, declared: Webhook, now: readonly LiveWebhook[]) {
  const before = snapshotOfLive(was, []);
  const after = { ...before, status: "deprecated" as const };
  const write = { webhook_name: "orders", version: 1, step: "deprecate", integration_id: was.id } as const;
  const chain = new Chain({ actor: "ci", run: RUN, clock: steppingClock() }, undefined);
  const entries = [
    intent("a", { ...write, action: "deprecate", before, after }),
    outcome("a", { ...write, action: "deprecate", after }),
  ];
  const records = entries.map((entry) => chain.add(entry).record);
  const images = imagesBefore({ before: projectionOf([]), records }, RUN);
  const on = was.endpoint === null ? model.environment() : endpoints.environment();
  const restoring = restoringBy(
    images,
    {
      ...{ environment: on, declared: [declared], live: now, lastWritten: new Map() },
      directory: endpoints.directory(),
      fillIn: model.plainHeader,
    },
    new Set(),
  );
  const listed = endpoints.listing(now);
  const { webhooks, request } = restoring;
  const plan = planOf(webhooks, now, { environment: on, live: listed, ...request });
  return asRollback(plan, restoring, RUN).changes;
}

const SUNSET = "2026-11-01";
const retired = { status: "deprecated", sunset: SUNSET } as const;
const active = endpoints.live(endpoints.declared(), { id: "e1" });

test("the rollback of a deprecation makes anew what was deleted since, and says that callers have to move", () => {
  const [change] = takenBack(active, endpoints.declared(retired), []);
  assert.equal(change?.action, "create");
  assert.equal(change?.risk.level, "medium");
  const why = change?.risk.why.join("\n") ?? "";
  assert.match(why, /callers have to move: orders gets a new address, and the old one \(abcdef…\) does not/);
  assert.match(why, /X-Webhook-Key keys belong to one Endpoint/);
});

test("of what nobody called, or has no address, nothing is said of callers", () => {
  const off = endpoints.live(endpoints.declared({ status: "inactive" }), { id: "e1" });
  const plain = model.liveOf(model.webhook(), { id: "e1" });
  for (const [was, declared] of [
    [off, endpoints.declared(retired)],
    [plain, model.webhook(retired)],
  ] as const) {
    const [change] = takenBack(was, declared, []);
    assert.equal(change?.action, "create");
    assert.doesNotMatch(change?.risk.why.join("\n") ?? "", /callers/);
  }
});

test("what is active again has no sunset from the manifest that deprecated it", () => {
  const sunsetOf = (was: LiveWebhook, declared: Webhook, now: readonly LiveWebhook[]) =>
    takenBack(was, declared, now).map((change) => "desired" in change && (change.desired?.sunset ?? null));
  const plain = model.liveOf(model.webhook(), { id: "e1" });
  const gone = endpoints.live(endpoints.declared(retired), { id: "e1" });
  assert.deepEqual(sunsetOf(active, endpoints.declared(retired), []), [null]);
  assert.deepEqual(sunsetOf(active, endpoints.declared(retired), [gone]), [null]);
  const off = model.liveOf(model.webhook(retired), { id: "e1" });
  assert.deepEqual(sunsetOf(plain, model.webhook(retired), [off]), [null]);
  assert.deepEqual(
    sunsetOf(active, endpoints.declared({ sunset: SUNSET }), []),
    [SUNSET],
    "a day of its own",
  );
});

test("the plan tells what it makes anew from what it finds", () => {
  const found = endpoints.live(endpoints.declared({ status: "inactive" }), { id: "e1" });
  const [change] = takenBack(active, endpoints.declared(), [found]);
  assert.equal(change?.action, "update");
  assert.doesNotMatch(change?.risk.why.join("\n") ?? "", /callers have to move/);
});
