import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Environment } from "../../src/model/fleet/environment.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import type { Plan } from "../../src/model/plan/plan.ts";
import * as endpoints from "../fixtures/endpoints.ts";
import * as model from "../fixtures/model.ts";
import { allowing } from "../fixtures/plan.ts";
import { Story, saved } from "../fixtures/story.ts";

/** Names that are given in Git and come back there, run by run, by one record. */

type Declare = (name: string, replaces?: readonly string[]) => Webhook;

const url = (name: string) => `https://api.example.com/${name}`;

const KINDS: readonly (readonly [what: string, environment: Environment, declare: Declare])[] = [
  [
    "an Endpoint that is renamed in place",
    endpoints.environment(),
    (name, replaces = []) => endpoints.declared({ name, replaces, url: url(name) }),
  ],
  [
    "an Endpoint that is renamed in parallel",
    endpoints.environment(),
    (name, replaces = []) => endpoints.declared({ name, replaces, url: url(name) }, { replace: "parallel" }),
  ],
  [
    "an integration",
    model.environment(),
    (name, replaces = []) => model.webhook({ name, replaces, url: url(name) }),
  ],
];

/** How the name goes, but for what it waits for. */
function going(plan: Plan, name: string) {
  const change = plan.changes.find((one) => one.name === name);
  if (change?.action !== "deprecate") return null;
  const { successor, goesOn, reason, sunset, risk } = change;
  return { successor, goesOn, reason, sunset, why: risk.why };
}

const waitsOf = (plan: Plan, name: string) => plan.changes.find((one) => one.name === name)?.dependsOn ?? [];

const isThere = ({ live }: Story, wanted: string, status: string) =>
  live.some((one) => one.name === wanted && one.status === status);

/** Killed after each of its records, the run goes on as if it were not: by a new plan, and by the saved one. */
async function killedAnywhere(before: Story, plan: Plan, [back, gone]: readonly [Webhook, string]) {
  const allow = allowing({ deprecate: new Set([`${gone}@1` as const]) });
  const whole = before.fork();
  const { length } = (await whole.apply(plan)).records;
  for (let records = 1; records <= length; records += 1) {
    const killed = before.fork();
    await killed.apply(plan, records);
    const since = killed.plan([back], allow);
    const isOver = isThere(killed, gone, "deprecated");
    if (!isOver) assert.deepEqual(going(since, gone), going(plan, gone), `${records}`);
    const isBack = isThere(killed, back.name, "active");
    assert.deepEqual(waitsOf(since, gone), isOver || isBack ? [] : [`${back.name}@1`], `${records}`);
    const rest = killed.remaining(saved(plan), [back], allow);
    assert.ok(rest.ok, `${records}: ${JSON.stringify(rest)}`);
    await killed.apply(rest.value.plan);
    assert.deepEqual(killed.live, whole.live, `${records}`);
  }
}

for (const [what, environment, declare] of KINDS)
  describe(what, () => {
    test("a revert that is killed goes on as if it were not", async () => {
      const story = new Story(environment);
      await story.apply(story.plan([declare("a")], allowing({})));
      await story.apply(story.plan([declare("b", ["a"])], allowing({})));
      const plan = story.plan([declare("a")], allowing({ deprecate: new Set(["b@1"]) }));
      assert.equal(going(plan, "b")?.successor, "a@1");
      await killedAnywhere(story, plan, [declare("a"), "b"]);
    });
  });
