import assert from "node:assert/strict";
import { test } from "node:test";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import { dependentsLeft } from "../../src/rollback/dependents.ts";
import { liveOf, webhook } from "../fixtures/model.ts";
import { planOf } from "../fixtures/plan.ts";

const base = webhook({ name: "base", status: "deprecated" });
const app = (over: Partial<Webhook> = {}) => webhook({ name: "app", dependsOn: ["base"], ...over });

const cases: readonly {
  readonly given: string;
  readonly restored?: readonly Webhook[];
  readonly declared?: readonly Webhook[];
  readonly live?: readonly LiveWebhook[];
  readonly want: readonly (readonly [string, readonly string[]])[];
}[] = [
  { given: "a name that others need", want: [["base@1", ["app@1"]]] },
  {
    given: "a version that others need",
    declared: [app({ dependsOn: ["base@1"] })],
    want: [["base@1", ["app@1"]]],
  },
  { given: "another version that others need", declared: [app({ dependsOn: ["base@2"] })], want: [] },
  { given: "what others no longer need", declared: [app({ dependsOn: [] })], want: [] },
  { given: "what is needed by what is declared inactive", declared: [app({ status: "inactive" })], want: [] },
  { given: "what is needed by what is let go of", declared: [app({ unadopt: true })], want: [] },
  { given: "what is needed by what is not live", live: [], want: [] },
  {
    given: "what is needed by what the same run made",
    restored: [base, app({ status: "deprecated" })],
    want: [],
  },
  {
    given: "a name whose earlier version is active again",
    restored: [webhook({ name: "base", version: 2, status: "deprecated" }), webhook({ name: "base" })],
    want: [],
  },
  {
    given: "a name of which another version stays active",
    restored: [webhook({ name: "base", version: 2, status: "deprecated" })],
    live: [liveOf(app()), liveOf(webhook({ name: "base" }))],
    want: [],
  },
  {
    given: "a name that is given back",
    restored: [base, webhook({ name: "basis", replaces: ["base"] })],
    want: [],
  },
];

for (const { given, restored = [base], declared = [app()], live = [liveOf(app())], want } of cases) {
  test(`a rollback that takes out of service ${given}`, () => {
    assert.deepEqual([...dependentsLeft(restored, { declared, live })], want);
  });
}

test("what others need and stays as it is keeps a rollback from taking it away, by name of who needs it", () => {
  const { blocked, changes } = planOf([base], [liveOf(webhook({ name: "base" }))], {
    needed: new Map([["base@1", ["app@1"]]]),
  });
  assert.deepEqual(changes, []);
  assert.deepEqual(
    blocked.map(({ key, code, because }) => [key, code, because]),
    [["base@1", "has-dependents", ["app@1"]]],
  );
});
