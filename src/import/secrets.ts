import { isQuotable } from "../base/credentials.ts";
import { hostOf, parsedUrl } from "../base/http.ts";
import { Secret } from "../base/secret.ts";
import { escapeTemplate } from "../base/template.ts";
import type { PolicySettings } from "../model/fleet/environment.ts";
import { keyOf } from "../model/fleet/key.ts";
import type { LiveHeader, LiveWebhook } from "../model/fleet/live.ts";
import type { ImportedSecret } from "../model/report/import-report.ts";
import type { DraftedHeader } from "../model/report/manifest-draft.ts";
import { PASSWORD, sentBy } from "./endpoints.ts";
import { secretNameFor } from "./secret-name.ts";

/** What the headers of imported webhooks become. */
export interface DraftedHeaders {
  readonly headersOf: (live: LiveWebhook) => readonly DraftedHeader[];
  /** What stands for the password of an Endpoint; null where it has none. */
  readonly passwordOf: (live: LiveWebhook) => string | null;
  /** By name. */
  readonly secrets: readonly ImportedSecret[];
  /** What the tenant shows of them, by name. */
  readonly values: ReadonlyMap<string, Secret>;
}

/** One secret: a value that a header has wherever it is the same, or one that nobody can compare. */
interface Group {
  readonly header: string;
  /** What stands before the secret, `Bearer `. */
  readonly lead: string;
  /** null where the tenant hides it. */
  readonly value: Secret | null;
  readonly webhooks: LiveWebhook[];
}

const SCHEME = /^(?:Bearer|Basic|Token|ApiKey) (?=\S)/;
const CREDENTIALS = ["authorization", "proxy-authorization", "cookie"];

/** Gives a name to each value that may not stand in a file. Equal values of a header are one secret. */
export function draftHeaders(
  webhooks: readonly LiveWebhook[],
  { plainHeaders }: PolicySettings,
  taken: ReadonlySet<string>,
): DraftedHeaders {
  const groups = new Map<string, Group>();
  for (const live of webhooks)
    for (const header of sentBy(live)) {
      if (isPlain(header, plainHeaders)) continue;
      const id = groupId(live, header);
      const group = groups.get(id);
      if (group !== undefined) group.webhooks.push(live);
      else {
        const lead = leadOf(header);
        const value = secretIn(header, lead);
        groups.set(id, { header: header.name, lead, value, webhooks: [live] });
      }
    }
  const names = namesFor(groups, taken);
  const draft = (live: LiveWebhook, header: LiveHeader): DraftedHeader => {
    const { name } = header;
    if (isPlain(header, plainHeaders)) return { name, template: escapeTemplate(header.value.expose()) };
    return { name, template: `${leadOf(header)}\${secret:${names.get(groupId(live, header))}}` };
  };
  return {
    headersOf: (live) => live.headers.map((header) => draft(live, header)),
    passwordOf: (live) => {
      const password = sentBy(live).find(({ name }) => name === PASSWORD);
      return password === undefined ? null : draft(live, password).template;
    },
    secrets: [...groups].flatMap(([id, group]) => secretOf(names.get(id), group)),
    values: new Map(
      [...groups].flatMap(([id, { value }]) => {
        const name = names.get(id);
        return name === undefined || value === null ? [] : [[name, value] as const];
      }),
    ),
  };
}

/** Whether a value may stand in a file: operators say that it is no secret and it does not look like one, or it is empty. */
function isPlain(
  header: LiveHeader,
  plainHeaders: readonly string[],
): header is Extract<LiveHeader, { kind: "readable" }> {
  if (header.kind === "masked") return false;
  const value = header.value.expose();
  const name = header.name.toLowerCase();
  if (name === PASSWORD.toLowerCase()) return false;
  if (value === "") return true;
  const isVisible = !/\p{C}/u.test(value);
  return plainHeaders.includes(name) && !CREDENTIALS.includes(name) && isVisible && isQuotable(value);
}

/** In memory only: holds the value. */
function groupId(live: LiveWebhook, header: LiveHeader): string {
  const value = header.kind === "masked" ? { hiddenIn: live.id } : header.value.expose();
  return JSON.stringify([header.name.toLowerCase(), value]);
}

/** null where the tenant hides it. */
function secretIn(header: LiveHeader, lead: string): Secret | null {
  return header.kind === "masked" ? null : new Secret(header.value.expose().slice(lead.length));
}

/** The scheme of a credential is none of the tenant's secrets: one of few known words. */
function leadOf(header: LiveHeader): string {
  if (header.kind === "masked" || !/^(proxy-)?authorization$/i.test(header.name)) return "";
  return SCHEME.exec(header.value.expose())?.[0] ?? "";
}

function namesFor(groups: ReadonlyMap<string, Group>, taken: ReadonlySet<string>): Map<string, string> {
  const names = new Map<string, string>();
  const all = new Set(taken);
  for (const [id, { header, webhooks }] of groups) {
    const called = webhooks.map(({ name }) => name);
    const name = secretNameFor(called, header, all);
    all.add(name);
    names.set(id, name);
  }
  return names;
}

function secretOf(name: string | undefined, { header, lead, value, webhooks }: Group): ImportedSecret[] {
  if (name === undefined) return [];
  const urls = webhooks.flatMap(({ url }) => parsedUrl(url) ?? []);
  const hosts = [...new Set(urls.map(hostOf))].toSorted();
  return [{ name, header, after: lead.trim(), hidden: value === null, webhooks: webhooks.map(keyOf), hosts }];
}
