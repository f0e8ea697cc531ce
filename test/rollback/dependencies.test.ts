import assert from "node:assert/strict";
import { test } from "node:test";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import { stayingBeside, withDependencies } from "../../src/rollback/dependencies.ts";
import { liveOf, webhook } from "../fixtures/model.ts";

const base = (over: Partial<Webhook> = {}) => webhook({ name: "base", ...over });
const top = (over: Partial<Webhook> = {}) => webhook({ name: "top", dependsOn: ["base"], ...over });
const off = (status: "inactive" | "deprecated") => liveOf(base({ status }));

const cases: readonly {
  readonly given: string;
  readonly restored: readonly Webhook[];
  readonly live?: readonly LiveWebhook[];
  readonly waits?: readonly string[];
  readonly lacks?: string;
}[] = [
  { given: "what the same run gives back", restored: [base(), top()], waits: ["base@1"] },
  { given: "what is active and stays so", restored: [top()], live: [liveOf(base())] },
  {
    given: "a version that is given back beside another one",
    restored: [base({ status: "deprecated", version: 2 }), base(), top({ dependsOn: ["base"] })],
    waits: ["base@1"],
  },
  {
    given: "a name that is given back",
    restored: [base({ name: "basis", replaces: ["base"] }), base({ status: "deprecated" }), top()],
    waits: ["basis@1"],
  },
  { given: "what is not there", restored: [top()], lacks: "base, which is not on the tenant" },
  {
    given: "what a later run took out of service",
    restored: [top()],
    live: [off("deprecated")],
    lacks: "base, which is deprecated",
  },
  {
    given: "another version than the one that is active",
    restored: [top({ dependsOn: ["base@2"] })],
    live: [liveOf(base())],
    lacks: "base@2, which is not on the tenant",
  },
  {
    given: "what the rollback itself takes out of service",
    restored: [base({ status: "deprecated" }), top()],
    live: [liveOf(base())],
    lacks: "base, which is deprecated",
  },
  {
    given: "what has another version in place by now, and not after it",
    restored: [base(), top({ dependsOn: ["base@2"] })],
    live: [liveOf(base({ version: 2 }), { id: "moved" })],
    lacks: "base@2, which is not on the tenant",
  },
];

for (const { given, restored, live = [], waits = [], lacks } of cases) {
  test(`what goes back into service needs ${given}`, () => {
    const staying = stayingBeside(restored, [{ id: "moved" }, { id: null }], live);
    const found = withDependencies(
      restored.map((one) => ({ webhook: one, lacks: null, stays: [] })),
      staying,
    ).find(({ webhook: { name } }) => name === "top");
    assert.deepEqual([found?.webhook.dependsOn, found?.lacks?.code], [waits, lacks && "dependency"]);
    const message = lacks && `it depends on ${lacks} and not made active by this rollback`;
    assert.equal(found?.lacks?.message, message);
  });
}

test("what keeps it from going back already is told before what it needs", () => {
  const lacks = { code: "masked", message: "no record has it", remedy: "declare it" } as const;
  const restored = [{ webhook: top(), lacks, stays: [], guessesProbe: false }];
  for (const live of [[], [liveOf(base())]])
    assert.deepEqual(withDependencies(restored, live)[0]?.lacks, lacks);
});
