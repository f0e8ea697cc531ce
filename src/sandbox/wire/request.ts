import type { IncomingMessage } from "node:http";
import type { Random } from "../../model/run/surroundings.ts";

/** A request as the tenant's code sees it: read to its end. */
export interface ReadRequest {
  readonly method: string;
  readonly url: URL;
  readonly body: string;
  /** Goes into every refusal. */
  readonly traceId: string;
  /** A header's value, its occurrences joined; null when it is absent. */
  header(name: string): string | null;
}

/** Reads a request to its end; null when the body is longer than allowed, or when the client left in the middle. */
export async function readBody(incoming: IncomingMessage, limit: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of incoming) {
      const bytes = Buffer.from(chunk);
      length += bytes.length;
      // The rest is read all the same: a client that is still sending would not see the answer.
      if (length <= limit) chunks.push(bytes);
    }
  } catch {
    return null;
  }
  return length <= limit ? Buffer.concat(chunks).toString("utf8") : null;
}

/** A header's value, its occurrences joined; null when it is absent. */
export function headerOf(incoming: IncomingMessage, name: string): string | null {
  return incoming.headersDistinct[name.toLowerCase()]?.join(", ") ?? null;
}

/** The names of a request's headers, in lower case. Values are nobody's business. */
export function headerNames(incoming: IncomingMessage): readonly string[] {
  return Object.keys(incoming.headersDistinct);
}

/** So many hexadecimal digits. */
export function hexDigits(random: Random, count: number): string {
  return Array.from({ length: count }, () => Math.floor(random() * 16).toString(16)).join("");
}
