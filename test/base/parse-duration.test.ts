import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import configSchema from "../../schemas/config.schema.json" with { type: "json" };
import webhookSchema from "../../schemas/webhook.schema.json" with { type: "json" };
import { parseDuration } from "../../src/base/time.ts";

const CASES: Record<string, number | undefined> = {
  "500ms": 500,
  "5s": 5_000,
  "10m": 600_000,
  "2h": 7_200_000,
  "30d": 2_592_000_000,
  "0d": 0,
  "99999d": 8_639_913_600_000,
  "999999999s": 999_999_999_000,
  "100000d": undefined,
  "1000000h": undefined,
  "10000000m": undefined,
  "999999999d": undefined,
  "1": undefined,
  "1w": undefined,
  "-1s": undefined,
  "": undefined,
};

const schemas = [configSchema.$defs.duration.pattern, webhookSchema.$defs.duration.pattern];

for (const [text, want] of Object.entries(CASES)) {
  test(`duration: ${JSON.stringify(text)} is ${want ?? "none"}, for the schemas too`, () => {
    assert.equal(parseDuration(text), want);
    for (const pattern of schemas) assert.equal(new RegExp(pattern).test(text), want !== undefined, pattern);
  });
}

test("duration: from any day of this century each leads to a date", () => {
  const unit = fc.constantFrom("ms", "s", "m", "h", "d");
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999 }), unit, (amount, name) => {
      const milliseconds = parseDuration(`${amount}${name}`);
      if (milliseconds === undefined) return;
      assert.match(new Date(Date.UTC(2099, 11, 31) + milliseconds).toISOString(), /^\d{4}-/);
    }),
  );
});
