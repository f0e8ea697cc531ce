import { isDeepStrictEqual } from "node:util";
import { diffArrays } from "diff";
import { Composer, type Document, isMap, isScalar, Parser } from "yaml";
import type { Edit, SharedKeys } from "../model/report/manifest-draft.ts";
import { printDocuments } from "./draft.ts";

/**
 * Changes keys of a file and leaves everything else, comments and order included, as it is. A key is changed where it
 * applies to the environment: in the environment's overrides where they have it.
 */
export function rewriteManifests(text: string, environment: string, edits: readonly Edit[]): string {
  const documents = readDocuments(text);
  for (const { document: index, path, value } of edits) {
    const document = documents[index];
    if (document === undefined) continue;
    const own = spelledIn(document, path);
    const override = overrideOf(document, environment, path);
    if (override !== undefined) setOverride(document, override, { value, stands: document.hasIn(own) });
    else if (value === null) document.deleteIn(own);
    else setValue(document, own, value);
  }
  const changed = printDocuments(documents);
  const kept = withKeptLines(text, printDocuments(readDocuments(text)), changed);
  return saysTheSame(kept, documents) ? kept : changed.replaceAll("\n", `${lineEndOf(text)}\n`);
}

/** Whether an edit came out as it was meant: the lines are kept for people, and what they say for all others. */
function saysTheSame(text: string, documents: readonly Document[]): boolean {
  const read = readDocuments(text);
  const isSound = read.every(({ errors }) => errors.length === 0);
  return isSound && isDeepStrictEqual(read.map(contentOf), documents.map(contentOf));
}

function contentOf(document: Document): unknown {
  return document.toJS();
}

/** What stays beneath an override is what other environments have. */
function setOverride(
  document: Document,
  override: readonly string[],
  { value, stands }: { readonly value: Edit["value"]; readonly stands: boolean },
): void {
  if (value !== null) setValue(document, override, value);
  else if (override.at(-1) === "adopt") setValue(document, override, false);
  else if (stands) setValue(document, override, null);
  else document.deleteIn(override);
}

function setValue(document: Document, path: readonly string[], value: Edit["value"]): void {
  const node = document.getIn(path, true);
  if (isScalar(node)) node.value = value;
  else document.setIn(path, value);
}

/** Keys of a file that edits change for other environments too: these have no override of them. */
export function keysShared(
  text: string,
  { environment, all }: { readonly environment: string; readonly all: readonly string[] },
  edits: readonly Edit[],
): readonly SharedKeys[] {
  const documents = readDocuments(text);
  const shared = new Map<string, { readonly environments: readonly string[]; readonly keys: string[] }>();
  for (const { document: index, path } of edits) {
    const document = documents[index];
    if (document === undefined || overrideOf(document, environment, path) !== undefined) continue;
    const environments = all.filter(
      (name) => name !== environment && overrideOf(document, name, path) === undefined,
    );
    if (environments.length === 0) continue;
    const group = shared.get(environments.join()) ?? { environments, keys: [] };
    group.keys.push(path.join("."));
    shared.set(environments.join(), group);
  }
  return [...shared.values()];
}

/** Where an environment has a key of its own in place of the manifest's; undefined where it has none. */
function overrideOf(
  document: Document,
  environment: string,
  path: readonly string[],
): readonly string[] | undefined {
  const override = spelledIn(document, ["environments", environment, ...path]);
  return document.hasIn(override) ? override : undefined;
}

/** Names of headers compare without case. */
function spelledIn(document: Document, path: readonly string[]): readonly string[] {
  const [name = "", above = ""] = path.toReversed();
  const headers = above === "headers" ? document.getIn(path.slice(0, -1), true) : undefined;
  if (!isMap(headers)) return path;
  const keys = headers.items.map(({ key }) => (isScalar(key) ? String(key.value) : ""));
  const spelled = keys.find((key) => key.toLowerCase() === name.toLowerCase());
  return [...path.slice(0, -1), spelled ?? name];
}

/** The documents of a file, to be changed and printed. Their syntax must have been found good. */
function readDocuments(text: string): Document[] {
  return [...new Composer().compose(new Parser().parse(text))];
}

/**
 * A text that was read, changed and printed again, with each line that did not change as it was: its spaces, its quotes
 * and its line end. `printed` is the text as it would have been printed unchanged, by which the lines are found again.
 */
function withKeptLines(text: string, printed: string, changed: string): string {
  const lineEnd = lineEndOf(text);
  const before = printed.split("\n");
  const { removed, inserted } = differences(before, changed.split("\n"));
  const written = (lines: readonly string[] = []) =>
    lines.map((line) => (line === "" ? line : `${line}${lineEnd}`));
  const kept: string[] = [];
  let at = 0;
  for (const { count, lines } of sameLines(before, text.split("\n"))) {
    const others = Array.from({ length: Math.max(0, count - 1) }, (_, index) => at + 1 + index);
    const isKept =
      [at, ...others].every((line) => !removed.has(line)) && !others.some((line) => inserted.has(line));
    const stands = (line: number) => (removed.has(line) ? [] : written(before.slice(line, line + 1)));
    if (count > 0) kept.push(...written(inserted.get(at)));
    if (count === 0 || isKept) kept.push(...lines);
    else
      kept.push(
        ...stands(at),
        ...others.flatMap((line) => [...written(inserted.get(line)), ...stands(line)]),
      );
    at += count;
  }
  return [...kept, ...written(inserted.get(at))].join("\n");
}

/** Which lines went, by their numbers, and which came, by the number of the line that they stand before. */
function differences(before: readonly string[], after: readonly string[]) {
  const removed = new Set<number>();
  const inserted = new Map<number, readonly string[]>();
  let at = 0;
  for (const part of diffArrays([...before], [...after])) {
    if (part.added) inserted.set(at, part.value);
    else {
      for (let line = at; part.removed && line < at + part.count; line += 1) removed.add(line);
      at += part.count;
    }
  }
  return { removed, inserted };
}

/** Lines of the original, and how many lines they were printed as. */
interface SameLines {
  readonly count: number;
  readonly lines: readonly string[];
}

/** One line by one where they are printed as they stand, spaces and quotes aside, else as many as belong together. */
function sameLines(printed: readonly string[], original: readonly string[]): SameLines[] {
  const same: SameLines[] = [];
  const comparator = (one: string, other: string) => plain(one) === plain(other);
  let at = 0;
  for (const { added, removed, count } of diffArrays([...printed], [...original], { comparator })) {
    const lines = removed ? [] : original.slice(at, at + count);
    at += lines.length;
    const last = same.at(-1);
    if (!added && !removed) same.push(...lines.map((line) => ({ count: 1, lines: [line] })));
    else if (added && last !== undefined && last.lines.length === 0) same.splice(-1, 1, { ...last, lines });
    else same.push({ count: removed ? count : 0, lines });
  }
  return same;
}

function plain(line: string): string {
  return line.replace(/[\s'"]+/g, "");
}

function lineEndOf(text: string): string {
  return /^[^\n]*\r\n/.test(text) ? "\r" : "";
}
