import type { Environment } from "../model/fleet/environment.ts";
import type { Advice, Observation } from "../model/fleet/observation.ts";

/** What was seen goes before what is configured; what only a write could show stays as it is configured. */
export function adviseOn(
  { list }: Observation,
  { capabilities, ownership }: Pick<Environment, "capabilities" | "ownership">,
): Advice {
  const { labels, deprecatedStatus, partialUpdate } = capabilities;
  const hasLabels = (list?.withLabels ?? 0) > 0;
  const hasDeprecated = list?.statuses.includes("deprecated") ?? false;
  return {
    labels: hasLabels ? { value: true, basis: "seen" } : { value: labels, basis: "assumed" },
    deprecatedStatus: hasDeprecated
      ? { value: true, basis: "seen" }
      : { value: deprecatedStatus, basis: "assumed" },
    partialUpdate: { value: partialUpdate, basis: "assumed" },
    ownership: ownershipOf(list) ?? { value: ownership, basis: "assumed" },
  };
}

/** That nothing shows a key says little: perhaps nothing was ever written with one. */
function ownershipOf(list: Observation["list"]): Advice["ownership"] | null {
  if (list === null) return null;
  if (list.keysLost.length > 0) return { value: "scope", basis: "seen" };
  return list.withKey > 0 ? { value: "key", basis: "seen" } : null;
}
