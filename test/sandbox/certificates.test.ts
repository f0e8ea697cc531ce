import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { openAuthority } from "../../src/sandbox/receivers/authority.ts";
import { LeafCertificates } from "../../src/sandbox/receivers/leaf-certificates.ts";
import { scratch, started } from "./started.ts";

const DAY_MS = 86_400_000;
const now = new Date("2026-11-23T12:00:00Z");

function after(days: number): Date {
  return new Date(now.getTime() + days * DAY_MS);
}

test("an authority is kept for as long as it outlives its leaves", async (t) => {
  const directory = scratch(t);
  const first = await openAuthority(directory, now);
  assert.equal((await openAuthority(directory, after(1700))).certificate, first.certificate);
  const second = await openAuthority(directory, after(1750));
  assert.notEqual(second.certificate, first.certificate);
  assert.equal(readFileSync(second.file, "utf8"), second.certificate);
  assert.equal(new X509Certificate(second.certificate).ca, true);
});

test("a leaf names its hosts and addresses, for ninety days", async (t) => {
  const directory = scratch(t);
  const authority = await openAuthority(directory, now);
  const { cert } = await new LeafCertificates(authority, directory, now).certify(["api.test", "127.0.0.1"]);
  const leaf = new X509Certificate(cert);
  assert.equal(leaf.subjectAltName, "DNS:api.test, IP Address:127.0.0.1");
  assert.deepEqual(leaf.keyUsage, ["1.3.6.1.5.5.7.3.1"], "the extended key usage serverAuth");
  assert.equal(new Date(leaf.validTo).getTime(), after(90).getTime());
  assert.equal(leaf.checkIssued(new X509Certificate(authority.certificate)), true);
});

test("a leaf on disk is used again until half of its life is over, and never under another authority", async (t) => {
  const directory = scratch(t);
  const authority = await openAuthority(directory, now);
  const certAt = async (days: number, by = authority) =>
    (await new LeafCertificates(by, directory, after(days)).certify(["api.test"])).cert;
  const first = await certAt(0);
  assert.equal(await certAt(44), first);
  const second = await certAt(46);
  assert.notEqual(second, first);
  const other = await openAuthority(scratch(t), now);
  assert.notEqual(await certAt(46, other), second);
});

test("sandboxes that start for the first time at once agree on everything", async (t) => {
  const directory = scratch(t);
  const [one, two] = await Promise.all([started(t, { directory }), started(t, { directory })]);
  assert.equal(one.sandbox.ca, two.sandbox.ca);
  assert.equal(readFileSync(one.sandbox.caFile, "utf8"), one.sandbox.ca);
  assert.ok(one.sandbox.clientSecret.equals(two.sandbox.clientSecret));
  assert.equal(readFileSync(one.sandbox.clientSecretFile, "utf8"), one.sandbox.clientSecret.expose());
});
