import type { WebhookManifest } from "../model/generated/webhook.ts";

/** What of a manifest, or of its overrides, holds texts that go to no receiver. */
export type TextsPart = Pick<Partial<WebhookManifest>, "owner" | "description" | "cognigy" | "health">;

/** In the order of the schema. What else there is are numbers and words from a list. */
const KEYS = [
  ...(["owner", "description", "userId"] as const),
  ...(["name", "project", "flow", "flowId", "locale", "localeId", "snapshot"] as const),
] as const;

type Key = (typeof KEYS)[number];

/** What becomes of a text. */
type Change = (text: string, path: readonly string[]) => string;

/** The same part with each of these texts changed. */
export function withTexts<T extends TextsPart>(part: T, change: Change): T {
  const { owner, description, cognigy, health } = part;
  return {
    ...part,
    ...changed({ owner, description }, [], change),
    ...(cognigy === undefined ? {} : { cognigy: withNames(cognigy, change) }),
    ...(health === undefined
      ? {}
      : { health: { ...health, ...changed({ userId: health.userId }, ["health"], change) } }),
  };
}

function withNames(
  cognigy: NonNullable<TextsPart["cognigy"]>,
  change: Change,
): NonNullable<TextsPart["cognigy"]> {
  const { snapshot, ...names } = cognigy;
  const named = changed({ ...names, snapshot: snapshot ?? undefined }, ["cognigy"], change);
  return { ...cognigy, ...named };
}

function changed(
  texts: Readonly<Partial<Record<Key, string | undefined>>>,
  at: readonly string[],
  change: Change,
): Partial<Record<Key, string>> {
  const done: Partial<Record<Key, string>> = {};
  for (const key of KEYS) {
    const text = texts[key];
    if (text !== undefined) done[key] = change(text, [...at, key]);
  }
  return done;
}

/** The texts of a payload, which may be anything. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
