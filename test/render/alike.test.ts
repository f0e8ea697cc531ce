import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { planDocument } from "../../src/approval/plan-document.ts";
import type { Plan } from "../../src/model/plan/plan.ts";
import { link } from "../../src/render/markdown/text.ts";
import { alikeBlocked, alikeChanges, consequences } from "../../src/render/wording/changes.ts";
import * as make from "./fixtures.ts";
import { SITUATIONS } from "./situations.ts";

const { field, plain, secret } = make;
const documentOf = (plan: Plan) => planDocument(plan, make.FACTS);
const groupsOf = (plan: Plan) => alikeChanges(documentOf(plan)).map(({ members }) => members.length);
const five = <T>(item: (name: string, at: number) => T) =>
  ["orders", "crm", "live", "a", "order"].map((name, at) => item(name, at));

describe("changes that are told together", () => {
  const rotated = [
    field("headers.Authorization", secret("Bearer ${secret:T@1}"), secret("Bearer ${secret:T@2}")),
  ];

  test("five alike are, four are not", () => {
    const changes = five((name) => make.update(name, 1, { fields: rotated }));
    assert.deepEqual(groupsOf(make.plan({ changes })), [5]);
    assert.deepEqual(groupsOf(make.plan({ changes: changes.slice(1) })), [1, 1, 1, 1]);
  });

  const differing: readonly [what: string, over: Parameters<typeof make.update>[2]][] = [
    ["a value", { fields: [field("url", plain("a"), plain("b"))] }],
    ["the risk", { fields: rotated, risk: { level: "high", why: ["deliveries stop"] } }],
    ["the cause", { fields: rotated.map((one) => ({ ...one, cause: "drift" as const })) }],
    ["what cannot be verified", { fields: rotated, unverified: ["Cookie"] }],
    ["protection", { fields: rotated, declared: { owner: null, protect: true, sunset: null } }],
    ["the gate", { fields: rotated, gated: true }],
    [
      "the probe",
      {
        fields: rotated,
        probe: { mode: "full", payload: "x", expect: "2xx", maxLatencyMs: null, connectTo: null },
      },
    ],
  ];
  for (const [what, over] of differing) {
    test(`${what} tells one from the others`, () => {
      const changes = five((name, at) => make.update(name, 1, at === 0 ? over : { fields: rotated }));
      assert.deepEqual(groupsOf(make.plan({ changes })), [1, 1, 1, 1, 1]);
    });
  }

  test("owner, line and step do not", () => {
    const changes = five((name, at) =>
      make.update(name, 1, {
        fields: rotated.map((one) => ({ ...one, location: { file: `${name}.yaml`, line: at, column: 1 } })),
        declared: { owner: `team-${at}`, protect: false, sunset: null },
        step: at,
      }),
    );
    assert.deepEqual(groupsOf(make.plan({ changes })), [5]);
  });

  test("their own names and keys do not, and read NAME; words that hold one stay", () => {
    const blocked = five((name) =>
      make.blocked(`${name}@1`, { message: `allowing ${name} and ${name}@1`, remedy: `--allow ${name}@1` }),
    );
    const [group, ...others] = alikeBlocked(documentOf(make.plan({ blocked })));
    assert.equal(others.length, 0);
    assert.equal(group?.shown.message, "allowing NAME and NAME@1");
    assert.equal(group?.shown.remedy, "--allow NAME@1");
  });

  test("a creation is told by itself: its address is new", () => {
    const changes = five((name) => make.create(name, 1));
    assert.deepEqual(groupsOf(make.plan({ changes })), [1, 1, 1, 1, 1]);
  });

  test("replacements and removals of the same kind are", () => {
    assert.deepEqual(groupsOf(make.plan({ changes: five((name) => make.replace(name, 2)) })), [5]);
    assert.deepEqual(groupsOf(make.plan({ changes: five((name) => make.deprecate(name, 1)) })), [5]);
    const versions = five((name, at) => make.deprecate(name, at + 1));
    assert.deepEqual(groupsOf(make.plan({ changes: versions })), [1, 1, 1, 1, 1]);
  });

  test("nothing is told twice and nothing is lost", () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z]([a-z0-9-]{0,8}[a-z0-9])?$/), { maxLength: 40 });
    fc.assert(
      fc.property(names, fc.integer({ min: 1, max: 4 }), (all, kinds) => {
        const changes = all.map((name, at) =>
          make.update(name, 1, { fields: [field("url", plain("old"), plain(`new ${at % kinds}`))] }),
        );
        const told = alikeChanges(documentOf(make.plan({ changes }))).flatMap(({ members }) => members);
        assert.deepEqual(told.map(({ key }) => key).toSorted(), changes.map(({ key }) => key).toSorted());
      }),
    );
  });
});

describe("how long a page of sixty alike changes is", () => {
  const lines = (text: string) => text.split("\n").length;

  for (const name of ["sixty-alike", "limit-exceeded-by-sixty", "removed-by-sixty"]) {
    test(`${name}: at most 60 lines as text`, () => {
      const page = make.renderPlan(SITUATIONS[name] ?? make.plan(), make.FACTS, make.STYLE);
      assert.ok(lines(page) <= 60, page);
    });
  }
});

describe("a link in Markdown", () => {
  const cases: readonly [address: string | null, expected: string][] = [
    [
      "https://github.com/acme/webhooks/blob/a1/x%20y.yaml#L4",
      "[x](https://github.com/acme/webhooks/blob/a1/x%20y.yaml#L4)",
    ],
    [null, "x"],
    ["javascript:alert(1)", "x"],
    ["https://evil.example/) [y](https://evil.example", "x"],
    ["https://evil.example/ 'title'", "x"],
    ["https://evil.example/\n::error::x", "x"],
  ];
  for (const [address, expected] of cases)
    test(`to ${JSON.stringify(address)}`, () => assert.equal(link("x", address), expected));
});

test("a value that cannot be compared is not counted as unchanged", () => {
  const countOf = (over: Parameters<typeof make.update>[2]) =>
    documentOf(make.plan({ changes: [make.update("orders", 1, over)] })).changes.flatMap(consequences);
  const fields = [field("url", plain("a"), plain("b"))];
  assert.deepEqual(countOf({ fields }), ["5 unchanged fields not shown"]);
  assert.deepEqual(countOf({ fields, unverified: ["X-Api-Key"] }), ["4 unchanged fields not shown"]);
});
