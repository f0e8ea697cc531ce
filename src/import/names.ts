import { identityOfUrl } from "../base/http.ts";
import { grouped } from "../base/text.ts";
import { comparableName, type LiveEndpoint, pairedByUrl } from "../model/fleet/endpoint.ts";
import { keyOf, type NameAndVersion } from "../model/fleet/key.ts";
import { isIdentified, type LiveWebhook } from "../model/fleet/live.ts";
import type { Webhook } from "../model/fleet/webhook.ts";

/**
 * What people clicked, under a name that a manifest can have: words of its display name. One that a manifest declares
 * already, by its display name and project, has that manifest's name and version. Several of one display name are told
 * apart by their urls; those that have one url too share a name, for no manifest could tell which of them it means.
 */
export function namedForManifests(
  live: readonly LiveWebhook[],
  declared: readonly Webhook[],
): readonly LiveWebhook[] {
  const identified = live.filter(isIdentified);
  const taken = new Set([...declared, ...identified].map(({ name }) => name));
  const marked = new Set(identified.map(keyOf));
  const open = declared.filter((webhook) => !marked.has(keyOf(webhook)));
  const given = new Map<LiveWebhook, NameAndVersion>();
  for (const [{ displayName, project }, found] of byPlace(live)) {
    const known = open.filter((webhook) => isDeclaredAs(webhook, { displayName, project }));
    const { pairs, declared: others, live: rest } = pairedByUrl(known, found);
    for (const [webhook, one] of pairs) given.set(one, webhook);
    const [other] = others;
    for (const alike of grouped(rest.map((one) => [identityOfUrl(one.url), one] as const)).values()) {
      const named = other ?? { name: freeName(slugOf(displayName), taken), version: 1 };
      taken.add(named.name);
      for (const one of alike) given.set(one, named);
    }
  }
  return live.map((one) => {
    const { name, version } = given.get(one) ?? one;
    return name === one.name && version === one.version ? one : { ...one, name, version };
  });
}

type Place = Pick<LiveEndpoint, "displayName" | "project">;

/** What has no name but its display name, with what else has the same one in its project. */
function byPlace(live: readonly LiveWebhook[]): (readonly [Place, readonly LiveWebhook[]])[] {
  const clicked = live.flatMap((one) => {
    const { endpoint } = one;
    return endpoint === null || isIdentified(one) ? [] : [{ endpoint, one }];
  });
  const groups = grouped(
    clicked.map((one) => {
      const { project, displayName } = one.endpoint;
      return [JSON.stringify([project.id, comparableName(displayName)]), one] as const;
    }),
  );
  return [...groups.values()].flatMap((alike) => {
    const [first] = alike;
    return first === undefined ? [] : [[first.endpoint, alike.map(({ one }) => one)] as const];
  });
}

function isDeclaredAs({ endpoint }: Webhook, { displayName, project }: Place): boolean {
  if (endpoint === null || comparableName(endpoint.displayName) !== comparableName(displayName)) return false;
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
