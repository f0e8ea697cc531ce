import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { planDocument } from "../../src/approval/plan-document.ts";
import { keyOf } from "../../src/model/fleet/key.ts";
import type { Risk } from "../../src/model/plan/change.ts";
import type { Plan } from "../../src/model/plan/plan.ts";
import { renderPlanScreen } from "../../src/render/text/plan-screen.ts";
import { displayWidth } from "../../src/render/wording/terminal.ts";
import * as make from "./fixtures.ts";
import { matchesGolden } from "./golden.ts";
import { SITUATIONS } from "./situations.ts";

const SCREEN = 24;

const screen = (plan: Plan, width = 80) =>
  renderPlanScreen(planDocument(plan, make.FACTS), { color: false, width });

/** Lines of a screen of that width: the terminal breaks what is wider. */
const heightOf = (page: string, width: number) =>
  page.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(displayWidth(line) / width)), 0);

describe("a plan on one screen", () => {
  for (const [name, plan] of Object.entries(SITUATIONS)) {
    test(`reads as in the golden file: ${name}`, () => {
      matchesGolden(`plan-${name}-screen`, screen(plan));
    });
  }

  test("has at most 24 lines, whatever the fleet and the width", () => {
    const name = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/);
    const text = fc.string({ unit: "grapheme", maxLength: 400 });
    const change = fc
      .tuple(name, text, fc.nat({ max: 5 }), fc.constantFrom("low", "medium", "high"))
      .map(([webhook, value, kind, level]) => {
        const risk: Risk = { level, why: [value] };
        const fields = [make.field("url", make.plain("https://a.example"), make.plain(value))];
        switch (kind) {
          case 0:
            return make.create(webhook, 1, { risk });
          case 1:
            return make.replace(webhook, 2, { risk });
          case 2:
            return make.deprecate(webhook, 1, { risk });
          case 3:
            return make.remove(webhook, 1, { risk });
          default:
            return make.update(webhook, 1, { risk, fields });
        }
      });
    const codes = fc.constantFrom("limit", "policy", "protected", "dependency", "masked", "renamed");
    const stuck = fc
      .tuple(name, codes)
      .map(([webhook, code]) => make.blocked(`${webhook}@1`, { code, message: webhook.repeat(3) }));
    const plans = fc.record({
      changes: fc.array(change, { maxLength: 80 }),
      blocked: fc.array(stuck, { maxLength: 40 }),
      notes: fc.array(text, { maxLength: 20 }),
      tenant: fc.domain(),
    });
    fc.assert(
      fc.property(plans, fc.integer({ min: 40, max: 120 }), (over, width) => {
        const page = screen(make.plan(over), width);
        assert.ok(heightOf(page, width) <= SCREEN, `${heightOf(page, width)} lines of ${width}\n${page}`);
      }),
      { numRuns: 60 },
    );
  });

  test("tells of each change and block, one by one or by its number", () => {
    const changes = Array.from({ length: 300 }, (_, at) => make.create(`new-${at}`, 1));
    const updates = Array.from({ length: 200 }, (_, at) =>
      make.update(`old-${at}`, 1, { fields: [make.field("url", make.plain("a"), make.plain(String(at)))] }),
    );
    const page = screen(make.plan({ changes: [...changes, ...updates] }));
    assert.match(page, /^ {2}\+ 300 webhooks +create +low +new in Git$/m);
    assert.match(page, /^ {2}~ 200 webhooks +update +low +changed in Git$/m);
    assert.match(page, /^Risk: 500 low\.$/m);
  });

  test("names that begin alike stay apart, and keep their versions", () => {
    const alike = ["status@1", "status@2", "state-changes@1"].map(
      (end) => `customer-notification-order-${end}`,
    );
    const long = alike.map((key) => `a-rather-long-beginning-${key}`);
    const plan = make.plan({
      changes: [...alike, ...long].map((key, at) =>
        make.create(key.slice(0, -2), Number(key.slice(-1)), { risk: { level: "low", why: [`${at}`] } }),
      ),
    });
    for (const width of [40, 60, 80]) {
      const rows = screen(plan, width).match(/^ {2}\+ \S+/gm) ?? [];
      assert.equal(rows.length, 6);
      if (width > 40) assert.equal(new Set(rows).size, 6, rows.join("\n"));
      for (const row of rows) assert.match(row, /@[12]$/);
    }
    assert.match(screen(plan, 80), / customer-notification-order-status@2 +create +low +new in Git$/m);
  });

  test("a reason that names each webhook's own other version is one for all of them", () => {
    const six = Array.from({ length: 6 }, (_, at) => `hook-${at}`);
    const changes = six.map((name) => make.replace(name, 2));
    const page = screen(make.plan({ changes }), 120);
    assert.match(page, /6 webhooks +replace +\w+ +new version; NAME@1 is deprecated after the switch$/m);
    const removed = six.map((name) =>
      make.deprecate(name, 1, { reason: { kind: "superseded", by: keyOf({ name, version: 2 }) } }),
    );
    assert.match(
      screen(make.plan({ changes: removed }), 120),
      /6 webhooks +deprecate +\w+ +superseded by NAME@2$/m,
    );
  });

  test("rows put together for want of room tell one reason, or how many they have", () => {
    const many = Array.from({ length: 30 }, (_, at) => `hook-${at}`);
    const put = (versionOf: (at: number) => number) =>
      many.map((name, at) =>
        make.replace(name, versionOf(at), { risk: { level: "low", why: [`${at} deliveries wait`] } }),
      );
    const alike = screen(make.plan({ changes: put(() => 2) }), 120);
    assert.match(alike, /30 webhooks +replace +low +new version; NAME@1 is deprecated after the switch$/m);
    const differing = screen(make.plan({ changes: put((at) => 2 + (at % 2)) }), 120);
    assert.match(differing, /30 webhooks +replace +low +for 2 reasons$/m);
  });
});
