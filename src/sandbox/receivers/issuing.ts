import { webcrypto } from "node:crypto";
import { isIP } from "node:net";
import { DAY_MS } from "../../base/time.ts";
import { type CertifiedKey, newKey, signingKey, verifyingKey } from "./keys.ts";

const AUTHORITY_DAYS = 1825;

export const LEAF_DAYS = 90;

const SIGNING = { name: "ECDSA", hash: "SHA-256" };

/** Makes a certification authority of its own. */
export async function issueAuthority(now: Date): Promise<CertifiedKey> {
  const x509 = await loadX509();
  const key = newKey();
  const keys = { privateKey: await signingKey(key), publicKey: await verifyingKey(key) };
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: "O=webhook-sync sandbox, CN=webhook-sync sandbox authority",
    keys,
    signingAlgorithm: SIGNING,
    ...validity(now, AUTHORITY_DAYS),
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate: certificate.toString("pem"), key };
}

/** Makes a server certificate, in PEM, for these hosts and addresses. */
export async function issueLeaf(
  authority: CertifiedKey,
  leafKey: string,
  hosts: readonly string[],
  now: Date,
): Promise<string> {
  const x509 = await loadX509();
  const issuer = new x509.X509Certificate(authority.certificate);
  const publicKey = await verifyingKey(leafKey);
  const names = hosts.map((host) => ({ type: isIP(host) === 0 ? "dns" : "ip", value: host }) as const);
  const certificate = await x509.X509CertificateGenerator.create({
    subject: "O=webhook-sync sandbox",
    issuer: issuer.subjectName,
    publicKey,
    signingKey: await signingKey(authority.key),
    signingAlgorithm: SIGNING,
    ...validity(now, LEAF_DAYS),
    extensions: [
      new x509.SubjectAlternativeNameExtension(names),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey),
      await x509.SubjectKeyIdentifierExtension.create(publicKey),
    ],
  });
  return certificate.toString("pem");
}

/** Loading the library takes longer than all else that the sandbox does, so it waits until it is needed. */
async function loadX509() {
  // x509 registers its algorithms through a container that asks for decorator metadata.
  await import("reflect-metadata");
  const x509 = await import("@peculiar/x509");
  x509.cryptoProvider.set(webcrypto);
  return x509;
}

/** From an hour ago, because clocks differ. */
function validity(now: Date, days: number): { readonly notBefore: Date; readonly notAfter: Date } {
  return {
    notBefore: new Date(now.getTime() - DAY_MS / 24),
    notAfter: new Date(now.getTime() + days * DAY_MS),
  };
}
