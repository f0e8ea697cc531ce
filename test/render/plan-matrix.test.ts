import assert from "node:assert/strict";
import { test } from "node:test";
import { planDocument } from "../../src/approval/plan-document.ts";
import type { EnvironmentPlan, MatrixRow } from "../../src/model/run/plan-matrix.ts";
import { renderMatrix } from "../../src/render/text/plan-matrix.ts";
import * as make from "./fixtures.ts";

const ALIKE = [
  "customer-notification-order-state-changes@1",
  "customer-notification-order-status@1",
  "customer-notification-order-status@2",
] as const;

function matrix(environments: number, width: number): string {
  const plan = planDocument(make.plan(), make.FACTS);
  const plans = Array.from({ length: environments }, (_, at): EnvironmentPlan => {
    return { environment: `environment-${at}`, exitCode: 0, kind: "planned", plan };
  });
  const rows = ALIKE.map((key): MatrixRow => ({ key, cells: plans.map(() => "create") }));
  return renderMatrix(plans, rows, { color: false, width });
}

test("no name is cut: long ones are whole beside their cells where both fit", () => {
  for (const key of ALIKE) assert.match(matrix(2, 80), new RegExp(`^${key} +create +create$`, "m"));
});

test("and have a line of their own where they do not", () => {
  for (const key of ALIKE) assert.match(matrix(4, 80), new RegExp(`^${key}\n {34}create( +create){3}$`, "m"));
});
