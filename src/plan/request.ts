import { failure, type Result, success } from "../base/result.ts";
import { isDeclarableName, keyOf, parseKey, type WebhookKey } from "../model/fleet/key.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import type { PlanRequest } from "../model/plan/plan.ts";
import type { Renames } from "../model/plan/plan-entry.ts";
import { EXIT } from "../model/run/exit-code.ts";
import { type Problem, problem } from "../model/run/problem.ts";

/** The options that plan and apply share, as commander reads them. */
export interface RawPlanRequest {
  readonly target?: readonly string[];
  readonly allowDelete?: readonly string[];
  readonly allowDeprecate?: readonly string[];
  readonly allowDowngrade?: readonly string[];
}

export function readPlanRequest(raw: RawPlanRequest): Result<PlanRequest, Problem> {
  const keys = [...(raw.allowDelete ?? []), ...(raw.allowDeprecate ?? [])];
  const wrong = keys.find((text) => parseKey(text) === undefined);
  if (wrong !== undefined) {
    const message = `'${wrong}' is not a webhook key`;
    return failure(problem(EXIT.usage, "usage", message, "write name@version, for example orders@1"));
  }
  const odd = raw.target?.find((text) => !isDeclarableName(text) && parseKey(text) === undefined);
  if (odd !== undefined) {
    const hint =
      "--target takes all that follows it: write a saved plan before it, and names as orders or orders@1";
    return failure(problem(EXIT.usage, "usage", `--target ${odd} is not the name or key of a webhook`, hint));
  }
  return success({
    targets: raw.target ?? [],
    incomplete: new Map(),
    allow: {
      delete: keysOf(raw.allowDelete),
      deprecate: keysOf(raw.allowDeprecate),
      downgrade: new Set(raw.allowDowngrade ?? []),
    },
  });
}

function keysOf(texts: readonly string[] = []): Set<WebhookKey> {
  return new Set(texts.flatMap((text) => parseKey(text) ?? []).map(keyOf));
}

/** What manifests say with `replaces`. A name that is still declared active is given up by nobody. */
export function renamesOf(desired: readonly Webhook[]): Renames {
  const replacing = desired.filter(({ replaces, unadopt }) => replaces.length > 0 && !unadopt);
  if (replacing.length === 0) return new Map();
  const active = new Set(desired.filter(isInService).map(({ name }) => name));
  const renames = new Map<string, string>();
  for (const { name, replaces } of replacing) {
    for (const old of replaces) {
      if (old !== name && !active.has(old) && !renames.has(old)) renames.set(old, name);
    }
  }
  return renames;
}

/** Declared active, and not only to be let go of. */
function isInService({ status, unadopt }: Pick<Webhook, "status" | "unadopt">): boolean {
  return status === "active" && !unadopt;
}

/** What is asked for by name or key, and what takes the place of that. */
export function withNewNames(targets: readonly string[], renames: Renames): readonly string[] {
  const taking = targets.flatMap((target) => renames.get(parseKey(target)?.name ?? target) ?? []);
  return [...targets, ...taking];
}
