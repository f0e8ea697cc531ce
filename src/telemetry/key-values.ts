import { percentDecoded } from "../base/http.ts";

/**
 * Reads `key=value,key2=value2`, as headers and resource attributes are written: values are percent-encoded. undefined
 * where a part of it cannot be read; the OpenTelemetry specification has all of it dropped then.
 */
export function readKeyValues(text: string): ReadonlyMap<string, string> | undefined {
  const pairs = new Map<string, string>();
  for (const part of text.split(",")) {
    if (part.trim() === "") continue;
    const at = part.indexOf("=");
    const key = part.slice(0, Math.max(0, at)).trim();
    const value = percentDecoded(part.slice(at + 1).trim());
    if (key === "" || value === null) return undefined;
    pairs.set(key, value);
  }
  return pairs;
}
