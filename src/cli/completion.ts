import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { packageRoot } from "../base/package.ts";
import { success } from "../base/result.ts";
import { formatsOf } from "../commands/line.ts";
import { configOfLine, folderOfLine } from "../commands/options.ts";
import { complete } from "../completion/complete.ts";
import { scanConfig, scanManifests } from "../manifest/completion-scan.ts";
import type { View } from "../render/wording/view.ts";
import type { Done, Invocation, Shell } from "./command.ts";

/** The script for one of the shells that commander lets through. */
export async function completion(
  _invocation: Invocation,
  _options: object,
  [shell]: readonly string[],
): Promise<Done> {
  const file = join(packageRoot(), "templates", "completion", `webhook-sync.${shell}`);
  return success(printed(readFileSync(file, "utf8")));
}

/** What can stand at the end of a command line. */
export async function completeLine(
  _invocation: Invocation,
  _options: object,
  [line = ""]: readonly string[],
  { program, io }: Shell,
): Promise<Done> {
  const found = complete(line, program, {
    formatsOf,
    environments: (given) => scanConfig(configOfLine(given, io)).environments,
    webhooks: (given) => {
      const manifests = given.get("--manifests") ?? io.variables.WEBHOOK_SYNC_MANIFESTS;
      const config = configOfLine(given, io);
      return scanManifests(
        manifests
          ? resolve(folderOfLine(given, io), manifests)
          : resolve(dirname(config), scanConfig(config).manifests),
      );
    },
  });
  return success(printed(found));
}

function printed(text: string): View {
  return { json: text, text: () => text };
}
