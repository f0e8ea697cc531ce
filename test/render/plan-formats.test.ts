import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { planDocument } from "../../src/approval/plan-document.ts";
import type { PlanDocument } from "../../src/model/plan/plan.ts";
import { renderPlanAnnotations } from "../../src/render/formats/annotations.ts";
import { renderPlanPage } from "../../src/render/html/plan.ts";
import { renderPlanComment, renderPlanSummary } from "../../src/render/markdown/plan.ts";
import { renderPlanDocument } from "../../src/render/text/plan.ts";
import { alikeChanges, unchangedToTell } from "../../src/render/wording/changes.ts";
import { NO_LINKS } from "../../src/render/wording/links.ts";
import { describeChange } from "../../src/render/wording/words.ts";
import * as make from "./fixtures.ts";
import { bodyOf, matchesGolden } from "./golden.ts";
import { readMarkdown } from "./read-markdown.ts";
import { SITUATIONS } from "./situations.ts";

const FORMATS: Readonly<Record<string, (plan: PlanDocument) => string>> = {
  text: (plan) => renderPlanDocument(plan, make.STYLE),
  json: (plan) => JSON.stringify(plan, null, 2),
  markdown: (plan) => renderPlanComment(plan, NO_LINKS),
  summary: (plan) => renderPlanSummary(plan, NO_LINKS),
  html: (plan) => bodyOf(renderPlanPage(plan, NO_LINKS)),
  github: (plan) => [...renderPlanAnnotations(plan), renderPlanDocument(plan, make.STYLE)].join("\n"),
};

/** What a format says, without what it looks like. */
function wordsOf(format: string, page: string): string {
  if (format === "html") return textOf(page);
  const text = format === "markdown" || format === "summary" ? readMarkdown(page).text : page;
  return text.replaceAll("`", "").replace(/\s+/g, " ");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&#96;": "",
};

/** The text of a page: what stands within a line belongs together. */
function textOf(page: string): string {
  const text = page.replace(/<\/?(?:a|b|code|del|i|ins|span|strong)\b[^>]*>/g, "").replace(/<[^>]*>/g, " ");
  return text.replace(/&[a-z#0-9]+;/g, (entity) => ENTITIES[entity] ?? entity).replace(/\s+/g, " ");
}

describe("one plan in every format", () => {
  assert.equal(Object.keys(SITUATIONS).length, 20);
  for (const [situation, plan] of Object.entries(SITUATIONS)) {
    const document = planDocument(plan, make.FACTS);
    for (const format of ["json", "markdown", "github", "html"]) {
      test(`${situation}: the ${format} is as in the golden file`, () => {
        matchesGolden(`plan-${situation}-${format}`, FORMATS[format]?.(document) ?? "");
      });
    }
    test(`${situation}: all tell the same counts, keys and reasons, and what cannot be verified`, () => {
      for (const [format, render] of Object.entries(FORMATS)) {
        const page = render(document);
        const words = wordsOf(format, page);
        for (const needed of facts(document, format))
          assert.ok(words.includes(needed), `${format}: ${needed}\n${page}`);
      }
    });
  }

  for (const format of ["text", "json", "markdown", "github", "html"]) {
    test(`uncommitted-changes: the ${format} says so, as in the golden file`, () => {
      const facts = { ...make.FACTS, commit: `${make.FACTS.commit}+uncommitted` };
      const document = planDocument(SITUATIONS["changed-in-git"] ?? make.plan(), facts);
      const page = FORMATS[format]?.(document) ?? "";
      assert.match(wordsOf(format, page), /a1b2c3d\w*\+uncommitted/);
      matchesGolden(`plan-uncommitted-changes-${format}`, page);
    });
  }

  test("all tell the owner, the protection, and what the probe sends and expects", () => {
    const document = planDocument(SITUATIONS["declared-besides"] ?? make.plan(), make.FACTS);
    for (const [format, render] of Object.entries(FORMATS)) {
      const words = wordsOf(format, render(document)).replaceAll("\\", "");
      for (const needed of [
        "team-billing",
        "protect",
        "invoice.probe",
        "dryRun",
        "202",
        "800",
        "2027-03-31",
        "ping",
        "5xx",
      ])
        assert.ok(words.includes(needed), `${format}: ${needed}`);
    }
  });

  test("the summary is the comment without its marker", () => {
    const document = planDocument(SITUATIONS["new-version"] ?? make.plan(), make.FACTS);
    const [marker, ...rest] = renderPlanComment(document, NO_LINKS).split("\n");
    assert.match(
      marker ?? "",
      /^<!-- webhook-sync env=production dir=webhooks\.d digest=sha256:[0-9a-f]{64} -->$/,
    );
    assert.equal(renderPlanSummary(document, NO_LINKS), rest.join("\n"));
  });
});

function facts(plan: PlanDocument, format: string): string[] {
  const { changes, blocked, counts } = plan;
  const { remarked, uncompared } = unchangedToTell(plan);
  const told = format === "json" ? [...remarked, ...uncompared] : remarked;
  const keys = [...changes, ...blocked, ...told].map(({ key }) => key);
  if (format === "json") {
    const flat = (value: unknown) => JSON.stringify(value, null, 2).replace(/\s+/g, " ");
    return [...keys, flat(counts), ...changes.map(({ reason }) => flat(reason))];
  }
  const unverified = [...changes, ...remarked].flatMap((entry) => entry.unverified);
  const numbers = Object.entries(counts)
    .filter(([kind, count]) => kind !== "unadopt" || count > 0)
    .map(([kind, count]) => `${count} ${kind}`);
  return [
    ...keys,
    ...(changes.length + blocked.length > 0 ? numbers : [`${counts.unchanged} unchanged`]),
    ...alikeChanges(plan).map(({ shown }) => describeChange(shown).replaceAll("`", "")),
    ...blocked.map(({ code }) => code),
    ...unverified.map((header) => `${header}: cannot verify`),
    ...(uncompared.length > 0 ? [`${uncompared.length} unchanged webhooks: cannot verify`] : []),
  ];
}

describe("what a probe sends where no payload is declared", () => {
  const probe = { mode: "full", payload: null, expect: "2xx", maxLatencyMs: null, connectTo: null } as const;
  const after = make.snapshot();
  const endpoint = {
    ...{ name: "orders", channel: "webhook", project: { id: "p1", name: "Service" }, flow: null },
    ...{ locale: null, entrypoint: null, user: null, password: null },
  };
  const integration = { after };
  const ofCognigy = { after: { ...after, endpoint } };
  const cases: readonly (readonly [
    what: string,
    over: Parameters<typeof make.create>[2],
    declared: string | null,
    sent: string,
  ])[] = [
    ["an integration's own", { ...integration, probe }, null, "the standard health_check event"],
    [
      "an integration's flow output",
      { ...integration, probe: { ...probe, userId: "webhook-sync" } },
      "flow-output",
      "a flow output for webhook-sync",
    ],
    [
      "an Endpoint's own",
      { ...ofCognigy, probe: { ...probe, userId: "<canary>" } },
      null,
      "a flow output for <canary>",
    ],
    ["an Endpoint's event", { ...ofCognigy, probe }, "health-event", "the standard health_check event"],
    ["a payload", { ...ofCognigy, probe: { ...probe, payload: "ping" } }, null, "health.payload"],
  ];
  for (const [what, over, declared, sent] of cases)
    test(`${what} is told in every format`, () => {
      const document = planDocument(make.plan({ changes: [make.create("orders", 1, over)] }), make.FACTS);
      for (const format of ["text", "markdown", "html"]) {
        const words = wordsOf(format, FORMATS[format]?.(document) ?? "");
        const bodies = [...words.matchAll(/health\.body (health-event|flow-output|\S+)/g)].map(
          ([, body]) => body,
        );
        assert.deepEqual(bodies, declared === null ? [] : [declared], `${format}: ${words}`);
      }
      const page = wordsOf("html", FORMATS.html?.(document) ?? "");
      assert.ok(page.includes(`POST of ${sent} to`), page);
    });
});
