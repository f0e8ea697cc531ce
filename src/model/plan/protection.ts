import { matchesAny } from "../../base/glob.ts";
import { keyOf, type NameAndVersion } from "../fleet/key.ts";
import type { Plan, PlanInput } from "./plan.ts";

/** What protects a webhook, by operators or by its last manifest; null where nothing does. */
export function protectedBy(
  webhook: NameAndVersion,
  { environment, protectedKeys }: Pick<PlanInput, "environment" | "protectedKeys">,
): string | null {
  if (matchesAny(webhook.name, environment.policy.protected)) return "policy.protected";
  return protectedKeys.has(keyOf(webhook)) ? "`protect: true` of its last manifest" : null;
}

/** What an apply records of protection and sunsets where no write says it: a sentence for each kind. */
export function recordingNotes({ protections, sunsets }: Pick<Plan, "protections" | "sunsets">): string[] {
  // That the record does not know of them at all is said by itself.
  const told = protections.filter(({ isNews }) => isNews);
  const keysWhere = (wanted: boolean) =>
    told.filter(({ protect }) => protect === wanted).map(({ key }) => key);
  const note = (what: string, keys: readonly string[]) =>
    keys.length === 0 ? [] : [`${what}, recorded when this plan is applied: ${keys.join(", ")}`];
  return [
    ...note("protected from now on", keysWhere(true)),
    ...note("no longer protected", keysWhere(false)),
    ...note(
      "sunset moved",
      sunsets.flatMap(({ key, sunset }) => (sunset === null ? [] : [`${key} to ${sunset}`])),
    ),
    ...note(
      "sunset taken out",
      sunsets.flatMap(({ key, sunset }) => (sunset === null ? [key] : [])),
    ),
  ];
}

/** The plan with no more to record than these, and the notes of that. */
export function recordingOnly(
  plan: Plan,
  { protections, sunsets }: Pick<Plan, "protections" | "sunsets">,
): Plan {
  const former = new Set(recordingNotes(plan));
  const notes = plan.notes.filter((note) => !former.has(note));
  return { ...plan, protections, sunsets, notes: [...notes, ...recordingNotes({ protections, sunsets })] };
}
