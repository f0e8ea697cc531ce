import process from "node:process";
import { BUILD, TOOL_VERSION } from "../base/package.ts";
import { success } from "../base/result.ts";
import { FORMATS, renderVersion, type VersionReport } from "../render/text/version.ts";
import type { Done } from "./command.ts";

/** Prints what a bug report needs: which tool this is, and what it runs on. */
export async function version(): Promise<Done> {
  const report: VersionReport = {
    version: TOOL_VERSION,
    commit: BUILD?.commit ?? null,
    built: BUILD?.date ?? null,
    node: process.versions.node,
    platform: `${process.platform}-${process.arch}`,
    ...FORMATS,
  };
  return success({ json: report, text: (style) => renderVersion(report, style) });
}
