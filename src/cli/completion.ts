import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { success } from "../base/result.ts";
import { formatsOf } from "../commands/line.ts";
import { usualConfig } from "../commands/options.ts";
import { complete } from "../completion/complete.ts";
import { scanConfig, scanManifests } from "../manifest/completion-scan.ts";
import type { Surroundings } from "../model/run/surroundings.ts";
import type { View } from "../render/wording/view.ts";
import type { Done, Invocation, Shell } from "./command.ts";
import { packageRoot } from "./tool.ts";

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
    environments: (given) => scanConfig(configOf(given, io)).environments,
    webhooks: (given) => {
      const manifests = given.get("--manifests") ?? io.variables.WEBHOOK_SYNC_MANIFESTS;
      const config = configOf(given, io);
      return scanManifests(
        manifests
          ? resolve(folderOf(given, io), manifests)
          : resolve(dirname(config), scanConfig(config).manifests),
      );
    },
  });
  return success(printed(found));
}

function printed(text: string): View {
  return { json: text, text: () => text };
}

type Given = ReadonlyMap<string, string>;

/** As the command that is typed would find it. */
function configOf(given: Given, io: Surroundings): string {
  const named = given.get("--config") ?? io.variables.WEBHOOK_SYNC_CONFIG;
  const folder = folderOf(given, io);
  return named ? resolve(folder, named) : usualConfig(folder);
}

function folderOf(given: Given, { workingDirectory }: Surroundings): string {
  return resolve(workingDirectory, given.get("-C") ?? "");
}
