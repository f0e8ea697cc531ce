import type { WebhookManifest } from "../model/generated/webhook.ts";

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
  const { headers: changed, health, deprecation, ...changes } = overrides;
  return {
    manifest: {
      ...manifest,
      ...changes,
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
