import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { applyPlan } from "../../src/apply/apply-plan.ts";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { Status } from "../../src/model/fleet/webhook.ts";
import type { PlanInput } from "../../src/model/plan/plan.ts";
import { tenantFailure, World } from "../fixtures/apply.ts";
import { environment, liveOf, secretHeader, webhook } from "../fixtures/model.ts";
import { planOf } from "../fixtures/plan.ts";

const v1 = webhook({ version: 1 });
const v2 = webhook({ version: 2 });
const gone = webhook({ status: "deprecated", sunset: "2020-01-31" });
const retiring = environment({ deprecation: { ...environment().deprecation, retire: "auto" } });

interface Way {
  readonly desired: Parameters<typeof planOf>[0];
  readonly live?: readonly LiveWebhook[];
  /** Calls of the tenant that fail, with how. */
  readonly failing?: readonly (readonly [call: string, kind: "rejected" | "unavailable" | "refused-value"])[];
  /** Calls of the tenant that show another status than what is there. */
  readonly showing?: readonly (readonly [call: string, status: Status])[];
  readonly unfit?: readonly string[];
  readonly input?: Partial<PlanInput>;
}

/** Every way that a change can take through its steps. */
const ways: readonly Way[] = [
  { desired: [v1] },
  { desired: [v1], unfit: ["preflight orders"] },
  { desired: [v1], unfit: ["deliver orders"] },
  { desired: [v1], failing: [["POST orders@1 inactive", "rejected"]] },
  { desired: [webhook({ status: "inactive" })] },
  { desired: [v1], live: [liveOf(v1, { url: "https://api.example.com/old" })] },
  { desired: [webhook({ status: "inactive" })], live: [liveOf(v1)] },
  { desired: [webhook({ adopt: true })], live: [liveOf(v1, { idempotencyKey: null })] },
  {
    desired: [webhook({ adopt: true })],
    live: [liveOf(v1, { idempotencyKey: null, status: "inactive" })],
  },
  { desired: [webhook({ unadopt: true })], live: [liveOf(v1)] },
  {
    desired: [webhook({ unadopt: true, headers: [secretHeader("X-Api-Key", "KEY", 1, "s3cret")] })],
    live: [liveOf(v1, { headers: [{ name: "X-Api-Key", kind: "masked" }] })],
  },
  { desired: [v2], live: [liveOf(v1)] },
  { desired: [v2], live: [liveOf(v1), liveOf(v2, { status: "inactive" })] },
  { desired: [v2], live: [liveOf(v1)], failing: [["PUT orders@2 active", "rejected"]] },
  { desired: [v2], live: [liveOf(v1)], failing: [["GET orders@2", "unavailable"]] },
  {
    desired: [v2],
    live: [liveOf(v1), liveOf(v2, { status: "inactive" })],
    showing: [["GET orders@2", "deprecated"]],
  },
  { desired: [v2], live: [liveOf(v1)], failing: [["PUT orders@1 deprecated", "refused-value"]] },
  { desired: [webhook({ status: "deprecated" })], live: [liveOf(v1)] },
  {
    desired: [webhook({ status: "deprecated" })],
    live: [liveOf(v1)],
    failing: [["PUT orders@1 deprecated", "unavailable"]],
  },
  {
    desired: [gone],
    live: [liveOf(v1, { status: "deprecated" })],
    input: { environment: retiring },
  },
];

/** The steps of one change, in order, between its begin and its end. */
async function stepsOf({
  desired,
  live = [],
  failing = [],
  showing = [],
  unfit = [],
  input = {},
}: Way): Promise<string[]> {
  const world = new World(...live);
  for (const [call, kind] of failing) {
    const refused = { ...tenantFailure("rejected"), refusesValue: true } as const;
    world.failures.set(call, kind === "refused-value" ? refused : tenantFailure(kind));
  }
  for (const [call, status] of showing) world.shown.set(call, { status });
  for (const step of unfit) world.verdicts.set(step, "unexpected-status");
  await applyPlan(planOf(desired, live, input), world.options());
  const steps = world.progress.flatMap((event) => (event.kind === "step" ? [event.step] : []));
  // The hook is told twice: of the deprecation, and that it is withdrawn.
  const named = steps.map((step, index) =>
    step === "announce" && steps.indexOf(step) < index ? "withdraw" : step,
  );
  return ["[*]", ...named.map((step) => step.replace(/[ -]/g, "_")), "[*]"];
}

test("docs/apply.md: the diagram has each step that a change can take from another, and no others", async () => {
  const page = readFileSync(join(import.meta.dirname, "../../docs/apply.md"), "utf8");
  const drawn = [...page.matchAll(/^ {4}(\S+) --> (\S+?)(?: : .*)?$/gm)].map(
    ([, from, to]) => `${from} --> ${to}`,
  );
  const taken = new Set<string>();
  for (const way of ways) {
    const steps = await stepsOf(way);
    for (const [index, to] of steps.entries()) if (index > 0) taken.add(`${steps[index - 1]} --> ${to}`);
  }
  assert.deepEqual(drawn.toSorted(), [...taken].toSorted());
});
