import { counted } from "../../base/text.ts";
import type { Diagnostic } from "../../model/fleet/diagnostic.ts";
import { EXIT, type ExitCode } from "../../model/run/exit-code.ts";
import type { View } from "../wording/view.ts";
import { renderFindingAnnotations } from "./annotations.ts";
import { renderCodeQuality } from "./gitlab.ts";
import { renderSarif } from "./sarif.ts";

/** Findings for annotations and code scanning, each line ended; "" in the other formats. */
export function findingsForMachines(format: string, { findings, ...context }: PlacedFindings): string {
  if (format === "sarif") return `${renderSarif(findings, context)}\n`;
  if (format !== "github") return "";
  return renderFindingAnnotations(findings)
    .map((line) => `${line}\n`)
    .join("");
}

/** What was found of an environment. */
export interface EnvironmentCheck {
  readonly environment: string;
  readonly exitCode: ExitCode;
  readonly diagnostics: readonly Diagnostic[];
  /** How many it has; null where that is not known. */
  readonly webhooks: number | null;
}

/** Findings, named from the root of the repository. */
export interface PlacedFindings {
  readonly findings: readonly Diagnostic[];
  readonly toolVersion: string;
  /** The config file, for findings that are nowhere. */
  readonly config: string;
}

/** What was found of environments, for every format; `json` is what JSON has of it. */
export function validationView(
  checks: readonly EnvironmentCheck[],
  found: PlacedFindings,
  { exitCode, json }: Required<Pick<View, "exitCode" | "json">>,
): View {
  const valid = checks.flatMap(({ environment, webhooks, ...check }) =>
    check.exitCode === EXIT.done && webhooks !== null
      ? [`${environment}: ${counted(webhooks, "webhook is", "webhooks are")} valid.\n`]
      : [],
  );
  const text = () => valid.join("");
  const shownAs = (format: string) => findingsForMachines(format, found);
  return {
    exitCode,
    json,
    text,
    formats: {
      sarif: () => shownAs("sarif"),
      github: () => shownAs("github") + text(),
      gitlab: () => `${renderCodeQuality(found.findings, found.config)}\n`,
    },
  };
}
