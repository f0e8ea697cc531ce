import { Document } from "yaml";
import { type DraftOptions, escapeTemplate } from "../model/draft.ts";
import type { LiveWebhook } from "../model/live.ts";
import { printDocuments } from "./format.ts";

/** Declares a live integration as a person would: what is a default is left out. */
export function draftManifest(live: LiveWebhook, options: DraftOptions): string {
  const { name, version, url, method, payloadFormat, status } = live;
  const { defaults, headers, description, owner, adopt, schema } = options;
  const document = new Document({
    name,
    version,
    ...(description === null ? {} : { description }),
    ...(owner === null ? {} : { owner }),
    url: escapeTemplate(url),
    ...(method === defaults.method ? {} : { method }),
    ...(payloadFormat === defaults.payloadFormat ? {} : { payloadFormat }),
    ...(headers.length === 0 ? {} : { headers: new Map(headers.map((one) => [one.name, one.template])) }),
    ...(status === "active" ? {} : { status }),
    ...(adopt ? { adopt } : {}),
  });
  if (document.contents !== null)
    document.contents.commentBefore = ` yaml-language-server: $schema=${schema}`;
  return printDocuments([document]);
}
