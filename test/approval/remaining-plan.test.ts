import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { applyPlan } from "../../src/apply/apply-plan.ts";
import { changesDigest } from "../../src/approval/plan-document.ts";
import { remainingPlan } from "../../src/approval/remaining-plan.ts";
import { PASSWORD_LABEL } from "../../src/model/fleet/endpoint.ts";
import { keyOf, type WebhookKey } from "../../src/model/fleet/key.ts";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import type { Snapshot } from "../../src/model/plan/change.ts";
import type { PlanDocument, PlanInput } from "../../src/model/plan/plan.ts";
import { snapshotOf } from "../../src/model/plan/redacted-snapshot.ts";
import { World } from "../fixtures/apply.ts";
import * as endpoints from "../fixtures/endpoints.ts";
import {
  environment,
  liveOf,
  plainHeader,
  secretHeader,
  unresolvedHeader,
  webhook,
} from "../fixtures/model.ts";
import { allowing, planOf } from "../fixtures/plan.ts";
import { Story, saved } from "../fixtures/story.ts";

const named = (name: string, over: Partial<Webhook> = {}) => webhook({ name, ...over });

type Steps = ReadonlyMap<WebhookKey, readonly Snapshot[]>;
type Given = readonly [desired: readonly Webhook[], live: readonly LiveWebhook[], over?: Partial<PlanInput>];

function compare(document: PlanDocument, [desired, live, over]: Given, steps: Steps = new Map()) {
  const { environment: on = environment() } = over ?? {};
  return remainingPlan(document, {
    plan: planOf(desired, live, over),
    desired,
    live,
    steps,
    lastWritten: over?.lastWritten ?? new Map(),
    environment: on,
  });
}

/** `update crm@1` or `crm@1: why not`. */
function told(...args: Parameters<typeof compare>): string[] {
  const result = compare(...args);
  return result.ok
    ? result.value.plan.changes.map(({ action, key }) => `${action} ${key}`)
    : result.error.map(({ key, message }) => `${key}: ${message}`);
}

const crm = named("crm");
const moved = { ...crm, url: "https://api.example.com/crm/v2" };
const UPDATE = saved(planOf([moved], [liveOf(crm)]));

describe("what is held to an approved update", () => {
  const cases: readonly (readonly [name: string, now: Given, want: readonly string[]])[] = [
    ["nothing moved", [[moved], [liveOf(crm)]], ["update crm@1"]],
    ["it is done", [[moved], [liveOf(moved)]], []],
    ["an unrelated webhook was declared", [[moved, named("new")], [liveOf(crm)]], ["update crm@1"]],
    [
      "an unrelated live object was edited",
      [
        [moved, named("other")],
        [liveOf(crm), liveOf(named("other"), { method: "PUT" })],
      ],
      ["update crm@1"],
    ],
    [
      "its url was changed by hand",
      [[moved], [liveOf(crm, { url: "https://api.example.com/hand" })]],
      [
        'crm@1: it changed on the tenant: url "https://api.example.com/hand" instead of "https://api.example.com/crm"',
      ],
    ],
    [
      "a header was added by hand",
      [[moved], [liveOf({ ...crm, headers: [plainHeader("X-Hand", "secret-of-somebody")] })]],
      ["crm@1: it changed on the tenant: header x-hand (hidden) instead of (none)"],
    ],
    [
      "it was written to, and looks the same",
      [[moved], [liveOf(crm, { etag: '"2"' })]],
      ["crm@1: it was changed on the tenant since"],
    ],
    [
      "its method was changed by hand, on a tenant that by now shows its url in another form",
      [[moved], [liveOf(crm, { url: "HTTPS://API.EXAMPLE.COM:443/%63rm", method: "PUT" })]],
      ['crm@1: it changed on the tenant: method "PUT" instead of "POST"'],
    ],
    [
      "it is done, and somebody has made a copy of it",
      [[moved], [liveOf(moved), liveOf(moved, { id: "copy" })]],
      [
        'crm@1: it changed on the tenant: url "https://api.example.com/crm/v2" instead of "https://api.example.com/crm"',
      ],
    ],
    ["it is gone", [[moved], []], ["crm@1: it is gone from the tenant"]],
    [
      "Git wants another url by now",
      [[{ ...moved, url: "https://api.example.com/crm/v3" }], [liveOf(crm)]],
      [
        'crm@1: Git declares something else now: url "https://api.example.com/crm/v3" instead of "https://api.example.com/crm/v2"',
      ],
    ],
    ["Git took it back", [[crm], [liveOf(crm)]], ["crm@1: the approved update is no longer planned"]],
    [
      "policy refuses it by now",
      [
        [moved],
        [liveOf(crm)],
        { refusals: new Map([["crm@1", [{ message: "allowed-hosts: no", remedy: "ask" }]]]) },
      ],
      ["crm@1: it is blocked now (policy): allowed-hosts: no"],
    ],
  ];
  for (const [name, now, want] of cases) test(name, () => assert.deepEqual(told(UPDATE, now), want));

  test("what was not approved is left out, and said", () => {
    const result = compare(UPDATE, [[moved, named("new")], [liveOf(crm)]]);
    assert.ok(result.ok);
    assert.deepEqual(result.value.leftOut, ["new@1"]);
  });
});

test("what is to be replaced in place and changed is not called gone: it stands there as the version before", () => {
  const [first, second] = [endpoints.declared(), endpoints.declared({ version: 2 })];
  const before = endpoints.live(first);
  const given = (found: readonly LiveWebhook[]): Given => {
    const over = { environment: endpoints.environment(), live: endpoints.listing(found) };
    return [[second], found, over];
  };
  const approved = saved(planOf(...given([before])));
  const since = (found: LiveWebhook) => told(approved, given([found])).join();
  const { endpoint } = before;
  assert.ok(endpoint !== null);
  assert.equal(
    since({ ...before, endpoint: { ...endpoint, displayName: "Orders (old)" } }),
    "orders@2: orders@1 changed on the tenant: cognigy.name is another one",
  );
  assert.match(
    since(endpoints.clicked("orders")),
    /^orders@2: it is blocked now \(not-ours\): the tenant has one/,
  );
  assert.equal(told(approved, given([])).join(), "orders@2: orders@1 is gone from the tenant");
});

const orders = named("orders");
const next = named("orders", { version: 2 });
const retired = liveOf(orders, { status: "deprecated" });
const DEPENDENT = named("shipping", { dependsOn: ["crm"] });
const DEPENDENT_ON_OLD = named("billing", { dependsOn: ["orders@1"] });
const withKey = (version: number) =>
  named("crm", { headers: [secretHeader("X-Key", "KEY", version, `value-${version}`)] });
const masked = (version: number) =>
  liveOf(withKey(version), { headers: [{ name: "X-Key", kind: "masked" }] });
const rotated = (version: number): Partial<PlanInput> => ({
  lastWritten: new Map([
    [
      "crm@1",
      {
        after: snapshotOf(withKey(version)),
        sunset: null,
        held: false,
        wasActive: false,
        certificateExpires: null,
      },
    ],
  ]),
});
/** Git wants one version of a hidden password; a record, or a label, tells which one was written. */
function withPassword(git: number, recorded: number | null, labelled: number | null = null): Given {
  const of = (version: number) =>
    endpoints.declared({}, { basicAuth: endpoints.credentials("AUTH", version, `value-${version}`) });
  const secrets = new Map(labelled === null ? [] : [[PASSWORD_LABEL, `\${secret:AUTH@${labelled}}`]]);
  const labels = { labelled: { sunset: null, protect: false, secrets } };
  const found = endpoints.live(of(1), labels, { basicAuth: endpoints.set("bot", null) });
  const written = (version: number) => ({
    ...{ after: snapshotOf(of(version)), sunset: null, held: false, wasActive: true },
    certificateExpires: null,
  });
  const lastWritten = new Map(recorded === null ? [] : [["orders@1" as const, written(recorded)] as const]);
  return [
    [of(git)],
    [found],
    { environment: endpoints.environment(), live: endpoints.listing([found]), lastWritten },
  ];
}
const PASSWORD_ROTATED = withPassword(2, 1);

const AT_ONCE: Partial<PlanInput> = {
  environment: environment({ deprecation: { hook: null, graceMs: 0, retire: "manual" } }),
};
const WITHOUT_STATUS: Partial<PlanInput> = {
  environment: environment({
    capabilities: { labels: false, deprecatedStatus: false, partialUpdate: false },
  }),
};

describe("what counts as applied already", () => {
  const cases: readonly (readonly [name: string, approved: Given, now: Given, want: readonly string[]])[] = [
    [
      "not a replacement whose old version is declared again",
      [[next], [liveOf(orders)]],
      [
        [orders, next],
        [liveOf(orders), liveOf(next)],
      ],
      ["orders@2: orders@1 is still active, and its deprecation is no longer planned"],
    ],
    [
      "not a replacement whose old version may not be deprecated by now",
      [[next], [liveOf(orders)]],
      [
        [next, DEPENDENT_ON_OLD],
        [liveOf(orders), liveOf(next)],
      ],
      ["orders@2: orders@1 is still active, and it is blocked now (has-dependents): billing@1 depends on it"],
    ],
    [
      "not a replacement whose old version somebody changed",
      [[next], [liveOf(orders)]],
      [[next], [liveOf(orders, { method: "PUT" }), liveOf(next)]],
      ['orders@2: orders@1 changed on the tenant: method "PUT" instead of "POST"'],
    ],
    [
      "not a replacement whose old version another commit declares to go on another day",
      [[next], [liveOf(orders)]],
      [
        [{ ...orders, status: "deprecated", owner: "someone-else", sunset: "2026-12-31" }, next],
        [liveOf(orders), liveOf(next)],
      ],
      [
        "orders@2: Git declares orders@1 now; orders@1 may be deleted from 2026-12-31, not after a grace period of 30 d",
      ],
    ],
    [
      "not a replacement whose old version another commit gives another owner",
      [[next], [liveOf(orders)]],
      [
        [{ ...orders, status: "deprecated", owner: "someone-else" }, next],
        [liveOf(orders), liveOf(next)],
      ],
      ["orders@2: Git declares orders@1 now"],
    ],
    [
      "not a replacement whose old version may go after another grace period by now",
      [[next], [liveOf(orders)]],
      [[next], [liveOf(orders), liveOf(next)], AT_ONCE],
      ["orders@2: orders@1 may be deleted after a grace period of 0 ms, not after a grace period of 30 d"],
    ],
    [
      "not a replacement whose new version is not to stay either",
      [[next], [liveOf(orders)]],
      [[crm], [liveOf(orders), liveOf(next), liveOf(crm)]],
      ["orders@2: orders@2 does not take over from orders@1 now"],
    ],
    [
      "a replacement whose old version is to be deprecated still is the rest",
      [[next], [liveOf(orders)]],
      [[next], [liveOf(orders), liveOf(next)]],
      ["deprecate orders@1"],
    ],
    [
      "a replacement whose old version is deprecated",
      [[next], [liveOf(orders)]],
      [[next], [retired, liveOf(next)]],
      [],
    ],
    [
      "not an adoption that Git does not want any more",
      [[{ ...crm, adopt: true }], [liveOf(crm, { idempotencyKey: null })]],
      [[crm], [liveOf(crm, { idempotencyKey: null })]],
      ["crm@1: it is blocked now (not-ours): the tenant has one already (id id-crm-1) that is not managed"],
    ],
    [
      "an adoption",
      [[{ ...crm, adopt: true }], [liveOf(crm, { idempotencyKey: null })]],
      [[crm], [liveOf(crm)]],
      [],
    ],
    [
      "not a letting go that Git took back",
      [[{ ...crm, unadopt: true }], [liveOf(crm)]],
      [[crm], [liveOf(crm)]],
      ["crm@1: the approved unadopt is no longer planned"],
    ],
    [
      "a letting go",
      [[{ ...crm, unadopt: true }], [liveOf(crm)]],
      [[{ ...crm, unadopt: true }], [liveOf(crm, { idempotencyKey: null })]],
      [],
    ],
    [
      "not a webhook that somebody else registered meanwhile",
      [[crm], []],
      [[crm], [liveOf(crm, { idempotencyKey: null })]],
      ["crm@1: it is on the tenant now, active"],
    ],
    [
      "not a secret that was to be rotated and is as it was",
      [[withKey(2)], [masked(1)], rotated(1)],
      [[withKey(1)], [masked(1)], rotated(1)],
      ["crm@1: the approved update is no longer planned"],
    ],
    [
      "a secret that was rotated",
      [[withKey(2)], [masked(1)], rotated(1)],
      [[withKey(2)], [masked(2)], rotated(2)],
      [],
    ],
    [
      "not a secret of which no record tells whether it was rotated",
      [[withKey(2)], [masked(1)], rotated(1)],
      [[withKey(2)], [masked(1)]],
      ["crm@1: whether headers.X-Key was written cannot be known: the audit log here does not say so"],
    ],
    [
      "a secret that was rotated, as the tenant shows, where no record tells",
      [[withKey(2)], [liveOf(withKey(1))]],
      [[withKey(2)], [liveOf(withKey(2))]],
      [],
    ],
    [
      "a secret that was added, where no record tells",
      [[withKey(1)], [liveOf(crm)]],
      [[withKey(1)], [masked(1)]],
      [],
    ],
    [
      "not a password that was to be rotated and is as it was",
      PASSWORD_ROTATED,
      withPassword(1, 1),
      ["orders@1: the approved update is no longer planned"],
    ],
    ["a password that was rotated", PASSWORD_ROTATED, withPassword(2, 2), []],
    ["a password that was rotated, by its label", PASSWORD_ROTATED, withPassword(2, null, 2), []],
    [
      "not a password of which neither record nor label tells whether it was rotated",
      PASSWORD_ROTATED,
      withPassword(2, null),
      [
        "orders@1: whether basicAuth.password was written cannot be known: the audit log here does not say so",
      ],
    ],
    [
      "a deprecation on a tenant that turned out to have no such status",
      [[crm], [liveOf(crm), liveOf(orders)]],
      [[crm], [liveOf(crm), liveOf(orders, { status: "inactive" })], WITHOUT_STATUS],
      [],
    ],
    [
      "not a deprecation of which it only turned out that it has to be done otherwise",
      [[crm], [liveOf(crm), liveOf(orders)]],
      [[crm], [liveOf(crm), liveOf(orders)], WITHOUT_STATUS],
      ["deprecate orders@1"],
    ],
  ];
  for (const [name, [desired, live, over], now, want] of cases) {
    test(name, () => assert.deepEqual(told(saved(planOf(desired, live, over)), now), want));
  }
});

describe("an approved plan of webhooks that depend on each other", () => {
  const first = saved(planOf([crm, DEPENDENT], []));
  const inactive = liveOf(DEPENDENT, { status: "inactive" });
  const cases: readonly (readonly [name: string, now: Given, want: readonly string[]])[] = [
    ["nothing is done yet", [[crm, DEPENDENT], []], ["create crm@1", "create shipping@1"]],
    ["the first is done", [[crm, DEPENDENT], [liveOf(crm)]], ["create shipping@1"]],
    [
      "the first is done, the second is half done",
      [
        [crm, DEPENDENT],
        [liveOf(crm), inactive],
      ],
      ["update shipping@1"],
    ],
    [
      "both are half done",
      [
        [crm, DEPENDENT],
        [liveOf(crm, { status: "inactive" }), inactive],
      ],
      ["update crm@1", "update shipping@1"],
    ],
    [
      "both are done",
      [
        [crm, DEPENDENT],
        [liveOf(crm), liveOf(DEPENDENT)],
      ],
      [],
    ],
    [
      "it waits for nothing, and the first is not done",
      [[named("shipping")], []],
      [
        "crm@1: the approved create is no longer planned",
        "shipping@1: it waits for nothing now, not for crm@1",
      ],
    ],
    [
      "what is half done has another url",
      [
        [crm, DEPENDENT],
        [liveOf(crm), { ...inactive, url: "https://api.example.com/hand" }],
      ],
      ["shipping@1: it is on the tenant now, inactive"],
    ],
    [
      "what is half done has another value in a hidden header",
      [
        [withKey(1)],
        [liveOf({ ...withKey(1), headers: [plainHeader("X-Key", "of somebody")] }, { status: "inactive" })],
      ],
      ["crm@1: it is on the tenant now, inactive", "shipping@1: the approved create is no longer planned"],
    ],
    [
      "what is half done is not ours",
      [
        [crm, DEPENDENT],
        [liveOf(crm), { ...inactive, idempotencyKey: null }],
      ],
      ["shipping@1: it is on the tenant now, inactive"],
    ],
  ];
  for (const [name, now, want] of cases) test(name, () => assert.deepEqual(told(first, now), want));

  test("a removal waits no longer for one that is done", () => {
    const live = [liveOf(crm), liveOf(DEPENDENT), liveOf(named("other"))];
    const kept = named("other");
    const removals = [
      { ...crm, status: "deprecated" as const },
      { ...DEPENDENT, status: "deprecated" as const },
      kept,
    ];
    const document = saved(planOf(removals, live));
    assert.deepEqual(document.changes.find(({ key }) => key === "crm@1")?.dependsOn, ["shipping@1"]);
    const done = [liveOf(crm), liveOf(DEPENDENT, { status: "deprecated" }), liveOf(kept)];
    assert.deepEqual(told(document, [removals, done]), ["deprecate crm@1"]);
  });
});

describe("the digest of the changes", () => {
  const digest = (...given: Parameters<typeof planOf>) => changesDigest(planOf(...given));
  test("is the same on another day, with other records, and beside unrelated webhooks", () => {
    const live = [liveOf(crm), liveOf(named("gone"))];
    const first = digest([moved], live);
    assert.equal(digest([moved], live, { now: new Date("2026-11-24T12:00:00Z") }), first);
    assert.equal(digest([moved, named("same")], [...live, liveOf(named("same"))]), first);
  });
  test("does not depend on whether a record tells what a header had been", () => {
    const was = { ...crm, headers: [plainHeader("X-Mode", "one")] };
    const wanted = { ...crm, headers: [plainHeader("X-Mode", "two")] };
    const known = {
      after: snapshotOf(was),
      sunset: null,
      held: false,
      wasActive: false,
      certificateExpires: null,
    };
    const told = planOf([wanted], [liveOf(was)], { lastWritten: new Map([["crm@1", known]]) });
    const untold = planOf([wanted], [liveOf(was)]);
    const levels = [told, untold].map(({ changes }) => changes[0]?.risk.level);
    assert.deepEqual(levels, ["low", "high"], "what stood in Git is no hidden value");
    assert.equal(changesDigest(told), changesDigest(untold));
  });
  test("binds all that an apply acts on", () => {
    const one = named("crm");
    const first = digest([one], []);
    const health = one.health;
    const others: readonly (readonly [what: string, other: Webhook, over?: Partial<PlanInput>])[] = [
      ["owner", { ...one, owner: "team-crm" }],
      ["protect", { ...one, protect: true }],
      ["sunset", { ...one, sunset: "2027-03-31" }],
      ["payload", { ...one, health: { ...health, payload: { event: "ping" } } }],
      ["an empty payload", { ...one, health: { ...health, payload: "" } }],
      ["expect", { ...one, health: { ...health, expect: "5xx" } }],
      ["maxLatency", { ...one, health: { ...health, maxLatencyMs: 800 } }],
      ["mode", one, { environment: environment({ health: { ...environment().health, mode: "none" } }) }],
      [
        "connectTo",
        one,
        {
          environment: environment({
            health: {
              ...environment().health,
              connectTo: [{ hostAndPort: "*:443", address: "10.0.0.1:443" }],
            },
          }),
        },
      ],
    ];
    const digests = others.map(([, other, over]) => digest([other], [], over));
    assert.equal(new Set([first, ...digests]).size, others.length + 1);
    for (const [what, other, over] of others) {
      const found = told(saved(planOf([one], [])), [[other], [], over ?? {}]);
      assert.match(found.join(), /^crm@1: Git declares something else now: /, what);
    }
  });
  test("covers what is blocked", () => {
    const stranger = liveOf(crm, { idempotencyKey: "of somebody" });
    assert.notEqual(digest([orders, crm], [stranger]), digest([orders], [stranger]));
  });
  test("holds for what is half done too", () => {
    const inactive = liveOf(crm, { status: "inactive" });
    const purge = {
      ...crm,
      health: { ...crm.health, payload: { event: "purge-all" }, expect: "5xx", maxLatencyMs: null },
    };
    const [found] = told(saved(planOf([crm], [])), [[purge], [inactive]]);
    assert.match(
      found ?? "",
      /^crm@1: Git declares something else now: health\.payload .*, health\.expect "5xx"/,
    );
  });
  test("tells a header that could not be verified from one that was", () => {
    const secret = { ...moved, headers: [unresolvedHeader("X-Api-Key", "KEY", 1)] };
    const live = liveOf({ ...crm, headers: [plainHeader("X-Api-Key", "value")] });
    const known = { ...moved, headers: [plainHeader("X-Api-Key", "value")] };
    assert.notEqual(digest([secret], [live]), digest([known], [live]));
  });
});

/** One change of each kind, some of them in several steps. */
const before = ["updated", "replaced", "dropped", "expired", "adopted"].map((name) => named(name));
const LIVE = before.map((one) =>
  one.name === "expired"
    ? liveOf(one, { status: "deprecated" })
    : liveOf(one, one.name === "adopted" ? { idempotencyKey: null } : {}),
);
const DESIRED = [
  named("created", { dependsOn: ["updated"] }),
  named("asleep", { status: "inactive", dependsOn: ["created"] }),
  named("updated", { url: "https://api.example.com/updated/v2" }),
  named("replaced", { version: 2, dependsOn: ["created"] }),
  named("expired", { status: "deprecated", sunset: "2026-01-01" }),
  named("adopted", { adopt: true }),
];
const ALLOW: Partial<PlanInput> = { allow: allowing({ delete: new Set(["expired@1"]) }) };

function stepsOf(world: World): Steps {
  const steps = new Map<WebhookKey, Snapshot[]>();
  for (const record of world.records) {
    if (record.phase !== "intent" || record.after === null) continue;
    const key = keyOf({ name: record.webhook_name, version: record.version });
    steps.set(key, [...(steps.get(key) ?? []), record.after]);
  }
  return steps;
}

const liveIn = (world: World) => [...world.live.values()];

describe("a run of an approved plan that was interrupted", () => {
  const document = saved(planOf(DESIRED, LIVE, ALLOW));
  test("is about a change of each kind", () => {
    const kinds = new Set(document.changes.map(({ action }) => action));
    assert.deepEqual([...kinds].toSorted(), ["adopt", "create", "delete", "deprecate", "replace", "update"]);
  });

  // Every record that the journal can fail at: an intent, so that nothing more is sent, or an outcome, so that what
  // was sent is not recorded.
  for (let at = 2; at <= 65; at += 1) {
    const [cut, isLost] = [Math.floor(at / 2), at % 2 === 1];
    test(`is taken up again, cut at record ${cut}${isLost ? ", its record lost" : ""}`, async () => {
      const stepsIn = (of: World): Steps => (isLost ? new Map() : stepsOf(of));
      const world = new World(...LIVE);
      world.failingAppend = cut;
      await applyPlan(planOf(DESIRED, LIVE, ALLOW), world.options());
      world.failingAppend = Number.POSITIVE_INFINITY;

      const rest = compare(document, [DESIRED, liveIn(world), ALLOW], stepsIn(world));
      assert.ok(rest.ok, JSON.stringify(rest));
      await applyPlan(rest.value.plan, world.options());
      assert.deepEqual(world.statuses(), [
        "adopted@1 active",
        "asleep@1 inactive",
        "created@1 active",
        "dropped@1 deprecated",
        "replaced@1 deprecated",
        "replaced@2 active",
        "updated@1 active",
      ]);

      const again = compare(document, [DESIRED, liveIn(world), ALLOW], stepsIn(world));
      assert.ok(again.ok, JSON.stringify(again));
      assert.deepEqual(again.value.plan.changes, []);
    });
  }

  test("is not taken up where somebody else moved what it left behind", async () => {
    const world = new World(...LIVE);
    world.verdicts.set("deliver created", "no-answer");
    await applyPlan(planOf(DESIRED, LIVE, ALLOW), world.options());
    const [created] = liveIn(world).filter(({ name }) => name === "created");
    assert.ok(created?.status === "inactive");
    assert.deepEqual(told(document, [DESIRED, liveIn(world), ALLOW], stepsOf(world)), [
      "update created@1",
      "create asleep@1",
      "replace replaced@2",
    ]);
    world.live.set(created.id, { ...created, url: "https://api.example.com/hand" });
    const found = told(document, [DESIRED, liveIn(world), ALLOW], stepsOf(world));
    assert.deepEqual(found, ["created@1: it is on the tenant now, inactive"]);
  });

  test("says what Git changed since, and does not call its own step a change of the tenant", () => {
    const [old, next] = [named("late"), named("late", { version: 2 })];
    const half = liveOf(next, { status: "inactive" });
    const elsewhere = { ...next, url: "https://api.example.com/elsewhere" };
    const asNew = saved(planOf([next], []));
    const asNext = saved(planOf([next], [liveOf(old)]));
    const declared =
      'late@2: Git declares something else now: url "https://api.example.com/elsewhere" instead of "https://api.example.com/late"';
    assert.deepEqual(told(asNew, [[elsewhere], [half]]), [declared]);
    assert.deepEqual(told(asNext, [[elsewhere], [liveOf(old), half]]), [declared]);
    assert.deepEqual(told(asNew, [[{ ...next, status: "inactive" }], [half]]), [
      "late@2: the approved create is no longer planned",
    ]);
    const [moved, somebodys] = [
      liveOf({ ...old, url: "https://api.example.com/hand" }),
      liveOf({ ...next, url: "https://api.example.com/hand" }, { status: "inactive" }),
    ];
    assert.match(
      told(asNext, [[elsewhere], [moved, half]]).join(),
      /^late@2: late@1 changed on the tenant: url /,
    );
    assert.deepEqual(told(asNext, [[elsewhere], [liveOf(old), somebodys]]), [
      "late@2: it is on the tenant now, inactive",
    ]);
  });

  test("is not taken up where Git protects it by now, or where somebody has set a value of it", () => {
    const half = (one: Webhook) => liveOf(one, { status: "inactive" });
    assert.deepEqual(told(saved(planOf([crm], [])), [[{ ...crm, protect: true }], [half(crm)]]), [
      "crm@1: Git declares something else now: protect true instead of false",
    ]);
    const theirs = half({ ...withKey(1), headers: [plainHeader("X-Key", "of somebody")] });
    assert.deepEqual(told(saved(planOf([withKey(1)], [])), [[withKey(1)], [theirs]]), [
      "crm@1: it is on the tenant now, inactive",
    ]);
  });

  test("is not taken up where it takes over from what nobody saw, or saw otherwise", () => {
    const [first, second, third] = [1, 2, 3].map((version) => named("late", { version }));
    assert.ok(first !== undefined && second !== undefined && third !== undefined);
    const approved = saved(planOf([third], [liveOf(first)]));
    const half = liveOf(third, { status: "inactive" });
    for (const [live, want] of [
      [[liveOf(first)], /^replace late@3$/],
      [[liveOf(first), liveOf(second)], /^late@3: it replaces late@1, late@2 now, not late@1$/],
      [[liveOf(first, { method: "PUT" })], /^late@3: late@1 changed on the tenant: method "PUT"/],
    ] as const)
      assert.match(told(approved, [[third], [...live, half]]).join(), want);
  });

  test("is not taken up where what it takes over from may go after another grace period", () => {
    const [old, next] = [named("late"), named("late", { version: 2 })];
    const approved = saved(planOf([next], [liveOf(old)]));
    const live = [liveOf(old), liveOf(next, { status: "inactive" })];
    const over = { environment: environment({ deprecation: { hook: null, graceMs: 0, retire: "manual" } }) };
    assert.deepEqual(told(approved, [[next], live]), ["replace late@2"]);
    assert.deepEqual(told(approved, [[next], live, over]), [
      'late@2: Git declares something else now: deprecation.grace "0 ms" instead of "30 d"',
    ]);
  });

  test("is not taken up as new where it would take over from a version that nobody saw", () => {
    const [first, second] = [named("late"), named("late", { version: 2 })];
    const asNew = saved(planOf([second], []));
    const half = [liveOf(second, { status: "inactive" })];
    assert.deepEqual(told(asNew, [[second], half]), ["update late@2"]);
    assert.deepEqual(told(asNew, [[second], [liveOf(first), ...half]]), [
      "late@2: it takes over from late@1 now; it replaced nothing before",
    ]);
  });
});

describe("an approved change that was left half way and is blocked now", () => {
  const made = (one: Webhook) => liveOf(one, { status: "inactive" });

  test("of a rename whose record is lost says so, and what allows it", () => {
    const old = named("orders");
    const renamed = named("buy", { replaces: ["orders"] });
    const approved = saved(planOf([renamed], [liveOf(old)]));
    const live = [liveOf(old), made(renamed)];
    const lost = { recorded: new Set<WebhookKey>() };
    const [message = ""] = told(approved, [[renamed], live, lost]);
    assert.match(message, /^buy@1: it is blocked now \(unrecorded\): .*--allow-deprecate orders@1$/);
    const allowed = { ...lost, allow: allowing({ deprecate: new Set(["orders@1"]) }) };
    assert.deepEqual(told(approved, [[renamed], live, allowed]), ["replace buy@1"]);
    const edited = [liveOf(old), { ...made(renamed), url: "https://api.example.com/hand" }];
    assert.match(
      told(approved, [[renamed], edited, lost]).join(),
      /^buy@1: it is on the tenant now, inactive/,
    );
  });

  test("of a new webhook that policy refuses now says so", () => {
    const approved = saved(planOf([crm], []));
    const refusals = new Map([[keyOf(crm), [{ message: "its host is refused", remedy: "allow it" }]]]);
    assert.deepEqual(told(approved, [[crm], [made(crm)], { refusals }]), [
      "crm@1: it is blocked now (policy): its host is refused; allow it",
    ]);
  });
});

describe("what a plan records without a write", () => {
  const kept = named("kept");
  const asked = (over: Partial<Webhook>): readonly Webhook[] => [moved, { ...kept, ...over }];
  const live = [liveOf(crm), liveOf(kept)];
  const written = {
    after: snapshotOf(kept),
    sunset: null,
    held: false,
    wasActive: true,
    certificateExpires: null,
  };
  const known = (isProtected: boolean): Partial<PlanInput> => ({
    recorded: new Set(["kept@1", "crm@1"] as const),
    protectedKeys: new Set(isProtected ? (["kept@1"] as const) : []),
    lastWritten: new Map([["kept@1", written]] as const),
  });
  const cases: readonly (readonly [
    name: string,
    then: Partial<Webhook>,
    now: Partial<Webhook>,
    isLeft: boolean,
  ])[] = [
    ["protection as approved", { protect: true }, { protect: true }, false],
    ["protection that a later commit gives", {}, { protect: true }, false],
    ["a sunset as approved", { sunset: "2030-01-01" }, { sunset: "2030-01-01" }, false],
    ["a sunset that a later commit moves", { sunset: "2030-01-01" }, { sunset: "2027-01-01" }, true],
  ];
  for (const [name, then, now, isLeft] of cases)
    test(`${name} is ${isLeft ? "left for the next plan, and named" : "recorded"}`, () => {
      const result = compare(saved(planOf(asked(then), live, known(false))), [
        asked(now),
        live,
        known(false),
      ]);
      assert.ok(result.ok);
      const { plan, leftOut } = result.value;
      assert.deepEqual(leftOut, isLeft ? ["kept@1"] : []);
      assert.equal(plan.protections.length + plan.sunsets.length, isLeft ? 0 : 1);
      assert.equal(
        plan.notes.some((note) => note.includes("recorded when this plan is applied")),
        !isLeft,
      );
    });

  test("protection that a later commit takes is left for the next plan, and named", () => {
    const protectedThen = saved(planOf(asked({ protect: true }), live, known(true)));
    const result = compare(protectedThen, [asked({}), live, known(true)]);
    assert.ok(result.ok);
    assert.deepEqual([result.value.leftOut, result.value.plan.protections], [["kept@1"], []]);
  });
});

test("a saved plan whose creation was killed, or held, goes on where the manifest names no locale", async () => {
  const orders = endpoints.declared({ name: "orders" });
  const first = new Story(endpoints.environment());
  const plan = first.plan([orders], allowing({}));
  const whole = first.fork();
  const { length } = (await whole.apply(plan)).records;
  for (let records = 1; records <= length; records += 1) {
    const killed = first.fork();
    await killed.apply(plan, records);
    const rest = killed.remaining(saved(plan), [orders], allowing({}));
    assert.ok(rest.ok, `${records}: ${JSON.stringify(rest)}`);
    await killed.apply(rest.value.plan);
    assert.deepEqual(killed.live, whole.live, `${records}`);
  }
});
