import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { failure, type Result, success } from "../model/result.ts";

/** More than this is not read, nor unpacked. */
export const MOST_BODY_BYTES = 5_000_000;

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
}

/** Reads a body that came in whole; the error is a sentence about the answer. */
export async function readBody(
  headers: ReadonlyMap<string, string>,
  raw: Buffer,
): Promise<Result<Body, string>> {
  const bytes = await unpack(headers.get("content-encoding") ?? "identity", raw);
  if (!bytes.ok) return bytes;
  if (bytes.value.length === 0) return success({ kind: "none" });
  const text = bytes.value.toString("utf8");
  try {
    const value: unknown = JSON.parse(text);
    return success({ kind: "json", value });
  } catch {
    return success({ kind: "text", text });
  }
}

/** gzip is the only encoding that we ask for. */
async function unpack(encoding: string, raw: Buffer): Promise<Result<Buffer, string>> {
  if (encoding === "identity" || raw.length === 0) return success(raw);
  if (encoding !== "gzip" && encoding !== "x-gzip")
    return failure("it is encoded in a way that was not asked for");
  try {
    return success(await promisify(gunzip)(raw, { maxOutputLength: MOST_BODY_BYTES }));
  } catch (error) {
    const tooLarge = error instanceof RangeError;
    return failure(
      tooLarge ? `it unpacks to more than ${MOST_BODY_BYTES / 1e6} MB` : "its gzip encoding is broken",
    );
  }
}
