import { failure, type Result, success } from "../../base/result.ts";
import type { LiveWebhook } from "../../model/fleet/live.ts";
import type { TenantFailure } from "../../model/fleet/tenant.ts";
import type { CallResult } from "./call.ts";
import { type EventualRead, unknown } from "./confirmed-write.ts";
import type { Deadline } from "./delay.ts";

/** A deletion of what the tenant has, if that is what the caller believes. */
export interface PendingDeletion<T> {
  readonly live: LiveWebhook;
  readonly deadline: Deadline;
  /** What the tenant has now, if it is still the same. */
  confirm(): Promise<Result<T, TenantFailure>>;
  send(before: T): Promise<CallResult>;
  readonly eventualRead: EventualRead;
  readAgain(): Promise<Result<unknown, TenantFailure>>;
}

/** Carries out a deletion. What is gone is deleted, whoever did it; after a lost answer it looks until it must be gone. */
export async function deleteConfirmed<T>(deletion: PendingDeletion<T>): Promise<Result<null, TenantFailure>> {
  const before = await deletion.confirm();
  if (!before.ok) return before.error.kind === "not-found" ? success(null) : before;
  const sent = await deletion.send(before.value);
  if (sent.ok || sent.error.failure.kind === "not-found") return success(null);
  if (sent.error.committed === "no") return failure(sent.error.failure);
  const seen = await deletion.eventualRead.through(() => lookForEnd(deletion), deletion.deadline);
  switch (seen.kind) {
    case "seen":
      return success(null);
    case "nothing":
      return failure(sent.error.failure);
    case "blind":
      return failure(unknown(deletion.live, sent, seen.message));
  }
}

/** Nothing is to be seen as long as it is there. */
async function lookForEnd<T>({
  readAgain,
}: Pick<PendingDeletion<T>, "readAgain">): Promise<Result<true | null, TenantFailure>> {
  const now = await readAgain();
  if (now.ok) return success(null);
  return now.error.kind === "not-found" ? success(true) : now;
}
