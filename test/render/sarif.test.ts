import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, test } from "node:test";
import { Ajv } from "ajv";
import { planDocument } from "../../src/approval/plan-document.ts";
import type { Diagnostic } from "../../src/model/fleet/diagnostic.ts";
import { renderFindingAnnotations, renderPlanAnnotations } from "../../src/render/formats/annotations.ts";
import { renderSarif } from "../../src/render/formats/sarif.ts";
import * as make from "./fixtures.ts";

const published = createRequire(import.meta.url).resolve(
  "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json",
);
// Its own name is written as an older draft had it.
const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(published, "utf8"));
const isSarif = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);

function finding(over: Partial<Diagnostic> = {}): Diagnostic {
  const location = { file: "webhooks.d/möbel & co.yaml", line: 4, column: 7 };
  const common = {
    code: "https-only",
    severity: "error",
    message: "the url is plain",
    hint: "use https",
  } as const;
  return { ...common, location, sourceLine: "url: http://x", ...over };
}

const several = (count: number, over: Partial<Diagnostic> = {}) =>
  Array.from({ length: count }, () => finding(over));

describe("findings as SARIF", () => {
  test("are what the published schema describes", () => {
    for (const findings of [
      [],
      [finding()],
      [finding({ location: null, hint: null, severity: "warning" })],
    ]) {
      assert.ok(
        isSarif(JSON.parse(renderSarif(findings, { toolVersion: "0.1.0", config: "webhook-sync.yaml" }))),
        JSON.stringify(isSarif.errors),
      );
    }
    assert.ok(!isSarif({ version: "2.1.0" }), "the schema refuses what it should");
  });

  test("stand at the first line of the config file where they are nowhere: GitHub refuses what has no place", () => {
    const facts = { toolVersion: "0.1.0", config: "shop/webhook-sync.yaml" };
    const [run] = JSON.parse(renderSarif([finding({ location: null })], facts)).runs;
    const region = { startLine: 1, startColumn: 1 };
    assert.deepEqual(run.results[0].locations, [
      { physicalLocation: { artifactLocation: { uri: "shop/webhook-sync.yaml" }, region } },
    ]);
  });

  test("stand at their places and name their rules", () => {
    const [run] = JSON.parse(
      renderSarif([finding({ code: "zz" }), finding()], {
        toolVersion: "0.1.0",
        config: "webhook-sync.yaml",
      }),
    ).runs;
    assert.deepEqual(
      run.tool.driver.rules.map(({ id }: { id: string }) => id),
      ["https-only", "zz"],
    );
    assert.deepEqual(run.results[1], {
      ruleId: "https-only",
      ruleIndex: 0,
      level: "error",
      message: { text: "the url is plain. use https." },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "webhooks.d/m%C3%B6bel%20%26%20co.yaml" },
            region: { startLine: 4, startColumn: 7 },
          },
        },
      ],
    });
  });
});

describe("annotations", () => {
  test("are no more than GitHub shows, and the last one says how many more there are", () => {
    const lines = renderFindingAnnotations([...several(12), ...several(10, { severity: "warning" })]);
    assert.equal(lines.filter((line) => line.startsWith("::error ")).length, 10);
    assert.equal(lines.filter((line) => line.startsWith("::warning ")).length, 10);
    assert.equal(lines[9], "::error title=webhook-sync::3 more errors, see the log");
    assert.ok(lines.slice(10).every((line) => line.includes("file=webhooks.d/möbel & co.yaml,line=4,col=7")));
  });

  test("escape what would end a property or a command", () => {
    const location = { file: "a,b:c%", line: 1, column: 2 };
    assert.deepEqual(renderFindingAnnotations([finding({ location, message: "50%\n::stop", hint: null })]), [
      "::error file=a%2Cb%3Ac%25,line=1,col=2,title=https-only::50%25␊::stop",
    ]);
  });

  test("of a plan are its blocks and high risks", () => {
    const plan = make.plan({
      changes: [make.remove("old", 1), make.create("new", 1)],
      blocked: [make.blocked("crm@1")],
    });
    const lines = renderPlanAnnotations(planDocument(plan, make.FACTS));
    assert.equal(lines.length, 2);
    assert.match(lines[0] ?? "", /^::error title=crm@1%3A deprecate blocked \(protected\)::/);
    assert.match(
      lines[1] ?? "",
      /^::warning title=old@1%3A delete%2C high risk::its sunset 2026-10-01 has passed; /,
    );
  });
});
