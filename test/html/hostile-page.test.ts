import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Page } from "playwright-core";
import { planDocument } from "../../src/approval/plan-document.ts";
import type { WebhookKey } from "../../src/model/fleet/key.ts";
import { type History, NO_HISTORY } from "../../src/model/record/history.ts";
import { renderDescriptionPage } from "../../src/render/html/describe.ts";
import { renderPlanPage } from "../../src/render/html/plan.ts";
import type { Histories } from "../../src/render/html/receiver.ts";
import { renderReportPage } from "../../src/render/html/report.ts";
import { anyText } from "../fixtures/any-text.ts";
import * as make from "../render/fixtures.ts";
import { DESCRIPTION, HISTORIES, REPORT } from "../render/reports.ts";
import { SITUATIONS } from "../render/situations.ts";
import { look, NO_BROWSER } from "./browser.ts";

/** All of them, each alone, with `npm run campaign:hostile`; the suite takes every nasty one and some of their mixtures. */
const IS_CAMPAIGN = process.env.CAMPAIGN === "1";
const STRINGS = IS_CAMPAIGN ? 2_000 : 36;

const NASTY = [
  "<script>alert(1)</script>",
  "</script><script>alert(1)</script>",
  "</style><script>alert(1)</script>",
  "</code></summary></details><img src=x onerror=alert(1)>",
  '"><img src=https://evil.example/x.png>',
  "' onmouseover='alert(1)' x='",
  '" autofocus onfocus="alert(1)',
  "<svg onload=alert(1)>",
  "<iframe src=https://evil.example></iframe>",
  "<link rel=stylesheet href=https://evil.example/x.css>",
  "<style>@import 'https://evil.example/x.css'</style>",
  "<base href=https://evil.example/>",
  "<meta http-equiv=refresh content='0;url=https://evil.example'>",
  "<form action=https://evil.example><button autofocus>x",
  "<object data=https://evil.example></object>",
  "javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "https://evil.example/x",
  "<!--",
  "-->",
  "]]>",
  "&lt;script&gt;",
  "&#60;img src=x onerror=alert(1)&#62;",
  "${alert(1)}",
  "{{constructor.constructor('alert(1)')()}}",
  "<plaintext>",
  "<template><script>alert(1)</script></template>",
  "<math><mi//xlink:href='javascript:alert(1)'>",
  "\u202e<b>",
  "\x1b[31m",
  "\ud800",
  "\u2028",
  "\0",
];

const mixed = fc.sample(
  fc
    .array(fc.oneof(fc.constantFrom(...NASTY), anyText({ maxLength: 4 })), {
      minLength: 1,
      maxLength: 4,
    })
    .map((parts) => parts.join("")),
  { numRuns: STRINGS - NASTY.length, seed: 20 },
);

/** Nasty where a text begins with them: an address. */
const AT_THE_START = /^(?:javascript|data|https):/;
/** So many of the others are one text in the suite: each does its harm there too, where it is not escaped. */
const TOGETHER = 4;

function textsOf(strings: readonly string[]): readonly string[] {
  if (IS_CAMPAIGN) return strings;
  const others = strings.filter((one) => !AT_THE_START.test(one));
  const groups: string[] = [];
  for (let at = 0; at < others.length; at += TOGETHER) groups.push(others.slice(at, at + TOGETHER).join(""));
  return [...strings.filter((one) => AT_THE_START.test(one)), ...groups];
}

/** What the code branches on, reads as a time, or takes a key apart by. */
const KEPT = new Set([
  ...[
    "action",
    "kind",
    "level",
    "cause",
    "mode",
    "result",
    "status",
    "desired",
    "live",
    "pending",
    "concerns",
  ],
  ...["time", "readAt", "certificateExpires", "approval", "path", "verdict", "key"],
]);

/** Every text replaced, names of headers included. */
function poisoned<T>(document: T, text: string, kept: ReadonlySet<string> = KEPT): T {
  return JSON.parse(JSON.stringify(document), (key, member: unknown) => {
    if (key === "headers") return { [text]: { kind: "plain", text } };
    return typeof member === "string" && !kept.has(key) && !/^\d+$/.test(key) ? text : member;
  });
}

/** Of a plan more can be replaced: nothing in it is taken apart, and its times are shown as they stand. */
const KEPT_OF_PLAN = new Set(["action", "kind", "level", "cause", "mode"]);
const PLAN = planDocument(SITUATIONS["all-kinds-wide-and-long"] ?? make.plan(), make.FACTS);
const NOW = new Date("2026-11-23T09:12:04.000Z");

/** All that the record tells of receivers, for each key that the plan may have then. */
function poisonedHistories(text: string): Histories {
  const history = poisoned(HISTORIES.get("orders@2") ?? NO_HISTORY, text);
  return new Map<WebhookKey, History>([...PLAN.changes.map(({ key }) => [key, history] as const)]);
}

/** The pages, each with the text in place of all that comes from outside. */
const PAGES: Readonly<Record<string, (text: string) => string>> = {
  plan: (text) => {
    const plan = poisoned(PLAN, text, new Set([...KEPT_OF_PLAN, "key"]));
    return renderPlanPage(plan, { run: text, lineOf: () => text }, poisonedHistories(text));
  },
  "plan with its keys": (text) =>
    renderPlanPage(poisoned(PLAN, text, KEPT_OF_PLAN), { run: text, lineOf: () => text }),
  report: (text) => {
    const { fleet, record, calendar, runs, histories } = REPORT;
    const { readAt: _, ...told } = poisoned({ ...fleet, readAt: "" }, text);
    return renderReportPage({
      ...{ toolVersion: text, madeAt: NOW, since: NOW },
      fleet: { ...told, readAt: NOW },
      record: poisoned(record, text),
      calendar: poisoned(calendar, text, new Set(["kind"])),
      runs: poisoned(runs, text),
      histories: poisoned(histories, text),
    });
  },
  description: (text) => {
    const { readAt: _, ...told } = poisoned({ ...DESCRIPTION, readAt: "" }, text);
    return renderDescriptionPage({ ...told, readAt: NOW }, { lineOf: () => text });
  },
};

/** What is in a page: the names of its elements, and of attributes that would run something. */
interface Marks {
  readonly tags: readonly string[];
  readonly handlers: readonly string[];
}

/** All that is folded is opened first. */
const MARKS = `(() => {
  for (const one of document.querySelectorAll("details")) one.setAttribute("open", "");
  const all = [...document.querySelectorAll("*")];
  return {
    tags: [...new Set(all.map(({ localName }) => localName))].sort(),
    handlers: all.flatMap((one) => one.getAttributeNames()).filter((name) => name.startsWith("on")),
  };
})()`;

/** The page in place of the one that is shown. */
async function marksOf(page: Page, text: string): Promise<Marks> {
  await page.setContent(text);
  return await page.evaluate<Marks>(MARKS);
}

const NOTHING = { foreign: [], handlers: [], requests: [], dialogs: [], errors: [] };

describe(`${STRINGS} hostile strings in a page`, { skip: NO_BROWSER }, () => {
  for (const [name, draw] of Object.entries(PAGES)) {
    test(`of a ${name} run nothing, ask for nothing and make no element`, async () => {
      // Each page is written over the one before. The first has the policy too: for a page without one Chromium asks for
      // an icon, some time later, and the policy of the page that stands there by then would refuse it.
      const { page, requests, dialogs, errors } = await look(draw("harmless"));
      const plain = await marksOf(page, draw("harmless"));
      const allowed = new Set([...plain.tags, "a", "ins"]);
      for (const text of textsOf([...NASTY, ...mixed])) {
        const { tags, handlers } = await marksOf(page, draw(text)).catch((cause: unknown) => {
          throw new Error(`the page with ${JSON.stringify(text)} could not be looked at`, { cause });
        });
        const foreign = tags.filter((tag) => !allowed.has(tag));
        assert.deepEqual({ text, foreign, handlers, requests, dialogs, errors }, { text, ...NOTHING });
      }
    });
  }
});
