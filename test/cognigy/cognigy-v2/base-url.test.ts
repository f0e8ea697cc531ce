import assert from "node:assert/strict";
import { test } from "node:test";
import { likelyBaseUrl } from "../../../src/cognigy/cognigy-v2/base-url.ts";

const MISTAKES: readonly (readonly [string, string | null])[] = [
  ["https://api-trial.cognigy.ai", null],
  ["https://api-app-us.cognigy.ai/", null],
  ["https://api-acme.cognigy.cloud", null],
  ["https://cognigy-api-na1.nicecxone.com", null],
  ["https://api.live.ai.telekomcloud.com", null],
  ["https://gateway.acme.test/cognigy", null],
  ["https://trial.cognigy.ai", "https://api-trial.cognigy.ai"],
  ["https://app.cognigy.ai/login", "https://api-app.cognigy.ai"],
  ["https://app-uk.cognigy.ai", "https://api-app-uk.cognigy.ai"],
  ["https://endpoint-app-us.cognigy.ai", "https://api-app-us.cognigy.ai"],
  ["https://acme.cognigy.cloud", "https://api-acme.cognigy.cloud"],
  ["https://endpoint-acme.cognigy.cloud", "https://api-acme.cognigy.cloud"],
  ["https://cognigy-endpoint-eu1.nicecxone.com", "https://cognigy-api-eu1.nicecxone.com"],
  ["https://api-trial.cognigy.ai/openapi", "https://api-trial.cognigy.ai"],
  ["https://api-trial.cognigy.ai/new", "https://api-trial.cognigy.ai"],
  ["https://api-trial.cognigy.ai/new/v2.0/", "https://api-trial.cognigy.ai"],
  ["https://gateway.acme.test/cognigy/new", "https://gateway.acme.test/cognigy"],
];

for (const [given, expected] of MISTAKES) {
  test(`where the API probably is: ${given}`, () => {
    assert.equal(likelyBaseUrl(new URL(given)), expected);
  });
}
