import { quote } from "../base/credentials.ts";
import { Secret, type SecretSource } from "../base/secret.ts";
import { didYouMean } from "../base/spelling.ts";
import { escapeTemplate, isTemplate, parseTemplate, type TemplatePart } from "../base/template.ts";
import { headerValueFault } from "../base/text.ts";
import type { DiagnosticText, Report } from "../model/fleet/diagnostic.ts";
import type { Environment } from "../model/fleet/environment.ts";
import type { Header, HeaderValue } from "../model/fleet/webhook.ts";

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
  sources: Sources,
  report: Report,
): HeaderValue {
  const path = ["headers", name];
  const { text, value } = fillIn(template, sources, path, report);
  const fault = headerValueFault(text);
  if (fault === null) return value;
  const culprit = culpritOf(template, sources, fault);
  const [message, hint] =
    culprit === undefined
      ? [
          `the value of header ${quote(name)} ${fault}`,
          "write it on one line, in ASCII, without white space at its ends",
        ]
      : [
          `header ${quote(name)} cannot be sent: ${culprit.what} ${culprit.fault}`,
          `set ${culprit.place} again: one line, in ASCII, without quotes or white space around it`,
        ];
  report({ code: "invalid-header-value", message, hint, path, within: culprit?.source ?? null });
  return value;
}

/** The reference whose value cannot be sent; undefined where what stands in the manifest cannot. */
function culpritOf(
  template: string,
  { variables: { name: environment, vars }, secrets }: Sources,
  fault: string,
): { what: string; place: string; fault: string; source: string } | undefined {
  const faulty = parseTemplate(template).flatMap((part) => {
    if (part.kind !== "secret" && part.kind !== "variable") return [];
    const isSecret = part.kind === "secret";
    const value = isSecret ? secrets.find(part.reference)?.expose() : vars.get(part.name);
    const own = headerValueFault(value ?? "");
    if (own === null) return [];
    const name = isSecret ? part.reference.name : part.name;
    const what = isSecret ? `secret ${name}` : `variable ${quote(name)} of ${environment}`;
    const place = isSecret ? secrets.whereFrom?.(name) : `vars.${name}, or the environment variable in it,`;
    return [{ what, place: place ?? what, fault: own, source: part.source }];
  });
  return faulty.find((one) => one.fault === fault) ?? faulty[0];
}

/** A text with its references filled in, and the value that it is. */
export function fillIn(
  written: string,
  { variables, secrets }: Sources,
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

/** What a header is filled in from. */
interface Sources {
  readonly variables: Variables;
  readonly secrets: SecretSource;
}

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
