import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { planDocument } from "../../src/approval/plan-document.ts";
import type { PlanDocument } from "../../src/model/plan.ts";
import { renderPlanPage } from "../../src/render/html/plan.ts";
import { NO_LINKS } from "../../src/render/markdown/links.ts";
import * as make from "../render/fixtures.ts";
import { SITUATIONS } from "../render/situations.ts";
import { look, NO_BROWSER } from "./browser.ts";

/** All of them with `npm run campaign:hostile`; the suite takes every nasty one and some of their mixtures. */
const STRINGS = process.env.CAMPAIGN === "1" ? 2_000 : 120;

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
    .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: "binary", maxLength: 4 })), {
      minLength: 1,
      maxLength: 4,
    })
    .map((parts) => parts.join("")),
  { numRuns: STRINGS - NASTY.length, seed: 20 },
);

/** What the code branches on, and digests. */
const KEPT = new Set(["action", "kind", "level", "cause", "mode"]);

/** Every text of a plan replaced, names of headers included. */
function poisoned(text: string): PlanDocument {
  const plan = planDocument(SITUATIONS["all-kinds-wide-and-long"] ?? make.plan(), make.FACTS);
  return JSON.parse(JSON.stringify(plan), (key, member: unknown) => {
    if (key === "headers") return { [text]: { kind: "plain", text } };
    return typeof member === "string" && !KEPT.has(key) ? text : member;
  });
}

describe(`${STRINGS} hostile strings in a page`, { skip: NO_BROWSER }, () => {
  test("run nothing, ask for nothing and make no element", async () => {
    const plain = await look(renderPlanPage(poisoned("harmless"), NO_LINKS));
    const tags = "[...new Set([...document.querySelectorAll('*')].map(({ localName }) => localName))].sort()";
    const allowed = await plain.page.evaluate<string[]>(tags);
    await plain.page.context().close();

    const { page, requests, dialogs, errors } = await look("<!doctype html><title>x</title>");
    for (const text of [...NASTY, ...mixed]) {
      await page.setContent(renderPlanPage(poisoned(text), { run: text, lineOf: () => text }));
      await page.locator("details").evaluateAll("(all) => { for (const one of all) one.open = true; }");
      const found = await page.evaluate<string[]>(tags);
      const foreign = found.filter((tag) => !allowed.includes(tag) && tag !== "a" && tag !== "ins");
      assert.deepEqual(foreign, [], JSON.stringify(text));
      const handlers =
        "[...document.querySelectorAll('*')].flatMap((one) => one.getAttributeNames()).filter((name) => name.startsWith('on'))";
      assert.deepEqual(await page.evaluate(handlers), [], JSON.stringify(text));
    }
    assert.deepEqual({ requests, dialogs, errors }, { requests: [], dialogs: [], errors: [] });
    await page.context().close();
  });
});
