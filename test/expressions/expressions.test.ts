import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { test } from "node:test";
import { ESCAPES } from "../../src/base/text-readings.ts";
import { ANY_SHAPE, TOKEN_SHAPES } from "../../src/base/tokens.ts";
import { processorMs, slowness } from "../fixtures/processor-time.ts";
import { adversarialTexts } from "./adversary.ts";
import { composed, type Expression, expressions } from "./find.ts";

const isCampaign = process.env.CAMPAIGN === "1";
/** The goal is 50 ms for 100 KB, which `npm run campaign:expressions` takes; of the suite's time that would be a fiftieth. */
const LENGTH = isCampaign ? 100_000 : 40_000;
const GOAL_MS = LENGTH / 2_000;
const MOST_MS = GOAL_MS * slowness();

/** Those that are put together at run time, as they then are. */
const COMPOSED: readonly Expression[] = [
  ...TOKEN_SHAPES.map(({ called, shape }) => ({
    place: `base/credentials.ts: ${called}`,
    source: `(?:${shape.source})[^\\s"'<>&]*`,
    flags: "g",
  })),
  { place: "base/tokens.ts", source: ANY_SHAPE.source, flags: ANY_SHAPE.flags },
  { place: "base/text-readings.ts", source: ESCAPES.source, flags: ESCAPES.flags },
  { place: "base/json.ts", source: '"n([^"]+)"', flags: "g" },
  { place: "manifest/load-manifests.ts", source: "(?:^|[\\s{,])[\"']?name[\"']?[ \\t]*:", flags: "m" },
  ...schemaPatterns().map((source) => ({ place: "manifest/schema/diagnostics.ts", source, flags: "u" })),
  { place: "plan/display-names.ts", source: " v2$", flags: "" },
  { place: "sandbox/cognigy-v2/route.ts", source: "^/flows/([^/]+)$", flags: "" },
  {
    place: "terminal/process-io.ts",
    source: "(?<![\\w./-])webhook-sync (?=--|(?:plan|apply|audit)\\b)",
    flags: "g",
  },
  { place: "sandbox/integrations-v1/route.ts", source: "^/api/v1/integrations/([^/]+)$", flags: "" },
];

/** Of what people write; the validators are made of them too. */
function schemaPatterns(): readonly string[] {
  const folder = join(import.meta.dirname, "../../schemas");
  const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
  const quoted = texts.flatMap((text) => [...text.matchAll(/"pattern": ("(?:[^"\\]|\\.)*")/g)]);
  return [...new Set(quoted.map(([, pattern = '""']) => String(JSON.parse(pattern))))];
}

const found = expressions();

test("the expressions of the sources are found", () => {
  assert.ok(found.length > 100, String(found.length));
  for (const { place, source, flags } of found) assert.ok(new RegExp(source, flags), place);
  const known = new Set(COMPOSED.map(({ place }) => place.split(":")[0]));
  assert.deepEqual(
    Object.keys(composed()).filter((file) => !known.has(file)),
    [],
  );
});

test(`every regular expression takes less than ${GOAL_MS} ms over ${LENGTH / 1_000} KB, whatever they are`, () => {
  const different = new Map([...found, ...COMPOSED].map((one) => [`/${one.source}/${one.flags}`, one]));
  const slow = [...different.values()].flatMap((expression) => slowest(expression));
  assert.deepEqual(slow, []);
});

/** The first text that it takes too long over. */
function slowest({ place, source, flags }: Expression): readonly string[] {
  const expression = new RegExp(source, flags);
  for (const text of adversarialTexts(source, { length: LENGTH, thorough: isCampaign })) {
    const began = performance.now();
    replaceIn(expression, text);
    if (performance.now() - began > MOST_MS && isSlowAgain(expression, text))
      return [`${place} /${source}/${flags} over ${JSON.stringify(text.slice(0, 24))}…`];
  }
  return [];
}

/** By the processor's time: on a busy machine the clock counts others' work. Collected garbage counts now and then. */
function isSlowAgain(expression: RegExp, text: string): boolean {
  return [1, 2, 3].every(() => processorMs(() => replaceIn(expression, text), MOST_MS, 1) > MOST_MS);
}

function replaceIn(expression: RegExp, text: string): void {
  expression.lastIndex = 0;
  if (expression.global) text.replace(expression, "");
  else expression.test(text);
}
