import assert from "node:assert/strict";
import { test } from "node:test";
import { hostOf } from "../../src/base/http.ts";
import { addressRefusal } from "../../src/policy/address.ts";
import { checkPolicy } from "../../src/policy/check-policy.ts";
import { SPELLINGS } from "../fixtures/address-spellings.ts";
import { environment, webhook } from "./declared.ts";

for (const spelling of SPELLINGS)
  test(`https://${spelling}/ is refused where it is declared and where it is connected to`, () => {
    const url = `https://${spelling}/hook`;
    const findings = checkPolicy([webhook({ url })], environment(), ({ file }) => ({
      location: { file, line: 4, column: 1 },
      sourceLine: `url: ${url}`,
    }));
    assert.deepEqual(
      findings.map(({ rule, severity }) => [rule, severity]),
      [["public-address", "error"]],
    );
    assert.match(findings[0]?.diagnostic.message ?? "", / is not a public address: /);
    assert.notEqual(addressRefusal(hostOf(new URL(url))), null);
    assert.notEqual(addressRefusal(spelling), null);
  });

test("there are at least 200 of them, each different", () => {
  assert.ok(new Set(SPELLINGS).size >= 200, `${new Set(SPELLINGS).size}`);
});
