import type { WebhookKey } from "../../model/fleet/key.ts";
import type { Block } from "../../model/plan/plan-entry.ts";

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

/** It would put the last light of a name out. */
export function leavesNoneActive(name: string, key: WebhookKey): Block {
  return {
    code: "never-dark",
    message: `${key} is active, and without it no version of ${name} would be`,
    remedy: `resolve what keeps the other versions of ${name} from going live`,
    because: [],
  };
}
