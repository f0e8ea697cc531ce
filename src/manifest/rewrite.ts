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
  return withKeptLines(text, printDocuments(readDocuments(text)), printDocuments(documents));
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
  const original = text.split("\n");
  const before = printed.split("\n");
  const lineEnd = original[0]?.endsWith("\r") ? "\r" : "";
  const after = changed.split("\n");
  // Where a line was broken or joined there is no telling which is which.
  if (original.length !== before.length) return after.join(`${lineEnd}\n`);
  const kept: string[] = [];
  let at = 0;
  for (const { added, removed, value, count } of diffArrays(before, after)) {
    if (added) kept.push(...value.map((line) => (line === "" ? line : `${line}${lineEnd}`)));
    else if (!removed) kept.push(...original.slice(at, at + count));
    if (!added) at += count;
  }
  return kept.join("\n");
}
