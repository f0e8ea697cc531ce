import { keyOf, type NameAndVersion } from "../../model/fleet/key.ts";
import { type TenantFailure, tenantFailure } from "../../model/fleet/tenant.ts";

/** A creation whose outcome nobody knows; `looks` says how it was looked for. */
export function unknownCreation(
  wanted: NameAndVersion,
  { message, status, traceId }: Pick<TenantFailure, "message" | "status" | "traceId">,
  looks: string,
): TenantFailure {
  return {
    kind: "unknown",
    message: `${message}; ${looks}; ${keyOf(wanted)} was not sent again`,
    hint: `run the same command again: it looks for ${keyOf(wanted)} first`,
    status,
    traceId,
  };
}

/** More than one was found of what was to be made. */
export function severalMade(
  kind: "unknown" | "conflict",
  wanted: NameAndVersion,
  found: readonly { readonly id: string }[],
): TenantFailure {
  return tenantFailure(
    kind,
    `the tenant has ${keyOf(wanted)} more than once: ${found.map(({ id }) => id).join(", ")}`,
    "delete all but one on the platform, then plan again",
  );
}

/** The tenant repeats a former answer, whatever it is asked. */
export function replayed(wanted: NameAndVersion): TenantFailure {
  const message = `the tenant answers with the ${keyOf(wanted)} that was registered before and is gone, and makes none`;
  return tenantFailure("altered", message, "bump the version in the manifest");
}
