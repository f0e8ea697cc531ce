import assert from "node:assert/strict";
import { test } from "node:test";
import { tenantFailure } from "../../src/model/fleet/tenant.ts";

test("a failure that no answer tells has neither a status nor a trace id", () =>
  assert.deepEqual(tenantFailure("conflict", "somebody else was there", "plan again"), {
    kind: "conflict",
    message: "somebody else was there",
    hint: "plan again",
    status: null,
    traceId: null,
  }));

test("a failure has no hint where none is given", () =>
  assert.equal(tenantFailure("malformed", "it is no list").hint, null));
