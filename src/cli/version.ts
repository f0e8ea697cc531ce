import process from "node:process";
import configSchema from "../../schemas/config.schema.json" with { type: "json" };
import journalSchema from "../../schemas/journal-record.schema.json" with { type: "json" };
import planSchema from "../../schemas/plan.schema.json" with { type: "json" };
import switchesSchema from "../../schemas/sandbox-switches.schema.json" with { type: "json" };
import webhookSchema from "../../schemas/webhook.schema.json" with { type: "json" };
import { success } from "../base/result.ts";
import { renderVersion, type VersionReport } from "../render/text/version.ts";
import type { Done } from "./command.ts";
import { BUILD, TOOL_VERSION } from "./tool.ts";

const SCHEMAS = [configSchema, webhookSchema, planSchema, journalSchema, switchesSchema];

/** Of what commands print with `--format json`; they stand beside that of plans. */
const OUTPUTS = [
  "plan-matrix",
  "report",
  "secret-list",
  "status",
  "validation",
  "webhook-description",
  "webhook-difference",
];

/** Prints what a bug report needs: which tool this is, and what it runs on. */
export async function version(): Promise<Done> {
  const report: VersionReport = {
    version: TOOL_VERSION,
    commit: BUILD?.commit ?? null,
    built: BUILD?.date ?? null,
    node: process.versions.node,
    platform: `${process.platform}-${process.arch}`,
    planFormat: planSchema.properties.formatVersion.const,
    schemas: [
      ...SCHEMAS.map(({ $id }) => $id),
      ...OUTPUTS.map((name) => planSchema.$id.replace("/plan.", `/${name}.`)),
    ],
  };
  return success({ json: report, text: (style) => renderVersion(report, style) });
}
