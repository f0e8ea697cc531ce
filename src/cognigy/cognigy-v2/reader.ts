import { type JsonObject, membersOf } from "../../base/json.ts";
import type { Redactor } from "../../base/redactor.ts";
import { failure, type Result, success } from "../../base/result.ts";
import type { Directory, PlacesToRead, ResourceReference } from "../../model/fleet/directory.ts";
import type { LiveListing, LiveWebhook } from "../../model/fleet/live.ts";
import { type TenantFailure, type TenantReader, tenantFailure } from "../../model/fleet/tenant.ts";
import type { Clock } from "../../model/run/surroundings.ts";
import { brief, jsonIn, problemOfId } from "../wire/answer.ts";
import type { IsRelevant } from "../wire/connection.ts";
import { Deadline, type TenantClock } from "../wire/delay.ts";
import type { CognigyApi } from "./api.ts";
import { type ReadEndpoint, readEndpoint, secretsShown, type UnreadEndpoint } from "./endpoint.ts";
import {
  type FailedRead,
  type OneRead,
  readEach,
  readFailure,
  shortfallOf,
  unreadOf,
} from "./endpoint-reads.ts";
import { movedField } from "./likeness.ts";
import { malformed, unreadable } from "./list-all.ts";
import { type ListedEndpoint, listEndpoints, stillListed, unlessListed } from "./list-endpoints.ts";
import type { MarkerMode } from "./marker-mode.ts";
import { namedEndpoint } from "./named-endpoint.ts";
import type { Places } from "./places.ts";

interface Parts {
  readonly api: CognigyApi;
  readonly places: Places;
  readonly clock: Clock;
  readonly tenantClock: TenantClock;
  readonly redactor: Redactor;
  readonly markerMode: MarkerMode;
  readonly deadlineMs: number;
  readonly isRelevant: IsRelevant;
  /** Why so many reads are too many; null when they are not. */
  readonly refuseReads: (count: number) => TenantFailure | null;
}

type Read<T> = Promise<Result<T, TenantFailure>>;

/** Reads the tenant: a list tells little, so that each Endpoint on it is read by itself. */
export class EndpointsReader implements TenantReader {
  readonly #parts: Parts;
  /** What Endpoints refer to, once it was read: good for one run. */
  #directory: Directory | null = null;
  /** Which project an Endpoint was listed or made in: it does not say so itself. */
  readonly #projects = new Map<string, ResourceReference>();
  /** What this run has written, as it was read back. */
  readonly #written = new Map<string, ReadEndpoint>();
  readonly #latest = new Map<string, ReadEndpoint>();
  readonly #listed = new Set<string>();
  #failed: readonly FailedRead[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** What the last listing could not read: nobody knows which webhooks these are. */
  get failed(): readonly FailedRead[] {
    return this.#failed;
  }

  /** All that the last read of an Endpoint has shown. */
  lastRead(id: string): JsonObject | null {
    return this.#latest.get(id)?.raw ?? null;
  }

  newDeadline(): Deadline {
    return new Deadline(this.#parts.clock, this.#parts.deadlineMs);
  }

  async list(also?: PlacesToRead): Read<LiveListing> {
    const { api, clock, tenantClock, refuseReads, isRelevant, places } = this.#parts;
    if (also !== undefined && places.want(also)) this.#directory = null;
    const deadline = this.newDeadline();
    const readAt = clock.now();
    const directory = await this.#readDirectory(deadline);
    if (!directory.ok) return directory;
    const projects = [...directory.value.inside.values()].map(({ project }) => project);
    const listed = await listEndpoints(api, projects, deadline);
    if (!listed.ok) return listed;
    const { endpoints } = listed.value;
    const refusal = refuseReads(endpoints.filter((one) => this.#asWritten(one) === null).length);
    if (refusal !== null) return failure(refusal);
    for (const one of endpoints) this.#remember(one);
    const read = await readEach(endpoints, (one) => this.#readListed(one, deadline));
    if (!read.ok) return read;
    const denied = await stillListed(api, read.value.denied, deadline);
    if (!denied.ok) return denied;
    this.#failed = [...read.value.failed, ...denied.value];
    const inUse = read.value.endpoints.map(({ live }) => live.endpoint);
    this.#directory = await places.withSnapshots(directory.value, inUse, deadline);
    const ours = read.value.unread.find(isRelevant);
    if (ours !== undefined) return failure(unreadable(api, ours));
    const webhooks = read.value.endpoints.map((one) => this.#named(one).live);
    this.#parts.markerMode.conclude(webhooks);
    return success({
      webhooks,
      unread: [...read.value.unread, ...this.#failed.map(unreadOf)],
      ...{ directory: this.#directory, readAt, clockAheadMs: tenantClock.aheadMs },
      shortfall: listed.value.shortfall ?? shortfallOf(this.#failed),
    });
  }

  #remember({ id, project, item }: ListedEndpoint): void {
    this.#projects.set(id, project);
    this.#listed.add(id);
    this.#learnFrom(item);
  }

  get(id: string): Read<LiveWebhook> {
    return this.getWithin(id, this.newDeadline());
  }

  async getWithin(id: string, deadline: Deadline): Read<LiveWebhook> {
    const read = await this.readOne(id, deadline);
    return read.ok ? success(read.value.live) : read;
  }

  /** One Endpoint, with all that it has. */
  async readOne(id: string, deadline: Deadline): Read<ReadEndpoint> {
    const read = await this.#read(id, deadline);
    const one = { id, project: this.#projects.get(id) };
    if (!read.ok) return failure(await unlessListed(this.#parts.api, one, read.error.why, deadline));
    if (read.value.ok) return read.value;
    return failure(malformed(this.#parts.api, `endpoints/${brief(id)}`, read.value.error.problem));
  }

  /** What an answer shows. */
  async understand(value: unknown, deadline: Deadline): Promise<Result<ReadEndpoint, UnreadEndpoint>> {
    const { markerMode } = this.#parts;
    this.#learnFrom(value);
    const read = readEndpoint(value, {
      project: this.#projectOf(value),
      isMarkedByName: await markerMode.isMarkedByName(value, deadline),
    });
    if (!read.ok) return read;
    return success(this.#keepLatest(read.value));
  }

  /** Whatever it has that is secret is known as such from then on, understood or not. */
  #learnFrom(value: unknown): void {
    for (const secret of secretsShown(value)) this.#parts.redactor.learn(secret);
  }

  /** An Endpoint that was made in a project. */
  assign(id: string, projectId: string): void {
    const project = this.#directory?.inside.get(projectId)?.project;
    this.#projects.set(id, { id: projectId, name: project?.name ?? null });
  }

  /** What a write of this run has come to: as long as nobody changes it, the next listing need not read it. */
  rememberWritten({ id }: LiveWebhook): void {
    const latest = this.#latest.get(id);
    if (latest !== undefined) this.#written.set(id, latest);
  }

  /** What this run has made is, once the tenant has taken a change of it; null where it was not this run. */
  takenOver(id: string, changes: JsonObject): LiveWebhook | null {
    const written = this.#written.get(id);
    if (written === undefined) return null;
    // When that was only a list would tell.
    const value = { ...written.raw, ...changes, lastChanged: null };
    const read = readEndpoint(value, { project: this.#projectOf(value), isMarkedByName: false });
    if (!read.ok) return null;
    return this.#keepLatest(read.value).live;
  }

  /** What this run has written, where a caller still has that; null where it is not so, or not known. */
  writtenAs(live: LiveWebhook): ReadEndpoint | null {
    const written = this.#written.get(live.id);
    return written !== undefined && movedField(live, written.live) === null ? written : null;
  }

  /** Whether a listing of this run has shown it, or it was made by this run. */
  isKnown(id: string): boolean {
    return this.#listed.has(id) || this.#written.has(id);
  }

  async firstThere(ids: readonly string[]): Read<string | null> {
    const deadline = this.newDeadline();
    for (const id of ids) {
      const read = await this.#read(id, deadline);
      if (read.ok) return success(id);
      if (read.error.why.kind !== "not-found") return failure(read.error.why);
    }
    return success(null);
  }

  async #readListed(listed: ListedEndpoint, deadline: Deadline): Promise<OneRead> {
    const written = this.#asWritten(listed);
    return written === null ? await this.#read(listed.id, deadline) : success(success(written));
  }

  /** null where this run has not written it, or somebody else has changed it since. */
  #asWritten({ id, item }: ListedEndpoint): ReadEndpoint | null {
    const written = this.#written.get(id);
    if (written === undefined || item.lastChanged === undefined) return null;
    // Its time tells nothing: a change of ours may be under way.
    const isSame = ["name", "lastChangedBy"].every((one) => item[one] === written.raw[one]);
    return isSame ? written : null;
  }

  async #read(id: string, deadline: Deadline): Promise<OneRead> {
    const { api } = this.#parts;
    const problem = problemOfId(id);
    if (problem !== null) {
      const why = tenantFailure("malformed", `an Endpoint ${problem} was asked for`);
      return failure({ why, isFatal: true });
    }
    const answer = await api.endpoint(id, deadline);
    if (!answer.ok) return failure(readFailure(answer.error));
    const value = jsonIn(answer.value);
    this.#learnFrom(value);
    const { _id, _links } = membersOf(value);
    if (_links !== undefined || (_id !== undefined && _id !== id)) {
      const other = _links !== undefined ? "HAL, although JSON was asked for" : "another Endpoint";
      return failure({ why: malformed(api, `endpoints/${brief(id)}`, other), isFatal: true });
    }
    return success(await this.understand(value, deadline));
  }

  async #readDirectory(deadline: Deadline): Read<Directory> {
    if (this.#directory !== null) return success(this.#directory);
    const directory = await this.#parts.places.read(deadline);
    if (directory.ok) this.#directory = directory.value;
    return directory;
  }

  #projectOf(value: unknown): ResourceReference {
    const { _id, projectReference } = membersOf(value);
    const known = typeof _id === "string" ? this.#projects.get(_id) : undefined;
    return known ?? { id: typeof projectReference === "string" ? projectReference : "", name: null };
  }

  #keepLatest(read: ReadEndpoint): ReadEndpoint {
    const named = this.#named(read);
    this.#latest.set(named.live.id, named);
    return named;
  }

  #named({ raw, live }: ReadEndpoint): ReadEndpoint {
    return { raw, live: { ...live, endpoint: namedEndpoint(live.endpoint, this.#directory) } };
  }
}
