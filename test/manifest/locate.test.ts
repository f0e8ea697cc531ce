import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { createLocate } from "../../src/manifest/load-manifests.ts";
import { placesIn } from "../../src/manifest/yaml/parse.ts";
import { workspace } from "./workspace.ts";

const TEXT = `# first
name: a
---
# second
name: orders
url: https://a.test/x
headers:
  X-Api-Key: a
  X-Own: b
dependsOn: [a, b]
environments:
  staging:
    headers: { X-Api-Key: c }
`;

const cases: readonly (readonly [path: readonly string[], environment: string, want: string])[] = [
  [[], "staging", "5:1"],
  [["name"], "staging", "5:1"],
  [["headers", "X-Api-Key"], "staging", "13:16"],
  [["headers", "X-Api-Key"], "production", "8:3"],
  [["headers", "X-Own"], "staging", "9:3"],
  [["headers", "Absent"], "production", "7:1"],
  [["deprecation", "sunset"], "staging", "5:1"],
  [["dependsOn", "1"], "staging", "10:16"],
  [["dependsOn", "9"], "staging", "10:1"],
];
for (const [path, environment, want] of cases) {
  test(`where ${path.join(".") || "the document"} of ${environment} stands`, (t) => {
    const locate = createLocate(environment, workspace(t, { "webhooks.d/a.yaml": TEXT }));
    const { location, sourceLine } = locate(
      { file: "webhooks.d/a.yaml", line: 5, column: 1, document: 1 },
      path,
    );
    assert.equal(`${location.line}:${location.column}`, want);
    assert.equal(location.file, "webhooks.d/a.yaml");
    assert.equal(sourceLine, TEXT.split("\n")[location.line - 1]);
  });
}

test("a file is parsed once, and one that has gone has a place still", (t) => {
  const folder = workspace(t, { "a.yaml": TEXT });
  const locate = createLocate("staging", folder);
  const source = { file: "a.yaml", line: 5, column: 1, document: 1 };
  assert.equal(locate(source, ["url"]).location.line, 6);
  rmSync(join(folder, "a.yaml"));
  assert.equal(locate(source, ["name"]).location.line, 5);
  assert.deepEqual(createLocate("staging", folder)(source, ["name"]), {
    location: { file: "a.yaml", line: 1, column: 1 },
    sourceLine: "",
  });
});

test("every offset has the place that an editor shows, near the start of a long file and far from it", () => {
  const line = fc.string({ unit: fc.constantFrom("a", " ", "é", "\r"), maxLength: 300 });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), fc.array(fc.nat(9_000)), (lines, offsets) => {
      const text = lines.join("\n");
      const place = placesIn(text, "a.yaml");
      for (const asked of offsets) {
        const offset = Math.min(asked, text.length);
        const before = text.slice(0, offset).split("\n");
        const [row, column] = [before.length, (before.at(-1) ?? "").length + 1];
        assert.deepEqual(place(offset), {
          location: { file: "a.yaml", line: row, column },
          sourceLine: (lines[row - 1] ?? "").replace(/\r$/, ""),
        });
      }
    }),
    { numRuns: 200 },
  );
});
