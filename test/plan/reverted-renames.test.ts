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

const NAMES = ["a", "b", "c"] as const;

/** One commit: the name that is declared from then on, with `replaces` or, as a revert does, without. */
interface Commit {
  readonly name: string;
  readonly isRevert: boolean;
}

/** All of so many commits that begin with the first name, and take new names in their order. */
function histories(seen: readonly string[], now: string, commits: number): readonly (readonly Commit[])[] {
  if (commits === 0) return [[]];
  const news = NAMES.slice(0, seen.length + 1).filter((name) => name !== now);
  const nexts = news.flatMap((name) =>
    (seen.includes(name) ? [false, true] : [false]).map((isRevert) => ({ name, isRevert })),
  );
  const longer = nexts.flatMap((next) =>
    histories([...new Set([...seen, next.name])], next.name, commits - 1).map((rest) => [next, ...rest]),
  );
  return longer;
}

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

/** The rename is kept after all, its former name is declared as something else later, and then the newer name goes. */
async function parted(story: Story, declare: Declare, what: string) {
  const allow = allowing({ deprecate: new Set(["a@1", "b@1"] as const) });
  const other = { ...declare("a"), version: 2, url: url("other") };
  for (const desired of [[declare("b", ["a"])], [declare("b"), other]]) {
    const plan = story.plan(desired, allow);
    assert.deepEqual(plan.blocked, [], what);
    await story.apply(plan);
  }
  const active = story.live.filter(({ status }) => status === "active").map(({ name }) => name);
  assert.deepEqual(active.toSorted(), ["a", "b"], what);
  const gone = going(story.plan([other], allow), "b");
  assert.deepEqual([gone?.successor, gone?.reason.kind], [null, "removed-from-git"], what);
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

    test("a revert that went no further takes over from nothing, once the former name is another webhook", async () => {
      const before = new Story(environment);
      await before.apply(before.plan([declare("a")], allowing({})));
      await before.apply(before.plan([declare("b", ["a"])], allowing({})));
      const plan = before.plan([declare("a")], allowing({ deprecate: new Set(["b@1"]) }));
      const { length } = (await before.fork().apply(plan)).records;
      const refused = before.fork();
      await refused.apply(plan, 2);
      refused.live = before.live;
      await parted(refused, declare, "refused");
      for (let records = 1; records <= length; records += 1) {
        const killed = before.fork();
        await killed.apply(plan, records);
        await parted(killed, declare, `${records}`);
      }
    });

    for (const commits of histories(["a"], "a", 4))
      test(`the name that comes back takes over, and nothing goes before: ${toldOf(commits)}`, async () => {
        const story = new Story(environment);
        await story.apply(story.plan([declare("a")], allowing({})));
        let now = "a";
        for (const { name, isRevert } of commits) {
          const desired = declare(name, isRevert ? [] : [now]);
          const plan = story.plan([desired], allowing({ deprecate: new Set([`${now}@1` as const]) }));
          assert.deepEqual(plan.blocked, []);
          if (isRevert) await givesBack(story, plan, [desired, now]);
          await story.apply(plan);
          assert.ok(story.moments.every((active) => active.length > 0));
          const active = story.live.filter(({ status }) => status === "active");
          assert.deepEqual(
            active.map((one) => one.name),
            [name],
          );
          now = name;
        }
      });
  });

function toldOf(commits: readonly Commit[]): string {
  return commits.map(({ name, isRevert }) => `${isRevert ? "back to" : "to"} ${name}`).join(", ");
}

async function givesBack(story: Story, plan: Plan, [back, gone]: readonly [Webhook, string]) {
  assert.equal(going(plan, gone)?.successor, `${back.name}@1`);
  assert.deepEqual(waitsOf(plan, gone), [`${back.name}@1`]);
  await killedAnywhere(story, plan, [back, gone]);
}
