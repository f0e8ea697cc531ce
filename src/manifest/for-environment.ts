import { quote } from "../base/credentials.ts";
import { Secret, type SecretSource } from "../base/secret.ts";
import { didYouMean } from "../base/spelling.ts";
import { escapeTemplate, isTemplate, parseTemplate, type TemplatePart } from "../base/template.ts";
import { headerValueFault } from "../base/text.ts";
import type { DiagnosticText, Report } from "../model/fleet/diagnostic.ts";
import type { Environment } from "../model/fleet/environment.ts";
import type { Header, HeaderValue } from "../model/fleet/webhook.ts";
import type { WebhookManifest } from "../model/generated/webhook.ts";

/** A manifest for one environment: its overrides are merged in. */
export interface MergedManifest {
  readonly manifest: Omit<WebhookManifest, "headers" | "environments">;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** Merges the overrides of an environment over the manifest: `health` and `deprecation` key by key, headers by name. */
export function mergeOverrides(manifest: WebhookManifest, environment: string): MergedManifest {
  const overrides = manifest.environments?.[environment];
  const headers = manifest.headers ?? {};
  if (overrides === undefined) return { manifest, headers: Object.entries(headers) };
  const { headers: changed, health, deprecation, basicAuth, replace, cognigy, ...changes } = overrides;
  return {
    manifest: {
      ...manifest,
      ...changes,
      ...overriding("basicAuth", basicAuth),
      ...overriding("replace", replace),
      ...(cognigy === undefined ? {} : { cognigy: mergeCognigy(manifest.cognigy, cognigy) }),
      health: { ...manifest.health, ...health },
      deprecation: { ...manifest.deprecation, ...deprecation },
    },
    headers: mergeHeaders(headers, changed ?? {}),
  };
}

/** Names compare without case. An override keeps its own spelling and the header's place; null removes. */
function mergeHeaders(
  headers: Readonly<Record<string, string>>,
  overrides: Readonly<Record<string, string | null>>,
): readonly (readonly [string, string])[] {
  const merged = new Map<string, readonly [string, string]>();
  for (const [name, value] of Object.entries(headers)) merged.set(name.toLowerCase(), [name, value]);
  for (const [name, value] of Object.entries(overrides)) {
    if (value === null) merged.delete(name.toLowerCase());
    else merged.set(name.toLowerCase(), [name, value]);
  }
  return [...merged.values()];
}

/** Where a key of the merged manifest was written: in the environment's overrides where they have it. */
export function declaredPath(
  document: unknown,
  environment: string,
  path: readonly string[],
): readonly string[] {
  if (path.length === 0) return path;
  const overriding = ["environments", environment, ...path];
  let value = document;
  for (const step of overriding) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return path;
    value = Reflect.get(value, step);
  }
  return overriding;
}

type Optional = Pick<WebhookManifest, "basicAuth" | "replace">;

/** Left out, the manifest's own stays; null takes it away. */
function overriding<K extends keyof Optional>(key: K, value: Optional[K] | null): Partial<Optional> {
  return value === undefined ? {} : { [key]: value ?? undefined };
}

/** Key by key; what names a flow or a locale takes the place of its id, and the other way round. */
function mergeCognigy(
  { flow, flowId, locale, localeId, ...own }: NonNullable<WebhookManifest["cognigy"]> = {},
  overrides: NonNullable<WebhookManifest["cognigy"]>,
): NonNullable<WebhookManifest["cognigy"]> {
  const namesFlow = overrides.flow !== undefined || overrides.flowId !== undefined;
  const namesLocale = overrides.locale !== undefined || overrides.localeId !== undefined;
  return {
    ...own,
    ...(namesFlow ? {} : defined({ flow, flowId })),
    ...(namesLocale ? {} : defined({ locale, localeId })),
    ...overrides,
  };
}

function defined(texts: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, text]) => (text === undefined ? [] : [[key, text]])),
  );
}

/** `${var:recever}`: there is no variable of that name. */
function unknownVariable(
  source: string,
  name: string,
  names: readonly string[],
  environment: string,
): DiagnosticText {
  return {
    code: "unknown-variable",
    message: `unknown variable ${quote(source)} in environment ${environment}`,
    hint: didYouMean(name, names, `variables of ${environment}`),
  };
}

/** Makes a header of its name and its template, and reports what keeps it from being sent. */
export type HeaderBuilder = (header: readonly [name: string, template: string], report: Report) => Header;

/**
 * Fills in the values of headers. A secret that no source knows leaves its value unresolved, which is no error here. Fleets
 * repeat the same few values: one that nothing is wrong with is made once, and all that have it share it.
 */
export function headerBuilder(variables: Variables, secrets: SecretSource): HeaderBuilder {
  const sound = new Map<string, HeaderValue>();
  return ([name, template], report) => {
    const known = sound.get(template);
    if (known !== undefined) return { name, value: known };
    let isSound = true;
    const value = headerValue([name, template], { variables, secrets }, (finding) => {
      isSound = false;
      report(finding);
    });
    if (isSound) sound.set(template, value);
    return { name, value };
  };
}

function headerValue(
  [name, template]: readonly [name: string, template: string],
  sources: { readonly variables: Variables; readonly secrets: SecretSource },
  report: Report,
): HeaderValue {
  const path = ["headers", name];
  const { text, value } = fillIn(template, sources, path, report);
  const fault = headerValueFault(text);
  if (fault !== null) {
    const message = `the value of header ${quote(name)} ${fault}`;
    const hint = "write it on one line, in ASCII, without white space at its ends";
    report({ code: "invalid-header-value", message, hint, path, within: null });
  }
  return value;
}

/** A text with its references filled in, and the value that it is. */
export function fillIn(
  written: string,
  { variables, secrets }: { readonly variables: Variables; readonly secrets: SecretSource },
  path: readonly string[],
  report: Report,
): { text: string; value: HeaderValue } {
  const parts = parseTemplate(written);
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
  const template = templateOf(parts, texts, path, report);
  if (missing.length > 0) {
    const whyNot = missing.flatMap((name) => secrets.whyNot?.(name) ?? []);
    return { text, value: { kind: "unresolved", template, references, missing, whyNot } };
  }
  return { text, value: { kind: "secret", template, references, value: new Secret(text, found) } };
}

/** All but the secrets filled in: what plans, records and labels hold, so that a changed variable shows in them. */
function templateOf(
  parts: readonly TemplatePart[],
  texts: readonly (string | null)[],
  path: readonly string[],
  report: Report,
): string {
  let template = "";
  let text = "";
  for (const [index, part] of parts.entries()) {
    if (part.kind !== "secret") {
      text += texts[index] ?? "";
      continue;
    }
    // No template says this: `$${` stands for `${`.
    if (text.endsWith("$")) {
      const message = `what stands before ${quote(part.source)} ends with a dollar sign`;
      const hint = "write another character between them, or make the dollar sign a part of the secret";
      report({ code: "invalid-header-value", message, hint, path, within: part.source });
    }
    template += escapeTemplate(text) + part.source;
    text = "";
  }
  return template + escapeTemplate(text);
}

function plain(value: string): HeaderValue {
  return { kind: "plain", value };
}

/** What variables stand for in an environment. */
type Variables = Pick<Environment, "name" | "vars">;

/** Fills in a text without secrets; null where it cannot be. */
export function expandText(
  template: string,
  variables: Variables,
  path: readonly string[],
  report: Report,
): string | null {
  if (!isTemplate(template)) return template;
  const texts = parseTemplate(template).map((part) => expandPart(part, variables, path, report));
  return texts.includes(null) ? null : texts.join("");
}

/** What a part stands for; null for an unknown variable, which is reported, and for what is no variable. */
function expandPart(
  part: TemplatePart,
  { name, vars }: Variables,
  path: readonly string[],
  report: Report,
): string | null {
  switch (part.kind) {
    case "text":
      return part.text;
    case "environment":
      return name;
    case "variable": {
      const value = vars.get(part.name);
      if (value !== undefined) return value;
      report({
        ...unknownVariable(part.source, part.name, [...vars.keys()], name),
        path,
        within: part.source,
      });
      return null;
    }
    case "secret":
    case "environment-variable":
    case "unknown":
    case "malformed":
      return null;
  }
}
