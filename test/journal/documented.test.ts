import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { statusReport } from "../notify/fixture.ts";

const root = join(import.meta.dirname, "../..");
const page = readFileSync(join(root, "docs/audit.md"), "utf8");
const { $defs } = JSON.parse(readFileSync(join(root, "schemas/journal-record.schema.json"), "utf8"));
const PHASES = [
  "runStarted",
  "intent",
  "outcome",
  "change",
  "notice",
  "repaired",
  "segmentStarted",
  "pruned",
  "signed",
  "runFinished",
];

/** The texts in backticks of each row's cell, of the table whose first heading is this. */
function column(heading: string, cell: number): string[] {
  const table = page.split(/^\| /m).slice(1);
  const start = table.findIndex((row) => row.startsWith(heading));
  assert.notEqual(start, -1, `docs/audit.md has no table that starts with '${heading}'`);
  const rows = table.slice(start + 2);
  const end = rows.findIndex((row) => row.includes("\n\n"));
  return rows.slice(0, end + 1).flatMap((row) => {
    const [text = ""] = row.split("|").slice(cell);
    return [...text.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
  });
}

describe("docs/audit.md", () => {
  it("has every phase of the record, and no other", () => {
    const phases = PHASES.map((name) => $defs[name].properties.phase.const);
    assert.deepEqual(column("`phase` ", 0), phases);
  });

  it("has every field of the record, and no other", () => {
    const fields = new Set(PHASES.flatMap((name) => Object.keys($defs[name].properties)));
    const documented = new Set([...column("field ", 0), "phase"]);
    const second = page.slice(page.indexOf("And, by phase"));
    for (const [, cell = ""] of second
      .slice(0, second.indexOf("webhook-sync audit show"))
      .matchAll(/^\|([^|]+)\|/gm))
      for (const [, name = ""] of cell.matchAll(/`([^`]+)`/g)) documented.add(name);
    assert.deepEqual([...documented].toSorted(), [...fields].toSorted());
  });

  it("names the registrar's audit fields, and the record of a change has them under these names", () => {
    const names = ["timestamp", "action", "webhook_name", "version", "status", "latency_ms", "details"];
    assert.deepEqual(column("its audit entry", 0), names);
    for (const name of names) {
      assert.ok(column("its audit entry", 1).includes(name), name);
      assert.ok($defs.change.required.includes(name), name);
    }
  });

  it("names what the registrar's dashboard is sent, and it is sent under these names", () => {
    const names = ["integration", "version", "health_status", "latency_ms", "exported_at"];
    assert.deepEqual(column("its export", 0), names);
    assert.deepEqual(column("its export", 1), names);
    assert.deepEqual(Object.keys(statusReport("orders", 2)), names);
  });
});
