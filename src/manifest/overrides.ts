import { resolve } from "node:path";
import type { Locate } from "../model/fleet/diagnostic.ts";
import type { WebhookManifest } from "../model/generated/webhook.ts";
import { readText } from "./manifest-files.ts";
import { parseYaml, type YamlFile } from "./yaml/parse.ts";

/** A manifest for one environment: its overrides are merged in. */
export interface MergedManifest {
  readonly manifest: Omit<WebhookManifest, "headers" | "environments">;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** Merges the overrides of an environment over the manifest: `health` and `deprecation` key by key, headers by name. */
export function mergeOverrides(manifest: WebhookManifest, environment: string): MergedManifest {
  const overrides = manifest.environments?.[environment];
  const headers = manifest.headers ?? {};
  if (overrides === undefined) return { manifest, headers: Object.entries(headers) };
  const { headers: changed, health, deprecation, basicAuth, replace, cognigy, ...changes } = overrides;
  return {
    manifest: {
      ...manifest,
      ...changes,
      ...overriding("basicAuth", basicAuth),
      ...overriding("replace", replace),
      ...(cognigy === undefined ? {} : { cognigy: mergeCognigy(manifest.cognigy, cognigy) }),
      health: { ...manifest.health, ...health },
      deprecation: { ...manifest.deprecation, ...deprecation },
    },
    headers: mergeHeaders(headers, changed ?? {}),
  };
}

/** Names compare without case. An override keeps its own spelling and the header's place; null removes. */
function mergeHeaders(
  headers: Readonly<Record<string, string>>,
  overrides: Readonly<Record<string, string | null>>,
): readonly (readonly [string, string])[] {
  const merged = new Map<string, readonly [string, string]>();
  for (const [name, value] of Object.entries(headers)) merged.set(name.toLowerCase(), [name, value]);
  for (const [name, value] of Object.entries(overrides)) {
    if (value === null) merged.delete(name.toLowerCase());
    else merged.set(name.toLowerCase(), [name, value]);
  }
  return [...merged.values()];
}

/** Where a key of the merged manifest was written: in the environment's overrides where they have it. */
export function declaredPath(
  document: unknown,
  environment: string,
  path: readonly string[],
): readonly string[] {
  if (path.length === 0) return path;
  const overriding = ["environments", environment, ...path];
  let value = document;
  for (const step of overriding) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return path;
    value = Reflect.get(value, step);
  }
  return overriding;
}

type Optional = Pick<WebhookManifest, "basicAuth" | "replace">;

/** Left out, the manifest's own stays; null takes it away. */
function overriding<K extends keyof Optional>(key: K, value: Optional[K] | null): Partial<Optional> {
  return value === undefined ? {} : { [key]: value ?? undefined };
}

/** Key by key; what names a flow or a locale takes the place of its id, and the other way round. */
function mergeCognigy(
  { flow, flowId, locale, localeId, ...own }: NonNullable<WebhookManifest["cognigy"]> = {},
  overrides: NonNullable<WebhookManifest["cognigy"]>,
): NonNullable<WebhookManifest["cognigy"]> {
  const namesFlow = overrides.flow !== undefined || overrides.flowId !== undefined;
  const namesLocale = overrides.locale !== undefined || overrides.localeId !== undefined;
  return {
    ...own,
    ...(namesFlow ? {} : defined({ flow, flowId })),
    ...(namesLocale ? {} : defined({ locale, localeId })),
    ...overrides,
  };
}

function defined(texts: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, text]) => (text === undefined ? [] : [[key, text]])),
  );
}

/** Parsed files take much memory, and what is looked up next is mostly in the same file. */
const KEPT_FILES = 100;

/** The place of what stands in no file on disk: not yet, or not any more. */
export const IN_NO_FILE: Locate = ({ file }) => ({ location: { file, line: 1, column: 1 }, sourceLine: "" });

/** Finds where keys stand, as they apply to an environment. Files are parsed again when they are asked for. */
export function createLocate(environmentName: string, workingDirectory: string): Locate {
  const files = new Map<string, YamlFile | null>();
  const fileOf = (name: string): YamlFile | null => {
    const known = files.get(name);
    if (known !== undefined) return known;
    const text = readText(resolve(workingDirectory, name), name);
    const file = text.ok ? parseYaml(text.value, name) : null;
    for (const oldest of files.keys()) if (files.size >= KEPT_FILES) files.delete(oldest);
    files.set(name, file);
    return file;
  };
  return (source, path) => {
    const file = fileOf(source.file);
    const document = file?.documents[source.document];
    // The file has changed since it was read.
    if (file === null || document === undefined) return IN_NO_FILE(source, path);
    return file.place(document.offset(declaredPath(document.value, environmentName, path), null));
  };
}
