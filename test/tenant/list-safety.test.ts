import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";
import { test } from "node:test";
import fc from "fast-check";
import type { Change } from "../../src/model/plan/change.ts";
import type { SandboxSwitches } from "../../src/sandbox/integrations-v1/switches.ts";
import type { Failure } from "../../src/sandbox/wire/faults.ts";
import { connectTo } from "../cognigy/connecting.ts";
import { FakeTenant, isCall } from "../cognigy/fake-tenant.ts";
import { JumpClock } from "../cognigy/jump-clock.ts";
import type { Received } from "../cognigy/server.ts";
import { webhook } from "../fixtures/model.ts";
import { planOf } from "../fixtures/plan.ts";
import { applyOnce, planOnce } from "./apply-once.ts";
import { isWhole, seedFor } from "./campaign.ts";
import { IntegrationsEstate, integration } from "./estate.ts";
import { DESIRED, NAMES, SEEDS } from "./fleet.ts";
import { type Mangling, manglings, type Page } from "./mangling.ts";

const FAULTS: readonly { readonly name: string; readonly failure: Failure; readonly needsTotal?: true }[] = [
  { name: "loops", failure: { kind: "cursor-loop" } },
  // Where neither total nor cursor is given, nothing tells a listing that shifts from one that does not.
  { name: "loses an entry between pages", failure: { kind: "list-shift", by: "removal" }, needsTotal: true },
  { name: "shows an entry twice", failure: { kind: "list-shift", by: "insertion" } },
  { name: "is cut by Content-Length", failure: { kind: "cut", framing: "length" } },
  { name: "is cut in chunks", failure: { kind: "cut", framing: "chunked" } },
  { name: "is cut without a word", failure: { kind: "cut", framing: "close" } },
  { name: "is a page of HTML", failure: { kind: "html" } },
  { name: "has wrong types", failure: { kind: "wrong-types" } },
  { name: "has a status that nobody knows", failure: { kind: "unknown-enum" } },
  { name: "is a bomb", failure: { kind: "bomb", megabytes: 6 } },
];

const PAGINGS = ["cursor", "link", "skip-total", "none"] as const;

for (const { name, failure, needsTotal = false } of FAULTS) {
  test(`nothing is taken away or registered twice when the list ${name}`, async () => {
    const pagings = PAGINGS.filter((paging) => !needsTotal || paging === "cursor" || paging === "skip-total");
    for (const paging of pagings) {
      const changes = await plannedOn({ paging, faults: [{ ...failure, call: "list", at: { from: 2 } }] });
      assert.deepEqual(changes.filter(restsOnTheList), [], paging);
    }
  });
}

test("without a fault the same fleet plans a deprecation and registrations, in every way of paging", async () => {
  for (const paging of PAGINGS) {
    const actions = (await plannedOn({ paging })).filter(restsOnTheList).map(({ action }) => action);
    assert.deepEqual(actions.toSorted(), ["create", "create", "create", "deprecate", "replace"], paging);
  }
});

test("a listing that lost an entry between pages registers nothing where nothing is removed either", async () => {
  const estate = await IntegrationsEstate.with(SEEDS, { idempotency: "ignored", uniqueNames: false });
  try {
    const ours = SEEDS.filter(({ name }) => NAMES.has(name));
    const desired = ours.map(({ name, version }) => webhook({ name, version }));
    const faults = [{ kind: "list-shift", by: "removal", call: "list", at: "all" }] as const;
    const run = await applyOnce({ estate, clock: new JumpClock(), desired, faults });
    assert.equal(run.exit, 11);
    const blocked = run.plan?.blocked.map(({ key, action, code }) => `${action} ${key}: ${code}`);
    assert.deepEqual(blocked, ["create shipping-air@1: short-listing"]);
    assert.deepEqual(estate.integrations(), SEEDS);
  } finally {
    estate.remove();
  }
});

/** What would be changed; nothing where the list was refused. */
async function plannedOn(switches: SandboxSwitches): Promise<readonly Change[]> {
  const estate = await IntegrationsEstate.with(SEEDS, switches);
  try {
    const plan = await planOnce({ estate, clock: new JumpClock(), desired: DESIRED });
    return "changes" in plan ? plan.changes : [];
  } finally {
    estate.remove();
  }
}

function restsOnTheList({ action }: Change): boolean {
  return action !== "update" && action !== "adopt";
}

const SIZE = 3;
const LIVE = ["a", "b", "c", "old", "d", "e", "f", "g", "h"].map((name) => webhook({ name }));
const KEPT = LIVE.filter(({ name }) => name !== "old");

/** Three pages that a cursor leads through. */
const PAGES: readonly Page[] = [0, 1, 2].map((page) => ({
  items: LIVE.slice(page * SIZE, (page + 1) * SIZE).map((one) => {
    const { creation: _, extra: _1, ...fields } = integration(one);
    return fields;
  }),
  total: LIVE.length,
  nextCursor: page < 2 ? `page-${page + 1}` : null,
}));

test("however the list is mangled, a deprecation is planned only where everything was collected", async (t) => {
  let mangling: Mangling | null = null;
  const tenant = await FakeTenant.start((request, response) => {
    if (!isCall(request, "GET all")) return false;
    answer(request, response, mangling);
    return true;
  });
  let deprecated = 0;
  try {
    const property = fc.asyncProperty(manglings(PAGES.length, SIZE), async (one) => {
      mangling = one;
      const removes = await removesOld(tenant.url);
      if (removes) deprecated += 1;
    });
    await fc.assert(property, { numRuns: isWhole ? 10_000 : 150, ...seedFor("mangled") });
    mangling = null;
    assert.equal(await removesOld(tenant.url), true, "not mangled");
    t.diagnostic(`${deprecated} mangled lists were complete all the same`);
  } finally {
    await tenant.close();
  }
});

/** Whether `old` would be deprecated; then everything must have been collected. */
async function removesOld(tenant: URL): Promise<boolean> {
  const client = connectTo(tenant);
  try {
    const listed = await client.tenant.list();
    if (!listed.ok) return false;
    const plan = planOf(KEPT, [], { live: listed.value });
    const removed = plan.changes.filter(({ action }) => action === "deprecate" || action === "delete");
    if (removed.length === 0) return false;
    assert.deepEqual(
      removed.map(({ key }) => key),
      ["old@1"],
    );
    assert.deepEqual(listed.value.webhooks.map(({ name }) => name).toSorted(), namesOf(LIVE));
    return true;
  } finally {
    await client.close();
  }
}

function namesOf(webhooks: readonly { readonly name: string }[]): string[] {
  return webhooks.map(({ name }) => name).toSorted();
}

/** The page that was asked for, by cursor, else by skip. */
function answer({ url }: Received, response: ServerResponse, mangling: Mangling | null): void {
  const cursor = /^page-(\d)$/.exec(url.searchParams.get("cursor") ?? "")?.[1];
  const number = Number(cursor ?? Math.floor(Number(url.searchParams.get("skip") ?? 0) / SIZE));
  const page = PAGES[number] ?? { items: [], total: LIVE.length, nextCursor: null };
  const text = mangling?.page === number ? mangling.apply(page) : JSON.stringify(page);
  response.writeHead(200, { "content-type": "application/json" }).end(text);
}
