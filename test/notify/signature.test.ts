import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { describe, it, type TestContext } from "node:test";
import { Webhook } from "standardwebhooks";
import { Secret } from "../../src/base/secret.ts";
import { signingKeyBytes } from "../../src/model/fleet/signing-key.ts";
import { signatureHeaders } from "../../src/notify/post.ts";
import { patientClockOf } from "../fixtures/patient-clock.ts";
import { announcerFor, deprecation, type Seen, startService, temporaryDirectory } from "./fixture.ts";

const keyText = () => `whsec_${randomBytes(32).toString("base64")}`;

/** What a hook that checks signatures got. */
async function sent(t: TestContext, keys: readonly string[]): Promise<Seen> {
  const hook = await startService(t);
  const service = { ...hook.service, signingKeys: keys.map((key) => new Secret(key)) };
  const announcer = await announcerFor(t, temporaryDirectory(t), { hook: service }, patientClockOf(0.1));
  await announcer.announce(deprecation("orders", 1));
  const [first] = hook.seen;
  assert.ok(first !== undefined);
  return first;
}

/** As the official verifier sees it. */
function verified(key: string, body: string, { request }: Seen): unknown {
  const named = ["webhook-id", "webhook-timestamp", "webhook-signature"].map(
    (name) => [name, `${request.headers[name]}`] as const,
  );
  return new Webhook(key).verify(body, Object.fromEntries(named));
}

describe("a signed message", () => {
  it("is what the verifier of Standard Webhooks takes, and its id is that of the message", async (t) => {
    const key = keyText();
    const message = await sent(t, [key]);
    assert.deepEqual(verified(key, message.body, message), deprecation("orders", 1));
    assert.equal(message.request.headers["webhook-id"], message.id);
  });

  it("is refused when its body was altered, or by another key", async (t) => {
    const key = keyText();
    const message = await sent(t, [key]);
    assert.throws(() => verified(key, message.body.replace("orders", "others"), message), /No matching/);
    assert.throws(() => verified(keyText(), message.body, message), /No matching/);
  });

  it("is taken by receivers with the old key and by those with the new one, while there are two", async (t) => {
    const [old, next] = [keyText(), keyText()];
    const message = await sent(t, [next, old]);
    for (const key of [old, next])
      assert.deepEqual(verified(key, message.body, message), deprecation("orders", 1));
  });

  it("is refused when it is old", () => {
    const key = keyText();
    const body = "{}";
    const headers = (at: Date) => signatureHeaders([new Secret(key)], { id: "m", at, body });
    assert.deepEqual(new Webhook(key).verify(body, headers(new Date())), {});
    const anHourAgo = new Date(Date.now() - 3_600_000);
    assert.throws(() => new Webhook(key).verify(body, headers(anHourAgo)), /timestamp too old/);
  });

  it("has no such headers where there is no key", async (t) => {
    const { request } = await sent(t, []);
    assert.deepEqual(
      Object.keys(request.headers).filter((name) => name.startsWith("webhook-")),
      [],
    );
  });
});

describe("a signing key", () => {
  for (const [what, text, isKey] of [
    ["32 bytes", `whsec_${Buffer.alloc(32).toString("base64")}`, true],
    ["24 bytes", `whsec_${Buffer.alloc(24).toString("base64")}`, true],
    ["64 bytes", `whsec_${Buffer.alloc(64).toString("base64")}`, true],
    ["23 bytes", `whsec_${Buffer.alloc(23).toString("base64")}`, false],
    ["65 bytes", `whsec_${Buffer.alloc(65).toString("base64")}`, false],
    ["no prefix", Buffer.alloc(32).toString("base64"), false],
    ["not base64", `whsec_${"a b".repeat(16)}`, false],
    ["nothing", "", false],
  ] as const)
    it(`${isKey ? "may be" : "is not"}: ${what}`, () => {
      assert.equal(signingKeyBytes(text) !== undefined, isKey);
    });
});
