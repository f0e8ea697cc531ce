import assert from "node:assert/strict";
import { test } from "node:test";
import { exchange, objectOf } from "./exchange.ts";
import { requestToken, started } from "./started.ts";

const FORM = { "content-type": "application/x-www-form-urlencoded" };

test("a client with the right secret gets a token for the scopes it asks for", async (t) => {
  const { sandbox } = await started(t);
  const reply = await requestToken(sandbox, { scope: "integrations:read" });
  const { access_token, ...rest } = objectOf(reply);
  assert.equal(reply.status, 200);
  assert.match(String(access_token), /^[0-9a-f]{40}$/);
  assert.deepEqual(rest, { token_type: "Bearer", expires_in: 3600, scope: "integrations:read" });
  assert.equal(reply.headers["cache-control"], "no-store");
});

test("HTTP Basic carries the form-encoded id and secret", async (t) => {
  const { sandbox } = await started(t);
  const secret = sandbox.clientSecret.expose();
  const encoded = `%${secret.charCodeAt(0).toString(16)}${secret.slice(1)}`;
  const authorization = `Basic ${Buffer.from(`${sandbox.clientId}:${encoded}`).toString("base64")}`;
  const url = new URL("/oauth/token", sandbox.baseUrl);
  const basic = await exchange(url, "POST", { ...FORM, authorization }, "grant_type=client_credentials");
  assert.equal(basic.status, 200);
  const both = await exchange(url, "POST", { ...FORM, authorization }, "client_id=a&client_secret=b");
  assert.equal(objectOf(both).error, "invalid_request");
});

test("what is wrong with a token request is told as RFC 6749 has it", async (t) => {
  const { sandbox } = await started(t);
  const table = [
    [{ client_secret: "wrong" }, 401, "invalid_client"],
    [{ client_id: "wrong" }, 401, "invalid_client"],
    [{ grant_type: "password" }, 400, "unsupported_grant_type"],
  ] as const;
  for (const [form, status, error] of table) {
    const reply = await requestToken(sandbox, form);
    assert.equal(reply.status, status);
    assert.equal(objectOf(reply).error, error);
    assert.equal(typeof objectOf(reply).error_description, "string");
    assert.ok(!reply.text.includes(sandbox.clientSecret.expose()));
  }
  const url = new URL("/oauth/token", sandbox.baseUrl);
  const json = await exchange(url, "POST", { "content-type": "application/json" }, "{}");
  assert.equal(objectOf(json).error, "invalid_request");
  const nobody = await exchange(url, "POST", FORM, "grant_type=client_credentials");
  assert.equal(objectOf(nobody).error, "invalid_client");
});

test("a token is valid for its lifetime and for its scopes", async (t) => {
  const { call, clock, sandbox } = await started(t, { switches: { tokenLifetimeSeconds: 2 } });
  assert.equal((await call("GET", "")).status, 200);
  clock.advance(1999);
  assert.equal((await call("GET", "")).status, 200);
  clock.advance(1);
  const expired = await call("GET", "");
  assert.equal(expired.status, 401);
  assert.match(String(expired.headers["www-authenticate"]), /invalid_token/);

  const { access_token } = objectOf(await requestToken(sandbox, { scope: "integrations:read" }));
  const headers = { authorization: `Bearer ${access_token}` };
  const refused = await call("DELETE", "/none", undefined, headers);
  assert.equal(refused.status, 403);
  assert.match(String(objectOf(refused).details), /integrations:write and webhooks:manage/);
  assert.equal((await call("GET", "", undefined, { authorization: "Bearer made-up" })).status, 401);
});
