import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { complete } from "../completion/complete.ts";
import { scanConfig, scanManifests } from "../manifest/completion-scan.ts";
import { formatsOf, type Shell } from "./command.ts";
import { DEFAULT_CONFIG } from "./options.ts";
import { packageRoot } from "./tool.ts";

/** The script for one of the shells that commander lets through. */
export function completionScript(shell: string): string {
  return readFileSync(join(packageRoot(), "templates", "completion", `webhook-sync.${shell}`), "utf8");
}

/** What can stand at the end of a command line. */
export function completeLine({ program, io }: Pick<Shell, "program" | "io">, line: string): string {
  const absolute = (path: string) => resolve(io.workingDirectory, path);
  const configOf = (given: ReadonlyMap<string, string>) => absolute(given.get("--config") ?? DEFAULT_CONFIG);
  return complete(line, program, {
    formatsOf,
    environments: (given) => scanConfig(configOf(given)).environments,
    webhooks: (given) => {
      const manifests = given.get("--manifests");
      const config = configOf(given);
      return scanManifests(
        manifests === undefined
          ? resolve(dirname(config), scanConfig(config).manifests)
          : absolute(manifests),
      );
    },
  });
}
