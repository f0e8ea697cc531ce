import { createHash } from "node:crypto";
import { isSameUrl } from "../../base/http.ts";
import { failure, type Result, success } from "../../base/result.ts";
import type { MarkerPlace } from "../../model/fleet/environment.ts";
import { keyOf } from "../../model/fleet/key.ts";
import type { LiveWebhook } from "../../model/fleet/live.ts";
import { type Operation, type TenantFailure, tenantFailure } from "../../model/fleet/tenant.ts";
import type { Clock } from "../../model/run/surroundings.ts";
import { type Answer, brief, membersIn } from "../wire/answer.ts";
import { type CallFailure, withTheTenantsWord } from "../wire/call.ts";
import type { EventualRead } from "../wire/confirmed-write.ts";
import type { Deadline, TenantClock } from "../wire/delay.ts";
import {
  type Absent,
  concludedCreation,
  severalMade,
  unknownCreation,
  unlessRefused,
} from "../wire/unconfirmed-create.ts";
import type { CognigyApi } from "./api.ts";
import { creationBody, displayNameOf } from "./body.ts";
import type { ReadEndpoint } from "./endpoint.ts";
import type { EndpointWrite } from "./likeness.ts";
import { type ListedEndpoint, listEndpoints } from "./list-endpoints.ts";
import { readMarker } from "./marker.ts";
import { type MarkerMode, refusesForeignId } from "./marker-mode.ts";
import type { EndpointsReader } from "./reader.ts";

interface Parts {
  readonly api: CognigyApi;
  readonly reader: EndpointsReader;
  readonly markerMode: MarkerMode;
  readonly eventualRead: EventualRead;
  readonly clock: Clock;
  readonly tenantClock: TenantClock;
}

type Made = Promise<Result<LiveWebhook, TenantFailure>>;

/** One registration that was sent. */
interface SentCreation {
  readonly wanted: EndpointWrite;
  readonly place: MarkerPlace;
  readonly nonce: string;
  /** By the tenant's clock, in seconds, with something to spare. */
  readonly sentAt: number;
  readonly deadline: Deadline;
}

const MOST_SKEW_S = 120;

/** Makes Endpoints, each at most once. There is no key that the tenant honours: what became of a POST is looked up. */
export class EndpointCreation {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** One without a key of ours has lost its marker on the way. */
  async create(wanted: EndpointWrite, operation: Operation, isAgain = false): Made {
    const { api, reader, markerMode, clock, tenantClock } = this.#parts;
    const deadline = reader.newDeadline();
    const blocked = await this.#unreadTwin(wanted, deadline);
    if (blocked !== null) return failure(blocked);
    const { place } = markerMode;
    const nonce = nonceOf(operation);
    const body = creationBody(wanted, place, nonce);
    if (!body.ok) return body;
    const sentAt = (clock.now().getTime() + (tenantClock.aheadMs ?? 0)) / 1_000 - MOST_SKEW_S;
    const registration = { wanted, place, nonce, sentAt, deadline };
    const sent = await api.post(body.value, operation, deadline);
    if (sent.ok) return await this.#acknowledged(registration, sent.value);
    if (place === "foreign-id" && refusesForeignId(withTheTenantsWord(sent.error))) {
      // In the tenant's own words nothing was made: this is no second registration.
      markerMode.learnThatForeignIdIsLost();
      return await this.create(wanted, operation);
    }
    const made = await this.#refused(registration, sent.error);
    if (made.ok || isAgain || made.error !== sent.error.failure || made.error.kind !== "unauthenticated")
      return made;
    // A page said so, and nothing was made: the looks went with a fresh token.
    return sent.error.committed === "perhaps" ? await this.create(wanted, operation, true) : made;
  }

  /** One that could not be read may be the very one that is to be made. */
  async #unreadTwin({ endpoint, ...key }: EndpointWrite, deadline: Deadline): Promise<TenantFailure | null> {
    const { reader, markerMode } = this.#parts;
    for (const { id, displayName, item } of reader.failed) {
      const isTwin = displayName === endpoint.displayName || displayName === keyOf(key);
      if (!isTwin && (await markerMode.isMadeByUs(item, deadline)) === false) continue;
      const message = `${keyOf(key)} was not made: Endpoint ${brief(displayName)}, ${brief(id)}, could not be read and may be it`;
      return tenantFailure("unavailable", message, "run it again when all Endpoints can be read");
    }
    return null;
  }

  /** The answer shows the Endpoint, or says nothing about it. One that was there before, or is another, is not ours to change. */
  async #acknowledged(registration: SentCreation, answer: Answer): Made {
    const { api, reader } = this.#parts;
    const { wanted, deadline } = registration;
    const value = membersIn(answer);
    const id = typeof value._id === "string" ? value._id : null;
    if (id !== null && !reader.isKnown(id)) {
      reader.assign(id, wanted.endpoint.project);
      const echo = await reader.understand(value, deadline);
      const read = echo.ok ? echo : await reader.readOne(id, deadline);
      if (read.ok && this.#isMadeBy(registration, read.value)) return this.#made(read.value);
    }
    const shown =
      id === null ? "without an Endpoint" : `with Endpoint ${brief(id)}, which does not show what was sent`;
    const message = `POST ${api.pathOf("endpoints")} was answered ${answer.status} ${shown}`;
    const accepted = { message, status: answer.status, traceId: null };
    return await this.#lookFor(registration, (looks) => unknownCreation(wanted, accepted, looks));
  }

  async #refused(registration: SentCreation, { failure: refused, committed, isAnswer }: CallFailure): Made {
    const { wanted } = registration;
    // The name is taken, perhaps by what an earlier attempt of ours has made.
    if (isAnswer && refused.status === 409)
      return await this.#lookFor(registration, () => taken(wanted, refused));
    if (committed === "no") return failure(refused);
    return await this.#lookFor(registration, unlessRefused(wanted, refused));
  }

  async #lookFor(registration: SentCreation, absent: Absent): Made {
    const { eventualRead } = this.#parts;
    const { wanted, deadline } = registration;
    const found = await eventualRead.through(() => this.#find(registration), deadline);
    return concludedCreation(found, eventualRead.settleMs, absent, ([only, ...others]) => {
      if (others.length === 0) return this.#made(only);
      const all = [only, ...others].map(({ live }) => live);
      return failure(severalMade("unknown", wanted, all));
    });
  }

  /** Those that this registration has made, as far as can be told. */
  async #find(
    registration: SentCreation,
  ): Promise<Result<readonly [ReadEndpoint, ...ReadEndpoint[]] | null, TenantFailure>> {
    const { reader } = this.#parts;
    const candidates = await this.#candidates(registration);
    if (!candidates.ok) return candidates;
    const found: ReadEndpoint[] = [];
    for (const { id } of candidates.value) {
      const read = await reader.readOne(id, registration.deadline);
      if (read.ok ? this.#isMadeBy(registration, read.value) : read.error.kind !== "not-found") {
        if (!read.ok) return read;
        found.push(read.value);
      }
    }
    const [first, ...others] = found;
    return success(first === undefined ? null : [first, ...others]);
  }

  /** Of its name, made since it was sent, and by nobody else. The tenant's filter is not trusted to be exact. */
  async #candidates({
    wanted,
    place,
    sentAt,
    deadline,
  }: SentCreation): Promise<Result<readonly ListedEndpoint[], TenantFailure>> {
    const { api, reader, markerMode } = this.#parts;
    const { project } = wanted.endpoint;
    const displayName = displayNameOf(wanted, place);
    const query = { filter: displayName, sort: "createdAt:desc" };
    const listed = await listEndpoints(api, [{ id: project, name: project }], deadline, query);
    if (!listed.ok) return listed;
    const candidates: ListedEndpoint[] = [];
    for (const endpoint of listed.value.endpoints) {
      const { createdAt } = endpoint.item;
      const isOld = typeof createdAt === "number" && createdAt < sentAt;
      if (endpoint.displayName !== displayName || isOld || reader.isKnown(endpoint.id)) continue;
      if ((await markerMode.isMadeByUs(endpoint.item, deadline)) === false) continue;
      candidates.push(endpoint);
      reader.assign(endpoint.id, project);
    }
    return success(candidates);
  }

  /** By its nonce; where the tenant keeps none, by what was sent. */
  #isMadeBy({ wanted, place, nonce }: SentCreation, { raw, live }: ReadEndpoint): boolean {
    const { displayName, serves } = live.endpoint;
    const marker = readMarker(raw.foreignId);
    switch (marker.kind) {
      case "ours":
        return marker.marker.nonce === nonce;
      case "free":
        return (
          displayName === displayNameOf(wanted, place) &&
          isSameUrl(live.url, wanted.url) &&
          serves === wanted.endpoint.serves
        );
      case "foreign":
      case "unclear":
        return false;
    }
  }

  #made(read: ReadEndpoint): Result<LiveWebhook, TenantFailure> {
    this.#parts.reader.rememberWritten(read.live);
    return success(read.live);
  }
}

/** The request id is on disk before anything is sent, and so is what is made from it. */
function nonceOf({ requestId }: Operation): string {
  return createHash("sha256").update(requestId).digest("hex").slice(0, 12);
}

function taken(wanted: EndpointWrite, refused: TenantFailure): TenantFailure {
  return {
    ...refused,
    kind: "conflict",
    message: `${refused.message}; ${keyOf(wanted)} was not made, and nothing of ours has this name: where that stays so, write another \`cognigy.name\`, or rename what has this one on the tenant, of whatever channel`,
  };
}

/** Who looks for it later finds it by what it is. */
export function unseenMarker(wanted: EndpointWrite, id: string, why: string): TenantFailure {
  const message = `Endpoint ${brief(id)} was made, without a marker in the answer`;
  return unknownCreation(wanted, { message, status: null, traceId: null }, `it could not be read: ${why}`);
}
