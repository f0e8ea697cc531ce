import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Choices } from "../../init/choices.ts";
import type { Ground } from "../../init/files.ts";
import { environmentNames, loadConfig } from "../../manifest/config.ts";
import { findManifests } from "../../manifest/manifest-files.ts";
import { packageRoot } from "../tool.ts";

/** What `init` finds in a folder that it sets up. */
export function groundIn(directory: string, choices: Choices): Ground {
  return {
    read: (path) => readFileSync(join(packageRoot(), path), "utf8"),
    whyNoExample: whyNoExample(directory),
    lacksEnvironment: lacksEnvironment(choices, directory),
    codeOwnersPath: codeOwnersPath(directory),
  };
}

/** An established fleet does not get an example, which its next apply would register. */
function whyNoExample(directory: string): string | null {
  const found = findManifests(join(directory, "webhooks.d"));
  if (found.ok && found.value.files.length + found.value.unreadable.length > 0)
    return "webhooks.d has manifests";
  return existsSync(join(directory, "webhook-sync.yaml")) ? "there is a config file" : null;
}

function lacksEnvironment({ baseUrl, environment }: Choices, directory: string): boolean {
  if (baseUrl === null) return false;
  const config = loadConfig("webhook-sync.yaml", directory);
  return config.ok && !environmentNames(config.value).includes(environment);
}

/** The first of these is the one that GitHub reads. */
function codeOwnersPath(directory: string): string {
  const places = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];
  return places.find((path) => existsSync(join(directory, path))) ?? ".github/CODEOWNERS";
}
