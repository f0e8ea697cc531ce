import { failure, type Result, success } from "../../base/result.ts";
import { keyOf } from "../../model/fleet/key.ts";
import type { LiveWebhook } from "../../model/fleet/live.ts";
import { type TenantFailure, tenantFailure } from "../../model/fleet/tenant.ts";
import { type CallResult, unknown } from "./call.ts";
import type { EventualRead } from "./confirmed-write.ts";
import type { Deadline } from "./delay.ts";

/** A deletion of what the tenant has, if that is what the caller believes. */
export interface PendingDeletion<T> {
  readonly live: LiveWebhook;
  readonly deadline: Deadline;
  /** What the tenant has now, if it is still the same. */
  confirm(): Promise<Result<T, TenantFailure>>;
  send(before: T): Promise<CallResult>;
  readonly eventualRead: EventualRead;
  /** Whether the tenant has it by its id: one request; null where it has not. */
  firstThere(): Promise<Result<string | null, TenantFailure>>;
  readAgain(): Promise<Result<unknown, TenantFailure>>;
  /** As it is listed, where that can be asked for: by its id alone what is deleted may be shown for good. */
  readListed(): Promise<Result<unknown, TenantFailure>>;
}

/**
 * Carries out a deletion. What is gone is deleted, whoever did it. After a lost answer, after one that says that there is
 * nothing, for a gateway says that too, and where it is there still after one that says yes, it looks until it must be gone.
 */
export async function deleteConfirmed<T>(deletion: PendingDeletion<T>): Promise<Result<null, TenantFailure>> {
  const before = await deletion.confirm();
  if (!before.ok) return before.error.kind === "not-found" ? success(null) : before;
  const sent = await deletion.send(before.value);
  if (sent.ok && !(await isThere(deletion))) return success(null);
  const { failure: refused, committed } = sent.ok ? { failure: null, committed: null } : sent.error;
  const isLost = refused !== null && refused.kind !== "not-found";
  if (isLost && committed === "no") return failure(refused);
  const look = () => lookForEnd(isLost ? deletion.readAgain : deletion.readListed);
  const seen = await deletion.eventualRead.through(look, deletion.deadline);
  switch (seen.kind) {
    case "seen":
      return success(null);
    case "nothing":
      return failure(isLost ? refused : undone(deletion.live, sent));
    case "blind":
      return failure(unknown(deletion.live, sent, seen.message));
  }
}

/** Where that cannot be read, the answer to the deletion counts. */
async function isThere<T>({ firstThere }: PendingDeletion<T>): Promise<boolean> {
  const there = await firstThere();
  return there.ok && there.value !== null;
}

/** Nothing is to be seen as long as it is there. */
async function lookForEnd(
  read: PendingDeletion<unknown>["readAgain"],
): Promise<Result<true | null, TenantFailure>> {
  const now = await read();
  if (now.ok) return success(null);
  return now.error.kind === "not-found" ? success(true) : now;
}

function undone(live: LiveWebhook, sent: CallResult): TenantFailure {
  const answer = sent.ok
    ? `accepted the deletion of ${keyOf(live)} with ${sent.value.status}`
    : `answered the deletion of ${keyOf(live)} with ${sent.error.failure.status}`;
  const message = `the tenant ${answer} and still has it`;
  const hint = "run the same command again, or delete it on the platform";
  return { ...tenantFailure("altered", message, hint), found: { id: live.id, status: live.status } };
}
