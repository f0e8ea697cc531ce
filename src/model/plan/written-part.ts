import { needsHiddenValues } from "../fleet/live.ts";
import type { Change } from "./change.ts";

/** What of its manifest a change writes: all of it, only values that the tenant hides and a PUT must carry, or nothing. */
export type WrittenPart = "whole" | "hidden-values" | "nothing";

/** The plan asks for the secrets of what an apply writes, so both go by this. */
export function writtenOf(change: Change, capabilities: { readonly partialUpdate: boolean }): WrittenPart {
  switch (change.action) {
    case "create":
    case "update":
    case "replace":
      return "whole";
    case "adopt":
      // The field of an Endpoint is the display name that marks it: what differs besides is for the next plan.
      if (change.live.endpoint === null && change.fields.length > 0) return "whole";
      return needsHiddenValues(change.live, capabilities) ? "hidden-values" : "nothing";
    case "unadopt":
      return needsHiddenValues(change.live, capabilities) ? "hidden-values" : "nothing";
    case "deprecate":
      return change.fields.some(({ path }) => path !== "status") ||
        needsHiddenValues(change.live, capabilities)
        ? "whole"
        : "nothing";
    case "delete":
      return "nothing";
  }
}
