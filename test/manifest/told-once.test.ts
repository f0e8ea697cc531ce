import assert from "node:assert/strict";
import { test } from "node:test";
import { toldOnce } from "../../src/manifest/diagnostics.ts";
import type { Diagnostic } from "../../src/model/fleet/diagnostic.ts";

function finding(message: string): Diagnostic {
  return { code: "unknown-key", severity: "error", message, hint: null, location: null, sourceLine: null };
}

function toldOf(found: Readonly<Record<string, readonly string[]>>): readonly string[] {
  const checks = Object.entries(found).map(([environment, messages]) => ({
    environment,
    diagnostics: messages.map(finding),
  }));
  return toldOnce(checks).map(({ message }) => message);
}

test("what all environments have in common is told once, without their names", () => {
  assert.deepEqual(toldOf({ staging: ["a", "b"], production: ["a", "b"] }), ["a", "b"]);
});

test("what only some have is told once, with their names, where it was found first", () => {
  const found = { staging: ["a", "b"], production: ["b", "c"], test: ["c"] };
  assert.deepEqual(toldOf(found), ["a (staging)", "b (staging, production)", "c (production, test)"]);
});
