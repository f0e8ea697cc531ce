import assert from "node:assert/strict";
import { describe, it, test } from "node:test";
import type { Result } from "../../src/base/result.ts";
import {
  readCodeOwner,
  readEnvironment,
  readKind,
  readProject,
  readYesOrNo,
} from "../../src/init/answers.ts";
import type { Problem } from "../../src/model/run/problem.ts";

const readers: Readonly<Record<string, (text: string) => Result<unknown, Problem>>> = {
  environment: readEnvironment,
  "code owner": readCodeOwner,
  "yes or no": readYesOrNo,
  authentication: (text) => readKind(text, ["api-key", "client-credentials"]),
};

const TAKEN: readonly (readonly [reader: string, answer: string, read: unknown])[] = [
  ["environment", "eu-1", "eu-1"],
  ["environment", "a", "a"],
  ["code owner", "@acme/ops.team", "@acme/ops.team"],
  ["code owner", "@ada", "@ada"],
  ["code owner", "ada+hooks@acme.example", "ada+hooks@acme.example"],
  ["yes or no", "Yes", true],
  ["yes or no", "n", false],
  ["authentication", "api-key", "api-key"],
];

const REFUSED: readonly (readonly [reader: string, answer: string, message: RegExp])[] = [
  ["environment", "sandbox", /is the embedded tenant's environment/],
  ["environment", "Production", /lower-case letters/],
  ["environment", "eu-", /lower-case letters/],
  ["environment", "a".repeat(64), /63 characters at most/],
  ["code owner", "acme/ops", /a user, a team or an e-mail address/],
  ["code owner", "@acme/ops # all", /a user, a team or an e-mail address/],
  ["yes or no", "maybe", /neither yes nor no/],
  ["authentication", "bearer", /unknown authentication bearer/],
];

describe("an answer to init", () => {
  for (const [reader, answer, read] of TAKEN)
    it(`may be ${answer} (${reader})`, () => {
      assert.deepEqual(readers[reader]?.(answer), { ok: true, value: read });
    });
  for (const [reader, answer, message] of REFUSED)
    it(`may not be ${answer} (${reader})`, () => {
      const result = readers[reader]?.(answer);
      assert.ok(result !== undefined && !result.ok);
      assert.equal(result.error.exitCode, 64);
      assert.match(result.error.diagnostics[0]?.message ?? "", message);
      assert.ok(result.error.diagnostics[0]?.hint);
    });
});

test("a project is named by what the config file can hold", () => {
  for (const text of ["Service", "P".repeat(200), "\u{1f600}".repeat(200)]) {
    const read = readProject(text);
    assert.ok(read.ok && read.value === text);
  }
  for (const text of ["", "P".repeat(201), "My ${env:PROJECT}", "$${", "${"])
    assert.ok(!readProject(text).ok);
});
