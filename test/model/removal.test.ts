import assert from "node:assert/strict";
import { test } from "node:test";
import { ACTIONS, isRemoval } from "../../src/model/plan/change.ts";

test("of all actions only deprecate and delete take something away", () =>
  assert.deepEqual(
    ACTIONS.filter((action) => isRemoval({ action })),
    ["deprecate", "delete"],
  ));
