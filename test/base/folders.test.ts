import assert from "node:assert/strict";
import { test } from "node:test";
import { isWithin } from "../../src/base/folders.ts";

test("a path is within a folder that it leads into, and a folder within itself", () => {
  const cases: readonly (readonly [folder: string, path: string, isWithin: boolean])[] = [
    ["/srv", "/srv", true],
    ["/srv", "/srv/", true],
    ["/srv", "/srv/a/b", true],
    ["/srv", "/srv/..a", true],
    ["/srv", "/srv/a/../../other", false],
    ["/srv", "/srv-2", false],
    ["/srv/a", "/srv", false],
    ["/", "/srv", true],
  ];
  for (const [folder, path, is] of cases) assert.equal(isWithin(folder, path), is, `${path} in ${folder}`);
});
