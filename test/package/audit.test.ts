import assert from "node:assert/strict";
import { test } from "node:test";
import { judgeAudit } from "../../scripts/judge-audit.ts";

const FOUND = {
  vulnerabilities: {
    leaf: {
      name: "leaf",
      via: [{ url: "https://github.com/advisories/GHSA-aaaa-bbbb-cccc", severity: "high" }],
    },
    branch: { name: "branch", via: ["leaf"] },
  },
};

const cases: readonly (readonly [
  what: string,
  printed: string,
  answers: string,
  kind: string,
  line: RegExp,
])[] = [
  ["nothing found", '{"vulnerabilities":{}}', "", "clean", /no known vulnerability/],
  ["a finding", JSON.stringify(FOUND), "", "unanswered", /high GHSA-aaaa-bbbb-cccc in leaf: NOT ANSWERED/],
  [
    "an answered one",
    JSON.stringify(FOUND),
    "GHSA-aaaa-bbbb-cccc",
    "answered",
    /leaf: answered in docs\/package.md/,
  ],
  [
    "a registry without audits",
    '{"message":"405 Method Not Allowed","statusCode":405}',
    "",
    "unknown",
    /NOT CHECKED.*405/,
  ],
  ["no network", '{"error":{"code":"ENOTFOUND"}}', "", "unknown", /NOT CHECKED/],
  ["nothing printed", "", "", "unknown", /NOT CHECKED/],
];
for (const [what, printed, answers, kind, line] of cases) {
  test(`audit: ${what}`, () => {
    const verdict = judgeAudit(printed, answers);
    assert.equal(verdict.kind, kind);
    assert.match(verdict.lines.join("\n"), line);
  });
}
