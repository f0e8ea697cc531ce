import assert from "node:assert/strict";
import { test } from "node:test";
import { webhookFromRecord } from "../../src/manifest/recorded-webhook.ts";
import { environmentSecrets } from "../../src/manifest/secrets.ts";
import type { Snapshot } from "../../src/model/change.ts";
import { environment, webhook } from "../fixtures/model.ts";

const was: Snapshot = {
  url: "https://api.example.com/was",
  method: "POST",
  payloadFormat: "application/json",
  status: "active",
  headers: {
    "X-Env": { kind: "plain", text: "production" },
    Authorization: { kind: "secret", template: "Bearer ${secret:KEY@2}" },
  },
};
const key = { name: "orders", version: 1 };
const recovering = (variables: Record<string, string>) => ({
  environment: environment(),
  secrets: environmentSecrets({ variables }),
  declared: webhook({ owner: "team-orders", dependsOn: ["later"], url: "https://api.example.com/is" }),
});

test("a recorded webhook: secrets by reference, and of the manifest only what no record holds", () => {
  const made = webhookFromRecord(key, was, recovering({ KEY: "hush" }));
  assert.ok(made.ok);
  const { url, owner, dependsOn, headers } = made.value;
  assert.deepEqual([url, owner, dependsOn], [was.url, "team-orders", []]);
  const [, authorization] = headers;
  assert.ok(authorization?.value.kind === "secret");
  assert.equal(authorization.value.value.expose(), "Bearer hush");
});

test("a recorded webhook: what is missing is named", () => {
  const made = webhookFromRecord(key, was, recovering({}));
  assert.deepEqual(made, { ok: false, error: { hidden: [], missing: ["KEY"] } });
  const hidden = { ...was, headers: { "X-Key": { kind: "sensitive" } } } as const;
  assert.deepEqual(webhookFromRecord(key, hidden, recovering({})), {
    ok: false,
    error: { hidden: ["X-Key"], missing: [] },
  });
});
