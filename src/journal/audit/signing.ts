import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import type { Result } from "../../base/result.ts";
import type { AppendFailure, Journal } from "../chain/journal.ts";

/** A head, as it is signed. */
export interface Signature {
  /** The SHA-256 of the public key (SPKI, DER). */
  readonly key: string;
  /** Base64. */
  readonly signature: string;
}

/** Signs heads. */
export type Signer = (head: string) => Signature;

const PEM = /-----BEGIN [A-Z ]+-----[^-]+-----END [A-Z ]+-----/g;

/** With an Ed25519 key, PKCS #8 as PEM or as Base64 of DER; undefined where the text is none. */
export function signerWith(text: string): Signer | undefined {
  const key = privateKeyIn(text);
  if (key === undefined) return undefined;
  const fingerprint = fingerprintOf(createPublicKey(key));
  return (head) => ({
    key: fingerprint,
    signature: sign(null, messageOf(head), key).toString("base64"),
  });
}

/** The public keys that a text holds, SPKI as PEM or as Base64 of DER, by their fingerprints. */
export function publicKeysIn(text: string): ReadonlyMap<string, KeyObject> {
  const texts = text.match(PEM) ?? [text];
  const keys = texts.flatMap((one) => publicKeyIn(one) ?? []);
  return new Map(keys.map((key) => [fingerprintOf(key), key]));
}

function privateKeyIn(text: string): KeyObject | undefined {
  // Some CI systems keep a value of several lines as one.
  const pem = text.replaceAll("\\n", "\n");
  return ed25519(() =>
    pem.includes("-----")
      ? createPrivateKey(pem)
      : createPrivateKey({ key: Buffer.from(text, "base64"), format: "der", type: "pkcs8" }),
  );
}

function publicKeyIn(text: string): KeyObject | undefined {
  return ed25519(() =>
    text.includes("-----")
      ? createPublicKey(text)
      : createPublicKey({ key: Buffer.from(text, "base64"), format: "der", type: "spki" }),
  );
}

/** What is wrong with a key is not told: it might repeat a part of it. */
function ed25519(read: () => KeyObject): KeyObject | undefined {
  try {
    const key = read();
    return key.asymmetricKeyType === "ed25519" ? key : undefined;
  } catch {
    return undefined;
  }
}

/** So that no other text that is signed can be taken for a head. */
function messageOf(head: string): Buffer {
  return Buffer.from(`webhook-sync head\n${head}`);
}

function fingerprintOf(key: KeyObject): string {
  return createHash("sha256")
    .update(key.export({ format: "der", type: "spki" }))
    .digest("hex");
}

/** Signs all that a journal has by now. */
export async function recordSignature(
  journal: Pick<Journal, "append" | "head">,
  signer: Signer,
): Promise<Result<null, AppendFailure>> {
  return await journal.append({ phase: "signed", ...signer(journal.head()) });
}

/** Whether a head was signed with one of these keys. */
export function isSignedBy(
  keys: ReadonlyMap<string, KeyObject>,
  head: string,
  { key: fingerprint, signature }: Signature,
): boolean {
  const key = keys.get(fingerprint);
  return key !== undefined && verify(null, messageOf(head), key, Buffer.from(signature, "base64"));
}
