import { counted } from "../../base/text.ts";
import { showDuration } from "../../base/time.ts";
import { idempotencyKeyOf, keyOf } from "../../model/key.ts";
import type { LiveWebhook } from "../../model/live.ts";
import { failure, type Result, success } from "../../model/result.ts";
import { type Operation, type TenantFailure, tenantFailure, type WireWebhook } from "../../model/tenant.ts";
import type { Answer } from "../wire/answer.ts";
import type { Deadline } from "../wire/deadline.ts";
import type { EventualRead } from "../wire/eventual-read.ts";
import type { IntegrationsApi } from "./api.ts";
import { fullBody } from "./body.ts";
import { idInLocation, readEcho } from "./echo.ts";
import { differenceFrom } from "./likeness.ts";
import type { IntegrationsReader } from "./reader.ts";

type Made = Promise<Result<LiveWebhook, TenantFailure>>;

/** Registers integrations, each at most once: what became of a POST is looked up, it is never sent blindly again. */
export class ConfirmedCreate {
  readonly #api: IntegrationsApi;
  readonly #reader: IntegrationsReader;
  readonly #eventualRead: EventualRead;

  constructor(api: IntegrationsApi, reader: IntegrationsReader, eventualRead: EventualRead) {
    this.#api = api;
    this.#reader = reader;
    this.#eventualRead = eventualRead;
  }

  async create(wanted: WireWebhook, operation: Operation): Made {
    const deadline = this.#reader.newDeadline();
    const sent = await this.#api.post(wanted, operation, deadline);
    if (sent.ok) return await this.#acknowledged(wanted, sent.value, deadline);
    const { failure: refused, committed } = sent.error;
    // Perhaps it is there because an earlier attempt of ours was committed.
    if (refused.status === 409) {
      const looked = await this.#lookFor(wanted, deadline, () => refused);
      return looked.ok || looked.error.kind !== "altered" ? looked : failure(taken(looked.error));
    }
    if (committed === "no") return failure(refused);
    return await this.#lookFor(wanted, deadline, (looks) => unknown(wanted, refused, looks));
  }

  /** The answer shows the integration, or where it is, or says nothing about it. */
  async #acknowledged(wanted: WireWebhook, answer: Answer, deadline: Deadline): Made {
    const echo = readEcho(answer, fullBody(wanted, null).json);
    // 201 says that it was made now: what it shows is what was made of it. 200 may be what was made long ago.
    if (echo.ok) {
      const live = this.#reader.asRead(echo.value);
      return answer.status === 201 ? made(wanted, live) : asWanted(wanted, live);
    }
    const { collection } = this.#api;
    const id = idInLocation(answer, collection);
    const located = id === null ? null : await this.#reader.getWithin(id, deadline);
    if (located?.ok) return made(wanted, located.value);
    const message = `POST ${collection.pathname} was answered ${answer.status} with ${echo.error}`;
    const accepted = { message, status: answer.status, traceId: null };
    return await this.#lookFor(wanted, deadline, (looks) => unknown(wanted, accepted, looks));
  }

  async #lookFor(wanted: WireWebhook, deadline: Deadline, absent: (looks: string) => TenantFailure): Made {
    const found = await this.#eventualRead.through(() => this.#find(wanted, deadline), deadline);
    switch (found.kind) {
      case "nothing":
        return failure(
          absent(
            `${counted(found.looks, "look")} within ${showDuration(this.#eventualRead.settleMs)} found nothing`,
          ),
        );
      case "blind":
        return failure(absent(`it could not be looked for: ${found.message}`));
      case "seen": {
        const [only, ...others] = found.value;
        return others.length === 0 ? asWanted(wanted, only) : failure(ambiguous(wanted, [only, ...others]));
      }
    }
  }

  /** All that carry the key, or the name and version. */
  async #find(
    wanted: WireWebhook,
    deadline: Deadline,
  ): Promise<Result<readonly [LiveWebhook, ...LiveWebhook[]] | null, TenantFailure>> {
    const listing = await this.#reader.listWithin(deadline);
    if (!listing.ok) return listing;
    const [first, ...others] = listing.value.webhooks.filter(
      ({ name, version, idempotencyKey }) =>
        idempotencyKey === idempotencyKeyOf(wanted) || (name === wanted.name && version === wanted.version),
    );
    return success(first === undefined ? null : [first, ...others]);
  }
}

/** What a registration was answered with is ours, as long as it is the one that was asked for. */
function made(wanted: WireWebhook, live: LiveWebhook): Result<LiveWebhook, TenantFailure> {
  return keyOf(wanted) === keyOf(live) ? success(live) : asWanted(wanted, live);
}

/** A tenant that knows the key already may answer with what it was first used for. */
function asWanted(wanted: WireWebhook, live: LiveWebhook): Result<LiveWebhook, TenantFailure> {
  const difference = differenceFrom(wanted, live);
  if (difference === null) return success(live);
  const { id, status } = live;
  return failure({
    ...tenantFailure(
      // Further on than we left it: another run registered it at the same time, and has activated it.
      difference === "status" ? "conflict" : "altered",
      `the tenant has another ${keyOf(wanted)}, ${id}: its ${difference} differs`,
      "plan again; where the plan does not show it, bump the version in the manifest",
    ),
    found: { id, status },
  });
}

/** What the tenant refused to register again was there before. */
function taken(there: TenantFailure): TenantFailure {
  return { ...there, kind: "conflict", message: `${there.message}; it was registered before` };
}

function ambiguous(wanted: WireWebhook, found: readonly LiveWebhook[]): TenantFailure {
  return tenantFailure(
    "conflict",
    `the tenant has ${keyOf(wanted)} more than once: ${found.map(({ id }) => id).join(", ")}`,
    "delete all but one on the platform, then plan again",
  );
}

function unknown(
  wanted: WireWebhook,
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
