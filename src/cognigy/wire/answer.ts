import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { parseExactly } from "../../base/json.ts";
import { failure, type Result, success } from "../../model/result.ts";

/** More than this is not read, nor unpacked. */
export const MOST_BODY_BYTES = 5_000_000;
/** Empty objects take far more memory than text: no list has so many values. */
const MOST_VALUES = 500_000;
const BYTES_A_VALUE = 24;

/** What an answer's body holds. */
export type Body =
  | { readonly kind: "none" }
  | { readonly kind: "json"; readonly value: unknown }
  /** Anything that is no JSON: text, a page of HTML, JSON that breaks off. */
  | { readonly kind: "text"; readonly text: string };

/** A complete answer of the tenant. */
export interface Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Body;
  /** How many bytes the body has, unpacked; more where it has so many values that these count for more. */
  readonly bytes: number;
}

/** A body and how many bytes it has, unpacked. */
export type ReadBody = Pick<Answer, "body" | "bytes">;

/** Reads a body that came in whole; the error is a sentence about the answer. */
export async function readBody(
  headers: ReadonlyMap<string, string>,
  raw: Buffer,
): Promise<Result<ReadBody, string>> {
  const unpacked = await unpack(headers.get("content-encoding") ?? "identity", raw);
  if (!unpacked.ok) return unpacked;
  // RFC 8259, section 8.1: no sender should add a byte order mark, every reader may pass over it.
  const text = unpacked.value.toString("utf8").replace(/^\uFEFF/, "");
  const values = mostValuesIn(unpacked.value);
  if (values > MOST_VALUES) return failure(`it holds more than ${MOST_VALUES.toLocaleString("en")} values`);
  return success({ body: bodyOf(text), bytes: Math.max(unpacked.value.length, values * BYTES_A_VALUE) });
}

/** As many values as JSON can have, by what stands before each but the first. Within texts these count too. */
function mostValuesIn(bytes: Buffer): number {
  let count = 1;
  for (const byte of bytes) if (byte === COMMA || byte === BRACKET || byte === BRACE) count += 1;
  return count;
}

const [COMMA, BRACKET, BRACE] = [0x2c, 0x5b, 0x7b];

function bodyOf(text: string): Body {
  if (text === "") return { kind: "none" };
  try {
    return { kind: "json", value: parseExactly(text) };
  } catch {
    return { kind: "text", text };
  }
}

/** gzip is the only encoding that we ask for. Encodings have no case (RFC 9110, section 8.4.1). */
async function unpack(named: string, raw: Buffer): Promise<Result<Buffer, string>> {
  const encoding = named.trim().toLowerCase();
  if (encoding === "identity" || encoding === "" || raw.length === 0) return success(raw);
  if (encoding !== "gzip" && encoding !== "x-gzip")
    return failure(`its encoding is "${encoding}", which was not asked for`);
  try {
    return success(await promisify(gunzip)(raw, { maxOutputLength: MOST_BODY_BYTES }));
  } catch (error) {
    const tooLarge = error instanceof RangeError;
    return failure(
      tooLarge ? `it unpacks to more than ${MOST_BODY_BYTES / 1e6} MB` : "its gzip encoding is broken",
    );
  }
}
