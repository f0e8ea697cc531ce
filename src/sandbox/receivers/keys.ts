import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  webcrypto,
} from "node:crypto";
/** A certificate and the private key that goes with it, in PEM. */
export interface CertifiedKey {
  readonly certificate: string;
  readonly key: string;
}

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256" };

/** A new private key, in PEM. */
export function newKey(): string {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: ALGORITHM.namedCurve });
  return privateKey.export({ type: "pkcs8", format: "pem" }).toString();
}

export function signingKey(pem: string): Promise<webcrypto.CryptoKey> {
  const der = createPrivateKey(pem).export({ type: "pkcs8", format: "der" });
  return webcrypto.subtle.importKey("pkcs8", der, ALGORITHM, false, ["sign"]);
}

export function verifyingKey(pem: string): Promise<webcrypto.CryptoKey> {
  const der = publicKeyOf(pem).export({ type: "spki", format: "der" });
  return webcrypto.subtle.importKey("spki", der, ALGORITHM, true, ["verify"]);
}

function publicKeyOf(privatePem: string): KeyObject {
  return createPublicKey(createPrivateKey(privatePem));
}
