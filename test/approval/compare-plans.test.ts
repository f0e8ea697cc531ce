import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { comparePlans } from "../../src/approval/compare-plans.ts";
import { changesDigest, planDocument } from "../../src/approval/plan-document.ts";
import type { TenantLocale, TenantResource } from "../../src/model/fleet/directory.ts";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { DeclaredReference, Webhook } from "../../src/model/fleet/webhook.ts";
import type { PlanDocument, PlanInput } from "../../src/model/plan/plan.ts";
import * as endpoints from "../fixtures/endpoints.ts";
import { environment, liveOf, NOW, plainHeader, unresolvedHeader, webhook } from "../fixtures/model.ts";
import { planOf } from "../fixtures/plan.ts";

const named = (name: string, over: Partial<Webhook> = {}) => webhook({ name, ...over });
const DAY = 86_400_000;

type Given = readonly [desired: readonly Webhook[], live: readonly LiveWebhook[], over?: Partial<PlanInput>];

function documentOf([desired, live, over]: Given): PlanDocument {
  const plan = planOf(desired, live, over);
  const options = { targets: [], allowDelete: [], allowDeprecate: [], allowDowngrade: [] };
  const facts = { toolVersion: "0.1.0", commit: null, manifests: "webhooks.d", options };
  return planDocument(plan, { ...facts, changesDigest: changesDigest(plan) });
}

/** `crm@1: why`, or `same`. */
function told(first: Given, second: Given): string[] {
  const { same, differences } = comparePlans(documentOf(first), documentOf(second));
  assert.equal(same, differences.length === 0, "a difference is named exactly where the digests differ");
  return same ? ["same"] : differences.map(({ key, message }) => `${key ?? "plan"}: ${message}`);
}

const crm = named("crm");
const moved = { ...crm, url: "https://api.example.com/crm/v2" };
const bumped = { ...crm, version: 2 };
const gracious = (days: number) =>
  environment({ deprecation: { hook: null, graceMs: days * DAY, retire: "manual" } });
const withProbe = (health: Partial<Webhook["health"]>): Webhook => ({
  ...crm,
  health: { ...crm.health, ...health },
});
const secret = (version: number) => ({ ...moved, headers: [unresolvedHeader("X-Key", "KEY", version)] });

describe("two plans compared by what is approved of them", () => {
  const cases: readonly (readonly [name: string, first: Given, second: Given, want: readonly string[]])[] = [
    ["the same", [[moved], [liveOf(crm)]], [[moved], [liveOf(crm)]], ["same"]],
    [
      "the end of a grace period moves from day to day",
      [[crm], [liveOf(crm), liveOf(named("gone"))]],
      [[crm], [liveOf(crm), liveOf(named("gone"))], { now: new Date(NOW.getTime() + 3 * DAY) }],
      ["same"],
    ],
    [
      "the grace period is another one",
      [[crm], [liveOf(crm), liveOf(named("gone"))]],
      [[crm], [liveOf(crm), liveOf(named("gone"))], { environment: gracious(0) }],
      ['gone@1: Git declares something else now: deprecation.grace "0 ms" instead of "30 d"'],
    ],
    [
      "the grace period of what a new version takes over from is another one",
      [[bumped], [liveOf(crm)]],
      [[bumped], [liveOf(crm)], { environment: gracious(90) }],
      ['crm@2: Git declares something else now: deprecation.grace "90 d" instead of "30 d"'],
    ],
    [
      "a change is new",
      [[crm], []],
      [[crm, named("new")], []],
      ["new@1: the planned create is new in the second plan"],
    ],
    [
      "a change is gone",
      [[crm, named("new")], []],
      [[crm], []],
      ["new@1: the approved create is no longer planned"],
    ],
    [
      "Git wants another url",
      [[moved], [liveOf(crm)]],
      [[{ ...moved, url: "https://api.example.com/crm/v3" }], [liveOf(crm)]],
      [
        'crm@1: Git declares something else now: url "https://api.example.com/crm/v3" instead of "https://api.example.com/crm/v2"',
      ],
    ],
    [
      "somebody changed it on the tenant",
      [[moved], [liveOf(crm)]],
      [[moved], [liveOf(crm, { method: "PUT" })]],
      ['crm@1: it changed on the tenant: method "PUT" instead of "POST"'],
    ],
    [
      "a run of the first was held, and Git wants another url",
      [[bumped], [liveOf(crm)]],
      [
        [{ ...bumped, url: "https://api.example.com/crm/v3" }],
        [liveOf(crm), liveOf(bumped, { status: "inactive" })],
      ],
      [
        'crm@2: Git declares something else now: url "https://api.example.com/crm/v3" instead of "https://api.example.com/crm"',
      ],
    ],
    [
      "a run of the first was held, and that is all",
      [[bumped], [liveOf(crm)]],
      [[bumped], [liveOf(crm), liveOf(bumped, { status: "inactive" })]],
      ["crm@2: it is on the tenant now, inactive"],
    ],
    ["somebody made it", [[moved], []], [[moved], [liveOf(crm)]], ["crm@1: it is on the tenant now, active"]],
    [
      "it was written to",
      [[moved], [liveOf(crm)]],
      [[moved], [liveOf(crm, { etag: '"2"' })]],
      ["crm@1: it was changed on the tenant since"],
    ],
    [
      "another action",
      [[named("crm", { version: 2 })], [liveOf(crm)]],
      [[crm, named("crm", { version: 2 })], [liveOf(crm)]],
      ["crm@2: the planned action is create now, not replace"],
    ],
    [
      "it waits for another one",
      [[crm, named("orders", { dependsOn: ["crm"] })], []],
      [[crm, named("orders")], []],
      ["orders@1: it waits for nothing now, not for crm@1"],
    ],
    [
      "a declared sunset",
      [[named("old", { status: "deprecated", sunset: "2027-01-01" })], [liveOf(named("old"))]],
      [[named("old", { status: "deprecated", sunset: "2027-02-01" })], [liveOf(named("old"))]],
      ['old@1: Git declares something else now: deprecation.sunset "2027-02-01" instead of "2027-01-01"'],
    ],
    [
      "another probe",
      [[withProbe({ payload: { event: "ping" } })], []],
      [[withProbe({ payload: { event: "purge-all" }, expect: "5xx", maxLatencyMs: 800 })], []],
      [
        'crm@1: Git declares something else now: health.payload "{\\"event\\":\\"purge-all\\"}" instead of "{\\"event\\":\\"ping\\"}", health.expect "5xx" instead of "2xx", health.maxLatency 800 instead of (none)',
      ],
    ],
    [
      "a long payload that differs at its end",
      [[withProbe({ payload: `${"a".repeat(100)}1` })], []],
      [[withProbe({ payload: `${"a".repeat(100)}2` })], []],
      ["crm@1: Git declares something else now: health.payload changed"],
    ],
    [
      "another owner, and no protection",
      [[{ ...crm, owner: "team-a", protect: true }], []],
      [[{ ...crm, owner: "team-b" }], []],
      [
        'crm@1: Git declares something else now: owner "team-b" instead of "team-a", protect false instead of true',
      ],
    ],
    [
      "another version of a secret",
      [[secret(1)], []],
      [[secret(2)], []],
      ["crm@1: Git declares something else now: header x-key ${secret:KEY@2} instead of ${secret:KEY@1}"],
    ],
    [
      "a value that may not be shown",
      [[moved], [liveOf({ ...crm, headers: [plainHeader("X-Hand", "one")] })]],
      [[moved], [liveOf(crm)]],
      ["crm@1: it changed on the tenant: header x-hand (none) instead of (hidden)"],
    ],
    [
      "policy refuses it",
      [[moved], [liveOf(crm)]],
      [
        [moved],
        [liveOf(crm)],
        { refusals: new Map([["crm@1", [{ message: "allowed-hosts: no", remedy: "ask" }]]]) },
      ],
      ["crm@1: it is blocked now (policy): allowed-hosts: no"],
    ],
    [
      "something else is blocked",
      [[named("new"), { ...crm, adopt: true }], [liveOf(crm, { idempotencyKey: "of somebody" })]],
      [[named("new"), crm], [liveOf(crm, { idempotencyKey: "of somebody" })]],
      ["crm@1: it is blocked now (not-ours): the tenant has one already (id id-crm-1) that is not managed"],
    ],
    [
      "something is blocked besides",
      [[named("new")], []],
      [[named("new"), crm], [liveOf(crm, { idempotencyKey: "of somebody" })]],
      [
        "crm@1: the planned adopt is blocked now (not-ours): the tenant has one already (id id-crm-1) that is not managed",
      ],
    ],
    [
      "nothing is blocked any more",
      [[named("new"), crm], [liveOf(crm, { idempotencyKey: "of somebody" })]],
      [[named("new"), crm], [liveOf(crm)]],
      ["crm@1: the planned adopt is no longer blocked"],
    ],
    [
      "another tenant",
      [[], []],
      [[], [], { tenant: "other.example" }],
      ["plan: the tenant is other.example, not acme.example"],
    ],
  ];
  for (const [name, first, second, want] of cases)
    test(name, () => assert.deepEqual(told(first, second), want));
});

describe("two plans of Endpoints", () => {
  const probing = (health: Partial<Webhook["health"]>): Given => {
    const { health: usual, ...orders } = endpoints.declared();
    return planned([{ ...orders, health: { ...usual, ...health } }]);
  };
  const second = (over: Partial<Webhook> = {}, endpoint: Parameters<typeof endpoints.declared>[1] = {}) =>
    endpoints.declared({ version: 2, ...over }, endpoint);
  const parallel = second({}, { replace: "parallel", displayName: "orders v2" });
  const first = [endpoints.live(endpoints.declared())];
  const other = endpoints.live(endpoints.declared({ name: "sales" }));
  const GIT = "orders@1: Git declares something else now:";
  const cases: readonly (readonly [name: string, first: Given, second: Given, want: readonly string[]])[] = [
    [
      "further statuses",
      probing({}),
      probing({ accept: [404, 410] }),
      [`${GIT} health.accept "404, 410" instead of (none)`],
    ],
    [
      "another user of the flow output",
      probing({}),
      probing({ body: { kind: "flow-output", userId: "canary" } }),
      [`${GIT} health.userId "canary" instead of (none)`],
    ],
    [
      "another body",
      probing({}),
      probing({ body: { kind: "health-event" } }),
      [`${GIT} health.body "health-event" instead of (none)`],
    ],
    [
      "a payload in place of the body",
      probing({}),
      probing({ payload: "ping" }),
      [`${GIT} health.payload "ping" instead of (none)`],
    ],
    [
      "in parallel, not in place",
      planned([second()], first),
      planned([parallel], first),
      ["orders@2: it takes over in parallel now, not in place of orders@1"],
    ],
    [
      "in place, not in parallel",
      planned([parallel], first),
      planned([second()], first),
      ["orders@2: it takes over in place of orders@1 now, not in parallel"],
    ],
    [
      "in parallel, with another url and another flow",
      planned([second()], first),
      planned(
        [
          second(
            { url: "https://api.example.com/v2" },
            { replace: "parallel", displayName: "orders v2", flow: byName(endpoints.OTHER) },
          ),
        ],
        first,
      ),
      [
        'orders@2: it takes over in parallel now, not in place of orders@1; Git declares something else now: url "https://api.example.com/v2" instead of "https://api.example.com/orders", cognigy.flow is another one',
      ],
    ],
    [
      "in parallel under another display name",
      planned([second()], first),
      planned([second({}, { replace: "parallel", displayName: "Sales v2" })], first),
      [
        "orders@2: it takes over in parallel now, not in place of orders@1; Git declares something else now: cognigy.name is another one",
      ],
    ],
    [
      "in place of another one",
      planned([second({ replaces: ["sales"] })], [...first, other]),
      planned([second({ replaces: ["sales"] })], [other]),
      [
        "orders@2: it takes over in place of sales@1 now, not of orders@1",
        "sales@1: the approved deprecate is no longer planned",
      ],
    ],
  ];
  for (const [name, before, now, want] of cases) test(name, () => assert.deepEqual(told(before, now), want));

  test("another project", () => {
    const project = { id: "64b600000000000000000077", name: "Sales" };
    const inside = { project, flows: [endpoints.MAIN], locales: [endpoints.ENGLISH], snapshots: [] };
    const both = endpoints.directory();
    const live = endpoints.listing([], {
      directory: {
        projects: [...both.projects, project],
        inside: new Map([...both.inside, [project.id, inside]]),
      },
    });
    const given = (endpoint: Parameters<typeof endpoints.declared>[1]): Given => [
      [endpoints.declared({}, endpoint)],
      [],
      { environment: endpoints.environment(), live },
    ];
    assert.deepEqual(told(given({}), given({ project: byName(project) })), [
      `${GIT} cognigy.project is another one`,
    ]);
  });

  function planned(desired: readonly Webhook[], live: readonly LiveWebhook[] = []): Given {
    return [desired, [], { environment: endpoints.environment(), live: endpoints.listing(live) }];
  }
});

test("what was re-created on the tenant under its name is not said to be Git's doing", () => {
  const { MAIN, ENGLISH, PROJECT } = endpoints;
  const orders = endpoints.declared({}, { flow: byName(MAIN), locale: byName(ENGLISH) });
  const planned = (flow: TenantResource, locale: TenantLocale): Given => {
    const inside = new Map([
      [PROJECT.id, { project: PROJECT, flows: [flow], locales: [locale], snapshots: [] }],
    ]);
    const live = endpoints.listing([], { directory: endpoints.directory({ inside }) });
    return [[orders], [], { environment: endpoints.environment(), live }];
  };
  const restored = planned({ ...MAIN, id: "new-flow" }, { ...ENGLISH, id: "new-locale" });
  assert.deepEqual(told(planned(MAIN, ENGLISH), restored), [
    "orders@1: re-created on the tenant since (Snapshot restore?): flow Main, locale English",
  ]);
});

function byName({ name }: { readonly name: string }): DeclaredReference {
  return { by: "name", text: name, found: null };
}
