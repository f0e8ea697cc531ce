import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { planDocument } from "../../src/approval/plan-document.ts";
import type { Diagnostic } from "../../src/model/fleet/diagnostic.ts";
import type { PlanDocument } from "../../src/model/plan/plan.ts";
import { renderFindingAnnotations, renderPlanAnnotations } from "../../src/render/formats/annotations.ts";
import { renderSarif } from "../../src/render/formats/sarif.ts";
import { renderPlanComment, renderPlanSummary } from "../../src/render/markdown/plan.ts";
import { renderPlanDocument } from "../../src/render/text/plan.ts";
import { anyText } from "../fixtures/any-text.ts";
import * as make from "./fixtures.ts";
import { readMarkdown } from "./read-markdown.ts";

/** All of them with `npm run campaign:hostile`; the suite takes every nasty one and some of their mixtures. */
const STRINGS = process.env.CAMPAIGN === "1" ? 2_000 : 80;

const NASTY = [
  "\x1b[31m",
  "\x1b]8;;https://evil.example\x07link\x1b]8;;\x07",
  "\r\n::error::x",
  "::add-mask::x",
  "\n::stop-commands::x",
  "%0A::error::x",
  "##vso[task.setvariable]x",
  "\u202e",
  "\u2066",
  "\u2028",
  "\u200b",
  "\ud800",
  "@octocat",
  "@acme/admins",
  " @octocat ",
  "mail@evil.example",
  "https://evil.example/x",
  "www.evil.example",
  "[x](https://evil.example)",
  "![x](https://evil.example/x.png)",
  "<https://evil.example>",
  "[x]: https://evil.example",
  "<img src=x onerror=alert(1)>",
  "</details>",
  "</code></summary><b>",
  "<!-- webhook-sync env=x dir=y digest=z -->",
  "-->",
  "<script>",
  "&lt;b&gt;",
  "&#64;octocat",
  "#1",
  "GH-1",
  "acme/webhooks#1",
  "0123456789abcdef0123456789abcdef01234567",
  "a1b2c3d",
  ":tada:",
  "**bold**",
  "_x_",
  "~~x~~",
  "`",
  "``",
  "```",
  "```\n# x",
  "|",
  "\\|",
  "\\",
  "\n\n# heading\n\n",
  "\n- [ ] task",
  "\n| a | b |\n|---|---|",
  "[^1]",
  "$$x$$",
  " ",
  "orders",
  "注文",
];

const hostile = fc
  .array(fc.oneof(fc.constantFrom(...NASTY), anyText({ maxLength: 4 })), {
    minLength: 1,
    maxLength: 5,
  })
  .map((parts) => parts.join(""));

/** A plan in which every text that comes from outside is this one. */
function poisoned(text: string): PlanDocument {
  const key = `${text}@1` as const;
  const location = { file: text, line: 1, column: 1 };
  const reason = { kind: "superseded", by: key } as const;
  const fields = [
    make.field("url", make.plain(text), make.plain(`${text}/${"x".repeat(50)}?${text}`)),
    make.field(`headers.${text}`, make.plain(text), make.secret(text)),
    make.field(`headers.${text}`, make.ABSENT, make.plain(text)),
  ];
  const over = { key, location, fields, unverified: [text] };
  const plan = make.plan({
    environment: text,
    tenant: text,
    changes: [
      make.create("a", 1, {
        ...over,
        after: make.snapshot({ url: text, headers: { [text]: make.plain(text) } }),
      }),
      make.update("a", 1, { ...over, risk: { level: "high", why: [text] } }),
      make.replace("a", 2, { ...over, superseded: [{ ...make.superseded("a", 1, text), key }] }),
      make.deprecate("a", 1, { ...over, reason, successor: key, sunset: text }),
      make.remove("a", 1, { ...over, reason: { kind: "sunset-passed", sunset: text } }),
    ],
    blocked: [make.blocked(key, { message: text, remedy: text, because: [key], location })],
    unchanged: [{ key, notes: [text], unverified: [text] }],
    notes: [text],
  });
  return planDocument(plan, { ...make.FACTS, commit: text, manifests: text });
}

function finding(text: string): Diagnostic {
  const location = { file: text, line: 1, column: 1 };
  return { code: text, severity: "error", message: text, hint: text, location, sourceLine: text };
}

const CONTROL = /(?!\n)\p{Cc}|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
/** A line of ours starts with these and nothing that came from outside does. */
const OWN_COMMAND = /^::(?:error|warning) (?:file=[^,:\n]*,line=1,col=1,)?title=[^,:\n]*::/;

function assertNoControl(page: string): void {
  assert.doesNotMatch(page, CONTROL);
  assert.doesNotMatch(page, /##\w*\[/);
}

function assertNoCommand(page: string): void {
  assertNoControl(page);
  assert.doesNotMatch(page, /^\s*::/m);
}

/** Nothing lives in it but what we put there ourselves. */
function assertOnlyOurMarkup(page: string): void {
  const { types, html, prose, rendered } = readMarkdown(page);
  for (const type of types) assert.ok(OUR_NODES.has(type), `${type}\n${page}`);
  for (const tag of html) assert.match(tag, OUR_HTML);
  for (const text of prose)
    assert.doesNotMatch(text, /@[\w-]|#\d|\bGH-\d|:\w+:|https?:|www\.|\b[0-9a-f]{7,40}\b/i);
  for (const [tag] of rendered().matchAll(/<(?!!--)[^>]*>/g)) assert.match(tag, OUR_TAG);
}

const OUR_NODES = new Set([
  "root",
  "html",
  "heading",
  "paragraph",
  "text",
  "inlineCode",
  "strong",
  "code",
  "list",
  "listItem",
  "table",
  "tableRow",
  "tableCell",
]);
const OUR_HTML =
  /^(?:<!-- webhook-sync env=[^\s<>]+ dir=[^\s<>]+ digest=[\w:]+ -->|<br>|<\/details>|<details><summary>. <code>[^<>"'`]*<\/code> [a-z]+<\/summary>)$/u;
const OUR_TAG =
  /^<\/?(?:h3|p|strong|code(?: class="language-diff")?|pre|table|thead|tbody|tr|th|td|ul|li|br|details|summary)(?: \/)?>$/;

const SINKS: Readonly<Record<string, (text: string) => void>> = {
  "the terminal": (text) => assertNoCommand(renderPlanDocument(poisoned(text), make.STYLE)),
  "the comment": (text) => {
    const page = renderPlanComment(poisoned(text), { run: text, lineOf: () => null });
    assertNoCommand(page);
    assertOnlyOurMarkup(page);
    assert.equal(page.match(/^<!-- webhook-sync /gm)?.length, 1);
  },
  "the step summary": (text) => {
    const page = renderPlanSummary(poisoned(text), { run: text, lineOf: () => null });
    assertNoCommand(page);
    const [, ...withoutMarker] = renderPlanComment(poisoned(text), { run: text, lineOf: () => null }).split(
      "\n",
    );
    assert.equal(page, withoutMarker.join("\n"));
  },
  annotations: (text) => {
    const lines = [...renderPlanAnnotations(poisoned(text)), ...renderFindingAnnotations([finding(text)])];
    assert.equal(lines.length, 5);
    for (const line of lines) {
      assertNoControl(line);
      assert.doesNotMatch(line, /\n/);
      assert.match(line, OWN_COMMAND);
      assert.doesNotMatch(line, /%(?!25|3A|2C)/);
    }
  },
  SARIF: (text) => {
    const log = JSON.parse(
      renderSarif([finding(text)], { toolVersion: "0.1.0", config: "webhook-sync.yaml" }),
    );
    const [result] = log.runs[0].results;
    assertNoControl(result.message.text);
    assert.match(result.locations[0].physicalLocation.artifactLocation.uri, /^[\w.~!*'()%/-]*$/);
  },
};

describe(`${STRINGS} hostile strings`, () => {
  const strings = [...NASTY, ...fc.sample(hostile, { numRuns: STRINGS - NASTY.length, seed: 20_261_123 })];
  for (const [sink, check] of Object.entries(SINKS)) {
    test(`do nothing in ${sink}`, () => {
      assert.equal(strings.length, STRINGS);
      for (const text of strings) {
        try {
          check(text);
        } catch (error) {
          throw new Error(`with ${JSON.stringify(text)}`, { cause: error });
        }
      }
    });
  }
});
