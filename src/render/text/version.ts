import { print, Span, type Style } from "../wording/terminal.ts";

/** What tells one webhook-sync from another. */
export interface VersionReport {
  readonly version: string;
  /** What it was built from; null where the sources run as they are. */
  readonly commit: string | null;
  readonly built: string | null;
  readonly node: string;
  readonly platform: string;
  /** The plan files that it reads and writes. */
  readonly planFormat: number;
  /** By their `$id`. */
  readonly schemas: readonly string[];
}

/** The version as `--version` has it, then a fact a line. */
export function renderVersion(report: VersionReport, style: Style): string {
  const { version, commit, built, node, platform, planFormat, schemas } = report;
  const facts: readonly (readonly [string, string])[] = [
    ["commit", commit === null ? "none: run from sources" : `${commit} of ${built}`],
    ["node", node],
    ["platform", platform],
    ["plan format", `${planFormat}`],
    ...schemas.map((schema, index) => [index === 0 ? "schemas" : "", schema] as const),
  ];
  const lines = facts.map(([name, value]) => [new Span(`  ${name.padEnd(12)}`), new Span(value)]);
  return print([[new Span(`webhook-sync ${version}`)], ...lines], style);
}
