import { isMap, isNode, isScalar, isSeq, type YAMLMap } from "yaml";
import type { Place } from "../model/diagnostic.ts";
import type { TextDiagnostic } from "./diagnostics.ts";
import { MAX_DIAGNOSTICS } from "./limits.ts";
import { quote } from "./wording.ts";

interface Reading {
  /** Where findings are put. */
  readonly findings: TextDiagnostic[];
  readonly place: (offset: number) => Place;
}

/** An object that inherits nothing. Unlike what Object.create(null) gives it is quick to fill and to read. */
class BareMap {
  [key: string]: unknown;
}
Object.setPrototypeOf(BareMap.prototype, null);
Reflect.deleteProperty(BareMap.prototype, "constructor");

/** What a YAML node stands for. Maps inherit nothing, so that no key of theirs can mean anything else. */
export function toValue(node: unknown, reading: Reading): unknown {
  if (isMap(node)) return mapOf(node, reading);
  if (isSeq(node)) return node.items.map((item) => toValue(item, reading));
  return isScalar(node) ? node.value : null;
}

function mapOf(map: YAMLMap, reading: Reading): unknown {
  const value = new BareMap();
  for (const pair of map.items) {
    const key = yamlKeyOf(pair.key);
    if (!(key in value)) value[key] = toValue(pair.value, reading);
    // Looking up the first of each is slow where there are very many.
    else if (reading.findings.length <= MAX_DIAGNOSTICS)
      reading.findings.push(duplicateKey(map, key, offsetOf(pair.key), reading));
  }
  return value;
}

/** The name of a map's key. */
export function yamlKeyOf(key: unknown): string {
  return isScalar(key) ? String(key.value ?? "") : "";
}

/** Where a node starts. */
export function offsetOf(node: unknown): number {
  return (isNode(node) ? node.range?.[0] : undefined) ?? 0;
}

function duplicateKey(map: YAMLMap, key: string, offset: number, { place }: Reading): TextDiagnostic {
  const first = map.items.find((pair) => yamlKeyOf(pair.key) === key);
  const { line, column } = place(offsetOf(first?.key)).location;
  const message = `duplicate key ${quote(key)} (first at ${line}:${column})`;
  return { code: "duplicate-key", message, hint: "keep one of them", offset };
}
