import assert from "node:assert/strict";
import { test } from "node:test";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import { JumpClock } from "../cognigy/jump-clock.ts";
import { credentials, declared } from "../fixtures/endpoints.ts";
import { applyOnce, planOnce } from "./apply-once.ts";
import { EndpointsEstate, PROJECT_ID, type Seed } from "./endpoint-estate.ts";

const project = { by: "id", text: PROJECT_ID, found: null } as const;
const PASSWORD = "kq7-canary-0f31";
const FLEET = Array.from({ length: 100 }, (_, index) => endpoint(`hook-${index}`));

function endpoint(name: string, changes: Partial<Webhook> = {}): Webhook {
  return declared({ name, ...changes }, { project, basicAuth: credentials("AUTH", 1, PASSWORD) });
}

/** What a declared webhook is on the tenant. */
function seed({ name, version, url }: Webhook): Seed {
  return {
    name,
    foreignId: `webhook-sync/1 ${name}@${version} auth=AUTH@1`,
    settings: { webhookUrl: url, basicAuthUser: "bot", basicAuthPassword: PASSWORD },
  };
}

/** How often each kind of call is made, tokens left out. */
async function counted(
  live: readonly Webhook[],
  desired: readonly Webhook[],
  work: typeof applyOnce | typeof planOnce,
): Promise<Record<string, number>> {
  const estate = await EndpointsEstate.with(live.map(seed));
  try {
    const done = await work({ estate, clock: new JumpClock(), desired });
    assert.ok(!("exit" in done) || done.exit === 0);
    const counts: Record<string, number> = {};
    for (const { call } of estate.requests())
      if (call !== null && call !== "token") counts[call] = (counts[call] ?? 0) + 1;
    return counts;
  } finally {
    estate.remove();
  }
}

const READING = { lookup: 2, list: 1, get: 100 };

test("a plan of 100 Endpoints is 1 list and 100 reads, and one list each of flows and locales", async () => {
  assert.deepEqual(await counted(FLEET, FLEET, planOnce), READING);
});

test("an apply that changes nothing takes no more", async () => {
  assert.deepEqual(await counted(FLEET, FLEET, applyOnce), READING);
});

test("a creation is 1 POST and 1 PATCH, and the list after them reads nothing", async () => {
  const desired = FLEET.slice(0, 5);
  assert.deepEqual(await counted([], desired, applyOnce), {
    lookup: 2,
    list: 2,
    create: 5,
    patch: 5,
  });
});

test("a version in place is 1 read and 1 PATCH, read back once", async () => {
  const [first] = FLEET;
  assert.ok(first);
  const next = endpoint(first.name, { version: 2, url: "https://api.example.com/v2" });
  const counts = await counted([first], [next], applyOnce);
  // The first read is the plan's.
  assert.deepEqual(counts, { lookup: 2, list: 1, get: 3, patch: 1 });
});
