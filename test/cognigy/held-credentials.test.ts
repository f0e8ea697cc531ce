import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "../../src/base/json.ts";
import { secretsShown } from "../../src/cognigy/cognigy-v2/endpoint.ts";
import { credentialsIn } from "../../src/cognigy/wire/redacted-answers.ts";

const found = (members: JsonObject, isOwn: boolean) =>
  credentialsIn(members, isOwn).map((secret) => secret.expose());

const ANYWHERE: readonly (readonly [JsonObject, readonly string[]])[] = [
  [{ accessToken: "kanarie" }, ["kanarie"]],
  [{ appSecret: "correct horse" }, ["correct horse"]],
  [{ apiKeys: ["one-of-two", "two-of-two"] }, ["one-of-two", "two-of-two"]],
  [{ apiKeys: [{ _id: "64b6f0c8a1d2e3f405060708", name: "partner", key: "kanarie" }] }, ["kanarie"]],
  [{ webhookKey: "kanarie-4711x" }, ["kanarie-4711x"]],
  [{ webhookKey: "production" }, []],
  [{ authMethod: "API Key", authType: "oauth" }, []],
  [{ dashbotApikey: "k4narie" }, ["k4narie"]],
  [{ provider: { settings: { clientSecret: "kanarie" } } }, ["kanarie"]],
  [{ note: "ghp_0123456789abcdefghijABCDEFGHIJ012345" }, ["ghp_0123456789abcdefghijABCDEFGHIJ012345"]],
  [{ description: "Orders v2 of region eu-central-1, 24x7support" }, []],
  [{ callback: "https://api.example.test/v2beta7/orders2024" }, []],
  [{ flow: "580a85f1-2222-4333-8444-555566667777", createdBy: "jane.doe42@acme.test" }, []],
  [{ password: "********" }, []],
  [{ password: "abc" }, []],
];

for (const [members, expected] of ANYWHERE)
  test(`of ${JSON.stringify(members)} is kept secret: ${expected.join(", ") || "nothing"}`, () => {
    assert.deepEqual(found(members, false), expected);
  });

const OWN: readonly (readonly [JsonObject, readonly string[]])[] = [
  [{ other: "hunter2-prod" }, ["hunter2-prod"]],
  [{ other: "kanarie-4711-zweimal" }, ["kanarie-4711-zweimal"]],
  [{ other: "a/B3c+d4E5f6" }, ["a/B3c+d4E5f6"]],
  [{ region: "eu-central-1", format: "application/json", version: "1.2.3", mode: "basic" }, []],
  [{ since: "2026-01-01T00:00:00.000Z", user: "jane.doe42@acme.test" }, []],
  [{ callback: "https://api.example.test/hooks" }, []],
  // The address is in many texts, what it ends with is not.
  [{ callback: "https://api.example.test/hooks/x7Kq92LmPz" }, ["x7Kq92LmPz"]],
  [{ header: "ApiKey acme:x7Kq92LmPz" }, ["x7Kq92LmPz"]],
];

for (const [members, expected] of OWN)
  test(`of the settings ${JSON.stringify(members)} is kept secret: ${expected.join(", ") || "nothing"}`, () => {
    assert.deepEqual(found(members, true), expected);
  });

test("however much there is, and however deep, the work has an end", () => {
  const many = Object.fromEntries(Array.from({ length: 50_000 }, (_, at) => [`token${at}`, `kanarie-${at}`]));
  assert.ok(found({ a: many }, true).length <= 500);
  let deep: JsonObject = { token: "kanarie" };
  for (let level = 0; level < 5_000; level += 1) deep = { deep };
  assert.deepEqual(found(deep, true), []);
  const [only] = found({ token: "k4".repeat(100_000) }, true);
  assert.ok((only ?? "").length <= 10_000);
});

test("the scripts of an Endpoint, which are long and stay where they are, are not looked through", () => {
  const transformer = { transformer: 'const key = "hunter2-prod\\n%20"; '.repeat(3_000) };
  const settings = { webhookUrl: "https://api.example.test/", hubSecret: "kanarie" };
  const shown = secretsShown({
    URLToken: "0123456789abcdef",
    settings,
    transformer,
    dashbotApikey: "k4narie",
  });
  const expected = ["0123456789abcdef", "kanarie", "k4narie"];
  assert.deepEqual(
    shown.map((secret) => secret.expose()),
    expected,
  );
});
