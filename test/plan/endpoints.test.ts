import assert from "node:assert/strict";
import { test } from "node:test";
import type { TenantResource } from "../../src/model/fleet/directory.ts";
import type { LiveEndpoint } from "../../src/model/fleet/endpoint.ts";
import { markedIn } from "../../src/model/fleet/environment.ts";
import { keyOf } from "../../src/model/fleet/key.ts";
import type { LiveListing, LiveWebhook } from "../../src/model/fleet/live.ts";
import type { DeclaredReference, Webhook } from "../../src/model/fleet/webhook.ts";
import type { FieldChange } from "../../src/model/plan/change.ts";
import type { Plan, PlanInput } from "../../src/model/plan/plan.ts";
import { snapshotOf, snapshotOfLive } from "../../src/model/plan/redacted-snapshot.ts";
import { lastingConsequences } from "../../src/render/wording/changes.ts";
import { describeChange, describeReason } from "../../src/render/wording/words.ts";
import {
  clicked,
  credentials,
  declared,
  directory,
  ENGLISH,
  environment,
  GERMAN,
  listing,
  live,
  MAIN,
  NOVEMBER,
  OTHER,
  PROJECT,
  set,
  TOKEN,
} from "../fixtures/endpoints.ts";
import * as model from "../fixtures/model.ts";
import { NOW, unresolvedHeader } from "../fixtures/model.ts";
import { allowing, planOf } from "../fixtures/plan.ts";

function plan(
  desired: readonly Webhook[],
  found: readonly LiveWebhook[],
  overrides: Partial<PlanInput> = {},
): Plan {
  return planOf(desired, found, { environment: environment(), live: listing(found), ...overrides });
}

/** `update orders@1: url`, `blocked orders@1 (masked): …` */
function told({ changes, blocked, unchanged }: Plan): string[] {
  return [
    ...changes.map(({ action, key, fields }) =>
      [`${action} ${key}`, ...fields.map(({ path }) => path)].join(" "),
    ),
    ...blocked.map(({ key, code, message, location }) => `${code} ${key}:${location?.line}: ${message}`),
    ...unchanged.map(({ key, notes }) => [`unchanged ${key}`, ...notes].join(": ")),
  ];
}

const orders = declared();
const bumped = declared({ version: 2, url: "https://api.example.com/v2" });

test("what is as declared stays, and the flow is found by its name", () => {
  assert.deepEqual(told(plan([orders], [live(orders)])), ["unchanged orders@1"]);
  const other = live(orders, {}, { flow: OTHER });
  const [change] = plan([orders], [other]).changes;
  assert.equal(change?.action, "update");
  assert.deepEqual(
    change.fields.map(({ path, before, after }) => [path, before, after]),
    [
      [
        "cognigy.flow",
        { kind: "plain", text: "Other (77aa85f1…)" },
        { kind: "plain", text: "Main (580a85f1…)" },
      ],
    ],
  );
  assert.equal(change.gated, false);
  assert.match(change.risk.why.join(), /callers reach another flow/);
});

test("a flow that a Snapshot restore made anew is an update that says so", () => {
  const lost = live(
    orders,
    {},
    { flow: { id: "0000aaaa-0000-4000-8000-00000000000f", name: null, isGone: true } },
  );
  const [change] = plan([orders], [lost]).changes;
  assert.deepEqual(change?.fields[0]?.before, { kind: "plain", text: "(no longer there, 0000aaaa…)" });
  assert.match(
    change?.risk.why.join() ?? "",
    /until then callers reach nothing: the flow that it names is gone/,
  );
});

const MAY = { id: "64b600000000000000000008", name: "May", flows: [OTHER] };

/** `orders@1` was written to run November, and its manifest says May. */
function snapshotMoved(found: Partial<LiveEndpoint>) {
  const runs = (snapshot: DeclaredReference) => declared({}, { flow: null, snapshot });
  const was = live(orders, {}, { snapshot: { id: NOVEMBER.id, name: "November" } });
  const last = { sunset: null, held: false, wasActive: true, certificateExpires: null };
  const [change] = plan([runs({ by: "name", text: "May", found: null })], [live(orders, {}, found)], {
    lastWritten: new Map([["orders@1", { ...last, after: snapshotOfLive(was, []) }]]),
    live: listing([live(orders, {}, found)], {
      directory: directory({ inside: new Map([[PROJECT.id, { ...INSIDE, snapshots: [NOVEMBER, MAY] }]]) }),
    }),
  }).changes;
  assert.ok(change?.action === "update");
  return { ...change, told: describeChange({ ...change, location: null }) };
}

const INSIDE = { project: PROJECT, flows: [MAIN, OTHER], locales: [ENGLISH] };

test("another Snapshot is a change in Git, whether the one that runs was looked up or not", () => {
  for (const name of ["November", null]) {
    const change = snapshotMoved({ snapshot: { id: NOVEMBER.id, name }, flow: { id: MAIN.id, name: null } });
    assert.deepEqual(
      change.fields.map(({ path, cause }) => [path, cause]),
      [["cognigy.snapshot", "declared"]],
    );
    assert.equal(change.told, "changed in Git");
    assert.match(change.risk.why.join(), /callers reach another flow/);
    assert.doesNotMatch(JSON.stringify(change.fields), /no longer there/);
  }
  const lost = snapshotMoved({ snapshot: { id: NOVEMBER.id, name: null, isGone: true } });
  assert.deepEqual(
    lost.fields.map(({ before, cause }) => [before, cause]),
    [[{ kind: "plain", text: "(no longer there, 64b60000…)" }, "drift"]],
  );
});

const NEW_MAIN = { id: "99aa85f1-0000-4000-8000-000000000009", name: "Main" };

/** The tenant's flow Main was renamed, and another flow got its name; what November holds is another Main again. */
function renamedFlow(desired: Webhook, was: Partial<LiveEndpoint> = {}) {
  const inside = {
    ...INSIDE,
    flows: [{ ...MAIN, name: "Main (old)" }, NEW_MAIN, OTHER],
    locales: [
      { ...ENGLISH, name: "English (old)" },
      { ...GERMAN, name: "English" },
    ],
    snapshots: [{ ...NOVEMBER, flows: [{ ...OTHER, name: "Main" }] }],
  };
  const written = snapshotOfLive(live(orders, {}, was), []);
  const last = { sunset: null, held: false, wasActive: true, certificateExpires: null };
  const [change] = plan([desired], [live(orders, {}, was)], {
    lastWritten: new Map([["orders@1", { ...last, after: written }]]),
    live: listing([live(orders, {}, was)], {
      directory: directory({ inside: new Map([[PROJECT.id, inside]]) }),
    }),
  }).changes;
  assert.ok(change?.action === "update");
  return change.fields.map(({ path, cause }) => `${path} ${cause}`);
}

test("another thing by the name that Git still says was changed on the tenant", () => {
  const named = (text: string) => ({ by: "name" as const, text, found: null });
  assert.deepEqual(renamedFlow(orders), ["cognigy.flow drift"]);
  assert.deepEqual(renamedFlow(declared({}, { flow: null, locale: named("English") })), [
    "cognigy.locale drift",
  ]);
  assert.deepEqual(renamedFlow(declared({}, { flow: named("Other") })), ["cognigy.flow declared"]);
  assert.deepEqual(renamedFlow(declared({}, { flow: { by: "id", text: NEW_MAIN.id, found: null } })), [
    "cognigy.flow declared",
  ]);
  const run = declared({}, { snapshot: named("November") });
  assert.deepEqual(
    renamedFlow(run),
    ["cognigy.flow declared", "cognigy.snapshot declared"],
    "the one inside",
  );
  const november = { id: NOVEMBER.id, name: "November" };
  assert.deepEqual(renamedFlow(run, { snapshot: november }), ["cognigy.flow drift"]);
  const restored = { id: "64b600000000000000000077", name: "November" };
  assert.deepEqual(renamedFlow(run, { snapshot: restored }), [
    "cognigy.flow drift",
    "cognigy.snapshot drift",
  ]);
  assert.deepEqual(
    renamedFlow(orders, { snapshot: november }),
    ["cognigy.flow declared"],
    "its Snapshot was declared, perhaps",
  );
});

test("what a manifest names and the tenant has not, or twice, blocks at its line and names what there is", () => {
  const at = (endpoint: Parameters<typeof declared>[1], found?: Partial<LiveListing>) =>
    told(plan([declared({}, endpoint)], [], { live: listing([], found) }))[0] ?? "";
  const named = (text: string) => ({ by: "name" as const, text, found: null });
  assert.match(
    at({ project: named("Sales") }),
    /^misplaced orders@1:3: there is no project named Sales among those that the credentials see; there is Service/,
  );
  const unseen = { directory: { projects: [], inside: new Map() } };
  assert.match(
    at({ project: named("64b6f0c8a1d2e3f4050607ff") }, unseen),
    /there is no project named 64b6f0c8a1d2e3f4050607ff among those that the credentials see[^;]*$/m,
    "a project by its id is not looked for among all",
  );
  assert.match(
    at({ flow: named("Mian") }),
    /^misplaced orders@1:3: there is no flow named Mian in project Service; there are Main and Other/,
  );
  assert.match(at({ locale: named("French") }), /no locale named French in project Service/);
  assert.match(at({ snapshot: named("May") }), /no snapshot named May in project Service; there is November/);
  assert.match(
    at({ flow: named("Other"), snapshot: named("November") }),
    /no flow named Other in snapshot November; there is Main/,
  );
  assert.match(at({ flow: { by: "id", text: "nope", found: null } }), /no flow with the id nope/);
  const twin = { ...MAIN, id: "99999999-0000-4000-8000-000000000002" };
  const inside = { project: PROJECT, flows: [MAIN, twin], locales: [ENGLISH], snapshots: [] };
  const doubled = { directory: directory({ inside: new Map([[PROJECT.id, inside]]) }) };
  assert.match(at({}, doubled), /there are 2 flows named Main in project Service: 580a85f1-.* and 99999999-/);
  assert.match(at({ flow: { by: "id", text: MAIN.id, found: null } }, doubled), /^create orders@1/);
  const none = { directory: directory({ projects: [PROJECT, { ...PROJECT, id: "b" }] }) };
  assert.match(at({}, none), /there are 2 projects named Service/);
  assert.match(at({ flow: null }), /^misplaced orders@1:1: a new Endpoint needs a flow/);
});

test("whatever blocks a change of what runs nothing any more says that callers reach nothing", () => {
  const gone = { id: "0000aaaa-0000-4000-8000-00000000000f", name: null, isGone: true } as const;
  const lost = declared({}, { flow: { by: "name", text: "Mian", found: null } });
  const dead = [live(orders, {}, { flow: gone })];
  const says = /; callers reach nothing: its flow, 0000aaaa…, is gone$/;
  assert.match(told(plan([lost], dead))[0] ?? "", says);
  const refusals = new Map([["orders@1", [{ message: "no", remedy: "change it" }]]] as const);
  assert.match(told(plan([orders], dead, { refusals }))[0] ?? "", says);
  const run = live(orders, {}, { snapshot: gone });
  assert.match(
    told(plan([lost], [run]))[0] ?? "",
    /; callers reach nothing: the Snapshot that it runs, 0000aaaa…, is gone$/,
  );
  const off = live(orders, { status: "inactive" }, { flow: gone, serves: false });
  const theirs = live(orders, { idempotencyKey: null, labelled: null }, { flow: gone });
  for (const quiet of [off, theirs, live(orders)])
    assert.doesNotMatch(told(plan([lost], [quiet])).join(), /reach nothing/);
});

test("a misplaced webhook blocks what would stay as it is too, and never its removal", () => {
  const lost = declared({}, { flow: { by: "name", text: "Gone", found: null } });
  assert.match(told(plan([lost], [live(orders)]))[0] ?? "", /^misplaced orders@1/);
  const deprecated = { ...lost, status: "deprecated" as const };
  assert.match(told(plan([deprecated], [live(orders)]))[0] ?? "", /^misplaced orders@1/);
});

test("a new Endpoint runs in the primary locale, and one that is there keeps its own", () => {
  const [made] = plan([orders], []).changes;
  assert.ok(made?.action === "create");
  assert.deepEqual(made.after.endpoint?.locale, { id: ENGLISH.id, name: "English" });
  assert.equal(made.desired.endpoint?.flow?.found, MAIN);
  const german = live(orders, {}, { locale: GERMAN });
  assert.deepEqual(told(plan([orders], [german])), ["unchanged orders@1"]);
});

test("a version bump is one change of the same live object, gated on the new url", () => {
  const found = live(orders);
  const { changes, blocked } = plan([bumped], [found]);
  assert.deepEqual(blocked, []);
  const [change, ...others] = changes;
  assert.deepEqual(others, []);
  assert.ok(change?.action === "replace");
  assert.deepEqual(
    [change.key, change.inPlaceOf, change.live, change.superseded, change.gated, change.probe?.userId],
    ["orders@2", "orders@1", found, [], true, "webhook-sync"],
  );
  assert.deepEqual(
    change.fields.map(({ path }) => path),
    ["url"],
  );
  assert.match(
    change.risk.why.join("; "),
    /live traffic moves to another url; one write to the same Endpoint/,
  );
});

test("the manifest of the lower version may stay, deprecated: it is superseded in place", () => {
  const old = { ...orders, status: "deprecated" as const };
  assert.deepEqual(told(plan([old, bumped], [live(orders)])), [
    "replace orders@2 url",
    "unchanged orders@1: to be superseded in place by orders@2",
  ]);
  assert.deepEqual(told(plan([old, bumped], [live(bumped)])), [
    "unchanged orders@1: superseded in place by orders@2",
    "unchanged orders@2",
  ]);
});

test("a downgrade in place has to be allowed, and one to an inactive version is no bump", () => {
  const found = live(bumped);
  assert.match(told(plan([orders], [found]))[0] ?? "", /^downgrade orders@1/);
  const allowed = plan([orders], [found], { allow: allowing({ downgrade: new Set(["orders"]) }) });
  const [change] = allowed.changes;
  assert.ok(change?.action === "replace" && change.inPlaceOf === "orders@2");
  assert.ok(change.reason.kind === "new-version" && change.reason.downgrade);
});

test("a bump to an inactive version stops the one live object, and says so", () => {
  const [change] = plan([{ ...bumped, status: "inactive" }], [live(orders)]).changes;
  assert.ok(change?.action === "replace" && change.inPlaceOf === "orders@1" && !change.gated);
  assert.equal(change.after.status, "inactive");
  assert.deepEqual(
    change.fields.map(({ path }) => path),
    ["url", "status"],
  );
  assert.match(change.risk.why.join(), /deliveries stop; no other version of the name is active/);
});

test("a version or a name that switches on what somebody switched off says so, in place and in parallel", () => {
  const found = live(orders, { status: "inactive" }, { serves: false });
  const wrote = (status: "active" | "inactive"): Partial<PlanInput> => {
    const known = { sunset: null, held: false, wasActive: true, certificateExpires: null };
    return { lastWritten: new Map([["orders@1", { after: snapshotOf(orders, status), ...known }]]) };
  };
  const again = /switches on again what was switched off on the tenant/;
  for (const desired of [bumped, declared({ name: "buy", replaces: ["orders"] })]) {
    const [change] = plan([desired], [found], wrote("active")).changes;
    assert.ok(change?.action === "replace" && change.inPlaceOf === "orders@1");
    const status = change.fields.find(({ path }) => path === "status");
    assert.deepEqual([status?.cause, change.risk.level], ["deactivated", "medium"]);
    assert.match(change.risk.why.join("; "), again);
    assert.doesNotMatch(change.risk.why.join("; "), /callers notice nothing/);
    const [meant] = plan([desired], [found], wrote("inactive")).changes;
    assert.ok(meant?.action === "replace" && meant.fields.some(({ path }) => path === "status"));
    assert.doesNotMatch(meant.risk.why.join("; "), again);
  }
  const [beside] = plan(
    [declared({ version: 2 }, { replace: "parallel" })],
    [found],
    wrote("active"),
  ).changes;
  assert.ok(beside?.action === "replace" && beside.fields.every(({ path }) => path !== "status"));
  assert.match(beside.risk.why.join("; "), again);
});

test("what was switched off as it was deprecated, and somebody switched on again, is drift and switched off again", () => {
  const found = live(orders, { status: "deprecated" }, { serves: true });
  const wrote = (off: { isSwitchedOff?: true }): Partial<PlanInput> => {
    const known = { sunset: "2027-03-31", held: false, wasActive: true, certificateExpires: null, ...off };
    return { lastWritten: new Map([["orders@1", { after: snapshotOf(orders, "deprecated"), ...known }]]) };
  };
  const other = declared({ name: "crm" });
  const old = { ...orders, status: "deprecated" } as const;
  for (const [desired, kind] of [
    [[other], "removed-from-git"],
    [[other, old], "declared-deprecated"],
  ] as const) {
    const fleet = [found, live(other)];
    const [change] = plan(desired, fleet, wrote({ isSwitchedOff: true })).changes;
    assert.ok(change?.action === "deprecate" && change.goesOn === undefined, kind);
    assert.equal(change.reason.kind, kind);
    assert.deepEqual(
      change.fields.map(({ path, cause }) => [path, cause]),
      [["status", "drift"]],
    );
    assert.equal(change.risk.level, "medium");
    assert.match(change.risk.why.join("; "), /no longer reach anything; overwrites what somebody changed/);
    assert.deepEqual(plan(desired, fleet, wrote({})).changes, [], "it goes on until its sunset");
    const still = live(orders, { status: "deprecated" }, { serves: false });
    assert.deepEqual(plan(desired, [still, live(other)], wrote({ isSwitchedOff: true })).changes, []);
  }
});

test("what an adoption found switched off is not switched on as a change in Git", () => {
  const off = live(orders, { status: "inactive" }, { serves: false });
  const wrote = (found: { wasFoundOff?: true }): Partial<PlanInput> => {
    const known = { sunset: null, held: true, wasActive: false, certificateExpires: null, ...found };
    return { lastWritten: new Map([["orders@1", { after: snapshotOf(orders, "inactive"), ...known }]]) };
  };
  for (const desired of [orders, bumped]) {
    const [change] = plan([desired], [off], wrote({ wasFoundOff: true })).changes;
    const status = change?.fields.find(({ path }) => path === "status");
    assert.deepEqual([status?.cause, change?.risk.level], ["unknown", "medium"]);
    assert.match(change?.risk.why.join() ?? "", /switches it on, and no record says why it is off/);
    const [held] = plan([desired], [off], wrote({})).changes;
    assert.equal(held?.fields.find(({ path }) => path === "status")?.cause, "held");
  }
});

test("what somebody changed of an Endpoint in the moment of our write is brought back, and called drift", () => {
  const elsewhere = { id: "64b600000000000000000777", name: "May" };
  const wanted = declared({}, { locale: { by: "name", text: "English", found: null }, snapshot: "project" });
  const written = live(wanted, {}, { locale: ENGLISH });
  const cases = [
    ["cognigy.name", { displayName: "Hand named" }],
    ["cognigy.flow", { flow: OTHER }],
    ["cognigy.locale", { locale: GERMAN }],
    ["cognigy.snapshot", { snapshot: elsewhere }],
  ] as const;
  for (const [path, by] of cases) {
    const found = live(wanted, {}, { locale: ENGLISH, ...by });
    const known = { sunset: null, held: false, wasActive: true, certificateExpires: null };
    const record = { ...known, after: snapshotOfLive(found, []), asked: snapshotOfLive(written, []) };
    const { changes, unchanged } = plan([wanted], [found], { lastWritten: new Map([["orders@1", record]]) });
    assert.deepEqual(unchanged, [], path);
    assert.deepEqual(
      changes.flatMap(({ fields }) => fields.map((field) => [field.path, field.cause])),
      [[path, "drift"]],
    );
  }
});

test("an inactive version goes back in place too where that is allowed, and gets no second Endpoint", () => {
  const back = { ...orders, status: "inactive" } as const;
  const found = live(bumped, { status: "inactive" }, { serves: false });
  const allow = allowing({ downgrade: new Set(["orders"]) });
  const [change, ...others] = plan([back], [found], { allow }).changes;
  assert.ok(change?.action === "replace" && change.inPlaceOf === "orders@2");
  assert.deepEqual([change.after.status, others], ["inactive", []]);
});

test("in parallel the new one is made beside the old one, which goes on until its sunset", () => {
  const parallel = declared({ version: 2 }, { replace: "parallel", displayName: "orders v2" });
  const [change] = plan([parallel], [live(orders)]).changes;
  assert.ok(change?.action === "replace" && change.inPlaceOf === undefined && change.live === null);
  assert.deepEqual(
    change.superseded.map(({ key, goesOn, sunset }) => [key, goesOn, sunset]),
    [["orders@1", true, "2026-12-23"]],
  );
  const why = change.risk.why.join("; ");
  assert.match(
    why,
    /callers have to move: orders gets a new address, and the old one \(abcdef…\) stays switched on until 2026-12-23/,
  );
  assert.match(why, /X-Webhook-Key keys belong to one Endpoint/);
  assert.doesNotMatch(JSON.stringify({ ...change, live: null, superseded: [] }), new RegExp(TOKEN));
});

test("what a new Endpoint does not get of the old one is told, in a replacement and beside one that is declared deprecated", () => {
  const found = live(orders, {}, { snapshot: NOVEMBER, ownSettings: ["maskLogging", "settings.own"] });
  const parallel = declared({ version: 2 }, { replace: "parallel", displayName: "orders v2" });
  const old = { ...orders, status: "deprecated" as const };
  const moved = declared({ version: 2 }, { project: { by: "id", text: SALES.id, found: null } });
  const sales = { project: SALES, flows: [MAIN], locales: [ENGLISH], snapshots: [] };
  const inside = new Map([...directory().inside, [SALES.id, sales]]);
  const both = { live: listing([found], { directory: directory({ projects: [PROJECT, SALES], inside }) }) };
  for (const desired of [[parallel], [old, parallel], [moved]]) {
    const change = plan(desired, [found], both).changes.find(({ key }) => key === "orders@2");
    assert.ok(change?.action === "replace" || change?.action === "create");
    const why = change.risk.why.join("; ");
    assert.match(
      why,
      /orders@1 runs the Snapshot November \(64b60000…\), and the new Endpoint runs what the project has now/,
    );
    assert.match(why, /orders@1 has settings that no manifest declares.*: maskLogging, settings\.own$/);
    assert.equal(change.after.endpoint?.entrypoint?.id, change.after.endpoint?.project.id);
    if (change.action === "replace")
      assert.deepEqual(
        change.fields
          .filter(({ path }) => path === "cognigy.snapshot")
          .map(({ before, after }) => [before, after]),
        [
          [
            { kind: "plain", text: "November (64b60000…)" },
            { kind: "plain", text: "(none: what the project has now)" },
          ],
        ],
      );
  }
  const said = declared({ version: 2 }, { ...parallel.endpoint, snapshot: "project" });
  const [change] = plan([said], [found]).changes;
  assert.ok(change);
  assert.ok(change.fields.some(({ path }) => path === "cognigy.snapshot"));
  assert.doesNotMatch(change.risk.why.join("; "), /what the project has now/);
  const [inPlace] = plan([bumped], [found]).changes;
  assert.doesNotMatch(inPlace?.risk.why.join("; ") ?? "", /Snapshot|settings that/);
});

test("what was deleted on the tenant comes back with no credentials and no Snapshot unless they are declared", () => {
  const gone = (found: LiveWebhook): Partial<PlanInput> => {
    const known = { id: "gone", sunset: null, held: false, wasActive: true, certificateExpires: null };
    return { lastWritten: new Map([[keyOf(found), { ...known, after: snapshotOfLive(found, []) }]]) };
  };
  // A rollback plans for what its run wrote: another version that it leaves as it is was deleted by nobody.
  const other = live(orders, { id: "gone" }, { basicAuth: set("bot", "s3cret") });
  const { blocked: none, changes: made } = plan([bumped], [], { ...gone(other), staying: [other] });
  assert.deepEqual(none, []);
  assert.doesNotMatch(made.flatMap(({ risk }) => risk.why).join(), /deleted on the tenant/);
  const clickedOnes: readonly Partial<LiveEndpoint>[] = [
    { basicAuth: set("bot", "s3cret") },
    { basicAuth: set("bot", null) },
    { basicAuth: set("", "s3cret") },
  ];
  for (const had of clickedOnes)
    for (const desired of [orders, bumped, { ...orders, status: "inactive" as const }]) {
      const [blocked] = plan([desired], [], gone(live(orders, {}, had))).blocked;
      assert.match(
        `${blocked?.code}: ${blocked?.message}`,
        /^credentials: its Endpoint that was deleted on the tenant had a user and a password/,
      );
    }
  const armed = live(orders, {}, { basicAuth: set("bot", "s3cret") });
  for (const basicAuth of [{ kind: "none" } as const, credentials()])
    assert.deepEqual(told(plan([declared({}, { basicAuth })], [], gone(armed))), ["create orders@1"]);
  const off = live(bumped, { status: "inactive" }, { basicAuth: set("bot", "s3cret"), serves: false });
  assert.deepEqual(told(plan([orders], [], gone(off))), ["create orders@1"], "a version that was off");
  const ofOther = declared({ name: "other" });
  const others = live(ofOther, {}, { basicAuth: set("bot", "s3cret") });
  assert.deepEqual(told(plan([orders], [], gone(others))), ["create orders@1"], "another name had them");
  const [known] = gone(armed).lastWritten?.values() ?? [];
  assert.ok(known);
  const { id: _, ...unknown } = known;
  const untold = plan([orders], [], { lastWritten: new Map([["orders@1", unknown]]) });
  assert.deepEqual(told(untold), ["create orders@1"], "nobody knows that it was deleted");
  const own = live(orders, { status: "inactive" }, { basicAuth: set("bot", "s3cret"), serves: false });
  assert.equal(plan([orders], [], gone(own)).blocked[0]?.code, "credentials", "off, and the very version");
  const old = { ...orders, status: "deprecated" as const };
  const parallel = declared({ version: 2 }, { replace: "parallel", displayName: "orders v2" });
  assert.match(
    told(plan([old, parallel], [armed])).join("; "),
    /credentials orders@2:1: orders@1 has a user/,
  );
  const elsewhere = plan([{ ...ofOther, status: "deprecated" }, parallel], [others]);
  assert.deepEqual(elsewhere.blocked, [], "another name has them");
  const retired = live(old, {}, { basicAuth: set("bot", "s3cret") });
  assert.deepEqual(
    plan([old, parallel], [retired]).changes.map(({ action, key }) => `${action} ${key}`),
    ["create orders@2"],
    "nobody calls the old one any more",
  );

  const ran = live(orders, {}, { snapshot: NOVEMBER });
  const lost = /what was deleted ran the Snapshot November .*runs what the project has now/;
  for (const desired of [orders, bumped])
    assert.match(plan([desired], [], gone(ran)).changes[0]?.risk.why.join("; ") ?? "", lost);
  const said = declared({}, { snapshot: "project" });
  assert.doesNotMatch(plan([said], [], gone(ran)).changes[0]?.risk.why.join("; ") ?? "", lost);
});

const SALES = { id: "64b600000000000000000002", name: "Sales" };

test("where only the name is a mark nothing is replaced in parallel, and a move shows that its address stops", () => {
  const byName = { environment: environment(markedIn("name")) };
  const found = live(orders, { labelled: null }, { displayName: "orders@1" });
  const parallel = declared({ version: 2 }, { replace: "parallel", displayName: "orders v2" });
  const [blocked] = plan([parallel], [found], byName).blocked;
  assert.deepEqual([blocked?.key, blocked?.code], ["orders@2", "misplaced"]);
  assert.match(blocked?.remedy ?? "", /^take `replace` out/);
  assert.deepEqual(told(plan([parallel], [], byName)), ["create orders@2"]);
  // None is made of the older channel.
  const older = live(orders, { labelled: null }, { displayName: "orders@1", channel: "generic" });
  const [moved] = plan([declared({ version: 2 })], [older], byName).changes;
  assert.ok(moved?.action === "replace" && moved.inPlaceOf === undefined);
  assert.equal(moved.risk.level, "high");
  assert.match(moved.risk.why.join("; "), /callers of the old address \(abcdef…\) no longer reach anything/);
});

test("what its manifest deprecates beside its successor goes once that is active, as others are told", () => {
  const parallel = declared({ version: 2 }, { replace: "parallel", displayName: "orders v2" });
  const old = { ...orders, status: "deprecated" as const, sunset: "2030-01-01" };
  const { changes } = plan([old, parallel], [live(orders)]);
  assert.deepEqual(
    changes.map(({ key, action, step, dependsOn }) => [key, action, step, dependsOn]),
    [
      ["orders@2", "create", 1, []],
      ["orders@1", "deprecate", 2, ["orders@2"]],
    ],
  );
});

test("another project or channel is another Endpoint, whatever the manifest says of replacing", () => {
  const sales = { id: "64b600000000000000000002", name: "Sales" };
  const inside = new Map([
    ...directory().inside,
    [sales.id, { project: sales, flows: [MAIN], locales: [ENGLISH], snapshots: [] }] as const,
  ]);
  const found = listing([live(orders)], { directory: directory({ projects: [PROJECT, sales], inside }) });
  const moved = declared({ version: 2 }, { project: { by: "name", text: "Sales", found: null } });
  const [change] = plan([moved], [live(orders)], { live: found }).changes;
  assert.ok(change?.action === "replace" && change.inPlaceOf === undefined);
  const shown = (fields: readonly FieldChange[] = []) =>
    fields.map(({ path, before, after }) => [
      path,
      ...[before, after].map((value) => (value.kind === "plain" ? value.text : value.kind)),
    ]);
  assert.deepEqual(shown(change.fields)[0], ["cognigy.project", "Service (64b60000…)", "Sales (64b60000…)"]);
  const older = live(orders, {}, { channel: "generic" });
  const [switched] = plan([declared({ version: 2 })], [older]).changes;
  assert.deepEqual(shown(switched?.fields).at(0), ["cognigy.channel", "generic", "webhook"]);
});

test("an Endpoint of the older kind is taken over, and never made", () => {
  const older = (version = 1) => declared({ version }, { channel: "generic" });
  for (const [desired, found] of [
    [older(), []],
    [older(2), [live(orders)]],
  ] as const) {
    const [blocked] = plan([desired], found).blocked;
    assert.match(
      `${blocked?.code}: ${blocked?.message}; ${blocked?.remedy}`,
      /^misplaced: the channel generic is that of older .* never created; remove `cognigy.channel` in the manifest of orders@/,
    );
  }
  const bump = plan([older(2)], [live(older(), {}, { channel: "generic" })]);
  assert.deepEqual(told(bump), ["replace orders@2"], "in place");
});

/** A record that knows when it was to go. */
function recordOf(found: LiveWebhook): Partial<PlanInput> {
  const last = { held: false, wasActive: true, certificateExpires: null, after: snapshotOfLive(found, []) };
  const sunset = found.labelled?.sunset ?? null;
  return { lastWritten: new Map([[keyOf(found), { ...last, sunset }]]) };
}

test("at its sunset what went on is switched off, once, and deleted only when somebody asks", () => {
  const labelled = { sunset: "2026-11-20", protect: false, secrets: new Map<string, string>() };
  const parallel = declared({ version: 2 }, { replace: "parallel", displayName: "orders v2" });
  const going = live(orders, { status: "deprecated", labelled }, { serves: true });
  const past = plan([parallel], [going, live(parallel)], recordOf(going));
  assert.deepEqual(told(past), ["deprecate orders@1", "unchanged orders@2"]);
  const dated: Webhook = { ...orders, status: "deprecated", sunset: "2026-11-20" };
  const unknown = { recorded: new Set<never>() };
  assert.deepEqual(told(plan([dated, parallel], [going, live(parallel)], unknown)), [
    "deprecate orders@1",
    "unchanged orders@2",
  ]);
  const [alone] = plan([parallel], [going, live(parallel)]).blocked;
  assert.equal(alone?.code, "unrecorded", "a mark is older than a sunset that was moved without a write");
  const ahead = { ...going, labelled: { ...labelled, sunset: "2027-02-01" } };
  assert.deepEqual(told(plan([parallel], [ahead, live(parallel)])), [
    "unchanged orders@2",
    "unchanged orders@1: deprecated; its address stays switched on until 2027-02-01",
  ]);
  const off = live(orders, { status: "deprecated", labelled }, { serves: false });
  assert.match(
    told(plan([parallel], [off, live(parallel)]))[1] ?? "",
    /sunset 2026-11-20 has passed; --allow-delete/,
  );
  const asked = plan([parallel], [off, live(parallel)], {
    allow: allowing({ delete: new Set([keyOf(orders)]) }),
  });
  assert.match(
    asked.changes[0]?.risk.why.join() ?? "",
    /its address \(abcdef…\) and its X-Webhook-Keys are permanently lost/,
  );
  assert.equal(NOW.toISOString().slice(0, 10), "2026-11-23");
});

test("what goes on is switched off only once its successor, that somebody switched off, is active again", () => {
  const labelled = { sunset: "2026-11-20", protect: false, secrets: new Map<string, string>() };
  const going = live(orders, { status: "deprecated", labelled }, { serves: true });
  const found = [live(bumped, { status: "inactive" }), going];
  const { changes } = plan([bumped], found, recordOf(going));
  assert.deepEqual(
    changes.map(({ step, action, key, dependsOn }) => [step, action, key, ...dependsOn]),
    [
      [1, "update", "orders@2"],
      [2, "deprecate", "orders@1", "orders@2"],
    ],
  );
});

test("what goes on is switched off early where somebody asks, and no sunset is said to have passed", () => {
  const labelled = { sunset: "2027-02-01", protect: false, secrets: new Map<string, string>() };
  const parallel = declared({ version: 2 }, { replace: "parallel", displayName: "orders v2" });
  const allow = allowing({ deprecate: new Set([keyOf(orders)]) });
  for (const sunset of ["2027-02-01", null]) {
    const going = live(orders, { status: "deprecated", labelled: { ...labelled, sunset } }, { serves: true });
    const [change] = plan([parallel], [going, live(parallel)], { allow }).changes;
    assert.ok(change?.action === "deprecate");
    assert.deepEqual(change.reason, { kind: "before-sunset", sunset });
    assert.doesNotMatch(describeReason(change.reason), /passed/);
    assert.match(change.risk.why.join(), /no longer reach anything/);
  }
});

test("an old version that is still called is switched off only once the new one serves, allowed or not", () => {
  const labelled = { sunset: null, protect: false, secrets: new Map<string, string>() };
  const old = live(orders, { status: "deprecated", labelled }, { serves: true });
  const allow = allowing({ deprecate: new Set([keyOf(orders)]) });
  const third = declared({ version: 3 }, { flow: { by: "name", text: MAIN.name, found: null } });
  const { changes } = plan([third], [old], { allow });
  assert.deepEqual(
    changes.map(({ action, key, dependsOn }) => [action, key, dependsOn]),
    [
      ["create", "orders@3", []],
      ["deprecate", "orders@1", ["orders@3"]],
    ],
  );
  const lost = declared({ version: 3 }, { flow: { by: "name", text: "Nowhere", found: null } });
  const held = plan([lost], [old], { allow });
  assert.deepEqual(held.changes, []);
  assert.deepEqual(
    held.blocked.map(({ key, code }) => [key, code]),
    [
      ["orders@3", "misplaced"],
      ["orders@1", "dependency"],
    ],
  );
});

test("what is let go of is no longer said to be deprecated: the mark said so", () => {
  const labelled = { sunset: null, protect: false, secrets: new Map<string, string>() };
  for (const serves of [true, false]) {
    const old = live(orders, { status: "deprecated", labelled }, { serves });
    const [change] = plan([{ ...orders, unadopt: true }], [old]).changes;
    assert.ok(change?.action === "unadopt");
    assert.equal(change.after.status, serves ? "active" : "inactive");
  }
});

test("live credentials that nobody declares never travel to another host", () => {
  const armed = live(orders, {}, { basicAuth: set() });
  const moved = declared({ url: "https://evil.example/orders" });
  assert.match(
    told(plan([moved], [armed]))[0] ?? "",
    /^credentials orders@1:1: its url moves to another host/,
  );
  const bumpedAway = declared({ version: 2, url: "https://evil.example/orders" });
  assert.match(told(plan([bumpedAway], [armed]))[0] ?? "", /^credentials orders@2/);
  const sameHost = declared({ url: "https://api.example.com/other" });
  assert.deepEqual(told(plan([sameHost], [armed])), ["update orders@1 url"]);
  const http = declared({ url: "http://api.example.com/orders" });
  assert.match(told(plan([http], [armed]))[0] ?? "", /^credentials orders@1/);
  const cleared = declared({ url: "https://evil.example/orders" }, { basicAuth: { kind: "none" } });
  assert.deepEqual(told(plan([cleared], [armed])), ["update orders@1 url basicAuth.user basicAuth.password"]);
  const own = declared({ url: "https://new.example/orders" }, { basicAuth: credentials() });
  assert.deepEqual(told(plan([own], [armed])), ["update orders@1 url"]);
  const beside = declared({ version: 2 }, { replace: "parallel", displayName: "orders v2" });
  assert.match(told(plan([beside], [armed]))[0] ?? "", /^credentials orders@2/);
});

test("a password that the tenant hides lets the status and the flow be written, and no url", () => {
  const masked = live(orders, {}, { basicAuth: set("bot", null) });
  const moved = declared({ url: "https://api.example.com/other" });
  assert.match(told(plan([moved], [masked]))[0] ?? "", /^masked orders@1: ?/);
  assert.deepEqual(told(plan([{ ...orders, status: "inactive" }], [masked])), ["update orders@1 status"]);
  const declaredToo = declared({ url: "https://api.example.com/other" }, { basicAuth: credentials() });
  const { changes } = plan([declaredToo], [masked]);
  assert.deepEqual(changes[0]?.unverified, ["basicAuth.password"]);
});

test("passwords are compared by value, by the version that was written last, and are never shown", () => {
  const same = declared({}, { basicAuth: credentials() });
  assert.deepEqual(told(plan([same], [live(same, {}, { basicAuth: set() })])), ["unchanged orders@1"]);
  const other = plan([same], [live(same, {}, { basicAuth: set("bot", "drifted") })]);
  assert.deepEqual(
    other.changes[0]?.fields.map(({ path, before, after }) => [path, before.kind, after]),
    [["basicAuth.password", "sensitive", { kind: "secret", template: "${secret:ORDERS_AUTH@1}" }]],
  );
  const { live: _, ...shown } = { ...other.changes[0], desired: null, live: null };
  assert.doesNotMatch(JSON.stringify(shown), /drifted|s3cret/);
  const { value: password } = unresolvedHeader("password", "ORDERS_AUTH", 2);
  const rotated = declared({}, { basicAuth: { kind: "declared", user: "bot", password } });
  const secrets = new Map([["basicauth.password", "${secret:ORDERS_AUTH@1}"]]);
  const marked = live(same, { labelled: { sunset: null, protect: false, secrets } }, { basicAuth: set() });
  assert.deepEqual(told(plan([rotated], [marked])), ["update orders@1 basicAuth.password"]);
});

test("an Endpoint that people clicked is adopted by its display name, with the marker alone", () => {
  const wanted = declared({ adopt: true }, { displayName: "Orders (prod)" });
  const found = clicked("Orders (prod)");
  const [change] = plan([wanted], [found, clicked("Other")]).changes;
  assert.ok(change?.action === "adopt");
  assert.deepEqual(
    [change.live.id, change.live.version, change.fields, change.gated],
    [found.id, 1, [], false],
  );
  assert.match(change.risk.why.join("; "), /only its foreignId is written.*the next plan changes url/);
  const careful = declared({}, { displayName: "Orders (prod)" });
  assert.match(told(plan([careful], [found]))[0] ?? "", /^not-ours orders@1/);
  const twice = [found, { ...found, id: "id-2" }];
  assert.match(told(plan([wanted], twice))[0] ?? "", /^ambiguous orders@1.*id-Orders \(prod\) and id-2/);
  const elsewhere = clicked("Orders (prod)", { project: { id: "64b600000000000000000002", name: "Sales" } });
  assert.deepEqual(told(plan([wanted], [elsewhere])), ["create orders@1"]);
});

test("of Endpoints with one display name each is adopted by its url, and none is made beside what is unclear", () => {
  const url = (path: string) => `https://api.example.com/${path}`;
  const wants = (name: string, path: string, adopt = true) =>
    declared({ name, url: url(path), adopt }, { displayName: "Orders" });
  const there = (id: string, path: string) => ({ ...clicked("Orders"), id, url: url(path) });
  const [one, two] = [wants("orders", "o"), wants("orders-2", "o2")];
  const both = plan([one, two], [there("e1", "o"), there("e2", "o2")]);
  assert.deepEqual(
    both.changes
      .map((change) => [change.action, change.key, "live" in change ? change.live?.id : null])
      .sort(),
    [
      ["adopt", "orders-2@1", "e2"],
      ["adopt", "orders@1", "e1"],
    ],
  );
  assert.deepEqual(told(plan([one], [there("e1", "o"), there("e2", "o2")])), ["adopt orders@1"]);
  const moved = plan([one, two], [there("e1", "o"), there("e2", "elsewhere")]);
  assert.deepEqual(
    moved.changes.map(({ action, key }) => `${action} ${key}`).sort(),
    ["adopt orders-2@1", "adopt orders@1"],
    "the only one that is left",
  );
  const unclear = [
    plan([one, two], [there("e1", "o"), there("e2", "o")]),
    plan([one, two], [there("e1", "elsewhere")]),
    plan([wants("orders", "o", false), wants("orders-2", "o2", false)], [there("e1", "elsewhere")]),
  ];
  for (const { changes, blocked } of unclear) {
    assert.deepEqual([changes.length, blocked.map(({ code }) => code)], [0, ["ambiguous", "ambiguous"]]);
    assert.match(blocked[0]?.message ?? "", /has its display name on e1.* orders(-2)?@1 may mean the same$/);
    assert.match(blocked[0]?.remedy ?? "", /the url that its Endpoint has/);
  }
  const [twins] = plan([one], [there("e1", "elsewhere"), there("e2", "elsewhere")]).blocked;
  assert.equal(twins?.remedy, "rename all but one of e1 and e2 on the tenant", "callers use each of them");
  const plain = wants("orders-2", "o2", false);
  const beside = plan([one, plain], [there("e1", "o"), there("e2", "o2")]);
  assert.deepEqual(
    [beside.changes.map(({ key }) => key), beside.blocked.map(({ code, key }) => `${code} ${key}`)],
    [["orders@1"], ["not-ours orders-2@1"]],
  );
});

test("where the display name is the mark, a plan says what name is written", () => {
  const byName = environment(markedIn("name"));
  const [created] = plan([orders], [], { environment: byName }).changes;
  assert.ok(created?.action === "create");
  assert.equal(created.after.endpoint?.name, "orders@1");
  const [adopted] = plan([declared({ adopt: true })], [clicked("orders")], { environment: byName }).changes;
  assert.ok(adopted?.action === "adopt");
  const named = (before: string, after: string) => [
    ["cognigy.name", { kind: "plain", text: before }, { kind: "plain", text: after }],
  ];
  const shown = (fields: readonly FieldChange[]) =>
    fields.map(({ path, before, after }) => [path, before, after]);
  assert.deepEqual(shown(adopted.fields), named("orders", "orders@1"));
  assert.equal(adopted.after.endpoint?.name, "orders@1");
  assert.match(adopted.risk.why.join("; "), /only its display name is written.*the next plan changes url$/);
  const marked = live(orders, { labelled: null }, { displayName: "orders@1" });
  const [released] = plan([{ ...orders, unadopt: true }], [marked], { environment: byName }).changes;
  assert.ok(released?.action === "unadopt");
  assert.deepEqual(shown(released.fields), named("orders@1", "orders"));
  assert.match(released.risk.why.join("; "), /only its display name is written/);
  assert.match(lastingConsequences(released).join(), /it becomes orders.*nothing else/);
});

test("what depends on an Endpoint that is switched off waits until it serves, which its adoption does not change", () => {
  const wanted = declared({ adopt: true }, { displayName: "Orders (prod)" });
  const app = declared({ name: "app", dependsOn: ["orders"] });
  const found = clicked("Orders (prod)");
  const off = { ...clicked("Orders (prod)", { serves: false }), status: "inactive" as const };
  assert.deepEqual(told(plan([wanted, app], [found])), ["adopt orders@1", "create app@1"]);
  const [adopted, blocked] = told(plan([wanted, app], [off]));
  assert.equal(adopted, "adopt orders@1");
  assert.match(
    blocked ?? "",
    /^dependency app@1.*orders@1, which is inactive and not made active by this plan/,
  );
  const serving = { ...app, adopt: true };
  assert.deepEqual(told(plan([wanted, serving], [off, clicked("app")])), ["adopt orders@1", "adopt app@1"]);
});

test("what somebody else marks is never taken over, and one called like a webhook is no version of it", () => {
  const wanted = declared({ adopt: true });
  const occupied = clicked("orders", { occupiedBy: "crm-4711" });
  assert.match(
    told(plan([wanted], [occupied]))[0] ?? "",
    /^occupied orders@1.*foreignId says crm-4711, which is not ours/,
  );
  const renamed = declared({}, { displayName: "Bestellungen" });
  assert.deepEqual(told(plan([renamed], [clicked("orders")])), ["create orders@1"]);
});

test("what has our mark as its display name, and no record, is not made a second time", () => {
  const marked = clicked("orders@1");
  const [told1] = plan([orders], [marked]).blocked;
  assert.deepEqual([told1?.key, told1?.code], ["orders@1", "not-ours"]);
  assert.match(told1?.remedy ?? "", /^set `marker: name`.*, or add `adopt: true`/);
  assert.deepEqual(told(plan([{ ...orders, adopt: true }], [marked])), ["adopt orders@1"]);
  for (const desired of [bumped, declared({ name: "buy", replaces: ["orders"] })])
    assert.match(told(plan([desired], [marked]))[0] ?? "", /^not-ours .*it takes over from orders@1/);
  const elsewhere = clicked("orders@1", { project: { id: "64b600000000000000000002", name: "Sales" } });
  assert.deepEqual(told(plan([orders], [elsewhere])), ["create orders@1"]);
  assert.deepEqual(told(plan([orders], [live(orders), marked])), ["unchanged orders@1"]);
  assert.deepEqual(told(plan([orders], [clicked("other@1")])), ["create orders@1"]);
});

test("who has a display name in its manifest gets it, though it looks like the mark of another webhook", () => {
  const [first, taken] = [clicked("Orders"), clicked("orders@2")];
  const named = declared({ adopt: true }, { displayName: "Orders" });
  const asking = declared({ name: "orders-2", adopt: true }, { displayName: "orders@2" });
  const both = plan([named, asking], [first, taken]);
  assert.deepEqual(told(both), ["adopt orders-2@1", "adopt orders@1"]);
  assert.deepEqual(both.unmanaged, []);
  const careful = told(plan([named, { ...asking, adopt: false }], [first, taken]));
  assert.match(careful.join("; "), /^adopt orders@1; not-ours orders-2@1:/);
  const lettingGo = { ...asking, adopt: false, unadopt: true };
  assert.match(told(plan([named, lettingGo], [first, taken])).join("; "), /unchanged orders-2@1: released/);
  assert.deepEqual(told(plan([bumped, asking], [taken])), ["adopt orders-2@1", "create orders@2"]);
  const meant = told(plan([{ ...bumped, adopt: true }, asking], [taken]));
  assert.deepEqual(meant, ["create orders-2@1", "adopt orders@2"]);
});

const [composed, decomposed] = ["\u00dcber", "U\u0308ber"];

test("a display name is the same in whatever form its letters are written", () => {
  const wanted = declared({ adopt: true }, { displayName: composed });
  const found = { ...clicked(decomposed), url: wanted.url };
  assert.deepEqual(told(plan([wanted], [found])), ["adopt orders@1"]);
  assert.deepEqual(told(plan([wanted], [clicked("uber")])), ["create orders@1"], "no other letters");
  const adopted = live(wanted, {}, { displayName: decomposed });
  const [line] = told(plan([wanted], [adopted]));
  assert.match(line ?? "", /^unchanged orders@1: adopted; `adopt: true` can be removed/);
});

test("what is to be adopted and not found is told of what has its url, until it is on record", () => {
  const wanted = declared({ adopt: true });
  const same = { ...clicked("Orders"), url: wanted.url };
  const notes = (desired: Webhook, found: readonly LiveWebhook[], over: Partial<PlanInput> = {}) =>
    plan([desired], found, { recorded: new Set(), ...over }).notes.filter((note) =>
      /created as new/.test(note),
    );
  assert.deepEqual(notes(wanted, [same, clicked("Other")]), [
    'orders@1 is created as new, though it says `adopt: true` (webhooks.d/orders.yaml:2): nothing unmanaged has the display name orders; "Orders" (id id-Orders) has its url: if that is the one, write its display name as `cognigy.name`',
  ]);
  assert.deepEqual(notes({ ...wanted, adopt: false }, [same]), []);
  assert.deepEqual(notes(wanted, [{ ...same, url: "https://api.example.com/other" }]), []);
  assert.deepEqual(notes(wanted, [same], { recorded: new Set([keyOf(wanted)]) }), []);
  assert.deepEqual(notes(wanted, [live(wanted), same]), []);
  const others = live(declared({ name: "other", url: wanted.url }));
  assert.deepEqual(notes(wanted, [others]), []);
  for (const away of [
    { occupiedBy: "crm-4711" },
    { project: { id: "64b600000000000000000002", name: "Sales" } },
  ])
    assert.deepEqual(notes(wanted, [{ ...clicked("Orders", away), url: wanted.url }]), []);
  const webhook = model.webhook({ name: "orders", adopt: true });
  const found = model.liveOf(webhook, { id: "int_1", name: "Orders", idempotencyKey: null });
  const [note] = planOf([webhook], [found], { recorded: new Set() }).notes;
  assert.match(
    note ?? "",
    /nothing unmanaged has orders@1; integration int_1 has its url: .*, declare its name and/,
  );
});

test("remedies for an Endpoint that has lost its mark lead to one Endpoint", () => {
  const lastWritten = new Map([
    [
      "orders@1" as const,
      {
        ...{ after: snapshotOf(orders, "active"), sunset: null },
        ...{ held: false, wasActive: true, certificateExpires: null },
      },
    ],
  ]);
  const found = { ...clicked("orders"), url: orders.url };
  const [lost] = plan([bumped], [found], { lastWritten }).blocked;
  const alone =
    "declare orders@1 with `adopt: true` in place of orders@2, apply that, and declare orders@2 again";
  assert.equal(lost?.remedy, alone);
  const sap = { ...clicked("orders", { occupiedBy: "SAP" }), url: orders.url };
  assert.match(plan([bumped], [sap], { lastWritten }).blocked[0]?.remedy ?? "", /^clear its foreignId/);
  const old = { ...orders, status: "deprecated", adopt: true } as const;
  const both = told(plan([old, bumped], [found], { lastWritten }));
  assert.equal(both[0], "adopt orders@1");
  assert.match(both[1] ?? "", /^not-ours orders@2.*not managed by this repository yet/);
  const adopted = live(orders);
  assert.match(told(plan([old, bumped], [adopted], { lastWritten }))[0] ?? "", /^replace orders@2/);
});

test("a webhook that has its Endpoint claims no other one of its display name", () => {
  const wanted = declared({ adopt: true });
  const found = [live(wanted), clicked("orders")];
  const { blocked, unmanaged } = plan([wanted], found);
  assert.deepEqual([blocked, unmanaged], [[], [{ name: "orders", version: 0 }]]);
});

test("a new version takes over from its own Endpoint, and never from one that only has its display name", () => {
  const url = "https://elsewhere.example.com/hook";
  const stranger = { ...clicked("orders"), url };
  const found = [live(orders), stranger];
  assert.deepEqual(told(plan([bumped], found)), ["replace orders@2 url"]);
  const taking = declared({ name: "order-intake", replaces: ["orders"] }, { displayName: "orders" });
  assert.deepEqual(told(plan([taking], found)), ["replace order-intake@1 url"]);

  const adopting = plan([{ ...bumped, adopt: true }], found);
  assert.match(
    told(adopting)[0] ?? "",
    /^ambiguous orders@2.*orders@1 has an Endpoint of its own \(id id-orders-1\), and one of somebody else \(id id-orders\)/,
  );
  assert.match(adopting.blocked[0]?.remedy ?? "", /take `adopt: true` out to make orders@2 of orders@1/);
});

test("an Endpoint whose marker somebody took off is the version that was written to it last", () => {
  const bare = { ...clicked("orders"), url: orders.url };
  const memory = { sunset: null, held: false, wasActive: true, certificateExpires: null };
  const lastWritten = new Map([[keyOf(orders), { ...memory, after: snapshotOf(orders) }]]);
  const [blocked] = plan([bumped], [bare], { lastWritten }).blocked;
  assert.match(
    `${blocked?.code} ${blocked?.key}: ${blocked?.message}`,
    /^not-ours orders@2: it takes over from orders@1, which the tenant has without our key, although the audit log/,
  );
  const other = { ...bare, url: "https://elsewhere.example.com/hook" };
  assert.match(told(plan([bumped], [other], { lastWritten }))[0] ?? "", /^not-ours orders@2.*is not managed/);
});

test("what was let go of is nobody's again, though a lower version is declared deprecated", () => {
  const released = { ...clicked("orders"), url: bumped.url };
  const old = { ...orders, status: "deprecated" as const };
  const letGo = { ...bumped, unadopt: true };
  assert.match(
    told(plan([old, letGo], [released])).join("; "),
    /^unchanged orders@1: .*; unchanged orders@2: released; its manifest can be removed/,
  );
  assert.match(told(plan([old], [released])).join("; "), /^unchanged orders@1: /);
});

test("an Endpoint stays in its project and on its channel: another one takes another version", () => {
  const inside = (project: TenantResource) =>
    [project.id, { project, flows: [MAIN], locales: [ENGLISH], snapshots: [] }] as const;
  const there = directory({ projects: [PROJECT, SALES], inside: new Map([PROJECT, SALES].map(inside)) });
  const moved = declared({}, { project: { by: "name", text: "Sales", found: null }, flow: null });
  const overrides = { live: listing([live(orders)], { directory: there }) };
  for (const status of ["active", "inactive"] as const) {
    const [blocked] = plan([{ ...moved, status }], [live(orders)], overrides).blocked;
    assert.match(
      `${blocked?.code}: ${blocked?.message}; ${blocked?.remedy}`,
      /^misplaced: its Endpoint \(id id-orders-1\) has the project Service, which cannot be changed to Sales; write `cognigy.project: Service`/,
    );
  }
  const [removed] = told(plan([{ ...moved, status: "deprecated" }], [live(orders)], overrides));
  assert.equal(removed, "deprecate orders@1", "its marker says which one is meant");
  const generic = clicked("Orders (prod)", { channel: "generic" });
  const adopting = declared({ adopt: true }, { displayName: "Orders (prod)" });
  assert.match(
    told(plan([adopting], [generic]))[0] ?? "",
    /^misplaced orders@1.*has the channel generic, which cannot be changed to webhook/,
  );
  const asItIs = declared({ adopt: true }, { displayName: "Orders (prod)", channel: "generic" });
  assert.deepEqual(told(plan([asItIs], [generic])), ["adopt orders@1"]);
});

test("a copied marker is ambiguous, and nothing is touched", () => {
  const copy = { ...live(orders), id: "copy" };
  const [twice] = plan([orders], [live(orders), copy]).blocked;
  assert.match(
    `${twice?.code} ${twice?.key}: ${twice?.remedy}`,
    /^ambiguous orders@1: .*clear the foreignId of what is a copy$/,
  );
  for (const status of ["active", "inactive"] as const) {
    const next = declared({ version: 2, status });
    const { changes, blocked } = plan([next], [live(orders), copy]);
    assert.deepEqual(changes, [], `${status}: neither of the two becomes the next version`);
    assert.deepEqual(blocked.map(({ key, code }) => `${key} ${code}`).toSorted(), [
      "orders@1 ambiguous",
      "orders@2 ambiguous",
    ]);
  }
  const renamed = declared({ name: "purchases", replaces: ["orders"] });
  assert.deepEqual(plan([renamed], [live(orders), copy]).changes, []);
});

test("an Endpoint on a snapshot refers to its flow inside it, and back to the project with null", () => {
  const pinned = declared({}, { snapshot: { by: "name", text: "November", found: null } });
  const [change] = plan([pinned], [live(orders)]).changes;
  assert.deepEqual(
    change?.fields.map(({ path, after }) => [path, after]),
    [["cognigy.snapshot", { kind: "plain", text: "November (64b60000…)" }]],
  );
  const back = declared({}, { snapshot: "project" });
  const onSnapshot = live(orders, {}, { snapshot: { id: NOVEMBER.id, name: NOVEMBER.name } });
  assert.deepEqual(told(plan([back], [onSnapshot])), ["update orders@1 cognigy.snapshot"]);
  assert.deepEqual(told(plan([orders], [onSnapshot])), ["unchanged orders@1"]);
});

test("remarks about ours are told, about others not", () => {
  const remarked = live(orders, {}, { remarks: ["a transformer is on"] });
  const { notes } = plan([orders], [remarked, clicked("Other", { remarks: ["no"] })]);
  assert.deepEqual(notes, ["orders@1: a transformer is on"]);
});

test("a short listing leaves a bump alone: the new version may be there already", () => {
  const found = listing([live(orders)], { shortfall: "3 of 4 could be read" });
  assert.match(told(plan([bumped], [live(orders)], { live: found }))[0] ?? "", /^short-listing orders@2/);
});

test("what an Endpoint runs is told where it is gone and no manifest names another one", () => {
  const silent = declared({}, { flow: null });
  const gone = (id: string) => ({ id, name: null, isGone: true }) as const;
  const dead = live(silent, {}, { flow: gone("f1f1f1f1-0000") });
  const [flow] = plan([silent], [dead]).unchanged;
  assert.deepEqual(flow?.notes, [
    "callers reach nothing: its flow, f1f1f1f1…, is gone; declare `cognigy.flow` in its manifest",
  ]);
  const none = live(silent, {}, { flow: gone("") });
  assert.match(
    told(plan([silent], [none]))[0] ?? "",
    /callers reach nothing: it has no flow; declare `cognigy.flow` in its manifest/,
  );
  const [named] = plan([orders], [none]).changes;
  assert.match(named?.risk.why.join() ?? "", /until then callers reach nothing: it has no flow/);
  const [snapshot] = plan([silent], [live(silent, {}, { snapshot: gone(NOVEMBER.id) })]).unchanged;
  assert.match(
    snapshot?.notes[0] ?? "",
    /^callers reach nothing: the Snapshot that it runs, 64b60000…, is gone/,
  );
  const url = "https://api.example.com/v2";
  for (const desired of [
    { ...silent, url },
    { ...silent, url, version: 2 },
  ])
    assert.match(
      plan([desired], [dead]).changes[0]?.risk.why.join("; ") ?? "",
      /callers reach nothing: its flow/,
    );
  const mended = plan([{ ...orders, url }], [dead]).changes[0];
  assert.doesNotMatch(mended?.risk.why.join("; ") ?? "", /declare `cognigy.flow`/);
  const off = live(silent, { status: "inactive" }, { serves: false, flow: gone("f1f1f1f1-0000") });
  assert.deepEqual(plan([{ ...silent, status: "inactive" }], [off]).unchanged[0]?.notes, []);
});
