import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseDocument } from "yaml";
import { rewriteManifests } from "../../src/manifest/rewrite.ts";

/** Lines that the printer joins, breaks, adds or takes away. */
const ODD = [
  "description: Sends orders\n  to the shop\n",
  'description: "Sends orders\n  to the shop"\n',
  "description: >-\n  Sends orders\n\n  to the shop\n",
  "\n\n",
  "# Ask the shop.\n",
  "headers: { X-Team: a,\n  X-Region: eu }\n",
  "headers:\n    X-Team:   'a'\n",
  "dependsOn:\n- base\n",
  "dependsOn: [ base,\n  other ]\n",
];
const EDITED = ["protect: true\n", "adopt: true\n", "owner: team-a # since May\n"];

test("whatever the lines of a manifest are, an edit changes its key and no other", () => {
  const lines = fc.tuple(
    fc.uniqueArray(fc.constantFrom(...ODD), { selector: (line) => line.split(":")[0] ?? "", maxLength: 5 }),
    fc.shuffledSubarray(EDITED, { minLength: 3 }),
    fc.boolean(),
    fc.constantFrom("\n", "\r\n"),
  );
  fc.assert(
    fc.property(lines, fc.context(), ([odd, keys, isCommented, lineEnd], context) => {
      const parts = [...odd.slice(0, 2), ...keys, ...odd.slice(2)];
      const end = isCommented ? "# The end.\n" : "";
      const text = `name: shop\nversion: 1\n${parts.join("")}${end}`.replaceAll("\n", lineEnd);
      context.log(text);
      const before = parseDocument(text);
      fc.pre(before.errors.length === 0);
      const { adopt: _, ...others } = before.toJS();
      const edits = [
        { document: 0, path: ["adopt"], value: null },
        { document: 0, path: ["owner"], value: "team-b" },
      ];
      const rewritten = rewriteManifests(text, "sandbox", edits);
      context.log(rewritten);
      assert.deepEqual(parseDocument(rewritten).toJS(), { ...others, owner: "team-b" });
      assert.equal(rewriteManifests(text, "sandbox", []), text);
    }),
    { numRuns: 100 },
  );
});
