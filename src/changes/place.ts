import type { LiveWebhook } from "../model/fleet/live.ts";
import { placeOf, type Webhook } from "../model/fleet/webhook.ts";
import type { Entry } from "../model/plan/change.ts";
import type { PlanInput } from "../model/plan/plan.ts";
import { blockedDocument } from "./blocks.ts";

/** What would have to be changed of an Endpoint and cannot be. */
interface Move {
  readonly path: "project" | "channel";
  readonly is: string;
  readonly declared: string;
}

function moveOf({ endpoint }: Webhook, { endpoint: live }: LiveWebhook): Move | null {
  if (endpoint === null || live === null) return null;
  const { found } = endpoint.project;
  // What was not found is told where it was looked up.
  if (found !== null && found.id !== live.project.id)
    return { path: "project", is: live.project.name ?? live.project.id, declared: found.name };
  if (endpoint.channel !== live.channel)
    return { path: "channel", is: live.channel, declared: endpoint.channel };
  return null;
}

/** Whether one write can make what is declared of what is live. */
export function isSamePlace(desired: Webhook, live: LiveWebhook): boolean {
  return desired.endpoint?.project.found != null && live.endpoint !== null && moveOf(desired, live) === null;
}

/** Declared where its Endpoint is not: callers have the address of that, which stays where it is. */
export function placedElsewhere(desired: Webhook, live: LiveWebhook, input: PlanInput): Entry | null {
  const move = desired.status === "deprecated" ? null : moveOf(desired, live);
  if (move === null) return null;
  const { path, is, declared } = move;
  return blockedDocument("update", desired, live, {
    code: "misplaced",
    message: `its Endpoint (id ${live.id}) has the ${path} ${is}, which cannot be changed to ${declared}`,
    remedy: `write \`cognigy.${path}: ${is}\` (${placeOf(desired, "cognigy", input)}), or raise \`version\` to replace it with a new Endpoint`,
    because: [],
  });
}
