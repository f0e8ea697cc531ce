/** Draws the pictures of docs/images/: `npm run screenshots`, after a page has changed. Needs a Chromium. */
import { join } from "node:path";
import process from "node:process";
import { planDocument } from "../../src/approval/plan-document.ts";
import { renderPlanPage } from "../../src/render/html/plan.ts";
import { renderReportPage } from "../../src/render/html/report.ts";
import { NO_LINKS } from "../../src/render/wording/links.ts";
import * as make from "../render/fixtures.ts";
import { HISTORIES, REPORT } from "../render/reports.ts";
import { look, NO_BROWSER, unfold } from "./browser.ts";

if (NO_BROWSER !== false) throw new Error(NO_BROWSER);

const plan = planDocument(
  make.plan({
    changes: [
      make.create("catalogue", 1),
      make.update("orders", 2, {
        fields: [
          make.field(
            "url",
            make.plain("https://api.example.com/v1/orders"),
            make.plain("https://api.example.com/v2/orders"),
          ),
        ],
        risk: { level: "medium", why: ["live traffic moves to another url"] },
      }),
      make.replace("agent-handover", 2, { step: 2, dependsOn: ["orders@2"] }),
      make.deprecate("invoices", 1),
      ...["east", "north", "south", "west", "centre"].map((region) => make.update(`crm-${region}`, 1)),
    ],
  }),
  make.FACTS,
);

const PAGES = {
  plan: renderPlanPage(plan, NO_LINKS, HISTORIES),
  report: renderReportPage(REPORT),
};

for (const [name, text] of Object.entries(PAGES)) {
  for (const width of [1280, 390]) {
    const { page } = await look(text, { width });
    await unfold(page);
    await page.setViewportSize({ width, height: width === 1280 ? 1100 : 1600 });
    await page.screenshot({ path: join(import.meta.dirname, `../../docs/images/${name}-${width}.png`) });
    await page.context().close();
  }
}
process.exit(0);
