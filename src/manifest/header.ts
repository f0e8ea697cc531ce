import { headerValueFault } from "../base/http.ts";
import { Secret, type SecretSource } from "../model/secret.ts";
import type { Header, HeaderValue } from "../model/webhook.ts";
import type { Report } from "./diagnostics.ts";
import { expandPart, type Variables } from "./expand.ts";
import { isTemplate, parseTemplate } from "./interpolation.ts";
import { quote } from "./wording.ts";

/** Fills a header's value in. A secret that no source knows leaves it unresolved, which is no error here. */
export function buildHeader(
  name: string,
  template: string,
  variables: Variables,
  secrets: SecretSource,
  report: Report,
): Header {
  const path = ["headers", name];
  const { text, value } = isTemplate(template)
    ? fillIn(template, variables, secrets, path, report)
    : { text: template, value: plain(template) };
  const fault = headerValueFault(text);
  if (fault !== null) {
    const message = `the value of header ${quote(name)} ${fault}`;
    const hint = "write it on one line, in ASCII, without white space at its ends";
    report({ code: "invalid-header-value", message, hint, path, within: null });
  }
  return { name, value };
}

/** A text with its references filled in, and the value that it is. */
export function fillIn(
  template: string,
  variables: Variables,
  secrets: SecretSource,
  path: readonly string[],
  report: Report,
): { text: string; value: HeaderValue } {
  const parts = parseTemplate(template);
  const references = parts.flatMap((part) => (part.kind === "secret" ? [part.reference] : []));
  const missing: string[] = [];
  const found: Secret[] = [];
  const texts = parts.map((part) => {
    if (part.kind !== "secret") return expandPart(part, variables, path, report);
    const secret = secrets.find(part.reference);
    if (secret === undefined) missing.push(part.reference.name);
    else found.push(secret);
    return secret?.expose() ?? null;
  });
  // What stands around something that is not there must be fit for a header all the same.
  const text = texts.map((one) => one ?? "unknown").join("");
  if (references.length === 0) return { text, value: plain(texts.join("")) };
  if (missing.length > 0) return { text, value: { kind: "unresolved", template, references, missing } };
  return { text, value: { kind: "secret", template, references, value: new Secret(text, found) } };
}

function plain(value: string): HeaderValue {
  return { kind: "plain", value };
}
