import type { IntegrationFields } from "./integration.ts";
import type { OwnForm, Switches } from "./switches.ts";

type Kept = Pick<IntegrationFields, "url" | "method" | "payloadFormat" | "headers">;

/** What each form makes of an integration. */
const FORMS: Readonly<Record<OwnForm, (fields: Kept) => Partial<Kept>>> = {
  "url-encoding": ({ url }) => ({ url: encoded(url) }),
  "url-slash": ({ url }) => ({ url: url.replace(/(?<!\/)\/+(?=$|[?#])/, "") }),
  "url-query": ({ url }) => ({ url: url.replace(/\?[^#]*/, sorted) }),
  method: ({ method }) => ({ method: method.toLowerCase() }),
  charset: ({ payloadFormat }) => ({ payloadFormat: `${payloadFormat.split(";")[0]}; charset=utf-8` }),
  "header-space": ({ headers }) => ({ headers: mapped(headers, (value) => value.trim()) }),
  "header-case": ({ headers }) => ({ headers: mapped(headers, (value) => value.toLowerCase()) }),
};

/** What is written as this tenant keeps it. */
export function inOwnForm(fields: IntegrationFields, switches: Switches): IntegrationFields {
  const { ownForm, addedHeaders, keepInactive } = switches;
  let kept = fields;
  for (const form of ownForm) kept = { ...kept, ...FORMS[form](kept) };
  const names = new Set(Object.keys(kept.headers).map((name) => name.toLowerCase()));
  const added = Object.entries(addedHeaders).filter(([name]) => !names.has(name.toLowerCase()));
  const status = keepInactive && kept.status === "deprecated" ? "inactive" : kept.status;
  return { ...kept, status, headers: { ...kept.headers, ...Object.fromEntries(added) } };
}

/** `%7e` is a tilde, and `%2f` is `%2F`. */
function encoded(url: string): string {
  return url.replace(/%[0-9a-f]{2}/gi, (code) => {
    const character = String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return /[A-Za-z0-9\-._~]/.test(character) ? character : code.toUpperCase();
  });
}

function sorted(query: string): string {
  return `?${query.slice(1).split("&").toSorted().join("&")}`;
}

function mapped(headers: Kept["headers"], change: (value: string) => string): Kept["headers"] {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, change(value)]));
}
