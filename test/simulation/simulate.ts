import assert from "node:assert/strict";
import { keyOf } from "../../src/model/key.ts";
import type { LiveWebhook } from "../../src/model/live.ts";
import type { Random } from "../../src/model/surroundings.ts";
import type { Webhook } from "../../src/model/webhook.ts";
import { secretHeader, webhook } from "../fixtures/model.ts";
import { seededRandom } from "../sandbox/surroundings.ts";
import { type Ending, Operator } from "./operator.ts";
import { type OnCommit, SETTLE_MS, SimulatedTenant } from "./tenant.ts";
import { VirtualClock } from "./virtual-clock.ts";

const NAMES = ["a", "b", "c", "d", "e"] as const;

/** More applies than any history of this size needs to come to rest. */
const MOST_APPLIES = 6;

/** How a history ended: as declared, or with a double that two operators made where nothing prevents it. */
export type Rest = "converged" | "ambiguous";

/** Plays one history: fleets, edits in Git and by hand, faults, kills, one or two operators; then lets it come to rest. */
export async function simulate(seed: number): Promise<Rest> {
  const random = seededRandom(seed);
  const clock = new VirtualClock();
  const traits = { uniqueNames: random() < 0.5, lagging: random() < 0.5, throttling: random() < 0.5 };
  const tenant = new SimulatedTenant(clock, random, traits);
  const surroundings = { tenant, clock, random };
  const operators = ["x", "y"]
    .slice(0, random() < 0.5 ? 1 : 2)
    .map((name) => new Operator(name, surroundings));
  let desired = edit([webhook({ name: "a" })], random);
  const onCommit: OnCommit = (name, before, after) => {
    const wanted = desired.some((one) => one.name === name && one.status === "active");
    const dark = isLit(before) && !isLit(after);
    assert.ok(!(wanted && dark), `${name} went dark: ${describe(before)} became ${describe(after)}`);
  };
  const rounds = 1 + Math.floor(random() * 4);
  for (let round = 0; round < rounds; round++) {
    tenant.faultRate = random() < 0.5 ? 0 : random() * 0.4;
    const unfitRate = random() < 0.7 ? 0 : 0.5;
    const applies = operators.map(async (operator) => {
      if (operators.length > 1) await clock.sleep(random() * 200);
      const killedAfterMs = random() < 0.5 ? random() * (random() < 0.2 ? SETTLE_MS * 3 : 400) : null;
      return await operator.apply(desired, { killedAfterMs, unfitRate, onCommit });
    });
    await clock.passFor(Promise.all(applies));
    if (operators.length === 1) {
      assertNoDoubles(tenant.all());
      // The next run comes while writes of a killed one are still on their way.
      if (random() < 0.5) continue;
    }
    // Whoever edits does so when no write is on its way any more.
    await clock.passFor(clock.sleep(SETTLE_MS));
    if (random() < 0.5) desired = edit(desired, random);
    if (random() < 0.4) clickSomewhere(tenant, random);
  }
  tenant.faultRate = 0;
  return await comeToRest(operators, tenant, clock, desired, onCommit);
}

async function comeToRest(
  operators: readonly Operator[],
  tenant: SimulatedTenant,
  clock: VirtualClock,
  desired: readonly Webhook[],
  onCommit: OnCommit,
): Promise<Rest> {
  const told: Ending[] = [];
  for (let apply = 0; apply < MOST_APPLIES; apply++) {
    for (const operator of operators) {
      const quiet = { killedAfterMs: null, unfitRate: 0, onCommit };
      const ending = await clock.passFor(operator.apply(desired, quiet));
      told.push(ending);
      // Nothing but time tells one state directory what was written from another a moment ago.
      if (operators.length > 1) await clock.passFor(clock.sleep(SETTLE_MS));
      const rest = restAfter(ending, operators.length);
      if (rest === "converged") assertAsDeclared(desired, tenant.all());
      if (rest !== null) return rest;
    }
  }
  assert.fail(`it does not come to rest: ${JSON.stringify(told.at(-1))}`);
}

/** How it came to rest; null while there is still something to do. */
function restAfter(ending: Ending, operators: number): Rest | null {
  if (ending.kind !== "applied" || ending.plan.changes.length > 0) return null;
  const { blocked } = ending.plan;
  if (blocked.length === 0) return "converged";
  return operators > 1 && blocked.some(({ code }) => code === "ambiguous") ? "ambiguous" : null;
}

function assertAsDeclared(desired: readonly Webhook[], live: readonly LiveWebhook[]): void {
  assertNoDoubles(live);
  for (const one of desired) {
    const found = live.find((candidate) => keyOf(candidate) === keyOf(one));
    assert.deepEqual([found?.status, found?.url], [one.status, one.url], keyOf(one));
  }
  const declared = new Set(desired.map(keyOf));
  const left = live.filter((one) => !declared.has(keyOf(one)) && one.status === "active");
  assert.deepEqual(left.map(keyOf), [], "active without a manifest");
}

function assertNoDoubles(live: readonly LiveWebhook[]): void {
  const keys = live.map(keyOf);
  assert.equal(new Set(keys).size, keys.length, `doubles: ${keys.join(" ")}`);
}

/** A few edits in Git: new webhooks, bumps, ways back, other urls and secrets, removals. */
function edit(desired: readonly Webhook[], random: Random): Webhook[] {
  const fleet = new Map(desired.map((one) => [one.name, one]));
  const edits = 1 + Math.floor(random() * 4);
  for (let number = 0; number < edits; number++) {
    const name = NAMES[Math.floor(random() * NAMES.length)] ?? "a";
    const old = fleet.get(name);
    fleet.set(name, old === undefined ? webhook({ name }) : edited(old, random));
    if (fleet.size > 1 && random() < 0.15) fleet.delete(name);
  }
  const kept = [...fleet.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return kept.map((one, index) => {
    const before = kept[index - 1];
    const depends = before?.status === "active" && one.status === "active" && random() < 0.3;
    return { ...one, dependsOn: depends ? [before.name] : [] };
  });
}

function edited(old: Webhook, random: Random): Webhook {
  const kind = Math.floor(random() * 5);
  if (kind === 0) return { ...old, version: old.version + 1 };
  if (kind === 1) return { ...old, version: Math.max(1, old.version - 1) };
  if (kind === 2) return { ...old, url: `https://api.example.com/moved/${Math.floor(random() * 1_000)}` };
  if (kind === 3) return { ...old, status: old.status === "active" ? "inactive" : "active" };
  const version = 1 + Math.floor(random() * 3);
  return { ...old, headers: [secretHeader("X-Key", "KEY", version, `value-${version}`)] };
}

/** Somebody changes something on the platform. */
function clickSomewhere(tenant: SimulatedTenant, random: Random): void {
  const live = tenant.all();
  const one = live[Math.floor(random() * live.length)];
  if (one === undefined) return;
  const kind = Math.floor(random() * 3);
  if (kind === 0) tenant.clickOn(one, undefined);
  else tenant.clickOn(one, kind === 1 ? { status: "inactive" } : { url: "https://clicked.example.com/" });
}

function isLit(live: readonly LiveWebhook[]): boolean {
  return live.some(({ status }) => status === "active");
}

function describe(live: readonly LiveWebhook[]): string {
  return live.map((one) => `${keyOf(one)} ${one.status}`).join(", ");
}
