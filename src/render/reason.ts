import type { Cause, Reason } from "../model/change.ts";

/** Why a change is planned, as a phrase: the one wording for every format. */
export function describeReason(reason: Reason): string {
  switch (reason.kind) {
    case "declared-new":
      return "new in Git";
    case "new-version":
      return describeNewVersion(reason);
    case "differs":
      return reason.causes.map(describeCause).join(" and ");
    case "adopted":
      return "taken over, as the manifest says `adopt`";
    case "unadopted":
      return "let go of, as the manifest says `unadopt`";
    case "declared-deprecated":
      return "declared deprecated in Git";
    case "removed-from-git":
      return "removed from Git";
    case "superseded":
      return `superseded by ${reason.by}`;
    case "sunset-passed":
      return `its sunset ${reason.sunset} has passed`;
    case "rolled-back":
      return reason.registered
        ? `registered by run ${reason.run}, which is taken back`
        : `as it was before run ${reason.run}`;
  }
}

/** Why a field differs, as a phrase. */
export function describeCause(cause: Cause): string {
  switch (cause) {
    case "declared":
      return "changed in Git";
    case "drift":
      return "changed on the tenant by hand";
    case "deactivated":
      return "switched off on the tenant";
    case "held":
      return "left inactive by an earlier run that the health gate held";
    case "unknown":
      return "differs for an unknown reason";
  }
}

function describeNewVersion(reason: Extract<Reason, { kind: "new-version" }>): string {
  const direction = reason.downgrade ? "back to a lower version" : "new version";
  const resumed = reason.resumed ? ", resumed from an earlier run" : "";
  const verb = reason.supersedes.length === 1 ? "is" : "are";
  return `${direction}${resumed}; ${reason.supersedes.join(", ")} ${verb} deprecated after the switch`;
}
