import assert from "node:assert/strict";
import { test } from "node:test";
import { listSettled } from "../../src/apply/settled-listing.ts";
import { failure, success } from "../../src/base/result.ts";
import { Chain } from "../../src/journal/chain/chain.ts";
import { projectionOf } from "../../src/journal/projection/builder.ts";
import type { PlacesToRead, ProjectDirectory } from "../../src/model/fleet/directory.ts";
import type { LiveListing, LiveWebhook } from "../../src/model/fleet/live.ts";
import { type TenantReader, tenantFailure } from "../../src/model/fleet/tenant.ts";
import { snapshotOf } from "../../src/model/plan/redacted-snapshot.ts";
import { World } from "../fixtures/apply.ts";
import * as endpoints from "../fixtures/endpoints.ts";
import { liveOf, webhook } from "../fixtures/model.ts";
import { outcome, steppingClock } from "../journal/fixture.ts";

const v1 = webhook();
const inactive = liveOf(v1, { status: "inactive" });

/** What the tenant has in the end is active; each list shows what is given, in turn. */
async function listAfter(
  ago: number,
  fields: Parameters<typeof outcome>[1],
  ...shown: (readonly LiveWebhook[] | Partial<LiveListing>)[]
) {
  const world = new World(liveOf(v1));
  for (const one of shown) world.lists.push(success("length" in one ? { webhooks: one } : one));
  const chain = new Chain({ actor: "ci", run: "run-1", clock: steppingClock() }, undefined);
  const subject = { webhook_name: v1.name, version: 1, integration_id: inactive.id, after: snapshotOf(v1) };
  const { record } = chain.add(outcome("a", { ...subject, ...fields }));
  const slept: number[] = [];
  const listed = await listSettled(projectionOf([record]), {
    tenant: world.options().tenant,
    clock: {
      now: () => new Date(record.timestamp * 1_000 + ago),
      monotonic: () => 0,
      sleep: async (milliseconds) => void slept.push(Math.round(milliseconds)),
    },
    settleMs: 5_000,
    wanted: [],
  });
  return {
    slept,
    lists: world.listedAfter.length,
    statuses: listed.ok ? listed.value.webhooks.map(({ status }) => status) : [],
  };
}

test("a list that does not show an update yet is asked again once it must", async () => {
  const { slept, lists, statuses } = await listAfter(1_000, {}, [inactive]);
  assert.deepEqual({ slept, lists, statuses }, { slept: [4_000], lists: 2, statuses: ["active"] });
});

test("a list that still shows what was deleted is asked again", async () => {
  const { slept, lists } = await listAfter(
    2_000,
    { step: "delete", after: null, status: "deleted" },
    [inactive],
    [],
  );
  assert.deepEqual({ slept, lists }, { slept: [3_000], lists: 2 });
});

test("a list that still shows what was deleted and can no longer be read is asked again", async () => {
  const { id, name } = inactive;
  const unread = [{ id, name, idempotencyKey: null, problem: "Endpoint that could not be read" }];
  const deleted = { step: "delete", after: null, status: "deleted" } as const;
  const { slept, lists } = await listAfter(2_000, deleted, { webhooks: [], unread, shortfall: "1" }, []);
  assert.deepEqual({ slept, lists }, { slept: [3_000], lists: 2 });
});

test("a list that shows what was written, or had the time to, is believed", async () => {
  assert.equal((await listAfter(1_000, {})).lists, 1);
  assert.equal((await listAfter(6_000, {}, [inactive])).lists, 1);
  assert.equal((await listAfter(1_000, { step: "unadopt", after: null }, [inactive])).lists, 1);
});

test("an id is held to what took over in place, not to the version before", async () => {
  const v2 = webhook({ version: 2, url: "https://api.example.com/v2" });
  const id = inactive.id;
  const chain = new Chain({ actor: "ci", run: "run-1", clock: steppingClock() }, undefined);
  const records = [v1, v2].map(({ name, version, ...rest }) => {
    const subject = { webhook_name: name, version, integration_id: id };
    return chain.add(outcome("a", { ...subject, after: snapshotOf({ name, version, ...rest }) })).record;
  });
  const [, { timestamp } = assert.fail("no record")] = records;
  const waits: number[] = [];
  for (const shown of [v2, v1]) {
    const listed = await listSettled(projectionOf(records), {
      tenant: new World(liveOf(shown, { id })).options().tenant,
      clock: {
        now: () => new Date(timestamp * 1_000 + 1_000),
        monotonic: () => 0,
        sleep: async (milliseconds) => void waits.push(Math.round(milliseconds)),
      },
      settleMs: 5_000,
      wanted: [],
    });
    assert.equal(listed.ok, true);
  }
  assert.deepEqual(waits, [4_000], "only the list that lags is asked again");
});

const elsewhere = { id: "64b600000000000000000002", name: "Billing" };
const moved = endpoints.declared({}, { project: { by: "name", text: elsewhere.name, found: elsewhere } });

/** A tenant whose list shows nothing, after `orders@1` was written in a project that no manifest names. */
async function listWithout(
  there: Awaited<ReturnType<TenantReader["firstThere"]>>,
  inside: ReadonlyMap<string, ProjectDirectory> = endpoints.directory().inside,
) {
  const chain = new Chain({ actor: "ci", run: "run-1", clock: steppingClock() }, undefined);
  const subject = { webhook_name: "orders", version: 1, integration_id: "e1", after: snapshotOf(moved) };
  const { record } = chain.add(outcome("a", subject));
  const asked: { also?: PlacesToRead | undefined; ids?: readonly string[] } = {};
  const settled = await listSettled(projectionOf([record]), {
    tenant: {
      list: async (also) => {
        asked.also = also;
        return success(endpoints.listing([], { directory: endpoints.directory({ inside }) }));
      },
      firstThere: async (ids) => {
        asked.ids = ids;
        return there;
      },
      get: () => assert.fail("it is not read"),
    },
    clock: {
      now: () => new Date(record.timestamp * 1_000 + 9_000),
      monotonic: () => 0,
      sleep: async () => {},
    },
    settleMs: 5_000,
    wanted: [],
    restoring: [snapshotOf(endpoints.declared({}, { snapshot: RUNS_NOVEMBER }))],
  });
  const shortfall = settled.ok ? settled.value.shortfall : settled.error.message;
  return { ...asked, shortfall };
}

const RUNS_NOVEMBER = { by: "name", text: "November", found: endpoints.NOVEMBER } as const;

test("a tenant is read where the records have something, and what is to be so again runs", async () => {
  const { also } = await listWithout(success(null));
  assert.deepEqual(also, { projects: [elsewhere.id], snapshots: [endpoints.NOVEMBER.id] });
});

test("what no project that was read shows is asked for by its id, and told where it is there or nobody may say", async () => {
  const gone = await listWithout(success(null));
  assert.deepEqual([gone.ids, gone.shortfall], [["e1"], null]);
  const there = await listWithout(success("e1"));
  assert.equal(
    there.shortfall,
    "it does not show orders@1 (id e1, project Billing (64b60000…)), which exists when it is read by its id",
  );
  const refused = await listWithout(failure(tenantFailure("forbidden", "GET endpoints/e1 was answered 403")));
  assert.equal(
    refused.shortfall,
    "it does not show orders@1 (id e1, project Billing (64b60000…)); GET endpoints/e1 was answered 403",
  );
  const inside = new Map([[elsewhere.id, { ...NO_PROJECT, project: elsewhere }]]);
  assert.deepEqual((await listWithout(success("e1"), inside)).ids, [], "its project shows all that it has");
});

const NO_PROJECT = { flows: [], locales: [], snapshots: null };
