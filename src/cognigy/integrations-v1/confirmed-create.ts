import { isJsonObject, type JsonObject } from "../../base/json.ts";
import { failure, type Result, success } from "../../base/result.ts";
import { idempotencyKeyOf, keyOf, type NameAndVersion } from "../../model/fleet/key.ts";
import type { LiveWebhook } from "../../model/fleet/live.ts";
import {
  type Operation,
  type TenantFailure,
  tenantFailure,
  type WireWebhook,
} from "../../model/fleet/tenant.ts";
import { differencesBetween, type Image, imageOfLive, imageOfWrite } from "../../model/plan/likeness.ts";
import { type Answer, brief, jsonIn, membersIn, readId } from "../wire/answer.ts";
import type { EventualRead, ReadOutcome } from "../wire/confirmed-write.ts";
import type { Deadline } from "../wire/delay.ts";
import {
  type Absent,
  concludedCreation,
  replayed,
  severalMade,
  unknownCreation,
  unlessRefused,
} from "../wire/unconfirmed-create.ts";
import { fullBody, type IntegrationsApi } from "./api.ts";
import { readIntegration } from "./integration.ts";
import type { IntegrationsReader } from "./reader.ts";

type Made = Promise<Result<LiveWebhook, TenantFailure>>;
type Found = readonly [LiveWebhook, ...LiveWebhook[]];

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
    let made = await this.#once(wanted, idempotencyKeyOf(wanted), operation, deadline);
    // Only a key of its own leads past the stored answer.
    if (made === "replayed") {
      const { recurs: _, ...anew } = operation;
      made = await this.#once(wanted, operation.requestId, anew, deadline);
    }
    if (made === "replayed") return failure(replayed(wanted));
    if (made.ok) this.#reader.note(made.value);
    return made;
  }

  async #once(
    wanted: WireWebhook,
    requestKey: string,
    operation: Operation,
    deadline: Deadline,
  ): Promise<Awaited<Made> | "replayed"> {
    const isAbsent = async () => (await this.#look(wanted, deadline)).kind === "nothing";
    const sent = await this.#api.post(wanted, requestKey, { ...operation, isAbsent }, deadline);
    if (sent.ok) return await this.#acknowledged(wanted, sent.value, operation, deadline);
    const { failure: refused, committed } = sent.error;
    // Perhaps it is there because an earlier attempt of ours was committed.
    const unlessFound = unlessRefused(wanted, refused);
    if (refused.status === 409) {
      const absent = committed === "no" ? () => refused : unlessFound;
      const looked = await this.#lookFor(wanted, deadline, absent);
      return looked.ok || looked.error.kind !== "altered" ? looked : failure(taken(looked.error));
    }
    if (committed === "no") return failure(refused);
    return await this.#lookFor(wanted, deadline, unlessFound);
  }

  /**
   * The answer shows the integration, or where it is, or says nothing about it, or shows another one. A tenant that stores its
   * answers by the request's key repeats that to a creation whose integration is gone since: then nothing was made.
   */
  async #acknowledged(
    wanted: WireWebhook,
    answer: Answer,
    operation: Operation,
    deadline: Deadline,
  ): Promise<Awaited<Made> | "replayed"> {
    const { status } = answer;
    const echo = readEcho(answer, fullBody(wanted, null).json);
    const id = echo.ok ? echo.value.id : this.#api.idInLocation(answer);
    // Of what was there before, the answer may show any of its former ids: one that is new to this run is asked for.
    if (id !== null && operation.recurs && this.#reader.isNew(id))
      await this.#reader.firstThere([id], deadline);
    if (id !== null && this.#reader.isGone(id)) {
      const found = await this.#look(wanted, deadline);
      if (found.kind === "nothing") return "replayed";
      return this.#concluded(wanted, found, (looks) => unknownCreation(wanted, replayed(wanted), looks));
    }
    // An id alone does not say whose it is, and it is written to next.
    const whole = echo.ok && isWhole(answer) ? echo.value : null;
    const shown = id === null ? echo : await this.#shownAs(id, whole, wanted, deadline);
    // 201 says that it was made now: what it shows is what was made of it. 200 may be what was made long ago.
    if (shown.ok) return status === 200 ? asWanted(wanted, shown.value) : shown;
    const message = `POST ${this.#api.collection.pathname} was answered ${status} with ${shown.error}`;
    const accepted = { message, status, traceId: null };
    return await this.#lookFor(wanted, deadline, (looks) => unknownCreation(wanted, accepted, looks));
  }

  /** What an answer shows, or leads to by its id, if that can be what was just made; the error says what it is instead. */
  async #shownAs(
    id: string,
    whole: LiveWebhook | null,
    wanted: WireWebhook,
    deadline: Deadline,
  ): Promise<Result<LiveWebhook, string>> {
    const owner = this.#reader.ownerOf(id, keyOf(wanted));
    if (owner !== null) return failure(`${brief(id)}, which was there before, as ${owner}`);
    const live =
      whole === null ? await this.#reader.getWithin(id, deadline) : success(this.#reader.asRead(whole));
    if (!live.ok) return failure(`${brief(id)}, which cannot be read: ${live.error.message}`);
    const shown = keyOf(live.value);
    return shown === keyOf(wanted) ? live : failure(`${brief(id)}, which is ${brief(shown)}`);
  }

  async #lookFor(wanted: WireWebhook, deadline: Deadline, absent: Absent): Made {
    return this.#concluded(wanted, await this.#look(wanted, deadline), absent);
  }

  #look(wanted: WireWebhook, deadline: Deadline): Promise<ReadOutcome<Found>> {
    return this.#eventualRead.through(() => this.#find(wanted, deadline), deadline);
  }

  #concluded(
    wanted: WireWebhook,
    found: ReadOutcome<Found>,
    absent: Absent,
  ): Result<LiveWebhook, TenantFailure> {
    return concludedCreation(found, this.#eventualRead.settleMs, absent, ([only, ...others]) => {
      if (others.length > 0) return failure(severalMade("conflict", wanted, [only, ...others]));
      const owner = this.#reader.ownerOf(only.id, keyOf(only));
      return owner === null ? asWanted(wanted, only) : failure(madeOf(owner, only));
    });
  }

  /** All that carry the key, or the name and version. */
  async #find(wanted: WireWebhook, deadline: Deadline): Promise<Result<Found | null, TenantFailure>> {
    const listing = await this.#reader.listWithin(deadline);
    if (!listing.ok) return listing;
    const [first, ...others] = listing.value.webhooks.filter(
      ({ name, version, idempotencyKey }) =>
        idempotencyKey === idempotencyKeyOf(wanted) || (name === wanted.name && version === wanted.version),
    );
    return success(first === undefined ? null : [first, ...others]);
  }
}

/** A tenant that knows the key already may answer with what it was first used for. */
function asWanted(wanted: WireWebhook, live: LiveWebhook): Result<LiveWebhook, TenantFailure> {
  const difference = differenceFrom(wanted, live);
  if (difference === null) return success(live);
  const { id, status } = live;
  const found = { id, status };
  if (difference === "name") {
    const message = `the tenant has ${keyOf(wanted)} as ${brief(live.name)}, ${brief(id)}`;
    const hint =
      "name it so as the manifest does; where the tenant does not keep a name as it is written, choose one that it keeps";
    return failure({ ...tenantFailure("altered", message, hint), found });
  }
  return failure({
    ...tenantFailure(
      // Further on than we left it: another run registered it at the same time, and has activated it.
      difference === "status" ? "conflict" : "altered",
      `the tenant has another ${keyOf(wanted)}, ${id}: its ${difference} differs`,
      "plan again; where the plan does not show it, bump the version in the manifest",
    ),
    found,
  });
}

/** The tenant has made it of what was there before, which is gone by that. */
function madeOf(owner: string, live: LiveWebhook): TenantFailure {
  const { id, status } = live;
  const message = `the tenant has made ${keyOf(live)} of ${brief(id)}, which was ${owner} and is gone by that`;
  const hint = "plan again; where the tenant keeps one version of a name, rename the webhook with `replaces`";
  return { ...tenantFailure("altered", message, hint), found: { id, status } };
}

/** What the tenant refused to register again was there before. */
function taken(there: TenantFailure): TenantFailure {
  return { ...there, kind: "conflict", message: `${there.message}; it was registered before` };
}

/** What a webhook was, is or should be, and which one it is. */
interface Identified extends NameAndVersion {
  readonly image: Image;
  readonly idempotencyKey: string | null;
}

/** The first field in which a live integration is not what was wanted; null when it is. */
export function differenceFrom(wanted: WireWebhook, live: LiveWebhook): string | null {
  const { name, version } = wanted;
  const idempotencyKey = idempotencyKeyOf(wanted);
  return difference({ name, version, idempotencyKey, image: imageOfWrite(wanted) }, identified(live));
}

/** The first field in which an integration is not what it was; null when it is. */
export function movedField(before: LiveWebhook, now: LiveWebhook): string | null {
  return difference(identified(before), identified(now));
}

function identified(live: LiveWebhook): Identified {
  const { name, version, idempotencyKey } = live;
  return { name, version, idempotencyKey, image: imageOfLive(live) };
}

/** Lists may leave out what a single object shows, so what is hidden on one side is no difference. */
function difference(a: Identified, b: Identified): string | null {
  if (a.name !== b.name) return "name";
  if (a.version !== b.version) return "version";
  const [field] = differencesBetween(a.image, b.image);
  if (field !== undefined) return field.replace(/^headers\./, "header ");
  const keys = [a.idempotencyKey, b.idempotencyKey];
  return !keys.includes(null) && a.idempotencyKey !== b.idempotencyKey ? "idempotencyKey" : null;
}

/**
 * Reads the integration that a write's answer shows. Where a tenant acknowledges with little more than the id, what was
 * sent stands for the rest; an answer without an id is no such integration.
 */
export function readEcho(answer: Answer, sent: JsonObject): Result<LiveWebhook, string> {
  const value = jsonIn(answer);
  if (!isJsonObject(value) || !readId(value).ok) return failure("no integration with an id");
  const shows = isWhole(answer);
  const taken = Object.entries(value).filter(([name]) => shows || name in sent || /^_?id$/.test(name));
  // An answer that shows all but our key may be of a tenant that keeps none.
  const { idempotencyKey, ...others } = sent;
  const stands = shows ? others : { ...others, idempotencyKey };
  return readIntegration({ ...stands, ...Object.fromEntries(taken) }, answer.headers.get("etag") ?? null);
}

/** Whether an answer says which integration it shows, beside its id. */
function isWhole(answer: Answer): boolean {
  return membersIn(answer).name !== undefined;
}
