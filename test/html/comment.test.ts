import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { planDocument } from "../../src/approval/plan-document.ts";
import { renderPlanComment } from "../../src/render/markdown/plan.ts";
import { NO_LINKS } from "../../src/render/wording/links.ts";
import * as make from "../render/fixtures.ts";
import { readMarkdown } from "../render/read-markdown.ts";
import { SITUATIONS } from "../render/situations.ts";
import { look, NO_BROWSER } from "./browser.ts";

/** What reviewers see of a comment before they scroll. */
const FIRST_LOOK_PX = 600;

/** What decides the height of text in a comment of GitHub: its size, its spaces, and how tables break. */
const STYLE = `
  body { margin: 0; font: 14px/1.5 system-ui, "Segoe UI", Helvetica, Arial, sans-serif; overflow-wrap: break-word; }
  article { padding: 16px; box-sizing: border-box; }
  article > :first-child { margin-top: 0; }
  h3 { font-size: 1.25em; line-height: 1.25; margin: 24px 0 16px; }
  p, table, details, pre { margin: 0 0 16px; }
  table { display: block; width: max-content; max-width: 100%; overflow: auto; border-collapse: collapse; }
  th, td { padding: 6px 13px; border: 1px solid; }
  code, pre { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 85%; }
  code { padding: 0.2em 0.4em; }
  pre { padding: 16px; overflow: auto; }
`;

/** A comment in the timeline of a pull request, and on a phone. */
const WIDTHS = [
  { where: "in a pull request", width: 760, hasRow: true },
  // There the reasons of one row alone may fill a screen.
  { where: "on a phone", width: 358, hasRow: false },
];

interface Seen {
  readonly name: string;
  /** Where the title, the counts and the first row of the table end, below the top of the comment. */
  readonly ends: Readonly<Record<"title" | "counts" | "row", number | null>>;
  /** Whether the title or the counts go beyond the comment's side. */
  readonly isCutOff: boolean;
}

const MEASURE = `[...document.querySelectorAll("article")].map((article) => {
  const top = article.getBoundingClientRect().top;
  const end = (element) => (element ? Math.ceil(element.getBoundingClientRect().bottom - top) : null);
  const title = article.querySelector("h3");
  const counts = [...article.querySelectorAll("p > strong")].find((one) => /^(Plan:|No changes)/.test(one.textContent));
  return {
    name: article.id,
    ends: { title: end(title), counts: end(counts), row: end(article.querySelector("tbody tr")) },
    isCutOff: [title, counts].some((one) => one && one.scrollWidth > one.clientWidth && one.clientWidth > 0),
  };
})`;

describe("a plan as a comment, in a browser", { skip: NO_BROWSER }, () => {
  const articles = Object.entries(SITUATIONS).map(([name, plan]) => {
    const comment = renderPlanComment(planDocument(plan, make.FACTS), NO_LINKS);
    return `<article id="${name}">${readMarkdown(comment).rendered()}</article>`;
  });
  // Without an icon of its own Chromium asks for one, maybe when the next page of the window is looked at already.
  const head = `<meta charset="utf-8"><title>Comments</title><link rel="icon" href="data:,"><style>${STYLE}</style>`;
  const html = `<!doctype html>${head}${articles.join("")}`;

  for (const { where, width, hasRow } of WIDTHS) {
    test(`the verdict is seen at first sight, ${where}`, async () => {
      const { page } = await look(html, { width });
      const comments = await page.evaluate<Seen[]>(MEASURE);
      assert.equal(comments.length, Object.keys(SITUATIONS).length);
      for (const { name, ends, isCutOff } of comments) {
        assert.ok(ends.title !== null && ends.title <= FIRST_LOOK_PX, `${name}: title ends at ${ends.title}`);
        assert.ok(
          ends.counts !== null && ends.counts <= FIRST_LOOK_PX,
          `${name}: counts end at ${ends.counts}`,
        );
        // What stands first in the table is what takes most away.
        if (hasRow) assert.ok((ends.row ?? 0) <= FIRST_LOOK_PX, `${name}: the first row ends at ${ends.row}`);
        assert.equal(isCutOff, false, name);
      }
    });
  }
});
