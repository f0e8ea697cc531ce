import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { planDocument } from "../../src/approval/plan-document.ts";
import { renderAudit } from "../../src/render/text/audit.ts";
import { auditCsv } from "../../src/render/text/audit-csv.ts";
import { renderDiagnostics } from "../../src/render/text/diagnostics.ts";
import { renderPolicyList } from "../../src/render/text/listings.ts";
import { renderNothingLeft, renderPlanDocument } from "../../src/render/text/plan.ts";
import { renderProgress } from "../../src/render/text/progress.ts";
import { renderStatus } from "../../src/render/text/status.ts";
import { renderSummary } from "../../src/render/text/summary.ts";
import { renderOutcome } from "../../src/render/wording/outcome.ts";
import type { Style } from "../../src/render/wording/terminal.ts";
import { anyText } from "../fixtures/any-text.ts";
import * as make from "./fixtures.ts";
import { RECORDS } from "./records.ts";
import { SITUATIONS } from "./situations.ts";
import { FLEET } from "./statuses.ts";

/** All of them with `npm run campaign:hostile`. */
const RUNS = process.env.CAMPAIGN === "1" ? 2_000 : 60;

const NASTY = [
  "\x1b[31m",
  "\x1b]8;;https://evil.example\x07",
  "\x9b2J",
  "\r\n::error::x",
  "::add-mask::x",
  ":",
  "##[group]x",
  "##vso[task.setvariable]x",
  "\u202e",
  "\u2066",
  "\u2028",
  "\u200b",
  "\ud800",
  "注文",
  " ",
  "\t",
  '"',
  "`",
  "a",
];

const hostile = fc
  .array(fc.oneof(fc.constantFrom(...NASTY), anyText({ maxLength: 3 })), { maxLength: 6 })
  .map((parts) => parts.join(""));

/** Every text of a value replaced, names of headers included; what the code branches on is kept. */
function poison<T>(value: T, text: string): T {
  return JSON.parse(JSON.stringify(value), function reviver(this: unknown, key: string, member: unknown) {
    if (key === "headers" && typeof member === "object") return { [text]: { kind: "plain", text } };
    return typeof member === "string" && !CODES.has(key) ? text : member;
  });
}

const CODES = new Set(["action", "kind", "level", "phase", "result", "status", "severity", "cause"]);

/** Colours of ours may be there; nothing else that acts. */
function assertHarmless(page: string): void {
  const text = page.replace(/\x1b\[(1|2|22|3[1-6]|39)m/g, "");
  assert.doesNotMatch(text, /[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?![\r\n])\p{Cc}|\r(?!\n)/u);
  assert.doesNotMatch(text, /^[^\S\n]*::/m);
  assert.doesNotMatch(text, /##\w*\[/);
}

const PAGES: Readonly<Record<string, (text: string, style: Style) => string>> = {
  ...Object.fromEntries(
    Object.entries(SITUATIONS).map(([name, plan]) => [
      `the plan ${name}`,
      (text: string, style: Style) => renderPlanDocument(poison(planDocument(plan, make.FACTS), text), style),
    ]),
  ),
  diagnostics: (text, style) =>
    renderDiagnostics(
      [
        {
          code: text,
          severity: "error",
          message: text,
          hint: text,
          location: { file: text, line: 1, column: 3 },
          sourceLine: text,
        },
        { code: text, severity: "warning", message: text, hint: null, location: null, sourceLine: null },
      ],
      style,
    ),
  outcomes: (text, style) => {
    const common = { key: `${text}@1`, action: "create", latencyMs: 1, status: "inactive" } as const;
    const sentence = make.probe({ sentence: text });
    const refusal = make.tenantFailure({ message: text, hint: text, traceId: text });
    return [
      renderOutcome({ ...common, result: "held", probe: sentence }, style),
      renderOutcome({ ...common, result: "failed", failure: refusal }, style),
      renderOutcome({ ...common, result: "stale", message: text }, style),
      renderOutcome({ ...common, result: "skipped", because: `${text}@2` }, style),
    ].join("\n");
  },
  summary: (text, style) =>
    renderSummary(
      {
        run: text,
        outcomes: [],
        successRate: null,
        latencies: null,
        requests: 0,
        retries: 0,
        waitedMs: 0,
        head: text,
        warnings: [text],
        next: [text],
      },
      style,
    ),
  progress: (text, style) =>
    renderProgress(
      {
        total: 1,
        running: [{ key: `${text}@1`, step: text }],
        done: 0,
        held: 0,
        failed: 0,
        skipped: 0,
        elapsedMs: 0,
        pause: text,
      },
      style,
    ).join("\n"),
  "what an apply says that is done": (text, style) => renderNothingLeft([text], style),
  "what a rollback says that is done": (text, style) => renderNothingLeft([text], style, text),
  "policy list": (text, style) =>
    renderPolicyList(
      [{ rule: "quota", severity: "warn", source: "configured", summary: text, values: [text] }],
      style,
    ),
  status: (text, style) => renderStatus({ ...poison(FLEET, text), readAt: FLEET.readAt }, style),
  audit: (text, style) => renderAudit(poison(RECORDS, text), style),
  "audit as CSV": (text) => auditCsv(poison(RECORDS, text)),
};

describe("hostile text does nothing", () => {
  for (const [name, render] of Object.entries(PAGES)) {
    test(`in ${name}`, () => {
      fc.assert(
        fc.property(hostile, fc.boolean(), fc.constantFrom(20, 80), (text, color, width) =>
          assertHarmless(render(text, { color, width })),
        ),
        { numRuns: RUNS },
      );
    });
  }

  test("and is seen to be there", () => {
    const page = PAGES["the plan all-kinds-wide-and-long"]?.("\x1b[31m\u202e", make.STYLE) ?? "";
    assert.ok(page.includes("␛[31m\\u{202e}"));
  });
});
