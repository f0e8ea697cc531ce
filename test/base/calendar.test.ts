import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { DAY_MS, daysUntil, isCalendarDay, utcDay, wholeDays } from "../../src/base/time.ts";

describe("a day of the calendar", () => {
  const days: readonly (readonly [text: string, isDay: boolean])[] = [
    ["2028-02-29", true],
    ["2027-02-29", false],
    ["2027-13-01", false],
    ["2027-04-31", false],
    ["2027-4-3", false],
    ["2027-04-03T00:00", false],
    ["", false],
  ];
  for (const [text, isDay] of days)
    it(`"${text}" ${isDay ? "is one" : "is none"}`, () => assert.equal(isCalendarDay(text), isDay));
});

describe("the UTC day", () => {
  it("is the same from its first to its last moment", () =>
    assert.deepEqual(
      ["2026-11-20T00:00:00.000Z", "2026-11-20T23:59:59.999Z"].map((iso) => utcDay(new Date(iso))),
      ["2026-11-20", "2026-11-20"],
    ));

  const until: readonly (readonly [day: string, from: string, days: number])[] = [
    ["2026-11-20", "2026-11-20T23:59:59.999Z", 0],
    ["2026-11-21", "2026-11-20T00:00:00.000Z", 1],
    ["2026-11-21", "2026-11-20T23:59:59.999Z", 1],
    ["2026-11-19", "2026-11-20T12:00:00.000Z", -1],
    ["2027-03-01", "2027-02-28T12:00:00.000Z", 1],
  ];
  for (const [day, from, days] of until)
    it(`${day} is ${days} from ${from}`, () => assert.equal(daysUntil(day, new Date(from)), days));
});

describe("whole days", () => {
  const spans: readonly (readonly [milliseconds: number, days: number])[] = [
    [0, 0],
    [DAY_MS - 1, 0],
    [DAY_MS, 1],
    [1.9 * DAY_MS, 1],
    [-1, -1],
    [-DAY_MS, -1],
  ];
  for (const [milliseconds, days] of spans)
    it(`${milliseconds} ms are ${days}`, () => assert.equal(wholeDays(milliseconds), days));
});
