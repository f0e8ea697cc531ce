import type { PlanInput, ProposedChanges, Renames } from "../model/plan/plan-entry.ts";
import { classifyName } from "./classify.ts";
import { matchFleet } from "./fleet.ts";
import { withRunway } from "./risk-notes.ts";

/** Compares what is declared with what is live, name by name. */
export function proposeChanges(input: PlanInput, renames: Renames): ProposedChanges {
  const { groups, ...fleet } = matchFleet(input, renames);
  const entries = groups.flatMap((group) => classifyName(group, input));
  return { ...fleet, entries: withRunway(entries, input) };
}
