import {
  Composer,
  type CST,
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  Schema,
  type YAMLMap,
  type YAMLParseError,
} from "yaml";
import { quote } from "../../base/credentials.ts";
import type { Place } from "../../model/fleet/diagnostic.ts";
import type { TextDiagnostic } from "../diagnostics.ts";
import { MAX_DIAGNOSTICS } from "../limits.ts";
import { alteredNumber } from "./numbers.ts";
import { readSyntax, syntaxDiagnostic } from "./syntax.ts";

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

/** What a syntax tree was made into. */
export interface Composed {
  readonly documents: readonly Document.Parsed[];
  /** Of no document, or of one that was given up. */
  readonly errors: readonly YAMLParseError[];
  /** False where a document had more errors than are told: neither it nor what follows is there. */
  readonly complete: boolean;
}

const OPTIONS = {
  // One for all files: building it costs more than composing a small document.
  schema: new Schema({ schema: "core", merge: false }),
  stringKeys: true,
  // Checked in toValue instead: the library compares each key with each other one.
  uniqueKeys: false,
} as const;

/** Makes documents of a syntax tree, and ends where more is wrong with them than anybody is told. */
function compose(parts: readonly CST.Token[]): Composed {
  const composer = new Composer(OPTIONS);
  const documents: Document.Parsed[] = [];
  const errors = recordErrors(composer, MAX_DIAGNOSTICS + 1);
  try {
    for (const document of composer.compose(parts)) documents.push(document);
    return { documents, errors: composer.streamInfo().errors, complete: true };
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
    const end = documents.at(-1)?.range[2] ?? 0;
    return { documents, errors: errors.filter(({ pos }) => pos[0] >= end), complete: false };
  }
}

class Enough extends Error {}

/**
 * A document is composed in one go, with an error for each of its mistakes, and a megabyte has room for half a million.
 * The library has no word for "enough"; its member that takes the errors is the only place to say it.
 */
function recordErrors(composer: Composer, most: number): readonly YAMLParseError[] {
  const report: unknown = Reflect.get(composer, "onError");
  const errors: YAMLParseError[] = [];
  Reflect.set(composer, "onError", (...error: unknown[]) => {
    if (errors.length === most) throw new Enough();
    if (typeof report === "function") Reflect.apply(report, composer, error);
    const last = composer.streamInfo().errors.at(-1);
    if (last !== undefined && last !== errors.at(-1)) errors.push(last);
  });
  return errors;
}

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
function toValue(node: unknown, reading: Reading): unknown {
  if (isMap(node)) return mapOf(node, reading);
  if (isSeq(node)) return node.items.map((item) => toValue(item, reading));
  if (!isScalar(node)) return null;
  const { value, source } = node;
  // Nearly all numbers are printed as they are written.
  if (typeof value === "number" && String(value) !== source && reading.findings.length <= MAX_DIAGNOSTICS)
    reading.findings.push(...alteredNumber(node, value));
  return value;
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
function yamlKeyOf(key: unknown): string {
  return isScalar(key) ? String(key.value ?? "") : "";
}

/** Where a node starts. */
function offsetOf(node: unknown): number {
  return (isNode(node) ? node.range?.[0] : undefined) ?? 0;
}

function duplicateKey(map: YAMLMap, key: string, offset: number, { place }: Reading): TextDiagnostic {
  const first = map.items.find((pair) => yamlKeyOf(pair.key) === key);
  const { line, column } = place(offsetOf(first?.key)).location;
  const message = `duplicate key ${quote(key)} (first at ${line}:${column})`;
  return { code: "duplicate-key", message, hint: "keep one of them", offset };
}

/** Longer lines are not shown. */
const LONGEST_LINE = 1_000;

/** Most files are one manifest, of which only the beginning has to be placed. */
const NEAR = 2_000;

/** Turns offsets in a text into places. All lines are counted at the first call that asks for what is not near its start. */
export function placesIn(text: string, file: string): (offset: number) => Place {
  let counted: LineCounter | undefined;
  return (offset) => {
    if (offset > NEAR) counted ??= countLines(text);
    const { line, start } = counted === undefined ? nearLine(text, offset) : lineIn(counted, offset);
    return { location: { file, line, column: offset - start + 1 }, sourceLine: lineAt(text, start) };
  };
}

interface Line {
  readonly line: number;
  /** The offset of its first character. */
  readonly start: number;
}

function nearLine(text: string, offset: number): Line {
  let [line, start] = [1, 0];
  for (let feed = text.indexOf("\n"); feed !== -1 && feed < offset; feed = text.indexOf("\n", start)) {
    line += 1;
    start = feed + 1;
  }
  return { line, start };
}

function lineIn(counted: LineCounter, offset: number): Line {
  const { line } = counted.linePos(offset);
  return { line, start: counted.lineStarts[line - 1] ?? 0 };
}

function countLines(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lines.addNewLine(at + 1);
  return lines;
}

function lineAt(text: string, start: number): string {
  const feed = text.indexOf("\n", start);
  const end = feed === -1 ? text.length : feed;
  const line = text.slice(start, text.charAt(end - 1) === "\r" ? end - 1 : end);
  return line.length > LONGEST_LINE ? "" : line;
}
