import { statSync } from "node:fs";
import { resolve } from "node:path";
import { isJsonObject, membersOf } from "../base/json.ts";
import { DEFAULTS } from "../model/fleet/config.ts";
import { compareKeys, isDeclarableName, type NameAndVersion } from "../model/fleet/key.ts";
import { MAX_TOTAL_BYTES } from "./limits.ts";
import { findManifests, readText } from "./manifest-files.ts";
import { parseYaml } from "./yaml/parse.ts";

/** What of the config file can be named on a command line. */
export interface ScannedConfig {
  readonly environments: readonly string[];
  readonly manifests: string;
}

/** Reads only names, from a file that may be half written: nothing is checked, nothing is reported. */
export function scanConfig(path: string): ScannedConfig {
  // A pipe would keep whoever types waiting.
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  const text = isFile ? readText(path, path) : null;
  const [document] = text?.ok ? parseYaml(text.value, path).documents : [];
  const { environments, manifests } = membersOf(document?.value);
  return {
    environments: isJsonObject(environments) ? Object.keys(environments) : [],
    manifests: typeof manifests === "string" ? manifests : DEFAULTS.manifests,
  };
}

/** A checkout may name any folder, the whole disk too, and whoever types waits. */
const MOST_FOLDERS = 200;

/** The webhooks that a folder's manifests seem to declare, by their lines: that is quick for thousands of files. */
export function scanManifests(directory: string): readonly NameAndVersion[] {
  const found = findManifests(directory, MOST_FOLDERS);
  if (!found.ok) return [];
  const webhooks: NameAndVersion[] = [];
  let bytes = 0;
  for (const file of found.value.files) {
    const path = resolve(directory, file);
    const text = readText(path, path);
    if (!text.ok) continue;
    bytes += text.value.length;
    if (bytes > MAX_TOTAL_BYTES) break;
    webhooks.push(...text.value.split(/^---.*$/m).flatMap(identityIn));
  }
  return webhooks.sort(compareKeys);
}

function identityIn(document: string): NameAndVersion[] {
  const [, name] = /^name:[ \t]*["']?([a-z0-9-]+)["']?[ \t]*(?:#.*)?$/m.exec(document) ?? [];
  const [, version] = /^version:[ \t]*([1-9][0-9]{0,9})[ \t]*(?:#.*)?$/m.exec(document) ?? [];
  return name === undefined || version === undefined || !isDeclarableName(name)
    ? []
    : [{ name, version: Number(version) }];
}
