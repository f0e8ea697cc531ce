import type { SecretReference } from "./secret.ts";

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

/** What stands for this very text in a manifest, whatever it holds. */
export function escapeTemplate(text: string): string {
  return text.replaceAll("${", () => "$${");
}
