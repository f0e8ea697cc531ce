import { Document, isMap, visit } from "yaml";
import { escapeTemplate } from "../base/template.ts";
import type { LiveWebhook } from "../model/fleet/live.ts";
import type { DraftOptions } from "../model/report/manifest-draft.ts";

/** Declares a live integration as a person would: what is a default is left out. */
export function draftManifest(live: LiveWebhook, options: DraftOptions): string {
  const { name, version, url, method, payloadFormat, status } = live;
  const { defaults, headers, endpoint, description, owner, adopt, kept, schema } = options;
  const { cognigy = {}, basicAuth = null } = endpoint ?? {};
  const document = new Document({
    name,
    version,
    ...(description === null ? {} : { description: escapeTemplate(description) }),
    ...(owner === null ? {} : { owner: escapeTemplate(owner) }),
    url: escapeTemplate(url),
    ...(method === defaults.method ? {} : { method }),
    ...(payloadFormat === defaults.payloadFormat ? {} : { payloadFormat }),
    ...(headers.length === 0 ? {} : { headers: new Map(headers.map((one) => [one.name, one.template])) }),
    ...(basicAuth === null ? {} : { basicAuth }),
    ...(Object.keys(cognigy).length === 0 ? {} : { cognigy }),
    ...(status === "active" ? {} : { status }),
    ...(kept.protect ? { protect: true } : {}),
    ...(kept.sunset === null ? {} : { deprecation: { sunset: kept.sunset } }),
    ...(adopt ? { adopt } : {}),
  });
  if (document.contents !== null)
    document.contents.commentBefore = ` yaml-language-server: $schema=${schema}`;
  return printDocuments([document]);
}

/** A line for each text, however long: what is folded cannot be searched for. */
const LAYOUT = { indent: 2, lineWidth: 0 } as const;

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
