import { failure, type Result, success } from "../../base/result.ts";
import type { LiveWebhook } from "../../model/fleet/live.ts";
import type { TenantFailure } from "../../model/fleet/tenant.ts";
import type { CallResult } from "./call.ts";
import { type EventualRead, unknown } from "./confirmed-write.ts";
import type { Deadline } from "./delay.ts";

/** A deletion of what the tenant has, if that is what the caller believes. */
export interface PendingDeletion<T> {
  readonly live: LiveWebhook;
  /** What the tenant has now, if it is still the same. */
  confirm(): Promise<Result<T, TenantFailure>>;
  send(before: T): Promise<CallResult>;
}

/** Carries out deletions. What is gone is deleted, whoever did it; after a lost answer it looks until it must be gone. */
export class ConfirmedDelete {
  readonly #read: (id: string, deadline: Deadline) => Promise<Result<unknown, TenantFailure>>;
  readonly #eventualRead: EventualRead;

  constructor(
    read: (id: string, deadline: Deadline) => Promise<Result<unknown, TenantFailure>>,
    eventualRead: EventualRead,
  ) {
    this.#read = read;
    this.#eventualRead = eventualRead;
  }

  async carryOut<T>(
    { live, confirm, send }: PendingDeletion<T>,
    deadline: Deadline,
  ): Promise<Result<null, TenantFailure>> {
    const before = await confirm();
    if (!before.ok) return before.error.kind === "not-found" ? success(null) : before;
    const sent = await send(before.value);
    if (sent.ok || sent.error.failure.kind === "not-found") return success(null);
    if (sent.error.committed === "no") return failure(sent.error.failure);
    const seen = await this.#eventualRead.through(() => this.#lookForEnd(live.id, deadline), deadline);
    switch (seen.kind) {
      case "seen":
        return success(null);
      case "nothing":
        return failure(sent.error.failure);
      case "blind":
        return failure(unknown(live, sent, seen.message));
    }
  }

  /** Nothing is to be seen as long as it is there. */
  async #lookForEnd(id: string, deadline: Deadline): Promise<Result<true | null, TenantFailure>> {
    const now = await this.#read(id, deadline);
    if (now.ok) return success(null);
    return now.error.kind === "not-found" ? success(true) : now;
  }
}
