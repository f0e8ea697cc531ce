import { failure, type Result, success } from "../../base/result.ts";
import type { MarkerPlace } from "../../model/fleet/environment.ts";
import { keyOf, parseIdempotencyKey } from "../../model/fleet/key.ts";
import type { LiveWebhook } from "../../model/fleet/live.ts";
import {
  type Operation,
  type StatusWrite,
  type TenantFailure,
  type TenantWriter,
  tenantFailure,
  type WireWebhook,
} from "../../model/fleet/tenant.ts";
import { moved } from "../wire/call.ts";
import { deleteConfirmed } from "../wire/confirmed-delete.ts";
import type { ConfirmedWrite, EventualRead } from "../wire/confirmed-write.ts";
import type { WriteBody } from "../wire/connection.ts";
import type { Deadline } from "../wire/delay.ts";
import type { CognigyApi } from "./api.ts";
import { changedBody, differing, displayNameOf, markerText, sendable } from "./body.ts";
import { type EndpointCreation, unseenMarker } from "./creation.ts";
import type { ReadEndpoint } from "./endpoint.ts";
import { differenceFrom, isMarked, movedField, withEndpoint } from "./likeness.ts";
import { isMarkerKept, type MarkerMode, mayHaveLostMarker } from "./marker-mode.ts";
import type { EndpointsReader } from "./reader.ts";

interface Parts {
  readonly api: CognigyApi;
  readonly reader: EndpointsReader;
  readonly markerMode: MarkerMode;
  readonly creation: EndpointCreation;
  readonly confirmedWrite: ConfirmedWrite;
  readonly eventualRead: EventualRead;
}

/** A change as it is sent. */
interface Draft {
  readonly before: LiveWebhook;
  readonly body: WriteBody;
  /** Whether it goes over what this very run has made, and was not read again for. */
  readonly isBlind: boolean;
}

type Made = Promise<Result<LiveWebhook, TenantFailure>>;

/** One change of an Endpoint, as it depends on what was just read and on where markers are kept. */
interface Wanted {
  body(fresh: ReadEndpoint, place: MarkerPlace): Result<WriteBody, TenantFailure>;
  /** The first field in which an Endpoint is not what the change makes of it; null when it is. */
  difference(now: LiveWebhook, before: LiveWebhook): string | null;
  /** Whether the Endpoint is to be ours afterwards. */
  readonly claims: boolean;
}

/** Writes to the tenant: one PATCH with what changes, between a read that finds it as planned and one that shows the outcome. */
export class EndpointsWriter implements TenantWriter {
  readonly #parts: Parts;
  /** By this run. */
  readonly #made = new Set<string>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async create(body: WireWebhook, operation: Operation): Made {
    const { creation, reader, markerMode } = this.#parts;
    const wanted = withEndpoint(body);
    const made = await creation.create(wanted, operation);
    if (made.ok) this.#made.add(made.value.id);
    if (!made.ok || made.value.idempotencyKey !== null) return made;
    const deadline = reader.newDeadline();
    const now = await this.#read(made.value.id, deadline);
    if (!now.ok) return failure(unseenMarker(wanted, made.value.id, now.error.message));
    const { live } = now.value;
    reader.rememberWritten(live);
    if (live.idempotencyKey !== null) return success(live);
    // It was made, and what marks it was dropped, not only left out of the answer.
    markerMode.learnThatForeignIdIsLost();
    const named: Wanted = {
      body: (fresh, place) =>
        sendable(wanted, { json: differing(fresh.raw, { name: displayNameOf(wanted, place) }), secrets: [] }),
      difference: (now) => (now.idempotencyKey === null ? "marker" : null),
      claims: true,
    };
    return await this.#carryOut(live, named, operation, deadline);
  }

  async replace(live: LiveWebhook, body: WireWebhook, operation: Operation): Made {
    const wanted = withEndpoint(body);
    return await this.#change(live, operation, {
      body: (fresh, place) => changedBody(fresh, wanted, place),
      difference: (now, before) => differenceFrom(wanted, now, this.#placeFor(before)),
      claims: true,
    });
  }

  async setStatus(live: LiveWebhook, { status, labelled, serves }: StatusWrite, operation: Operation): Made {
    const active = serves ?? status === "active";
    const isOurs = live.idempotencyKey !== null;
    return await this.#change(live, operation, {
      body: ({ raw }, place) => {
        const foreignId = markerText({ ...live, status }, labelled ?? live.labelled);
        const marked = place === "foreign-id" && isOurs ? { foreignId } : {};
        return success({ json: differing(raw, { active, ...marked }), secrets: [] });
      },
      difference: (now, before) => {
        if (now.endpoint?.serves !== active) return "active";
        const isShown = !isOurs || this.#placeFor(before) === "name";
        return isShown || isMarked(now, { status, labelled: labelled ?? live.labelled }) ? null : "marker";
      },
      claims: isOurs,
    });
  }

  async setKey(
    live: LiveWebhook,
    key: string | null,
    _hidden: WireWebhook["headers"],
    operation: Operation,
  ): Made {
    const occupied = live.endpoint?.occupiedBy ?? null;
    if (occupied !== null) return failure(occupiedBy(live, occupied));
    return await this.#change(live, operation, {
      body: ({ raw }, place) => {
        const named = parseIdempotencyKey(key);
        const foreignId =
          named === undefined ? "" : markerText({ ...named, status: live.status }, live.labelled);
        const name = named === undefined ? live.name : keyOf(named);
        const json = differing(raw, place === "foreign-id" ? { foreignId } : { name });
        return sendable(live, { json, secrets: [] });
      },
      difference: (now) => (now.idempotencyKey === key ? null : "marker"),
      claims: key !== null,
    });
  }

  async delete(live: LiveWebhook, operation: Operation): Promise<Result<null, TenantFailure>> {
    const { api, reader, eventualRead } = this.#parts;
    const deadline = reader.newDeadline();
    const readAgain = () => reader.getWithin(live.id, deadline);
    return await deleteConfirmed({
      ...{ live, deadline, eventualRead, readAgain, readListed: readAgain },
      firstThere: () => reader.firstThere([live.id]),
      confirm: () => this.#confirm(live, deadline),
      send: () => api.delete(live.id, operation, deadline),
    });
  }

  /**
   * Where the tenant turns out to keep no marker, the name is written in its place. A marker that this Endpoint had so far
   * may have been taken away by somebody meanwhile: it is written once more before anything is learned from that.
   */
  async #change(live: LiveWebhook, operation: Operation, wanted: Wanted): Made {
    const { reader, markerMode } = this.#parts;
    const deadline = reader.newDeadline();
    const place = this.#placeFor(live);
    let changed = await this.#carryOut(live, wanted, operation, deadline);
    if (place === "name" || !wanted.claims) return changed;
    for (const isCertain of live.labelled === null ? [true] : [false, true]) {
      if (!mayHaveLostMarker(changed)) return changed;
      const now = changed.ok ? changed : await reader.getWithin(live.id, deadline);
      if (!now.ok || isMarkerKept(now.value)) return changed;
      if (isCertain) markerMode.learnThatForeignIdIsLost();
      changed = await this.#carryOut(now.value, wanted, operation, deadline);
    }
    return changed;
  }

  /** What is marked in its foreignId stays marked there: a marker that stands there is read before any name. */
  #placeFor({ labelled }: LiveWebhook): MarkerPlace {
    return labelled === null ? this.#parts.markerMode.place : "foreign-id";
  }

  async #carryOut(live: LiveWebhook, wanted: Wanted, operation: Operation, deadline: Deadline): Made {
    const { api, reader, confirmedWrite } = this.#parts;
    const draft = await this.#draft(live, wanted, deadline);
    if (!draft.ok) return draft;
    const { before, body, isBlind } = draft.value;
    if (Object.keys(body.json).length === 0) return success(before);
    const made = await confirmedWrite.carryOut(
      {
        before,
        isNew: this.#made.has(before.id),
        send: () => api.patch(before.id, body, operation, deadline),
        // An answer shows nothing. What was there before this run is looked at again: the tenant may have kept something else.
        shown: ({ status }) => {
          const isTaken = isBlind && status === 204 && before.labelled !== null;
          const taken = isTaken ? reader.takenOver(before.id, body.json) : null;
          return taken === null ? failure("no Endpoint") : success(taken);
        },
        difference: (now) => wanted.difference(now, before),
      },
      deadline,
    );
    if (made.ok) reader.rememberWritten(made.value);
    return made;
  }

  /**
   * What is to be sent, from what the tenant has now. What this run wrote last needs no other read, but where settings are
   * sent whole: they may have got more members since.
   */
  async #draft(live: LiveWebhook, wanted: Wanted, deadline: Deadline): Promise<Result<Draft, TenantFailure>> {
    const { reader } = this.#parts;
    const written = reader.writtenAs(live);
    const first = written === null ? null : wanted.body(written, this.#placeFor(written.live));
    if (written !== null && first?.ok && first.value.json.settings === undefined)
      return success({ before: written.live, body: first.value, isBlind: true });
    const fresh = await this.#confirm(live, deadline);
    if (!fresh.ok) return fresh;
    const body = wanted.body(fresh.value, this.#placeFor(fresh.value.live));
    return body.ok ? success({ before: fresh.value.live, body: body.value, isBlind: false }) : body;
  }

  /** What the tenant has now, if it is what the caller believes. A change between that read and the write stays undetected. */
  async #confirm(live: LiveWebhook, deadline: Deadline): Promise<Result<ReadEndpoint, TenantFailure>> {
    const now = await this.#read(live.id, deadline);
    if (!now.ok) return now;
    const field = movedField(live, now.value.live);
    return field === null ? now : failure(moved(live, now.value.live, field));
  }

  /** What this run has made may not show yet, or only in lists. */
  async #read(id: string, deadline: Deadline): Promise<Result<ReadEndpoint, TenantFailure>> {
    const { reader, eventualRead } = this.#parts;
    const isDenied = (now: Result<ReadEndpoint, TenantFailure>) =>
      !now.ok && now.error.status === 404 && this.#made.has(id);
    const read = () => reader.readOne(id, deadline);
    const { last, cut } = await eventualRead.whileDenied(await read(), read, isDenied, deadline);
    if (cut === null || last.ok) return last;
    return failure({ ...last.error, kind: "unavailable", message: `${last.error.message}; ${cut}` });
  }
}

function occupiedBy({ id, endpoint }: LiveWebhook, occupied: string): TenantFailure {
  const name = endpoint?.displayName ?? id;
  return tenantFailure(
    "conflict",
    `Endpoint ${name}, ${id}, was not changed: its foreignId is in use by something else: ${occupied}`,
    "clear its foreignId on the platform if nothing needs it, then plan again",
  );
}
