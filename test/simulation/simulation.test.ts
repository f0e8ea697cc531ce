import { test } from "node:test";
import fc from "fast-check";
import { simulate } from "./simulate.ts";

test("every history comes to rest as declared, or with a typed outcome (1,000 of 100,000)", async () => {
  const history = fc.asyncProperty(fc.nat(), async (seed) => void (await simulate(seed)));
  await fc.assert(history, { numRuns: 1_000, endOnFailure: true });
});
