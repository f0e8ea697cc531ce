import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import schema from "../../schemas/journal-record.schema.json" with { type: "json" };
import { renderAudit } from "../../src/render/text/audit.ts";
import { auditCsv } from "../../src/render/text/audit-csv.ts";
import { STYLE } from "./fixtures.ts";
import { matchesGolden } from "./golden.ts";
import { RECORDS } from "./records.ts";

test("the records of these tests are as their schema says", () => {
  const validate = new Ajv2020({ strict: false }).compile(schema);
  for (const record of RECORDS) assert.ok(validate(record), JSON.stringify(validate.errors));
});

describe("the audit as a table", () => {
  test("reads as in the golden file", () => matchesGolden("audit", renderAudit(RECORDS, STYLE)));
  test("is empty without records", () => assert.equal(renderAudit([], STYLE), ""));
});

describe("the audit as CSV", () => {
  const [first] = RECORDS.filter((record) => record.phase === "outcome");
  assert.ok(first?.phase === "outcome");
  const rowWith = (details: string) => auditCsv([{ ...first, details }]).split("\r\n")[1] ?? "";

  test("reads as in the golden file", () =>
    matchesGolden("audit-csv", auditCsv(RECORDS).replaceAll("\r\n", "\n").trimEnd()));

  const cells: readonly (readonly [name: string, details: string, cell: string])[] = [
    ["plain text", "all well", ",all well,"],
    ["a comma", "one, two", ',"one, two",'],
    ["a quote", 'say "x"', ',"say ""x""",'],
    ["a line break, which would start a row", "one\r\ntwo", ",one␍␊two,"],
    ["a formula", "=HYPERLINK(1)", ",'=HYPERLINK(1),"],
    ["a formula that needs quotes", '=A1,"b"', ',"\'=A1,""b""",'],
    ["a formula behind a space", " =1+1", ",' =1+1,"],
    ["a formula in full width", "＝1+1", ",'＝1+1,"],
    ["others that a spreadsheet evaluates", "@SUM(1)", ",'@SUM(1),"],
  ];
  for (const [name, details, cell] of cells)
    test(name, () => assert.ok(rowWith(details).includes(cell), rowWith(details)));

  test("has a row a record, and the same columns in each", () => {
    const [last, ...rows] = auditCsv(RECORDS).split("\r\n").toReversed();
    assert.equal(last, "", "each line ends");
    assert.equal(rows.length, RECORDS.length + 1);
    const columns = rows.map((row) => row.replace(/"(?:[^"]|"")*"/g, "").split(",").length);
    assert.equal(new Set(columns).size, 1);
  });
});
