import { isMap, isNode, isSeq, type Node } from "yaml";
import type { Place } from "../model/diagnostic.ts";
import type { TextDiagnostic } from "./diagnostics.ts";
import { MAX_DIAGNOSTICS } from "./limits.ts";
import { placesIn } from "./places.ts";
import { readSyntax } from "./syntax-tree.ts";
import { compose } from "./yaml-composer.ts";
import { syntaxDiagnostic } from "./yaml-syntax.ts";
import { offsetOf, toValue, yamlKeyOf } from "./yaml-value.ts";

/** One document of a YAML file. */
export interface YamlDocument {
  /** Which of the file, from 0. */
  readonly index: number;
  /** null for an empty document. */
  readonly value: unknown;
  /** False where something is wrong with its syntax; the value is then what could be made of it. */
  readonly sound: boolean;
  /** Where a key stands, or the nearest key above it; with `within`, where that text stands in the key's value. */
  offset(path: readonly string[], within: string | null): number;
}

/** A YAML file as a list of documents. The nodes behind them live as long as this value. */
export interface YamlFile {
  readonly documents: readonly YamlDocument[];
  /** About the syntax, in no order. */
  readonly findings: readonly TextDiagnostic[];
  /** False where a limit was passed: there may be more documents than these. */
  readonly complete: boolean;
  place(offset: number): Place;
}

/** Reads a text as YAML 1.2 with the core schema. Never throws. */
export function parseYaml(text: string, file: string): YamlFile {
  const place = placesIn(text, file);
  const tree = readSyntax(text);
  const { documents, errors, complete } = compose(tree.parts);
  const read = documents.map((document, index) => {
    const findings = document.errors.slice(0, MAX_DIAGNOSTICS + 1).map(syntaxDiagnostic);
    const value = toValue(document.contents, { findings, place });
    // A directive stands before the document that it is about.
    const start = documents[index - 1]?.range[2] ?? 0;
    const refused = tree.findings.some(({ offset }) => offset >= start && offset < document.range[2]);
    const root = { node: document.contents, start: document.range[0] };
    const offset: YamlDocument["offset"] = (path, within) => offsetOfKey(root, path, within, text);
    return { findings, document: { index, value, sound: findings.length === 0 && !refused, offset } };
  });
  const stray = errors.slice(0, MAX_DIAGNOSTICS + 1).map(syntaxDiagnostic);
  return {
    documents: read.map(({ document }) => document),
    findings: [...tree.findings, ...stray, ...read.flatMap(({ findings }) => findings)],
    complete: tree.complete && complete,
    place,
  };
}

function offsetOfKey(
  root: { readonly node: Node | null; readonly start: number },
  path: readonly string[],
  within: string | null,
  text: string,
): number {
  let node: unknown = root.node;
  let offset = node === null ? root.start : offsetOf(node);
  for (const step of path) {
    const next = stepInto(node, step);
    if (next === null) return offset;
    ({ node, offset } = next);
  }
  if (within === null || !isNode(node) || !node.range) return offset;
  const found = text.indexOf(within, node.range[0]);
  return found === -1 || found >= node.range[1] ? offset : found;
}

function stepInto(node: unknown, step: string): { node: unknown; offset: number } | null {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => yamlKeyOf(key) === step);
    return pair === undefined ? null : { node: pair.value, offset: offsetOf(pair.key) };
  }
  if (!isSeq(node)) return null;
  const item = node.items[Number(step)];
  return item === undefined ? null : { node: item, offset: offsetOf(item) };
}
