import { Document } from "yaml";
import type { Environment } from "../model/environment.ts";
import type { LiveWebhook } from "../model/live.ts";
import { printDocuments } from "./format.ts";
import { escapeTemplate } from "./interpolation.ts";

/** A header as a manifest has it: the value is a template. */
export interface DraftedHeader {
  readonly name: string;
  readonly template: string;
}

/** What a manifest says beside what the live object does. */
export interface DraftOptions {
  readonly defaults: Environment["defaults"];
  readonly headers: readonly DraftedHeader[];
  readonly description: string | null;
  readonly owner: string | null;
  readonly adopt: boolean;
  /** Where the schema is, as seen from the manifest. */
  readonly schema: string;
}

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
