import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { renderDescriptionPage } from "../../src/render/html/describe.ts";
import { renderReportPage } from "../../src/render/html/report.ts";
import { NO_LINKS } from "../../src/render/wording/links.ts";
import { fleetReport } from "../../src/status/fleet-report.ts";
import { slowness } from "../fixtures/processor-time.ts";
import { DESCRIPTION, REPORT } from "../render/reports.ts";
import { FLEET } from "../render/statuses.ts";
import { look, NO_BROWSER, paintMs, unfold, violations } from "./browser.ts";

const { record, runs, madeAt, toolVersion } = REPORT;
const EMPTY = fleetReport({
  fleet: { ...FLEET, lastRun: null, running: [], webhooks: [] },
  record: { ...record, records: 0 },
  ...{ runs: [], changes: [], since: null, madeAt, toolVersion },
});

const PAGES: Readonly<Record<string, string>> = {
  report: renderReportPage(REPORT),
  "report on nothing": renderReportPage(EMPTY),
  description: renderDescriptionPage(DESCRIPTION, NO_LINKS),
};
const report = PAGES.report ?? "";

describe("a report and a description as pages, in a browser", { skip: NO_BROWSER }, () => {
  for (const [name, text] of Object.entries(PAGES)) {
    for (const [what, options] of Object.entries({
      "wide and light": {},
      "narrow and dark": { width: 390, dark: true },
    })) {
      test(`${name}, ${what}: asks for nothing, fails nowhere, fits, and an accessibility checker finds nothing`, async () => {
        const { page, requests, dialogs, errors } = await look(text, options);
        await unfold(page);
        assert.equal(
          await page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"),
          false,
        );
        assert.deepEqual(await violations(page), []);
        assert.deepEqual({ requests, dialogs, errors }, { requests: [], dialogs: [], errors: [] });
      });
    }
  }

  test("filters by state, by concern and by a word, and unfolds by the keyboard", async () => {
    const { page } = await look(report);
    const shown = () => page.locator(".c:visible h3").allTextContents();
    assert.equal((await shown()).length, 9);
    await page.getByRole("button", { name: "1 blocked" }).click();
    assert.deepEqual(await shown(), ["orders@2"]);
    assert.equal(await page.textContent("#shown"), "1 of 9 shown");
    await page.getByRole("button", { name: "1 blocked" }).click();
    await page.getByRole("button", { name: "4 of concern" }).click();
    assert.equal((await shown()).length, 4);
    await page.getByRole("button", { name: "4 of concern" }).click();
    await page.getByRole("searchbox").fill("HANDOVER");
    assert.deepEqual(await shown(), ["agent-handover@1"]);
    await page.locator("summary").first().focus();
    await page.keyboard.press("Enter");
    assert.equal(await page.locator("details[open] .h").isVisible(), true);
  });

  test("is complete without its script, and on paper without its controls", async () => {
    const plain = await look(report, { script: false });
    assert.equal(await plain.page.getByRole("button").count(), 0);
    await plain.page.locator("summary").first().click();
    assert.equal(await plain.page.getByText("X-Old (sensitive)").first().isVisible(), true);
    const { page } = await look(report);
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.getByText("X-Old (sensitive)").first().isVisible(), true);
    assert.equal(await page.getByRole("button").count(), 0);
  });

  test("drawings have their figures for those who cannot see them", async () => {
    const { page } = await look(report);
    const names = await page.getByRole("img").evaluateAll((all) => all.map((one) => one.ariaLabel));
    assert.ok(names.includes("Last runs, oldest first: success 50 % of 4 runs, p50 300 ms, p95 30 s"));
  });

  test("10,000 webhooks are a page of less than 5 MB that is there within 2 s", async () => {
    const [first, ...others] = FLEET.webhooks;
    assert.ok(first);
    const many = Array.from({ length: 10_000 }, (_, at) => ({
      ...(others[at % others.length] ?? first),
      ...(at % 20 === 0 ? {} : { concerns: [] }),
      name: `webhook-${at}`,
    }));
    const text = renderReportPage(
      fleetReport({
        ...{ record, runs, madeAt, toolVersion, since: null },
        fleet: { ...FLEET, webhooks: many },
        changes: REPORT.histories.flatMap(({ changes }) => changes),
      }),
    );
    assert.ok(Buffer.byteLength(text) < 5_000_000, `${Buffer.byteLength(text)} bytes`);
    const limit = 2_000 * slowness();
    const paint = await paintMs(text, limit);
    assert.ok(paint < limit, `first paint after ${paint} ms, of ${limit} at most`);
  });
});
