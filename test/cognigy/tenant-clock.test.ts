import assert from "node:assert/strict";
import { test } from "node:test";
import { clockAhead } from "../../src/cognigy/wire/delay.ts";

const now = new Date("2026-11-23T09:00:00.500Z");

test("the tenant's clock is read off the Date of an answer", () => {
  const cases: readonly (readonly [headers: Readonly<Record<string, string>>, ahead: number | null])[] = [
    [{ date: "Mon, 23 Nov 2026 09:00:00 GMT" }, 0],
    [{ date: "Tue, 24 Nov 2026 09:00:00 GMT" }, 86_400_000],
    [{ date: "Mon, 23 Nov 2026 08:50:00 GMT" }, -600_000],
    [{}, null],
    [{ date: "yesterday" }, null],
    [{ date: "Mon, 23 Nov 2026 08:50:00 GMT", age: "600" }, null],
  ];
  for (const [headers, ahead] of cases) {
    assert.equal(clockAhead(new Map(Object.entries(headers)), now), ahead, JSON.stringify(headers));
  }
});
