import type { Overrides, WebhookManifest } from "../model/generated/webhook.ts";

/** A manifest for one environment: its overrides are merged in. */
export interface MergedManifest {
  readonly manifest: Omit<WebhookManifest, "headers" | "environments">;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** Merges the overrides of an environment over the manifest: `health` and `deprecation` key by key, headers by name. */
export function mergeOverrides(manifest: WebhookManifest, overrides: Overrides): MergedManifest {
  const { headers: changed, health, deprecation, basicAuth, replace, cognigy, ...changes } = overrides;
  return {
    manifest: {
      ...manifest,
      ...changes,
      ...overriding("basicAuth", basicAuth),
      ...overriding("replace", replace),
      ...(cognigy === undefined ? {} : { cognigy: mergeCognigy(manifest.cognigy, cognigy) }),
      health: mergeHealth(manifest.health, health),
      deprecation: { ...manifest.deprecation, ...deprecation },
    },
    headers: mergeHeaders(manifest.headers ?? {}, changed ?? {}),
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

type Health = NonNullable<WebhookManifest["health"]>;
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

/** Key by key; a payload takes the place of the synthetic body and its user, and the other way round. */
function mergeHealth(own: Health = {}, overrides: Health = {}): Health {
  const { payload, body, userId, ...others } = own;
  if (overrides.payload !== undefined) return { ...others, ...overrides };
  if (overrides.body === undefined && overrides.userId === undefined) return { ...own, ...overrides };
  const hasUser = overrides.body !== "health-event";
  return { ...others, ...defined({ body, ...(hasUser ? { userId } : {}) }), ...overrides };
}

function defined(texts: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, text]) => (text === undefined ? [] : [[key, text]])),
  );
}
