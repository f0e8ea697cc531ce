import { Composer, type Document, isMap, Parser, visit } from "yaml";

/** A line for each text, however long: what is folded cannot be searched for. */
const LAYOUT = { indent: 2, lineWidth: 0 } as const;

/** The documents of a file, to be changed and printed. Their syntax must have been found good. */
export function readDocuments(text: string): Document[] {
  return [...new Composer().compose(new Parser().parse(text))];
}

/** The documents as one file, in the one layout of manifests. Comments, order and line breaks between keys stay. */
export function printDocuments(documents: readonly Document[]): string {
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
