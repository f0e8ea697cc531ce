import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { membersOf } from "../../../src/base/json.ts";
import { keyOf } from "../../../src/model/fleet/key.ts";
import type { Webhook } from "../../../src/model/fleet/webhook.ts";
import type { EndpointDocument } from "../../../src/sandbox/cognigy-v2/documents.ts";
import type { CognigySwitches } from "../../../src/sandbox/cognigy-v2/switches.ts";
import type { Failure } from "../../../src/sandbox/wire/faults.ts";
import { credentials, declared } from "../../fixtures/endpoints.ts";
import { seededRandom } from "../../sandbox/surroundings.ts";
import type { Ending } from "../../simulation/operator.ts";
import { chosen, isWhole, reproducible } from "../campaign.ts";
import { EndpointSession, SETTLE_MS } from "./session.ts";

const SEEDS_PER_CELL = isWhole ? 100 : 1;

const FOREIGN_IDS = ["kept", "dropped", "refused"] as const;
const LAGS_MS = [0, SETTLE_MS - 1_000];
const PASSWORDS = ["plain", "masked", "absent"] as const;
const PATCHES = ["replace", "merge"] as const;

const GRID = FOREIGN_IDS.flatMap((foreignId) =>
  LAGS_MS.flatMap((listLagMs) =>
    PASSWORDS.flatMap((password) =>
      PATCHES.map((settingsPatch) => ({
        foreignId,
        listLagMs,
        password,
        settingsPatch,
      })),
    ),
  ),
);

/**
 * The suite takes every second cell, like the fields of one colour of a chessboard: any three of the four capabilities
 * still meet in every way. The campaign takes all, with a hundred seeds each.
 */
const CELLS = GRID.filter(({ foreignId, listLagMs, password, settingsPatch }) => {
  const places = [
    FOREIGN_IDS.indexOf(foreignId),
    LAGS_MS.indexOf(listLagMs),
    PASSWORDS.indexOf(password),
    PATCHES.indexOf(settingsPatch),
  ];
  return isWhole || places.reduce((sum, place) => sum + place, 0) % 2 === 0;
});

/** What can happen to a write. null: nothing. */
const ACCIDENTS: readonly (Failure | null)[] = [
  null,
  null,
  { kind: "status", status: 500, commits: true },
  { kind: "reset", commits: true },
  { kind: "cut", framing: "length" },
  { kind: "html" },
  { kind: "reset", commits: false },
  { kind: "status", status: 503, commits: false },
  { kind: "status", status: 429, commits: false, retryAfter: { form: "absent" } },
];

const AUTH = { basicAuth: credentials("KEY", 1, "canary-1") };
const FIRST: readonly Webhook[] = ["alpha", "beta", "gamma"].map((name) => declared({ name }, AUTH));
/** A new version in place, another flow, and one more; gamma is removed. */
const SECOND: readonly Webhook[] = [
  declared({ name: "alpha", version: 2, url: "https://api.example.com/alpha/v2" }, AUTH),
  declared({ name: "beta" }, { ...AUTH, flow: { by: "name", text: "Other", found: null } }),
  declared({ name: "delta" }, AUTH),
];

const APPLIES = 6;

/** Making its certificates takes longer than all of a cell, so all cells begin with a copy of one tenant. */
const template = new EndpointSession();
before(() => template.served({}, async () => {}));
after(() => template.remove());

for (const cell of CELLS) {
  const title = `foreignId ${cell.foreignId}, lag ${cell.listLagMs}, password ${cell.password}, settings ${cell.settingsPatch}`;
  test(title, async () => {
    for (let seed = 1; seed <= SEEDS_PER_CELL; seed += 1) {
      const name = `${title}/${seed}`;
      if (!chosen(name)) continue;
      await checkSeed(cell, seed).catch((error) => Promise.reject(reproducible(name, error)));
    }
  });
}

async function checkSeed(cell: CognigySwitches, seed: number): Promise<void> {
  const session = new EndpointSession(template.directory);
  try {
    const random = seededRandom(seed * 7_919 + JSON.stringify(cell).length);
    await comeToRest(session, FIRST, { ...cell, faults: accidents(random) });
    const before = session.endpoints();
    await somebodyEdits(session, cell);
    await comeToRest(session, SECOND, { ...cell, faults: accidents(random) });
    checkInPlace(session, before);
    checkKeptByHand(session);
    checkCanaries(session);
  } finally {
    session.remove();
  }
}

/** At most one accident for each kind of write. */
function accidents(random: () => number) {
  return (["create", "patch"] as const).flatMap((call) => {
    const failure = ACCIDENTS[Math.floor(random() * ACCIDENTS.length)];
    return failure ? [{ ...failure, call, at: 1 + Math.floor(random() * 3) }] : [];
  });
}

/** Applies until nothing is left to do. Whatever goes wrong, a name that serves goes on serving. */
async function comeToRest(
  session: EndpointSession,
  desired: readonly Webhook[],
  switches: CognigySwitches,
): Promise<void> {
  let ending: Ending | undefined;
  let declaredNow = desired;
  for (let apply = 0; apply < APPLIES; apply += 1) {
    const served = namesServed(session);
    ending = await session.apply(declaredNow, {
      switches: apply === 0 ? switches : { ...switches, faults: [] },
    });
    const wanted = new Set(desired.map(({ name }) => name));
    const servedNow = namesServed(session);
    const dark = [...served].filter((name) => wanted.has(name) && !servedNow.has(name));
    assert.deepEqual(dark, [], "went dark");
    checkNoDuplicate(session);
    const isDone = ending.kind === "applied" && ending.plan.changes.length + ending.plan.blocked.length === 0;
    if (isDone) return checkDeclared(session, desired);
    // What was made in the moment in which nobody knew yet that the tenant drops the marker has none, if its answer was lost.
    if (switches.foreignId !== "kept") declaredNow = asRemedied(desired, ending);
    session.clock.advance(2 * SETTLE_MS);
  }
  assert.fail(`it does not come to rest: ${describe(ending)}`);
}

/** Takes over what the plan asks to take over. */
function asRemedied(desired: readonly Webhook[], ending: Ending): readonly Webhook[] {
  const blocked = ending.kind === "applied" ? ending.plan.blocked : [];
  const unmarked = new Set(blocked.flatMap(({ code, key }) => (code === "not-ours" ? [key] : [])));
  return desired.map((one) => ({ ...one, adopt: unmarked.has(keyOf(one)) }));
}

function namesServed(session: EndpointSession): ReadonlySet<string> {
  return new Set(session.endpoints().flatMap((one) => (one.active ? [nameOf(one)] : [])));
}

/** By whichever marker: in the foreignId, or at the end of the name for people. */
function nameOf({ name, foreignId }: EndpointDocument): string {
  return (/^webhook-sync\/1 (\S+)@/.exec(foreignId)?.[1] ?? name).replace(/@\d+$/, "");
}

function checkNoDuplicate(session: EndpointSession): void {
  const names = session.endpoints().map(nameOf);
  assert.equal(new Set(names).size, names.length, `duplicates: ${names.join(", ")}`);
}

function checkDeclared(session: EndpointSession, desired: readonly Webhook[]): void {
  const live = new Map(session.endpoints().map((one) => [nameOf(one), one]));
  for (const { name, url, endpoint } of desired) {
    const found = live.get(name);
    assert.ok(found, name);
    const { webhookUrl, basicAuthUser, basicAuthPassword } = found.settings;
    const shown = [found.active, webhookUrl, basicAuthUser, basicAuthPassword];
    assert.deepEqual(shown, [true, url, "bot", "canary-1"], name);
    assert.ok(endpoint);
  }
}

/** A second person adds to the settings what nobody here knows. */
async function somebodyEdits(session: EndpointSession, switches: CognigySwitches): Promise<void> {
  await session.served(switches, async (sandbox) => {
    for (const { name, settings } of session.endpoints()) {
      const change = { settings: { ...settings, authenticationMethod: "apiKey" } };
      assert.ok(sandbox.happen({ kind: "edit", name, change }).ok);
    }
  });
}

function checkInPlace(session: EndpointSession, before: readonly EndpointDocument[]): void {
  const addressOf = (all: readonly EndpointDocument[], name: string) =>
    all.find((one) => nameOf(one) === name)?.urlToken;
  const after = session.endpoints();
  for (const name of ["alpha", "beta"])
    assert.equal(addressOf(after, name), addressOf(before, name), `${name} keeps its address`);
  const creations = session.requests().filter(({ call, committed }) => call === "create" && committed);
  assert.equal(creations.length, 4, "alpha, beta, gamma and delta, once each");
}

function checkKeptByHand(session: EndpointSession): void {
  for (const one of session.endpoints())
    if (nameOf(one) !== "delta") assert.equal(one.settings.authenticationMethod, "apiKey", one.name);
}

/** The record holds no password and no whole address. */
function checkCanaries(session: EndpointSession): void {
  const record = JSON.stringify(session.records());
  assert.ok(!record.includes("canary"));
  for (const { urlToken } of session.endpoints()) assert.ok(!record.includes(urlToken));
  assert.ok(session.requests().every((request) => !JSON.stringify(membersOf(request)).includes("canary")));
}

function describe(ending: Ending | undefined): string {
  if (ending?.kind !== "applied") return JSON.stringify(ending);
  const { changes, blocked } = ending.plan;
  const outcomes = ending.outcomes.map((one) => JSON.stringify(one).slice(0, 300));
  return JSON.stringify([changes.map(({ key, action }) => [key, action]), blocked, outcomes], null, 1);
}
