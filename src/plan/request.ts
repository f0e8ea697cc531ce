import { failure, type Result, success } from "../base/result.ts";
import { EXIT } from "../model/exit-code.ts";
import { isDeclarableName, keyOf, parseKey, type WebhookKey } from "../model/key.ts";
import type { PlanRequest } from "../model/plan.ts";
import { type Problem, problem } from "../model/problem.ts";

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
