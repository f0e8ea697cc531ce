import { createHmac } from "node:crypto";
import type { Secret } from "../model/secret.ts";
import { signingKeyBytes } from "../model/signing-key.ts";

/** What is signed: a message as it leaves, whole. */
export interface Signable {
  /** The same in all tries. */
  readonly id: string;
  /** When this try leaves: a receiver refuses what is old, so that nobody can send it again. */
  readonly at: Date;
  readonly body: string;
}

/**
 * The headers by which a receiver knows who sent a message, as Standard Webhooks has them; none without a key. With two
 * keys there are two signatures, and either will do: receivers change from one key to the next when it suits them.
 */
export function signatureHeaders(
  keys: readonly Secret[],
  { id, at, body }: Signable,
): Record<string, string> {
  if (keys.length === 0) return {};
  const timestamp = `${Math.floor(at.getTime() / 1000)}`;
  const signatures = keys.flatMap((key) => {
    const bytes = signingKeyBytes(key.expose());
    return bytes === undefined ? [] : [`v1,${hmac(bytes, `${id}.${timestamp}.${body}`)}`];
  });
  return {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signatures.join(" "),
  };
}

function hmac(key: Uint8Array, text: string): string {
  return createHmac("sha256", key).update(text).digest("base64");
}
