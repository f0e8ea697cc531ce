const PREFIX = "whsec_";

/** As Standard Webhooks asks for: long enough not to be guessed, and no longer than the hash has use for. */
const LEAST_BYTES = 24;
const MOST_BYTES = 64;

/** The key that a text stands for, `whsec_` and base64; undefined where it is none. */
export function signingKeyBytes(text: string): Uint8Array | undefined {
  if (!text.startsWith(PREFIX)) return undefined;
  const encoded = text.slice(PREFIX.length);
  const bytes = Buffer.from(encoded, "base64");
  // Node leaves out what is no base64 and says nothing.
  const isWhole = bytes.toString("base64") === encoded;
  return isWhole && bytes.length >= LEAST_BYTES && bytes.length <= MOST_BYTES ? bytes : undefined;
}
