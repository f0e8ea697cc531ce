import { diffArrays } from "diff";
import { Composer, Document, isMap, isScalar, Parser, visit } from "yaml";
import { escapeTemplate } from "../base/template.ts";
import type { LiveWebhook } from "../model/fleet/live.ts";
import type { DraftOptions, Edit } from "../model/report/import-report.ts";
import { declaredPath } from "./for-environment.ts";

/** Declares a live integration as a person would: what is a default is left out. */
export function draftManifest(live: LiveWebhook, options: DraftOptions): string {
  const { name, version, url, method, payloadFormat, status } = live;
  const { defaults, headers, endpoint, description, owner, adopt, schema } = options;
  const { cognigy = {}, basicAuth = null } = endpoint ?? {};
  const document = new Document({
    name,
    version,
    ...(description === null ? {} : { description }),
    ...(owner === null ? {} : { owner }),
    url: escapeTemplate(url),
    ...(method === defaults.method ? {} : { method }),
    ...(payloadFormat === defaults.payloadFormat ? {} : { payloadFormat }),
    ...(headers.length === 0 ? {} : { headers: new Map(headers.map((one) => [one.name, one.template])) }),
    ...(basicAuth === null ? {} : { basicAuth }),
    ...(Object.keys(cognigy).length === 0 ? {} : { cognigy }),
    ...(status === "active" ? {} : { status }),
    ...(adopt ? { adopt } : {}),
  });
  if (document.contents !== null)
    document.contents.commentBefore = ` yaml-language-server: $schema=${schema}`;
  return printDocuments([document]);
}

/**
 * Changes keys of a file and leaves everything else, comments and order included, as it is. A key is changed where it
 * applies to the environment: in the environment's overrides where they have it.
 */
export function rewriteManifests(text: string, environment: string, edits: readonly Edit[]): string {
  const documents = readDocuments(text);
  for (const { document: index, path, value } of edits) {
    const document = documents[index];
    if (document !== undefined)
      setKey(document, declaredPath(document.toJS(), environment, path), path, value);
  }
  return withKeptLines(text, printDocuments(readDocuments(text)), printDocuments(documents));
}

function setKey(
  document: Document,
  declared: readonly string[],
  path: readonly string[],
  value: Edit["value"],
): void {
  if (value === null) {
    document.deleteIn(declared);
    // What overrode it is gone; so must be what was overridden.
    if (declared !== path) document.deleteIn(path);
    return;
  }
  const node = document.getIn(declared, true);
  if (isScalar(node)) node.value = value;
  else document.setIn(declared, value);
}

/** A line for each text, however long: what is folded cannot be searched for. */
const LAYOUT = { indent: 2, lineWidth: 0 } as const;

/** The documents of a file, to be changed and printed. Their syntax must have been found good. */
function readDocuments(text: string): Document[] {
  return [...new Composer().compose(new Parser().parse(text))];
}

/** The documents as one file, in the one layout of manifests. Comments, order and line breaks between keys stay. */
function printDocuments(documents: readonly Document[]): string {
  return documents
    .map((document, index) => {
      padCollections(document);
      const start = index > 0 && !document.directives?.docStart ? "---\n" : "";
      return `${start}${document.toString(LAYOUT)}`;
    })
    .join("");
}

/** `{ a: b }` and `[a, b]`, as people write them: the library pads either both or none. */
function padCollections(document: Document): void {
  visit(document, {
    Collection: (_, collection) => {
      const print = collection.toString.bind(collection);
      const flowCollectionPadding = isMap(collection) ? " " : "";
      collection.toString = (context, ...rest) =>
        print(context && { ...context, flowCollectionPadding }, ...rest);
    },
  });
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
