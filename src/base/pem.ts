/** A block of PEM, from its BEGIN line to its END line. */
interface PemBlock {
  /** `CERTIFICATE`, `EC PRIVATE KEY`. */
  readonly label: string;
  readonly text: string;
}

/**
 * The whole blocks in a text. Parsers want each on lines of its own, and some pass over what is not: joined by line breaks,
 * they take all of them, however the file was put together.
 */
export function pemBlocks(text: string): readonly PemBlock[] {
  const whole = text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----[^-]*-----END \1-----/g);
  return [...whole].map(([block, label = ""]) => ({ label, text: block }));
}
