import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { planDocument } from "../../src/approval/plan-document.ts";
import type { PlanDocument } from "../../src/model/plan/plan.ts";
import { NO_HISTORY } from "../../src/model/record/history.ts";
import { renderPlanPage } from "../../src/render/html/plan.ts";
import { NO_LINKS } from "../../src/render/wording/links.ts";
import { slowness } from "../fixtures/processor-time.ts";
import * as make from "../render/fixtures.ts";
import { HISTORIES } from "../render/reports.ts";
import { SITUATIONS } from "../render/situations.ts";
import { look, NO_BROWSER, paintMs, unfold, violations } from "./browser.ts";

const documentOf = (name: string): PlanDocument => planDocument(SITUATIONS[name] ?? make.plan(), make.FACTS);
/** With a receiver that failed for each webhook. */
const historiesOf = ({ changes }: PlanDocument) =>
  new Map(changes.map(({ key }) => [key, HISTORIES.get("orders@2") ?? NO_HISTORY]));
const pageOf = (name: string) => renderPlanPage(documentOf(name), NO_LINKS, historiesOf(documentOf(name)));

describe("a plan as a page, in a browser", { skip: NO_BROWSER }, () => {
  for (const name of Object.keys(SITUATIONS)) {
    test(`${name}: every key is there, nothing is asked for, and nothing fails`, async () => {
      const { page, requests, dialogs, errors } = await look(pageOf(name));
      const text = (await page.textContent("body")) ?? "";
      const { changes, blocked, changesDigest } = documentOf(name);
      for (const { key } of [...changes, ...blocked]) assert.ok(text.includes(key), key);
      assert.ok(text.includes(changesDigest));
      assert.deepEqual({ requests, dialogs, errors }, { requests: [], dialogs: [], errors: [] });
    });
  }

  for (const [what, options] of Object.entries({
    "wide and light": {},
    "narrow and dark": { width: 390, dark: true },
  })) {
    test(`an accessibility checker finds nothing: ${what}`, async () => {
      for (const name of ["all-kinds-wide-and-long", "blocked", "sixty-alike", "no-changes"]) {
        const { page } = await look(pageOf(name), options);
        await unfold(page);
        assert.deepEqual(await violations(page), [], name);
      }
    });

    test(`is not wider than the window: ${what}`, async () => {
      for (const name of ["all-kinds-wide-and-long", "one-piece-of-forty"]) {
        const { page } = await look(pageOf(name), options);
        await unfold(page);
        assert.equal(
          await page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"),
          false,
          name,
        );
      }
    });
  }

  test("filters by action, by risk and by a word, and says how many are shown", async () => {
    const { page } = await look(pageOf("all-kinds-wide-and-long"));
    const shown = () => page.locator(".c:visible h3").allTextContents();
    const all = await shown();
    assert.equal(all.length, 8);
    await page.getByRole("button", { name: "2 replace" }).click();
    assert.deepEqual(await shown(), ["± beta@9", "± beta@10"]);
    assert.equal(await page.textContent("#shown"), "2 of 8 shown");
    assert.equal(await page.getByRole("button", { name: "2 replace" }).getAttribute("aria-pressed"), "true");
    await page.getByRole("button", { name: "2 replace" }).click();
    await page.getByRole("button", { name: "2 high risk" }).click();
    assert.deepEqual(await shown(), ["- delta@1", "^ gamma@1"]);
    await page.getByRole("button", { name: "2 high risk" }).click();
    await page.getByRole("searchbox").fill("OMEGA");
    assert.deepEqual(await shown(), ["! - omega@1"]);
    await page.getByRole("searchbox").fill("");
    assert.deepEqual(await shown(), all);
  });

  test("is worked by the keyboard: a filter is pressed, a change opened", async () => {
    const { page } = await look(pageOf("changed-in-git"));
    await page.keyboard.press("Tab");
    const focused = () => page.evaluate("document.activeElement.textContent");
    assert.equal(await focused(), "Copy");
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "1 update");
    await page.keyboard.press("Space");
    assert.equal(await page.getByRole("button", { name: "1 update" }).getAttribute("aria-pressed"), "true");
    await page.locator("summary").first().focus();
    await page.keyboard.press("Enter");
    assert.equal(await page.getByText("https://a.example/v2").isVisible(), true);
  });

  test("is complete without its script, without buttons that do nothing", async () => {
    const { page } = await look(pageOf("changed-in-git"), { script: false });
    assert.equal(await page.getByRole("button").count(), 0);
    assert.equal(await page.getByRole("searchbox").isVisible(), false);
    await page.locator("summary").first().click();
    assert.equal(await page.getByText("https://a.example/v2").isVisible(), true);
    assert.equal(await page.locator("li[data-kind=action]").first().textContent(), "1 update");
  });

  test("prints what is folded, and without its controls", async () => {
    const { page } = await look(pageOf("changed-in-git"));
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.getByText("https://a.example/v2").isVisible(), true);
    assert.equal(await page.getByRole("button").count(), 0);
  });

  test("follows the system to dark", async () => {
    const background = "getComputedStyle(document.body).backgroundColor";
    const { page } = await look(pageOf("no-changes"));
    assert.equal(await page.evaluate(background), "rgb(255, 255, 255)");
    await page.emulateMedia({ colorScheme: "dark" });
    assert.equal(await page.evaluate(background), "rgb(20, 23, 26)");
  });

  test("draws which change waits for which, and what would be skipped if one were held", async () => {
    const { page } = await look(pageOf("renamed"));
    const drawing = page.getByRole("img", { name: "2 changes and what each waits for" });
    assert.equal(await drawing.isVisible(), true);
    assert.deepEqual(await drawing.locator("text").allTextContents(), ["ledger@1", "books@1"]);
    assert.match(
      (await drawing.locator("title").first().textContent()) ?? "",
      /1 change is skipped: books@1/,
    );
  });

  test("marks the words that differ, old beside new", async () => {
    const { page } = await look(pageOf("changed-in-git"));
    await page.locator("summary").first().click();
    const row = page.locator("tr", { hasText: "url" });
    assert.match((await row.locator("del").allTextContents()).join(), /1/);
    assert.match((await row.locator("ins").allTextContents()).join(), /2/);
  });

  test("10,000 changes are a page of less than 5 MB that is there within 2 s", async () => {
    const changes = Array.from({ length: 10_000 }, (_, at) =>
      at % 2 === 0
        ? make.create(`webhook-${at}`, 1)
        : make.update(`webhook-${at}`, 1, {
            fields: [
              make.field(
                "url",
                make.plain(`https://a.example/${at}/old`),
                make.plain(`https://a.example/${at}/new`),
              ),
            ],
          }),
    );
    const lineOf = () =>
      "https://github.com/acme/webhooks/blob/a1b2c3d4e5f60718293a4b5c6d7e8f9001122334/x.yaml#L4";
    const plan = planDocument(make.plan({ changes }), make.FACTS);
    const text = renderPlanPage(plan, { run: null, lineOf }, historiesOf(plan));
    assert.ok(Buffer.byteLength(text) < 5_000_000, `${Buffer.byteLength(text)} bytes`);
    const limit = 2_000 * slowness();
    const paint = await paintMs(text, limit);
    assert.ok(paint < limit, `first paint after ${paint} ms, of ${limit} at most`);
  });
});
