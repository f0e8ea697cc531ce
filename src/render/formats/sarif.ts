import { printedJson } from "../../base/json.ts";
import { escapeTerminal } from "../../base/text.ts";
import type { Diagnostic } from "../../model/fleet/diagnostic.ts";

/**
 * Findings as SARIF 2.1.0, for code scanning. GitHub refuses a file with a result that has no place, so what has none stands
 * at the first line of the config file.
 */
export function renderSarif(
  diagnostics: readonly Diagnostic[],
  { toolVersion, config }: { readonly toolVersion: string; readonly config: string },
): string {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].toSorted();
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: { name: "webhook-sync", version: toolVersion, rules: codes.map((id) => ({ id })) },
        },
        // Columns count UTF-16 units here as in every editor.
        columnKind: "utf16CodeUnits",
        results: diagnostics.map((diagnostic) => ({
          ...result(diagnostic, config),
          ruleIndex: codes.indexOf(diagnostic.code),
        })),
      },
    ],
  };
  return printedJson(log);
}

function result({ code, severity, message, hint, location }: Diagnostic, config: string) {
  const text = escapeTerminal(hint === null ? `${message}.` : `${message}. ${hint}.`);
  const { file, line, column } = location ?? { file: config, line: 1, column: 1 };
  const region = { startLine: line, startColumn: column };
  const place = { physicalLocation: { artifactLocation: { uri: uriOf(file) }, region } };
  return { ruleId: code, level: severity, message: { text }, locations: [place] };
}

/** A relative reference (RFC 3986): what a path may hold and a reference may not is percent-encoded. */
function uriOf(file: string): string {
  return file
    .replace(/\p{Cs}/gu, "\ufffd")
    .split("/")
    .map(encodeURIComponent)
    .join("/");
}
