import { parseTemplate } from "../../base/template.ts";
import type { LiveWebhook } from "../fleet/live.ts";
import type { HeaderValue } from "../fleet/webhook.ts";

export const PASSWORD_PART = "basicAuth.password";

/** The part that the path of a change is about. */
export function partAt(path: string): string {
  return path.startsWith("headers.") ? path.toLowerCase() : path;
}

/** By part, as far as the tenant shows them. */
export function liveValues({ headers, endpoint }: LiveWebhook): ReadonlyMap<string, string> {
  const auth = endpoint?.basicAuth;
  const password = auth?.kind === "set" && auth.password.kind === "readable" ? [auth.password.value] : [];
  return new Map([
    ...headers.flatMap((one) =>
      one.kind === "readable" ? [[partAt(`headers.${one.name}`), one.value.expose()] as const] : [],
    ),
    ...password.map((value) => [PASSWORD_PART, value.expose()] as const),
  ]);
}

/** What the secrets are that a value is made of, by name. */
export function secretsOf(value: HeaderValue): ReadonlyMap<string, string> {
  if (value.kind !== "secret") return new Map();
  return new Map(
    value.value.parts.map((part, index) => [value.references[index]?.name ?? "", part.expose()] as const),
  );
}

/** The secrets that a template refers to, each with its version. */
export function versionsIn(template: string): ReadonlyMap<string, number | null> {
  const references = parseTemplate(template).flatMap((part) =>
    part.kind === "secret" ? [part.reference] : [],
  );
  return new Map(references.map(({ name, version }) => [name, version]));
}

const ANYTHING = "\0";

/** Whether a text is what a template makes of these values, whatever its other secrets are. */
export function isMadeOf(text: string, template: string, values: ReadonlyMap<string, string>): boolean {
  const made = parseTemplate(template).map((part) => {
    if (part.kind === "secret") return values.get(part.reference.name) ?? ANYTHING;
    // In a record all but the secrets is filled in.
    return part.kind === "text" ? part.text : ANYTHING;
  });
  // No tenant keeps what stands around a header value as space.
  return isInOrder(text.trim(), made.join("").trim().split(ANYTHING));
}

/** Whether a text is these pieces in their order, with anything between any two of them. */
function isInOrder(text: string, pieces: readonly string[]): boolean {
  const [first = "", ...rest] = pieces;
  const last = rest.pop();
  if (last === undefined) return text === first;
  let end = text.startsWith(first) ? first.length : Number.POSITIVE_INFINITY;
  for (const piece of rest) {
    const at = text.indexOf(piece, end);
    end = at < 0 ? Number.POSITIVE_INFINITY : at + piece.length;
  }
  return end + last.length <= text.length && text.endsWith(last);
}
