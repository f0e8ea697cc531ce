import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import schema from "../../schemas/plan.schema.json" with { type: "json" };
import { planDocument } from "../../src/approval/plan-document.ts";
import * as make from "../render/fixtures.ts";
import { SITUATIONS } from "../render/situations.ts";

describe("the plan document", () => {
  const validate = new Ajv2020({ strict: false }).compile(schema);

  for (const [name, plan] of Object.entries(SITUATIONS)) {
    const document = planDocument(plan, make.FACTS);

    test(`is as its schema says: ${name}`, () => {
      assert.ok(validate(JSON.parse(JSON.stringify(document))), JSON.stringify(validate.errors));
    });

    test(`holds nothing of the objects behind it, nor does the text: ${name}`, () => {
      assert.ok(!JSON.stringify(document).includes(make.CANARY));
      assert.ok(!make.renderPlan(plan, make.FACTS, make.STYLE).includes(make.CANARY));
    });

    test(`counts every kind: ${name}`, () => {
      const { counts } = document;
      const { create, update, replace, adopt, unadopt, deprecate, delete: deleted } = counts;
      const changes = create + update + replace + adopt + unadopt + deprecate + deleted;
      assert.equal(changes, plan.changes.length);
      assert.deepEqual(
        [counts.blocked, counts.unchanged, counts.unmanaged],
        [plan.blocked.length, plan.unchanged.length, plan.unmanaged.length],
      );
    });
  }

  test("keeps the order of application", () => {
    const plan = make.plan({ changes: [make.create("z", 1), make.remove("a", 1), make.create("b", 1)] });
    assert.deepEqual(
      planDocument(plan, make.FACTS).changes.map(({ key }) => key),
      ["z@1", "a@1", "b@1"],
    );
  });
});
