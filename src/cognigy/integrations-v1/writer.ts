import type { JsonObject } from "../../base/json.ts";
import { failure, type Result, success } from "../../base/result.ts";
import type { Capabilities } from "../../model/fleet/environment.ts";
import { idempotencyKeyOf, keyOf } from "../../model/fleet/key.ts";
import { type LiveWebhook, showsNoHeaders } from "../../model/fleet/live.ts";
import {
  type Operation,
  type TenantFailure,
  type TenantWriter,
  tenantFailure,
  type WireWebhook,
} from "../../model/fleet/tenant.ts";
import { wireStatus } from "../../model/plan/redacted-snapshot.ts";
import { moved } from "../wire/call.ts";
import { deleteConfirmed } from "../wire/confirmed-delete.ts";
import type { ConfirmedWrite, EventualRead, PendingChange } from "../wire/confirmed-write.ts";
import type { WriteBody } from "../wire/connection.ts";
import type { Deadline } from "../wire/delay.ts";
import { asWritten, fullBody, type IntegrationsApi, isStrong, keptKey } from "./api.ts";
import { type ConfirmedCreate, differenceFrom, movedField, readEcho } from "./confirmed-create.ts";
import { writeLabels } from "./integration.ts";
import type { IntegrationsReader } from "./reader.ts";

interface Parts {
  readonly api: IntegrationsApi;
  readonly reader: IntegrationsReader;
  readonly confirmedCreate: ConfirmedCreate;
  readonly confirmedWrite: ConfirmedWrite;
  readonly eventualRead: EventualRead;
  readonly capabilities: Capabilities;
}

type Made = Promise<Result<LiveWebhook, TenantFailure>>;

interface KeyWrite {
  readonly key: string | null;
  readonly hidden: WireWebhook["headers"];
  /** What a PUT has besides. */
  readonly more: JsonObject;
}

type MakeChange = (before: LiveWebhook, deadline: Deadline) => Result<PendingChange, TenantFailure>;

/** Writes to the tenant. */
export class IntegrationsWriter implements TenantWriter {
  readonly #parts: Parts;
  /** What the tenant has just answered to a write of ours: known to be current without another read. */
  readonly #justWritten = new WeakSet<LiveWebhook>();
  /** By this run. */
  readonly #made = new Set<string>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async create(body: WireWebhook, operation: Operation): Made {
    const made = await this.#parts.confirmedCreate.create(this.#asCarried(body), operation);
    if (made.ok) this.#made.add(made.value.id);
    return this.#remember(await this.#withKey(made, operation));
  }

  async replace(live: LiveWebhook, body: WireWebhook, operation: Operation): Made {
    const wanted = this.#asCarried(body);
    const made = await this.#change(live, (before, deadline) => {
      return success({
        ...this.#putting(before, fullBody(wanted, before), operation, deadline),
        difference: (now) =>
          operation.claims && now.idempotencyKey === null ? "idempotencyKey" : differenceFrom(wanted, now),
      });
    });
    return await this.#withKey(made, operation);
  }

  async setStatus(
    live: LiveWebhook,
    change: Pick<WireWebhook, "status" | "labelled">,
    operation: Operation,
  ): Made {
    const wanted = this.#asCarried(change);
    const { status, labelled } = wanted;
    return await this.#change(live, (before, deadline) => {
      const difference = (now: LiveWebhook) => movedField({ ...before, status }, now);
      const labels = labelled === null ? {} : { labels: writeLabels(before, labelled) };
      if (this.#parts.capabilities.partialUpdate)
        return success({ ...this.#patching(before, { status, ...labels }, operation, deadline), difference });
      const body = asWritten(before, wanted);
      if (body === null) return failure(masked(before));
      return success({ ...this.#putting(before, fullBody(body, before), operation, deadline), difference });
    });
  }

  async setKey(
    live: LiveWebhook,
    key: string | null,
    hidden: WireWebhook["headers"],
    operation: Operation,
  ): Made {
    const made = await this.#writeKey(live, { key, hidden, more: {} }, operation);
    const isKept = key === null && !made.ok && made.error.kind === "altered";
    if (!isKept || this.#parts.capabilities.partialUpdate) return made;
    // A PUT that merges keeps what is left out, and may fail over null each time.
    const again = await this.#writeKey(live, { key, hidden, more: { idempotencyKey: null } }, operation);
    return again.ok ? again : failure(keptKey(made.error, again.error));
  }

  #writeKey(live: LiveWebhook, { key, hidden, more }: KeyWrite, operation: Operation): Made {
    return this.#change(live, (before, deadline) => {
      const difference = (now: LiveWebhook) => keyDifference(before, key, now);
      if (this.#parts.capabilities.partialUpdate)
        return success({
          ...this.#patching(before, { idempotencyKey: key }, operation, deadline),
          difference,
        });
      const body = asWritten(before, { status: before.status, labelled: null }, hidden);
      if (body === null) return failure(masked(before));
      const { json, secrets } = fullBody(body, before, key);
      const written = { json: { ...json, ...more }, secrets };
      return success({ ...this.#putting(before, written, operation, deadline), difference });
    });
  }

  async delete(live: LiveWebhook, operation: Operation): Promise<Result<null, TenantFailure>> {
    const { api, reader, eventualRead } = this.#parts;
    const deadline = reader.newDeadline();
    const deleted = await deleteConfirmed({
      ...{ live, deadline, eventualRead },
      firstThere: () => reader.firstThere([live.id], deadline),
      readAgain: () => reader.getWithin(live.id, deadline),
      readListed: () => reader.getListed(live.id, deadline),
      confirm: () => this.#confirm(live, deadline),
      send: (before: LiveWebhook) => api.delete(before, operation, deadline),
    });
    if (deleted.ok) reader.forget(live.id);
    return deleted;
  }

  /** An answer may leave out the key that the integration has; where that cannot be read, what was sent stands for it. */
  async #withKey(made: Result<LiveWebhook, TenantFailure>, { claims }: Operation): Made {
    if (!made.ok || !claims || made.value.idempotencyKey !== null) return made;
    const read = await this.#parts.reader.get(made.value.id);
    const idempotencyKey = read.ok ? read.value.idempotencyKey : idempotencyKeyOf(made.value);
    return success({ ...made.value, idempotencyKey });
  }

  async #change(live: LiveWebhook, make: MakeChange): Made {
    const deadline = this.#parts.reader.newDeadline();
    const before = await this.#confirm(live, deadline);
    if (!before.ok) return before;
    const { confirmedWrite } = this.#parts;
    const change = make(before.value, deadline);
    if (!change.ok) return change;
    let made = await confirmedWrite.carryOut(change.value, deadline);
    const fresh = made.ok ? null : await this.#withNewEtag(before.value, made.error, deadline);
    const again = fresh === null ? null : make(fresh, deadline);
    if (again !== null) made = again.ok ? await confirmedWrite.carryOut(again.value, deadline) : again;
    // A read shows what stands under the id, whatever its name is.
    if (made.ok && made.value.name !== live.name) return failure(moved(live, made.value, "name"));
    return this.#remember(made);
  }

  /**
   * The answer to a write of ours may lack the ETag that the next write needs, or show another than reads do. Where nothing
   * has moved, the change is made of a fresh read, once, with the ETag of that; null where it is not.
   */
  async #withNewEtag(
    before: LiveWebhook,
    refused: TenantFailure,
    deadline: Deadline,
  ): Promise<LiveWebhook | null> {
    if (refused.status !== (isStrong(before.etag) ? 412 : 428)) return null;
    const now = await this.#parts.reader.getWithin(before.id, deadline);
    if (!now.ok || !isStrong(now.value.etag) || now.value.etag === before.etag) return null;
    return movedField(before, now.value) === null ? now.value : null;
  }

  /**
   * What the tenant has now, if it is what the caller believes: by our own write a moment ago, by the ETag that the
   * write will carry, or else by reading it again. A change between that read and the write stays undetected.
   */
  async #confirm(live: LiveWebhook, deadline: Deadline): Made {
    if (this.#justWritten.has(live) || isStrong(live.etag)) return success(live);
    const now = await this.#parts.reader.getWithin(live.id, deadline);
    if (!now.ok) return now;
    const field = movedField(live, now.value);
    return field === null ? now : failure(moved(live, now.value, field));
  }

  #putting(before: LiveWebhook, body: WriteBody, operation: Operation, deadline: Deadline) {
    const send = () => this.#parts.api.put(before, body, operation, deadline);
    return { before, isNew: this.#made.has(before.id), send, shown: this.#showing(before, body.json) };
  }

  #patching(before: LiveWebhook, json: JsonObject, operation: Operation, deadline: Deadline) {
    const send = () => this.#parts.api.patch(before, json, operation, deadline);
    return { before, isNew: this.#made.has(before.id), send, shown: this.#showing(before, {}) };
  }

  /**
   * Reads answers to a change; what was sent completes one that shows little more than the id. One that shows another
   * integration, or another's name and version, says nothing about what was written.
   */
  #showing(before: LiveWebhook, sent: JsonObject): PendingChange["shown"] {
    return (answer) => {
      const echo = readEcho(answer, { id: before.id, ...sent });
      if (!echo.ok) return echo;
      const { id } = echo.value;
      const isIt = id === before.id && keyOf(echo.value) === keyOf(before);
      return isIt ? success(this.#parts.reader.asRead(echo.value)) : failure(`integration ${id}`);
    };
  }

  #remember(written: Result<LiveWebhook, TenantFailure>): Result<LiveWebhook, TenantFailure> {
    if (written.ok) this.#justWritten.add(written.value);
    return written;
  }

  /** Without what this tenant does not carry. */
  #asCarried<T extends Pick<WireWebhook, "status" | "labelled">>(change: T): T {
    const labelled = this.#parts.capabilities.labels ? change.labelled : null;
    return { ...change, status: wireStatus(change.status, this.#parts), labelled };
  }
}

/** The key is what the write is about: one that does not show was not written, and one that does was not taken off. */
function keyDifference(before: LiveWebhook, key: string | null, now: LiveWebhook): string | null {
  return now.idempotencyKey === key ? movedField({ ...before, idempotencyKey: key }, now) : "idempotencyKey";
}

function masked(live: LiveWebhook): TenantFailure {
  const names = live.headers.filter(({ kind }) => kind === "masked").map(({ name }) => name);
  const which = showsNoHeaders(live) ? "all its headers" : names.join(", ");
  return tenantFailure(
    "rejected",
    `${keyOf(live)} cannot be written back: the tenant hides the values of ${which}; nothing was sent`,
    "declare it in a manifest with these headers, or change its status on the platform",
  );
}
