import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { planDocument } from "../../src/approval/plan-document.ts";
import type { Plan } from "../../src/model/plan/plan.ts";
import { renderPlanComment, renderPlanSummary } from "../../src/render/markdown/plan.ts";
import { NO_LINKS } from "../../src/render/wording/links.ts";
import * as make from "./fixtures.ts";
import { readTokens } from "./read-markdown.ts";

const COMMENT = 60_000;
const SUMMARY = 1_048_576;

const many = <T>(count: number, item: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => item(index));
const name = (kind: string, index: number) => `${kind}-of-some-department-with-a-name-${index}`;
/** Other values for each webhook, so that no two changes are alike. */
const fieldsOf = (webhook: number) =>
  many(4, (index) =>
    make.field(
      `headers.X-Header-${index}`,
      make.plain("before ".repeat(4) + webhook),
      make.plain("after ".repeat(4)),
    ),
  );

/** Changed webhooks of every kind, blocked ones among them: 500, or a part of that. */
function mixed(part = 1): Plan {
  return make.plan({
    changes: [
      ...many(120 * part, (index) => make.create(name("create", index), 1)),
      ...many(120 * part, (index) => make.update(name("update", index), 1, { fields: fieldsOf(index) })),
      ...many(60 * part, (index) => make.replace(name("replace", index), 2, { fields: fieldsOf(index) })),
      ...many(60 * part, (index) => make.deprecate(name("deprecate", index), 1)),
      ...many(20 * part, (index) => make.remove(name("delete", index), 1)),
    ],
    blocked: many(120 * part, (index) => make.blocked(`${name("blocked", index)}@1`)),
  });
}

const PLANS: Readonly<Record<string, Plan>> = {
  "of every kind": mixed(),
  "all updates": make.plan({
    changes: many(500, (index) => make.update(name("update", index), 1, { fields: fieldsOf(index) })),
  }),
  "all creates": make.plan({ changes: many(500, (index) => make.create(name("create", index), 1)) }),
  "all deprecated": make.plan({ changes: many(500, (index) => make.deprecate(name("old", index), 1)) }),
  "all blocked": make.plan({ blocked: many(500, (index) => make.blocked(`${name("blocked", index)}@1`)) }),
};

describe("500 changed webhooks", () => {
  for (const [kind, plan] of Object.entries(PLANS)) {
    const document = planDocument(plan, make.FACTS);
    const mustStay = [
      ...plan.blocked,
      ...plan.changes.filter(({ action }) => action === "deprecate" || action === "delete"),
    ].map(({ key }) => key);

    test(`${kind}: the comment fits, with every row of what is blocked or taken away`, () => {
      const comment = renderPlanComment(document, {
        ...NO_LINKS,
        run: "https://github.com/acme/webhooks/actions/runs/7",
      });
      assert.ok(comment.length < COMMENT, `${comment.length} characters`);
      const rows = comment.split("\n").filter((line) => line.startsWith("| `"));
      for (const key of mustStay)
        assert.ok(
          rows.some((row) => row.includes(`\`${key}\``)),
          key,
        );
      assert.match(comment, /these are left out: .+ in \[this job's artifacts\]\(https:/);
      assertWellFormed(comment);
    });

    test(`${kind}: the summary of the step fits, with every row`, () => {
      const summary = renderPlanSummary(document, NO_LINKS);
      assert.ok(Buffer.byteLength(summary) < SUMMARY, `${Buffer.byteLength(summary)} bytes`);
      for (const { key } of [...plan.changes, ...plan.blocked])
        assert.ok(summary.includes(`\`${key}\``), key);
    });
  }

  test("the summary of a tenth of them, with the same parts, is well formed", () => {
    assertWellFormed(renderPlanSummary(planDocument(mixed(0.1), make.FACTS), NO_LINKS));
  });

  test("what is left out first are the details of creates", () => {
    const comment = renderPlanComment(planDocument(mixed(), make.FACTS), NO_LINKS);
    assert.match(comment, /left out: details of creates \(120\), details of updates \(\d+\)/);
  });

  test("a summary that would be longer than 1 MiB of wide characters is cut by its bytes", () => {
    const wide = (index: number) => make.plain("配送先".repeat(500) + index);
    const changes = many(500, (index) =>
      make.update(name("update", index), 1, { fields: [make.field("url", make.ABSENT, wide(index))] }),
    );
    const summary = renderPlanSummary(planDocument(make.plan({ changes }), make.FACTS), NO_LINKS);
    assert.ok(Buffer.byteLength(summary) <= SUMMARY, `${Buffer.byteLength(summary)} bytes`);
    assert.match(summary, /left out: details of updates/);
  });

  test("nothing is longer than a comment may be, however many are blocked", () => {
    const blocked = many(3_000, (index) => make.blocked(`${name("blocked", index)}@1`));
    const comment = renderPlanComment(planDocument(make.plan({ blocked }), make.FACTS), NO_LINKS);
    assert.ok(comment.length < COMMENT, `${comment.length} characters`);
    assert.match(comment, /rows of blocked changes \(\d+\)/);
  });
});

const GITHUB = {
  run: null,
  lineOf: ({ file, line }: { file: string; line: number }) =>
    `https://github.com/acme/integration-webhooks/blob/0123456789abcdef0123456789abcdef01234567/${file}#L${line}`,
};
const declaredBy = (owner: string) => ({ owner, protect: false, sunset: null });
const placeOf = (line: number) => ({ file: "webhooks.d/orders.yaml", line, column: 1 });
const commentOn = (over: Partial<Plan>) =>
  renderPlanComment(planDocument(make.plan(over), make.FACTS), GITHUB);
const rowsIn = (page: string) => page.split("\n").filter((line) => line.startsWith("| `"));

describe("a page that is too long for its rows", () => {
  const created = (count: number) =>
    many(count, (index) =>
      make.create(`receiver-${index}`, 1, { location: placeOf(index), declared: declaredBy("team-orders") }),
    );

  test("loses links before reasons, and says so; the owners stay", () => {
    const page = commentOn({ changes: created(270) });
    assert.match(page, /left out: details of creates \(270\), links to creates \(\d+\)\. The whole/);
    for (const row of rowsIn(page)) assert.match(row, /\| `team-orders` \| new in Git/);
  });

  test("shows with … that an owner or a reason is left out", () => {
    const page = commentOn({ changes: created(1_100) });
    assert.match(page, /reasons of creates \(1100\), owners of creates \(\d+\)/);
    assert.equal(rowsIn(page).filter((row) => row.endsWith("|  |")).length, 0);
    assert.match(page, /\| … \| … \|\n/);
    assert.ok(page.length < COMMENT, `${page.length} characters`);
  });

  test("says nothing of links and owners where there are none", () => {
    const nobodys = { location: null, declared: { owner: null, protect: false, sunset: null } };
    const page = commentOn({ changes: many(800, (index) => make.create(name("create", index), 1, nobodys)) });
    assert.doesNotMatch(page, /links|owners/);
  });
});

describe("many that are told together", () => {
  const rotated = (count: number) =>
    many(count, (index) =>
      make.update(`receiver-${index}`, 1, {
        fields: [make.field("headers.X-A", make.plain("a"), make.plain("b"))],
        location: placeOf(index),
        declared: declaredBy(`team-${index % 7}`),
      }),
    );
  const namesIn = (page: string) => page.match(/`receiver-\d+@1`/g)?.length ?? 0;

  test("lose their links first; the names, the owners and what changes stay", () => {
    const page = commentOn({ changes: rotated(450) });
    assert.equal(namesIn(page), 450);
    assert.match(page, /```diff/);
    assert.match(page, /`receiver-449@1` \(`team-1`\)/);
    assert.match(page, /left out: links to updates \(450\)\. /);
  });

  test("lose what changes and the owners before any name", () => {
    const page = commentOn({ changes: rotated(2_400) });
    assert.equal(namesIn(page), 2_400);
    assert.match(
      page,
      /left out: links to updates \(2400\), details of updates \(2400\), .*owners of updates \(2400\)\. /,
    );
  });

  test("lose no more names than they must, and say how many", () => {
    const page = commentOn({ changes: rotated(5_000) });
    const left = namesIn(page);
    assert.ok(page.length < COMMENT && page.length > COMMENT * 0.7, `${page.length} characters`);
    assert.match(page, new RegExp(` and ${5_000 - left} more\\n`));
    assert.match(page, new RegExp(`names of updates \\(${5_000 - left}\\)`));
    assertWellFormed(page);
  });

  test("a rule that stops many keeps its remedy; the names have rows", () => {
    const blocked = many(500, (index) => make.blocked(`${name("blocked", index)}@1`));
    const page = commentOn({ blocked });
    assert.match(page, /\*\*Blocked 500 webhooks\*\*: .+\*\*Remedy\*\*/);
    assert.match(page, /left out: names next to remedies \(500\)/);
    assert.equal(rowsIn(page).length, 500);
  });

  test("unchanged webhooks with one remark keep it as long as names go", () => {
    const unchanged = many(3_000, (index) => ({
      key: `${name("unchanged", index)}@1` as const,
      notes: ["its sunset has passed"],
      unverified: [],
    }));
    const page = commentOn({ unchanged });
    assert.match(page, /its sunset has passed/);
    assert.match(page, /left out: names of unchanged webhooks \(\d+\)\. /);
    assert.ok(page.length < COMMENT, `${page.length} characters`);
  });
});

describe("notes", () => {
  const keys = (count: number) => many(count, (index) => `customer-notification-of-orders-${index}@1`);
  const protectedNote = (count: number) =>
    `protected from now on, recorded when this plan is applied: ${keys(count).join(", ")}`;

  for (const [what, notes] of [
    [
      "hundreds of them",
      keys(1_200).map((key) => `${key} replaces old-${key}, which nobody knows: ${"why ".repeat(20)}`),
    ],
    ["one with a thousand names", [protectedNote(4_000)]],
    ["one of a single word", ["x".repeat(70_000)]],
  ] as const)
    test(`${what}: the comment fits and says what is left out`, () => {
      const page = commentOn({ notes });
      assert.ok(page.length < COMMENT, `${page.length} characters`);
      assert.match(page, /these are left out: (?:names in )?notes \(\d+\)\. The whole plan/);
      assertWellFormed(page);
    });

  test("rows outlive them", () => {
    const changes = many(400, (index) => make.create(name("create", index), 1));
    const page = commentOn({ changes, notes: keys(400).map((key) => `${key}: ${"why ".repeat(30)}`) });
    assert.equal(rowsIn(page).length, 400);
    assert.match(page, /, notes \(\d+\)\. /);
    assert.ok(page.length < COMMENT, `${page.length} characters`);
  });

  test("a long list loses its middle, for a sentence may go on after it", () => {
    const page = commentOn({
      notes: [`later runs wrote to ${keys(3_000).join(", ")} too; they are reverted`],
    });
    const left = page.match(/`customer-notification-of-orders-\d+@1`/g)?.length ?? 0;
    assert.match(page, new RegExp(`, ${3_000 - left} more, \`[a-z-]+2999@1\` too; they are reverted\\n`));
    assert.match(page, new RegExp(`left out: names in notes \\(${3_000 - left}\\)\\. `));
  });
});

/** Cut between its parts and never inside one: a fence or a fold that is left open would swallow the rest. */
function assertWellFormed(page: string): void {
  const { html, text } = readTokens(page);
  const opened = html.filter((tag) => tag.startsWith("<details>")).length;
  assert.equal(html.filter((tag) => tag.trim() === "</details>").length, opened);
  assert.ok(text.includes("Digest: sha256:"));
}
