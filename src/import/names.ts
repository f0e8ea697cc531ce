import type { LiveEndpoint } from "../model/fleet/endpoint.ts";
import { keyOf } from "../model/fleet/key.ts";
import { isIdentified, type LiveWebhook } from "../model/fleet/live.ts";
import type { Webhook } from "../model/fleet/webhook.ts";

/**
 * What people clicked, under a name that a manifest can have: words of its display name. One that a manifest declares
 * already, by its display name and project, has that manifest's name and version.
 */
export function namedForManifests(
  live: readonly LiveWebhook[],
  declared: readonly Webhook[],
): readonly LiveWebhook[] {
  const taken = new Set([
    ...declared.map(({ name }) => name),
    ...live.filter(isIdentified).map(({ name }) => name),
  ]);
  const marked = new Set(live.filter(isIdentified).map(keyOf));
  const open = declared.filter((webhook) => !marked.has(keyOf(webhook)));
  return live.map((one) => {
    const { endpoint } = one;
    if (endpoint === null || isIdentified(one)) return one;
    const known = open.find((webhook) => isDeclaredAs(webhook, endpoint));
    if (known !== undefined) return { ...one, name: known.name, version: known.version };
    const name = freeName(slugOf(endpoint.displayName), taken);
    taken.add(name);
    return { ...one, name, version: 1 };
  });
}

function isDeclaredAs({ endpoint }: Webhook, { displayName, project }: LiveEndpoint): boolean {
  if (endpoint === null || endpoint.displayName !== displayName) return false;
  return endpoint.project.text === project.name || endpoint.project.text === project.id;
}

/** `Orders (prod)` → `orders-prod`. */
function slugOf(displayName: string): string {
  const plain = displayName.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = plain
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, "");
  return words === "" ? "endpoint" : words;
}

/** Some room is left for a number. */
const LONGEST = 56;

function freeName(base: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(name)) return name;
  }
}
