import assert from "node:assert/strict";
import { test } from "node:test";
import { headerMap } from "../../src/base/http.ts";

test("the headers of an answer are found by their names in lower case, each as one text", () => {
  const headers = { "Retry-After": "2", vary: ["accept", "origin"], "x-none": undefined };
  assert.deepEqual(
    [...headerMap(headers)],
    [
      ["retry-after", "2"],
      ["vary", "accept, origin"],
      ["x-none", ""],
    ],
  );
});
