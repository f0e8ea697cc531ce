import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readFilter, readPastTime } from "../../src/journal/audit/query.ts";

const NOW = new Date("2026-11-23T12:00:00Z");

describe("a time that is given to a command", () => {
  const times: readonly (readonly [text: string, iso: string])[] = [
    ["2026-11-20", "2026-11-20T00:00:00.000Z"],
    ["2024-02-29", "2024-02-29T00:00:00.000Z"],
    ["2026-11-20T09:30Z", "2026-11-20T09:30:00.000Z"],
    ["2026-11-20T09:30:15.250Z", "2026-11-20T09:30:15.250Z"],
    ["2026-11-20T09:30:15+02:00", "2026-11-20T07:30:15.000Z"],
    ["2026-11-20 09:30:15Z", "2026-11-20T09:30:15.000Z"],
    ["7d", "2026-11-16T12:00:00.000Z"],
    ["0s", "2026-11-23T12:00:00.000Z"],
  ];
  for (const [text, iso] of times)
    it(`${text} is ${iso}`, () => {
      const read = readPastTime("--before", text, NOW);
      assert.equal(read.ok ? read.value.toISOString() : read.error.diagnostics[0]?.message, iso);
    });

  const refused = [
    ...["12", "2026", "2026-11", "20261120", "Nov 20", "yesterday 5", "1", "-7d", "7 d", "7w", ""],
    ...["2026-02-30", "2026-02-30T09:00:00Z", "2026-13-01", "2026-11-20T25:00Z", "2026-11-20T09:61Z"],
    ...[
      "2026-11-20T09:30:15",
      "2026-11-20T09Z",
      "2026-11-20T09:30+99:00",
      "2026-11-20T09:30Z ",
      "20/11/2026",
    ],
  ];
  for (const text of refused)
    it(`"${text}" is refused with what would be one`, () => {
      for (const read of [readFilter({ since: text }, NOW), readPastTime("--before", text, NOW)]) {
        assert.ok(!read.ok, text);
        assert.equal(read.error.exitCode, 64);
        const [found] = read.error.diagnostics;
        assert.match(found?.message ?? "", /^--(?:since|before) .*is not a time$/);
        assert.match(found?.hint ?? "", /2026-11-23T09:00:00Z/);
      }
    });
});
