import type { WebhookKey } from "../../model/fleet/key.ts";
import { isOurs } from "../../model/fleet/live.ts";
import type { Block } from "../../model/plan/block.ts";
import { type Change, type Entry, isUnsure } from "../../model/plan/change.ts";
import { describeLost } from "../../model/plan/endpoint-snapshot.ts";
import type { Plan, PlanInput } from "../../model/plan/plan.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { type Problem, problem } from "../../model/run/problem.ts";

/** What it counts on is not made either. */
export function waitsForBlocked(needed: WebhookKey): Block {
  return {
    code: "dependency",
    message: `it waits for ${needed}, which is blocked`,
    remedy: `resolve what blocks ${needed}`,
    because: [needed],
  };
}

/** A filter left out what it counts on. */
export function waitsForLeftOut(needed: WebhookKey): Block {
  return {
    code: "dependency",
    message: `it waits for ${needed}, which this plan leaves out`,
    remedy: `plan ${needed} too`,
    because: [needed],
  };
}

/** What it takes over from is not taken out of service. */
export function bothDeliver(old: WebhookKey): Block {
  return {
    code: "dependency",
    message: `${old} is blocked and stays active: both would deliver`,
    remedy: `resolve what blocks ${old}`,
    because: [old],
  };
}

/** It would put the last light of a name out. `isAlone`: nothing else of the name could go live instead. */
export function leavesNoneActive(name: string, key: WebhookKey, isAlone: boolean): Block {
  return {
    code: "never-dark",
    message: `${key} is active, and without it no version of ${name} would be`,
    remedy: isAlone
      ? `to take it out of service, declare \`status: inactive\` or \`status: deprecated\` in the manifest of ${key}, and apply that`
      : `resolve what keeps the other versions of ${name} from going live`,
    because: [],
  };
}

/** Why nothing of a plan is carried out. `isShown`: whoever reads it sees each block with its remedy in the plan above. */
export function blockedProblem({ blocked }: Pick<Plan, "blocked">, hint: string, isShown: boolean): Problem {
  const refusal = problem(EXIT.refused, "blocked", "changes are blocked; nothing was changed", hint);
  if (isShown) return refusal;
  const each = blocked.map(({ key, code, message, remedy, location }) => ({
    code,
    severity: "error" as const,
    message: `${key}: ${message}`,
    hint: remedy,
    location,
    sourceLine: null,
  }));
  return { ...refusal, diagnostics: [...refusal.diagnostics, ...each] };
}

/** What others need stays. */
export function neededBy(key: WebhookKey, dependents: readonly WebhookKey[]): Block {
  return {
    code: "has-dependents",
    message: `${dependents.join(", ")} depends on it`,
    remedy: `take ${key} out of \`dependsOn\` of ${dependents.join(", ")} first`,
    because: dependents,
  };
}

/** The same where the record says so. */
export function neededByRecord(key: WebhookKey, dependents: readonly WebhookKey[]): Block {
  const all = dependents.join(", ");
  return {
    code: "has-dependents",
    message: `${all} stays active and depends on it, by its last manifest`,
    remedy: `resolve what keeps ${all}, or restore its manifest without ${key} in \`dependsOn\` and apply that first`,
    because: dependents,
  };
}

/** What its manifest switches off: what needs it and is not switched off is a risk. */
export function asNeeded(
  change: Change,
  declared: readonly WebhookKey[] = [],
  recorded: readonly WebhookKey[] = [],
): Change {
  const dependents = [...declared, ...recorded];
  if (dependents.length === 0) return change;
  const why = `${dependents.join(", ")} depends on it and is not switched off`;
  return { ...change, risk: { level: "high", why: [...change.risk.why, why] } };
}

/** It rests on what is not in the list. */
export function shortListing(shortfall: string, key: WebhookKey): Block {
  return {
    code: "short-listing",
    message: `the tenant's list may be incomplete: ${shortfall}`,
    remedy: `plan again; ${key} is not changed until the list is complete`,
    because: [],
  };
}

/** Whatever blocks a change of ours, it says so where callers reach nothing meanwhile: nobody waits for that without knowing. */
export function withLost(entries: readonly Entry[], { environment }: PlanInput): Entry[] {
  return entries.map((entry) => {
    if (entry.kind !== "blocked" || entry.live === null || entry.live.endpoint === null) return entry;
    const { blocked, live } = entry;
    const goesOn = blocked.action === "update" || blocked.action === "replace";
    if (!goesOn || isUnsure(blocked.code) || !isOurs(live, environment)) return entry;
    const lost = describeLost(entry.live.endpoint);
    return lost === null
      ? entry
      : { ...entry, blocked: { ...blocked, message: `${blocked.message}; ${lost}` } };
  });
}

/** A folder that is not the one that was meant. */
export const EMPTY: Block = {
  code: "empty",
  message: "no manifest declares anything, which would take everything away",
  remedy: "check the manifests folder",
  because: [],
};
