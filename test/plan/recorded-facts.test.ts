import assert from "node:assert/strict";
import { test } from "node:test";
import type { RuleName } from "../../src/model/fleet/environment.ts";
import type { PolicyDiagnostic } from "../../src/model/fleet/policy.ts";
import { refusalsOf, unmatchedAllowances } from "../../src/plan/guards/declared.ts";
import { recordedFacts } from "../../src/plan/plan-tenant.ts";
import { environment, listing, liveOf, webhook } from "../fixtures/model.ts";
import { allowing } from "../fixtures/plan.ts";

const labelled = (name: string, protect: boolean) =>
  liveOf(webhook({ name }), { labelled: { sunset: null, protect, secrets: new Map() } });

function factsWith(labels: boolean) {
  const { capabilities } = environment();
  const live = listing(labelled("crm", true), labelled("ledger", false), labelled("orders", true));
  const protections = new Map([["orders@1", false] as const, ["gone@1", true] as const]);
  const recorded = { lastWritten: new Map(), protections };
  return recordedFacts({ capabilities: { ...capabilities, labels } }, live, recorded);
}

test("labels tell of protection only where no record does, and nothing where the tenant has none; they are no record", () => {
  const { recorded, protectedKeys } = factsWith(true);
  assert.deepEqual([...recorded].toSorted(), ["gone@1", "orders@1"]);
  assert.deepEqual([...protectedKeys].toSorted(), ["crm@1", "gone@1"]);
  const without = factsWith(false);
  assert.deepEqual([...without.recorded].toSorted(), ["gone@1", "orders@1"]);
  assert.deepEqual([...without.protectedKeys], ["gone@1"]);
});

test("what is allowed and is neither declared nor live is told, each by its option", () => {
  const allow = allowing({
    delete: new Set(["orders@1", "gone@1"]),
    deprecate: new Set(["gone@2"]),
    downgrade: new Set(["orders", "gone"]),
  });
  const end = "allows nothing: no such webhook is declared or live";
  assert.deepEqual(unmatchedAllowances(allow, [webhook({ name: "orders" })]), [
    `--allow-delete gone@1 ${end}`,
    `--allow-deprecate gone@2 ${end}`,
    `--allow-downgrade gone ${end}`,
  ]);
});

test("policy refuses by its errors alone, all of them, with the remedy of each", () => {
  const nowhere = { code: "policy", location: null, sourceLine: null };
  const broken = (rule: RuleName, severity: "warn" | "error", hint: string | null): PolicyDiagnostic => ({
    ...{ rule, severity, key: "orders@1" },
    diagnostic: { ...nowhere, severity: severity === "warn" ? "warning" : severity, message: "why", hint },
  });
  const found = [
    broken("https-only", "error", "use https"),
    broken("quota", "error", null),
    broken("owner-required", "warn", null),
  ];
  assert.deepEqual(
    [...refusalsOf(found)],
    [
      [
        "orders@1",
        [
          { message: "https-only: why", remedy: "use https" },
          { message: "quota: why", remedy: "see the rule quota" },
        ],
      ],
    ],
  );
});
