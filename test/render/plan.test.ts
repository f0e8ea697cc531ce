import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { planDocument } from "../../src/approval/plan-document.ts";
import { keyOf } from "../../src/model/fleet/key.ts";
import { renderPlanDocument } from "../../src/render/text/plan.ts";
import { displayWidth } from "../../src/render/wording/terminal.ts";
import * as make from "./fixtures.ts";
import { matchesGolden } from "./golden.ts";
import { SITUATIONS } from "./situations.ts";

describe("a plan as text", () => {
  for (const [name, plan] of Object.entries(SITUATIONS)) {
    test(`reads as in the golden file: ${name}`, () => {
      matchesGolden(`plan-${name}`, make.renderPlan(plan, make.FACTS, make.STYLE));
    });

    test(`fits the page, single values aside: ${name}`, () => {
      for (const width of [60, 80, 120])
        assertFits(make.renderPlan(plan, make.FACTS, { color: false, width }), width);
    });

    test(`says in words what it says in colours: ${name}`, () => {
      const coloured = make.renderPlan(plan, make.FACTS, { color: true, width: 80 });
      assert.match(coloured, /\x1b\[/);
      assert.equal(coloured.replace(/\x1b\[[0-9]+m/g, ""), make.renderPlan(plan, make.FACTS, make.STYLE));
    });
  }

  test("is the same for a plan that was saved and read again", () => {
    for (const plan of Object.values(SITUATIONS)) {
      const saved = JSON.parse(JSON.stringify(planDocument(plan, make.FACTS)));
      assert.equal(renderPlanDocument(saved, make.STYLE), make.renderPlan(plan, make.FACTS, make.STYLE));
    }
  });

  test("puts what takes most away first, then goes by name and version", () => {
    const text = make.renderPlan(
      SITUATIONS["all-kinds-wide-and-long"] ?? make.plan(),
      make.FACTS,
      make.STYLE,
    );
    const order = ["omega@1", "delta@1", "gamma@1", "beta@9", "beta@10", "an-extra", "zeta@1", "alpha@1"];
    const places = order.map((key) => text.search(new RegExp(`^[! ] . ${key}`, "m")));
    assert.ok(places.every((place) => place >= 0));
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
  });

  test("says that there is nothing to do only when nothing is blocked", () => {
    assert.match(make.renderPlan(make.plan(), make.FACTS, make.STYLE), /^No changes\. /m);
    const stuck = make.plan({ blocked: [make.blocked(keyOf({ name: "crm", version: 1 }))] });
    assert.doesNotMatch(make.renderPlan(stuck, make.FACTS, make.STYLE), /No changes/);
    const partial = make.renderPlan(make.plan({ leftOut: 1 }), make.FACTS, make.STYLE);
    assert.doesNotMatch(partial, /No changes\.|as declared/);
  });

  test("leaves the commit out where there is none", () => {
    assert.doesNotMatch(make.renderPlan(make.plan(), { ...make.FACTS, commit: null }, make.STYLE), /commit/);
  });
});

/** A line may be wider only when all it holds is one value. */
function assertFits(text: string, width: number): void {
  for (const line of text.split("\n")) {
    const isOneValue =
      /^( {2}[-^±~+=] | *(→ )?)("[^"]*"|[^ ]+)( ·)?$/.test(line) || line.startsWith("Digest: ");
    assert.ok(displayWidth(line) <= width || isOneValue, `${displayWidth(line)} columns: ${line}`);
  }
}
