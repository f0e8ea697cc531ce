import configSchema from "../../../schemas/config.schema.json" with { type: "json" };
import journalSchema from "../../../schemas/journal-record.schema.json" with { type: "json" };
import planSchema from "../../../schemas/plan.schema.json" with { type: "json" };
import switchesSchema from "../../../schemas/sandbox-switches.schema.json" with { type: "json" };
import webhookSchema from "../../../schemas/webhook.schema.json" with { type: "json" };
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

const SCHEMAS = [configSchema, webhookSchema, planSchema, journalSchema, switchesSchema];

/** Of what commands print with `--format json`; they stand beside that of plans. */
const OUTPUTS = [
  "plan-matrix",
  "problem",
  "report",
  "secret-list",
  "status",
  "validation",
  "webhook-description",
  "webhook-difference",
];

/** What this version reads and prints. */
export const FORMATS: Pick<VersionReport, "planFormat" | "schemas"> = {
  planFormat: planSchema.properties.formatVersion.const,
  schemas: [
    ...SCHEMAS.map(({ $id }) => $id),
    ...OUTPUTS.map((name) => planSchema.$id.replace("/plan.", `/${name}.`)),
  ],
};

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
