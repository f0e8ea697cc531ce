import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import pLimit from "p-limit";
import { membersOf } from "../../../src/base/json.ts";
import type { Webhook } from "../../../src/model/webhook.ts";
import type { Endpoint } from "../../../src/sandbox/cognigy-v2/documents.ts";
import type { CognigySwitches } from "../../../src/sandbox/cognigy-v2/switches.ts";
import type { Fault } from "../../../src/sandbox/wire/faults.ts";
import { credentials, declared } from "../../fixtures/endpoints.ts";
import type { Ending } from "../../simulation/operator.ts";
import { chosen, isWhole, reproducible } from "../campaign.ts";
import { LATENCY_MS } from "../estate.ts";
import { HAZARDS, type Hazard, POSITIONS, type Position } from "../hazards.ts";
import { loseHost } from "../network.ts";
import { Host, installResolver } from "../resolver.ts";
import { EndpointSession, type Meeting, SETTLE_MS } from "./session.ts";

const CALLS = ["token", "list", "get", "create", "patch"] as const;
type Call = (typeof CALLS)[number];

interface Cell {
  readonly hazard: Hazard;
  readonly call: Call;
  readonly position: Position;
}

const AUTH = { basicAuth: credentials("KEY", 1, "canary-1") };
const DESKS = ["desk-calls", "desk-chat", "desk-mail"];
const STEADY = declared({ name: "steady" }, AUTH);
const FIRST: readonly Webhook[] = [
  declared({ name: "payments" }, AUTH),
  ...DESKS.map((name) => declared({ name }, AUTH)),
  declared({ name: "old-report" }, AUTH),
  STEADY,
];
/** Three new ones, a new version in place, three that differ, one that was removed, one that is as it should be. */
const SECOND: readonly Webhook[] = [
  declared({ name: "payments", version: 2, url: "https://api.example.com/payments/v2" }, AUTH),
  ...DESKS.map((name) => declared({ name }, { ...AUTH, flow: { by: "name", text: "Other", found: null } })),
  ...["crm-contacts", "crm-notes", "crm-tasks"].map((name) => declared({ name }, AUTH)),
  STEADY,
];
/** More than one page of them, and a few that have to be read. */
const STRANGERS = [
  ...Array.from({ length: 110 }, (_, index) => ({ name: `rest-${index}`, channel: "rest" })),
  ...["their-orders", "their-stock"].map((name) => ({ name, channel: "webhook" })),
];

/** Tokens live for some requests only; what is of other channels has to be passed over here. */
const TENANT: CognigySwitches = {
  channelFilter: "ignored",
  latencyMs: { api: LATENCY_MS, receivers: 0 },
  tokenLifetimeSeconds: 11,
};

/** What has to be done to be at rest after the worst. */
const APPLIES = 4;

const template = new EndpointSession();
let uninstall: () => void;
/** How often each call is made where nothing goes wrong, and what it leaves. */
let counts: ReadonlyMap<string, number>;
let reference: readonly unknown[];

before(async () => {
  uninstall = installResolver();
  await restAfter(template, FIRST);
  await template.served(TENANT, async (sandbox) => {
    for (const fields of STRANGERS)
      assert.ok(sandbox.happen({ kind: "click", fields: { projectId: sandbox.projectId, ...fields } }).ok);
    for (const { name, settings } of template.endpoints().filter((one) => DESKS.includes(one.name))) {
      const change = { settings: { ...settings, authenticationMethod: "apiKey" } };
      assert.ok(sandbox.happen({ kind: "edit", name, change }).ok);
    }
  });
  const known = new EndpointSession(template.directory);
  const served = known.requests().length;
  assert.ok(isDone(await known.apply(SECOND, { switches: TENANT, byToken: true })));
  const calls = known
    .requests()
    .slice(served)
    .map(({ call }) => String(call));
  counts = new Map(CALLS.map((call) => [call, calls.filter((one) => one === call).length]));
  reference = contents(known);
  known.remove();
});

after(() => {
  uninstall();
  template.remove();
});

test("the run without faults makes every kind of call at least twice", () => {
  for (const call of CALLS) assert.ok((counts.get(call) ?? 0) >= 2, `${call}: ${counts.get(call)}`);
});

for (const hazard of HAZARDS) {
  test(`fault: ${hazard.name}`, async () => {
    const cells = CALLS.flatMap((call) => POSITIONS.map((position) => ({ hazard, call, position })));
    const limit = pLimit(4);
    await Promise.all(cells.filter(isInCut).map((cell) => limit(() => checkCell(cell))));
  });
}

function nameOfCell({ hazard, call, position }: Cell): string {
  return `endpoints: ${hazard.name}/${call}/${position}`;
}

/** The suite takes two calls of each fault, each at one position; none that waits in every attempt. */
function isInCut(cell: Cell): boolean {
  if (!chosen(nameOfCell(cell))) return false;
  if (isWhole) return true;
  const { hazard, call, position } = cell;
  const [place, at] = [HAZARDS.indexOf(hazard), CALLS.indexOf(call)];
  const places = hazard.timeouts === undefined ? POSITIONS : POSITIONS.filter((one) => one !== "all");
  return (place + at) % CALLS.length < 2 && position === places[(place + at) % places.length];
}

async function checkCell(cell: Cell): Promise<void> {
  const session = new EndpointSession(template.directory);
  try {
    await applyFaulty(session, cell);
    checkUnharmed(session);
    await restAfter(session, SECOND);
    checkUnharmed(session);
    assert.deepEqual(contents(session), reference, "no update is lost");
  } catch (error) {
    throw reproducible(nameOfCell(cell), error);
  } finally {
    session.remove();
  }
}

async function applyFaulty(session: EndpointSession, { hazard, call, position }: Cell): Promise<Ending> {
  const failure = hazard.failure(call);
  const number = numberAt(call, position);
  const patience = hazard.timeouts === undefined ? {} : { timeouts: hazard.timeouts };
  const meeting: Meeting = { switches: TENANT, byToken: true, ...patience };
  if (typeof failure !== "string") {
    const at = position === "all" ? ("all" as const) : number;
    const faults: readonly Fault[] = [{ ...failure, call, at }];
    const ending = await session.apply(SECOND, { ...meeting, switches: { ...TENANT, faults } });
    // How many tokens a run needs depends on what happens at the same time.
    const happened = session.requests().some(({ fault }) => fault === failure.kind);
    assert.ok(happened || (call === "token" && number > 1), "the fault happened");
    return ending;
  }
  hosts += 1;
  const host = new Host(`endpoints-${hosts}.test`);
  const mend = loseHost(host, failure, call, number, position === "all");
  try {
    return await session.apply(SECOND, { ...meeting, host: host.name });
  } finally {
    mend();
  }
}

let hosts = 0;

function numberAt(call: Call, position: Position): number {
  const count = counts.get(call) ?? 1;
  if (position === "middle") return Math.ceil(count / 2);
  return position === "last" ? count : 1;
}

/** Applies until nothing is left to do. */
async function restAfter(session: EndpointSession, desired: readonly Webhook[]): Promise<void> {
  let ending: Ending | undefined;
  for (let apply = 0; apply < APPLIES; apply += 1) {
    session.clock.advance(2 * SETTLE_MS);
    ending = await session.apply(desired, { switches: TENANT, byToken: true });
    if (isDone(ending) && ending.plan.changes.length === 0) return;
  }
  assert.fail(`it does not come to rest: ${JSON.stringify(ending).slice(0, 2_000)}`);
}

function isDone(ending: Ending): ending is Extract<Ending, { kind: "applied" }> {
  if (ending.kind !== "applied" || ending.plan.blocked.length > 0) return false;
  return ending.outcomes.every(({ result }) => result === "applied");
}

/** Nobody else's Endpoint is touched, nothing is there twice, and no name that is to serve goes dark. */
function checkUnharmed(session: EndpointSession): void {
  const live = session.endpoints();
  assert.deepEqual(live.filter(isStrange), template.endpoints().filter(isStrange), "what is not ours");
  const names = live.filter((one) => !isStrange(one)).map(({ name }) => name);
  assert.equal(new Set(names).size, names.length, `duplicates: ${names.join(", ")}`);
  for (const { name, settings } of live)
    if (DESKS.includes(name)) assert.equal(settings.authenticationMethod, "apiKey", name);
  const dark = new Set<string>();
  const committed = history(session).slice(history(template).length);
  for (const { name, active } of committed) if (active === false) dark.add(String(name));
  for (const name of ["payments", "steady", ...DESKS]) assert.ok(!dark.has(name), `${name} went dark`);
}

function isStrange({ foreignId }: Endpoint): boolean {
  return foreignId === "";
}

/** Every state that an Endpoint ever had, in order. */
function history(session: EndpointSession) {
  const lines = readFileSync(join(session.directory, "cognigy.ndjson"), "utf8").trimEnd().split("\n");
  return lines
    .map((line) => membersOf(membersOf(JSON.parse(line)).document))
    .filter(({ kind }) => kind === "endpoint");
}

/** Everything that a write can set. The nonce of a creation's marker is another one each time. */
function contents(session: EndpointSession) {
  return session
    .endpoints()
    .filter((one) => !isStrange(one))
    .map(({ name, flowId, localeId, active, settings, foreignId }) => {
      const marker = foreignId.replace(/ op=\S+/, "").replace(/sunset=\S+/, "sunset");
      return { name, flowId, localeId, active, settings, marker };
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
