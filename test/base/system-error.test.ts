import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it, test } from "node:test";
import {
  codeOf,
  errorCode,
  isSystemError,
  systemCause,
  systemReason,
  systemRemedy,
} from "../../src/base/system-error.ts";

function fromSystem(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return assert.fail("it worked");
}

const missing = fromSystem(() => readFileSync("/nowhere/at/all"));
const coded = Object.assign(new Error("the secret"), { code: "ERR_X" });
const bug = new TypeError("the secret");

describe("an error", () => {
  const cases: Record<string, { error: unknown; code?: string; shown: string; system: boolean }> = {
    "of the system has its code": { error: missing, code: "ENOENT", shown: "ENOENT", system: true },
    "of Node has one too": { error: coded, code: "ERR_X", shown: "ERR_X", system: false },
    "of our own has its class, and not its words": { error: bug, shown: "TypeError", system: false },
    "that is none has nothing": { error: "the secret", shown: "unknown error", system: false },
    "whose code is a number has nothing": {
      error: Object.assign(new Error("x"), { code: 7 }),
      shown: "Error",
      system: false,
    },
  };
  for (const [name, { error, code, shown, system }] of Object.entries(cases)) {
    it(name, () => {
      assert.equal(codeOf(error), code);
      assert.equal(errorCode(error), shown);
      assert.equal(isSystemError(error), system);
    });
  }

  it("of the system tells its cause without the path", () => {
    assert.equal(systemCause(missing), "ENOENT: no such file or directory");
    assert.equal(systemReason(missing), "it does not exist");
  });

  it("that is a bug is thrown on", () => {
    assert.throws(() => systemCause(bug), bug);
    assert.equal(systemReason(bug), "for an unknown reason");
    assert.equal(systemReason(coded), "ERR_X");
  });
});

test("a full disk, a read-only file system and too many open files have a remedy of their own", () => {
  const remedies = ["ENOSPC", "EDQUOT", "EROFS", "EMFILE", "ENFILE", "EACCES"].map((code) =>
    systemRemedy(Object.assign(new Error(code), { code })),
  );
  const room = "make room on that disk";
  const open = "allow more open files (ulimit -n)";
  assert.deepEqual(remedies, [room, room, "make that file system writable", open, open, undefined]);
});
