import { Secret, type SecretReference, type SecretSource } from "../base/secret.ts";
import { enumerate, headerValueFault } from "../base/text.ts";
import type { Environment } from "../model/environment.ts";
import type { Header, HeaderValue } from "../model/webhook.ts";
import { closest, type DiagnosticText, didYouMean, quote, type Report } from "./diagnostics.ts";

/** A piece of a text that may hold `${…}`. `source` is the piece as written. */
export type TemplatePart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "environment"; readonly source: string }
  | { readonly kind: "variable"; readonly name: string; readonly source: string }
  | { readonly kind: "environment-variable"; readonly name: string; readonly source: string }
  | { readonly kind: "secret"; readonly reference: SecretReference; readonly source: string }
  /** Neither `environment` nor a kind that exists. */
  | { readonly kind: "unknown"; readonly word: string; readonly source: string }
  /** Not closed, or not of the form `${kind:NAME}`. */
  | { readonly kind: "malformed"; readonly source: string };

/** Fleets repeat the same few header values, and each text is looked at twice: by the checks and to fill it in. */
const taken = new Map<string, readonly TemplatePart[]>();
const MOST_TAKEN = 1_000;

/** Takes a text apart. `$${` stands for a literal `${`. */
export function parseTemplate(template: string): readonly TemplatePart[] {
  const known = taken.get(template);
  if (known !== undefined) return known;
  const parts = takeApart(template);
  if (taken.size >= MOST_TAKEN) taken.clear();
  taken.set(template, parts);
  return parts;
}

function takeApart(template: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let end = 0;
  for (const match of template.matchAll(/\$\$\{|\$\{([^}]*)(\}?)/g)) {
    if (match.index > end) parts.push({ kind: "text", text: template.slice(end, match.index) });
    end = match.index + match[0].length;
    parts.push(
      match[1] === undefined ? { kind: "text", text: "${" } : reference(match[0], match[1], match[2]),
    );
  }
  if (end < template.length) parts.push({ kind: "text", text: template.slice(end) });
  return parts;
}

function reference(source: string, body: string, brace: string | undefined): TemplatePart {
  if (brace !== "}") return { kind: "malformed", source };
  if (body === "environment") return { kind: "environment", source };
  const match = /^([A-Za-z]+)(?::([A-Za-z_][A-Za-z0-9_-]{0,127})(?:@([1-9][0-9]{0,8}))?)?$/.exec(body);
  const [, word, name, version] = match ?? [];
  if (word === undefined) return { kind: "malformed", source };
  if (word === "secret" && name !== undefined)
    return {
      kind: "secret",
      reference: { name, version: version === undefined ? null : Number(version) },
      source,
    };
  const whole = name !== undefined && version === undefined;
  if (word === "var") return whole ? { kind: "variable", name, source } : { kind: "malformed", source };
  if (word === "env")
    return whole ? { kind: "environment-variable", name, source } : { kind: "malformed", source };
  return word === "secret" ? { kind: "malformed", source } : { kind: "unknown", word, source };
}

/** Whether the text holds something to fill in or an escaped `${`. */
export function isTemplate(text: string): boolean {
  return text.includes("${");
}

const ESCAPE = "$${ stands for a literal ${";

/** `${vra:x}`: there is no such kind of reference. */
export function unknownKind(source: string, word: string, kinds: readonly string[]): DiagnosticText {
  const best = closest(word, kinds);
  const wanted = best === undefined ? undefined : source.replace(word, best);
  const hint = wanted === undefined ? `kinds: ${enumerate(kinds, "and")}` : `did you mean ${quote(wanted)}?`;
  return { code: "unknown-variable", message: `unknown variable ${quote(source)}`, hint };
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

/** `${var:`: this cannot be read. */
export function malformedReference(source: string, forms: string): DiagnosticText {
  return {
    code: "malformed-reference",
    message: `${quote(source)} cannot be read as a reference`,
    hint: `write ${forms}; ${ESCAPE}`,
  };
}

/** A reference that exists, but not here. */
export function misplacedReference(source: string, message: string, hint: string): DiagnosticText {
  return { code: "misplaced-reference", message: `${quote(source)} ${message}`, hint };
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
  template: string,
  { variables, secrets }: { readonly variables: Variables; readonly secrets: SecretSource },
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
  if (missing.length > 0) {
    const whyNot = missing.flatMap((name) => secrets.whyNot?.(name) ?? []);
    return { text, value: { kind: "unresolved", template, references, missing, whyNot } };
  }
  return { text, value: { kind: "secret", template, references, value: new Secret(text, found) } };
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
