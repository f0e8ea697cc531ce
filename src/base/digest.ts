import { createHash } from "node:crypto";
import { canonicalJson } from "./json.ts";

/** `sha256:` and the SHA-256 of a value's canonical JSON, in hexadecimal digits. */
export function digestOf(value: unknown): string {
  return `sha256:${createHash("sha256").update(canonicalJson(value)).digest("hex")}`;
}
