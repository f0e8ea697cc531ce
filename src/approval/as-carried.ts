import type { FieldChange, Snapshot } from "../model/change.ts";
import type { Environment } from "../model/environment.ts";
import { wireStatus } from "../model/wire-status.ts";
import type { ReviewedChange } from "./digest.ts";

type Carrier = Pick<Environment, "capabilities">;

/**
 * An approved change as the tenant can carry it. That it has no deprecated status may have been learned by the very run
 * that is taken up again: what was approved as deprecated is inactive by now, and done.
 */
export function asCarried(change: ReviewedChange, environment: Carrier): ReviewedChange {
  switch (change.action) {
    case "create":
    case "update":
    case "adopt":
    case "unadopt":
    case "deprecate":
      return {
        ...change,
        after: carried(change.after, environment),
        fields: change.fields.map((field) => carriedField(field, environment)),
      };
    case "replace":
      return {
        ...change,
        superseded: change.superseded.map((old) => ({ ...old, after: carried(old.after, environment) })),
      };
    case "delete":
      return change;
  }
}

function carried(after: Snapshot, environment: Carrier): Snapshot {
  return { ...after, status: wireStatus(after.status, environment) };
}

function carriedField(field: FieldChange, environment: Carrier): FieldChange {
  const { path, after } = field;
  if (path !== "status" || after.kind !== "plain" || after.text !== "deprecated") return field;
  return { ...field, after: { kind: "plain", text: wireStatus("deprecated", environment) } };
}
