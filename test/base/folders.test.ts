import assert from "node:assert/strict";
import { test } from "node:test";
import { isWithin } from "../../src/base/folders.ts";

test("a path is within a folder that it leads into, and a folder within itself", () => {
  const cases: readonly (readonly [folder: string, path: string, isWithin: boolean])[] = [
    ["/work", "/work", true],
    ["/work", "/work/", true],
    ["/work", "/work/a/b", true],
    ["/work", "/work/..a", true],
    ["/work", "/work/a/../../other", false],
    ["/work", "/worked", false],
    ["/work/a", "/work", false],
    ["/", "/work", true],
  ];
  for (const [folder, path, is] of cases) assert.equal(isWithin(folder, path), is, `${path} in ${folder}`);
});
