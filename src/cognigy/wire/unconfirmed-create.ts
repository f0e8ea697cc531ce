import { failure, type Result } from "../../base/result.ts";
import { counted } from "../../base/text.ts";
import { showDuration } from "../../base/time.ts";
import { keyOf, type NameAndVersion } from "../../model/fleet/key.ts";
import type { LiveWebhook } from "../../model/fleet/live.ts";
import { type TenantFailure, tenantFailure } from "../../model/fleet/tenant.ts";
import { saysNo } from "./call.ts";
import type { ReadOutcome } from "./confirmed-write.ts";

/** What it comes to where nothing is found; `looks` says how it was looked for, and `isBlind` that it could not be. */
export type Absent = (looks: string, isBlind: boolean) => TenantFailure;

/** What looking for a creation has come to. */
export function concludedCreation<T>(
  found: ReadOutcome<T>,
  settleMs: number,
  absent: Absent,
  seen: (found: T) => Result<LiveWebhook, TenantFailure>,
): Result<LiveWebhook, TenantFailure> {
  switch (found.kind) {
    case "nothing":
      return failure(
        absent(`${counted(found.looks, "look")} within ${showDuration(settleMs)} found nothing`, false),
      );
    case "blind":
      return failure(absent(`it could not be looked for: ${found.message}`, true));
    case "seen":
      return seen(found.value);
  }
}

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

/** A creation without the tenant's word: a refusal by somebody else counts where nothing of it is found. */
export function unlessRefused(wanted: NameAndVersion, refused: TenantFailure): Absent {
  return (looks, isBlind) =>
    saysNo(refused) && !isBlind ? refused : unknownCreation(wanted, refused, looks);
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
