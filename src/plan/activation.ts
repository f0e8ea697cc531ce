import type { Change } from "../model/change.ts";
import { keyOf, type WebhookKey } from "../model/key.ts";

/** Whether a webhook that is not active now is active after the change. */
export function makesActive(change: Change): boolean {
  switch (change.action) {
    case "create":
    case "update":
    case "replace":
    case "adopt":
      return change.after.status === "active" && liveStatusOf(change) !== "active";
    case "unadopt":
    case "deprecate":
    case "delete":
      return false;
  }
}

function liveStatusOf(change: Exclude<Change, { action: "delete" }>): string | undefined {
  return change.action === "create" ? undefined : change.live?.status;
}

/** The versions that are active now and not any more after the change. */
export function deactivated(change: Change): readonly WebhookKey[] {
  switch (change.action) {
    case "create":
    case "unadopt":
      return [];
    case "update":
    case "adopt":
    case "deprecate":
      return change.live.status === "active" && change.after.status !== "active" ? [keyOf(change.live)] : [];
    case "replace":
      return change.superseded.flatMap(({ live }) => (live.status === "active" ? [keyOf(live)] : []));
    case "delete":
      return change.live.status === "active" ? [keyOf(change.live)] : [];
  }
}
