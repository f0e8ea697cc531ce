import type { BlockedChange } from "../model/plan/change.ts";

/**
 * What to do about what is blocked in a rollback. It goes by the record and not by manifests, so what a manifest is to say
 * has to be applied in its place.
 */
export function remedyInRollback(blocked: BlockedChange): string {
  const { code, key, remedy } = blocked;
  switch (code) {
    case "limit":
      // A rollback has no --target, and the only limit that it meets is that of what is registered again.
      return "look at the tenant: if they really are gone, raise `limits.maxRecreations` in a reviewed change, or revert the commit and register them a few at a time with apply --target";
    case "credentials":
      return applied(blocked, "with `basicAuth`, or with `basicAuth: none` to clear it,");
    case "masked":
      return applied(blocked, "with the values that the tenant hides");
    case "misplaced":
      return applied(blocked, "with what the tenant has");
    case "kept-otherwise":
      return applied(blocked, "as the tenant keeps it");
    case "policy":
      return `have the rule changed in webhook-sync.yaml, or ${applied(blocked, "as the rule allows")}`;
    case "short-listing":
      return `roll back again; ${key} is not changed until the list is complete`;
    case "downgrade":
    case "not-ours":
    case "ambiguous":
    case "protected":
    case "empty":
    case "has-dependents":
    case "dependency":
    case "sunset-ahead":
    case "clock-skew":
    case "never-dark":
    case "renamed":
    case "unrecorded":
    case "occupied":
      return remedy;
  }
}

function applied({ key, name }: BlockedChange, how: string): string {
  return `leave it as it is with --skip-blocked, or declare ${key} in its manifest ${how} and apply that, with --allow-downgrade ${name} where a higher version is live`;
}
