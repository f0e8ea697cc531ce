import { type Diagnostic, type DiagnosticText, errorAt, type Place } from "../model/fleet/diagnostic.ts";

/** A remark about a position in a text. */
export interface TextDiagnostic extends DiagnosticText {
  readonly offset: number;
}

/** The remark as an error about a file as a whole. */
export function errorInFile(file: string, text: DiagnosticText): Diagnostic {
  return errorAt({ location: { file, line: 1, column: 1 }, sourceLine: "" }, text);
}

/** The remark as a warning about a file as a whole. */
export function warningInFile(file: string, text: DiagnosticText): Diagnostic {
  return { ...errorInFile(file, text), severity: "warning" };
}

/** Keys of credentials, and what a value has to be that may be shown: a reference. */
const LITERALS = {
  configuration: /\b(clientSecret|token|key|signingKey|password|authorization)["']?\s*:(?![^,}]*\$\{env:)/i,
  manifest: /\bpassword["']?\s*:(?![^,}]*\$\{secret:)/i,
};

/** A line where a credential stands in place of a reference to one is not shown. */
export function withoutCredential(place: Place, file: keyof typeof LITERALS): Place {
  return LITERALS[file].test(place.sourceLine) ? { ...place, sourceLine: "" } : place;
}

/** What several environments have in common, once; with their names where it is not of all of them. */
export function toldOnce(
  checks: readonly { readonly environment: string; readonly diagnostics: readonly Diagnostic[] }[],
): readonly Diagnostic[] {
  const found = new Map<string, { readonly diagnostic: Diagnostic; readonly environments: string[] }>();
  for (const { environment, diagnostics } of checks) {
    for (const diagnostic of diagnostics) {
      const text = JSON.stringify(diagnostic);
      const known = found.get(text);
      if (known === undefined) found.set(text, { diagnostic, environments: [environment] });
      else known.environments.push(environment);
    }
  }
  return [...found.values()].map(({ diagnostic, environments }) =>
    environments.length === checks.length
      ? diagnostic
      : { ...diagnostic, message: `${diagnostic.message} (${environments.join(", ")})` },
  );
}
