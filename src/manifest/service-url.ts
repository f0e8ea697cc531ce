import { isLoopback } from "../base/http.ts";
import type { Service } from "../model/environment.ts";
import { Secret } from "../model/secret.ts";
import type { Resolving } from "./config-resolving.ts";
import { isTemplate, parseTemplate } from "./interpolation.ts";
import { environmentVariable } from "./secrets.ts";
import { checkHeaderName, resolveHeaderText } from "./sendable-text.ts";
import { quote } from "./wording.ts";

/** The URL of something that credentials are sent to; undefined, and reported, where it must not be used. */
export function resolveServiceUrl(
  text: string,
  path: readonly string[],
  { report }: Resolving,
): URL | undefined {
  // Told with the other references that are not filled in.
  if (isTemplate(text)) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const problem = url === undefined ? "cannot be parsed" : problemOf(url);
  if (problem === null) return url;
  const message = `${quote(path.at(-1) ?? "")} ${problem}`;
  const hint = "write it with https://; http is allowed for localhost, 127.0.0.1 and [::1] only";
  report({ code: "invalid-url", message, hint, path, within: null });
  return undefined;
}

/** A service that is told things; undefined, and reported, where its URL must not be used. */
export function resolveService(
  service: { readonly url: string; readonly headers?: Readonly<Record<string, string>> },
  path: readonly string[],
  resolving: Resolving,
): Service | undefined {
  const url = resolveServiceUrl(service.url, [...path, "url"], resolving);
  const headers = Object.entries(service.headers ?? {}).map(([name, template]) => {
    checkHeaderName(name, [...path, "headers", name], resolving);
    const value = resolveHeaderText(template, [...path, "headers", name], resolving);
    return { name, value: isTemplate(template) ? new Secret(value, partsOf(template, resolving)) : value };
  });
  return url === undefined ? undefined : { url, headers };
}

/** What of a value comes from the environment; the rest stands in Git. */
function partsOf(template: string, { variables }: Resolving): readonly Secret[] {
  return parseTemplate(template).flatMap((part) =>
    part.kind === "environment-variable" ? [new Secret(environmentVariable(variables, part.name))] : [],
  );
}

function problemOf(url: URL): string | null {
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname)))
    return "is neither https nor on a loopback address";
  if (url.username !== "" || url.password !== "") return "holds a user name or a password";
  return url.hash === "" ? null : "has a fragment, which is never sent";
}
