import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Attempt } from "../../src/model/record/projection.ts";
import { renderStatus } from "../../src/render/text/status.ts";
import { statusDocument } from "../../src/render/text/status-document.ts";
import { showShare, sparkline } from "../../src/render/wording/words.ts";
import { STYLE } from "./fixtures.ts";
import { matchesGolden } from "./golden.ts";
import { FLEET } from "./statuses.ts";

describe("a fleet's status", () => {
  test("reads as in the golden file", () => matchesGolden("status", renderStatus(FLEET, STYLE)));

  test("reads as in the golden file on a narrow screen", () =>
    matchesGolden("status-narrow", renderStatus(FLEET, { color: false, width: 50 })));

  test("of no webhooks is a head and a sum", () => {
    const text = renderStatus({ ...FLEET, webhooks: [] }, STYLE);
    assert.match(text, /^production · acme\.cognigy\.com .*\n\n0 webhooks: 0 as declared/s);
  });

  test("as JSON is as in the golden file", () =>
    matchesGolden("status-json", JSON.stringify(statusDocument(FLEET), null, 2)));
});

describe("a sparkline", () => {
  const of = (...attempts: readonly (readonly [number, Attempt["result"]])[]) =>
    sparkline(attempts.map(([latencyMs, result]) => ({ run: "r", time: "", result, latencyMs })));

  test("of nothing is empty", () => assert.equal(of(), ""));

  test("has a bar by the share of the longest, and a cross for what was not applied", () => {
    assert.equal(of([0, "applied"], [50, "applied"], [51, "applied"], [100, "applied"]), "▁▄▅█");
    assert.equal(of([10, "applied"], [80, "held"], [20, "failed"], [1, "unknown"], [40, "stale"]), "█××××");
  });

  test("of changes that took no time is flat", () => assert.equal(of([0, "applied"], [0, "applied"]), "▁▁"));
});

test("a share that is not the whole never reads as the whole, nor one that is not nothing as nothing", () => {
  const shares = [0, 0.001, 0.333, 0.5, 0.9375, 0.999, 1];
  assert.deepEqual(shares.map(showShare), ["0 %", "1 %", "33 %", "50 %", "94 %", "99 %", "100 %"]);
});
