import { failure, type Result, success } from "../../base/result.ts";
import { keyOf, type WebhookKey } from "../../model/fleet/key.ts";
import type { LiveListing, LiveWebhook } from "../../model/fleet/live.ts";
import { type TenantFailure, type TenantReader, tenantFailure } from "../../model/fleet/tenant.ts";
import type { Clock } from "../../model/run/surroundings.ts";
import { type Answer, brief, jsonIn, problemOfId } from "../wire/answer.ts";
import type { IsRelevant } from "../wire/connection.ts";
import { Deadline, type TenantClock } from "../wire/delay.ts";
import type { IntegrationsApi } from "./api.ts";
import { readIntegration, withoutAdded } from "./integration.ts";
import { listAll } from "./listing.ts";

/** How a tenant is read. */
interface Reading {
  readonly deadlineMs: number;
  readonly isRelevant: IsRelevant;
  readonly tenantClock: TenantClock;
  /** In lower case: what the tenant adds by itself. */
  readonly addedHeaders: readonly string[];
}

const AT_ONCE = 16;
/** How a tenant says that it reads no integration by itself. */
const NO_SINGLE_READS: ReadonlySet<number> = new Set([405, 501]);

/** Reads the tenant. */
export class IntegrationsReader implements TenantReader {
  readonly #api: IntegrationsApi;
  readonly #clock: Clock;
  readonly #deadlineMs: number;
  readonly #isRelevant: IsRelevant;
  readonly #tenantClock: TenantClock;
  readonly #addedHeaders: readonly string[];
  /** What each integration was when this run first saw it, by its id; null where it could not be read. */
  readonly #seen = new Map<string, WebhookKey | null>();
  /** What earlier runs wrote and this one found to be gone, by its id. */
  readonly #gone = new Set<string>();

  constructor(
    api: IntegrationsApi,
    clock: Clock,
    { deadlineMs, isRelevant, tenantClock, addedHeaders }: Reading,
  ) {
    this.#isRelevant = isRelevant;
    this.#tenantClock = tenantClock;
    this.#api = api;
    this.#clock = clock;
    this.#deadlineMs = deadlineMs;
    this.#addedHeaders = addedHeaders;
  }

  list(): Promise<Result<LiveListing, TenantFailure>> {
    return this.listWithin(this.newDeadline());
  }

  get(id: string): Promise<Result<LiveWebhook, TenantFailure>> {
    return this.getWithin(id, this.newDeadline());
  }

  newDeadline(): Deadline {
    return new Deadline(this.#clock, this.#deadlineMs);
  }

  async listWithin(deadline: Deadline): Promise<Result<LiveListing, TenantFailure>> {
    const listed = await listAll(this.#api, this.#clock, deadline, this.#isRelevant);
    if (!listed.ok) return listed;
    const webhooks = listed.value.webhooks.map((live) => this.asRead(live));
    for (const live of webhooks) this.note(live);
    for (const { id } of listed.value.unread)
      if (id !== null && !this.#seen.has(id)) this.#seen.set(id, null);
    return success({ ...listed.value, webhooks, clockAheadMs: this.#tenantClock.aheadMs });
  }

  /** Without what the tenant adds by itself, whatever it was read from. */
  asRead(live: LiveWebhook): LiveWebhook {
    return withoutAdded(live, this.#addedHeaders);
  }

  /** Remembers what an integration is, if it is new. */
  note(live: LiveWebhook): void {
    if (!this.#seen.has(live.id)) this.#seen.set(live.id, keyOf(live));
    this.#gone.delete(live.id);
  }

  /** Whether an id was asked for in this run and is gone, as far as is known. */
  isGone(id: string): boolean {
    return this.#gone.has(id);
  }

  /** Whether this run has seen nothing of an id. */
  isNew(id: string): boolean {
    return !this.#seen.has(id) && !this.#gone.has(id);
  }

  /** What an id belonged to before; null where nothing is known of it, or this very webhook is. */
  ownerOf(id: string, wanted: WebhookKey): string | null {
    const first = this.#seen.get(id);
    if (first === undefined || first === wanted) return null;
    return first ?? "an integration that cannot be read";
  }

  /** What is deleted leaves an id that a tenant may give to the next one. */
  forget(id: string): void {
    this.#seen.delete(id);
    this.#gone.delete(id);
  }

  /** Some tenants have no single reads: before an integration is said to be gone, the list is asked. */
  async getWithin(id: string, deadline: Deadline): Promise<Result<LiveWebhook, TenantFailure>> {
    const problem = problemOfId(id);
    if (problem !== null) return failure(this.#malformed(`an integration ${problem} was asked for`));
    const answer = await this.#api.get(id, deadline);
    if (answer.ok) return this.#read(id, answer.value);
    const { status } = answer.error.failure;
    return status !== null && (status === 404 || NO_SINGLE_READS.has(status))
      ? await this.#findInList(id, answer.error.failure, deadline)
      : failure(answer.error.failure);
  }

  /** Asks for one, then for more at once; the first that is there is enough to know. */
  async firstThere(
    ids: readonly string[],
    deadline = this.newDeadline(),
  ): Promise<Result<string | null, TenantFailure>> {
    for (let from = 0, count = 1; from < ids.length; from += count, count = AT_ONCE) {
      const some = ids.slice(from, from + count).filter((id) => problemOfId(id) === null);
      const answers = await Promise.all(some.map((id) => this.#api.get(id, deadline)));
      for (const [index, answer] of answers.entries()) {
        const id = some[index] ?? "";
        if (answer.ok) return success(id);
        const { kind, status } = answer.error.failure;
        if (status !== null && NO_SINGLE_READS.has(status)) return success(null);
        if (kind !== "not-found") return failure(answer.error.failure);
        this.#gone.add(id);
      }
    }
    return success(null);
  }

  /** What the list shows under an id. */
  getListed(id: string, deadline: Deadline): Promise<Result<LiveWebhook, TenantFailure>> {
    return this.#findInList(id, this.#malformed("the list does not show it"), deadline);
  }

  async #findInList(
    id: string,
    notFound: TenantFailure,
    deadline: Deadline,
  ): Promise<Result<LiveWebhook, TenantFailure>> {
    const listing = await this.listWithin(deadline);
    if (!listing.ok) return listing;
    const found = listing.value.webhooks.find((webhook) => webhook.id === id);
    if (found !== undefined) return success(found);
    if (notFound.kind !== "not-found" && listing.value.shortfall !== null) {
      const doubt = `integration ${brief(id)} cannot be read: ${listing.value.shortfall}`;
      return failure({ ...notFound, kind: "malformed", message: doubt, hint: null });
    }
    const message = `the tenant has no integration ${brief(id)}: ${notFound.message}`;
    return failure({ ...notFound, kind: "not-found", message, hint: "plan again" });
  }

  #read(id: string, answer: Answer): Result<LiveWebhook, TenantFailure> {
    const webhook = readIntegration(jsonIn(answer), answer.headers.get("etag") ?? null);
    if (webhook.ok && webhook.value.id === id) return success(this.asRead(webhook.value));
    const problem = webhook.ok ? `integration ${brief(webhook.value.id)}` : webhook.error;
    const path = `${this.#api.collection.pathname}/${brief(id)}`;
    return failure({ ...this.#malformed(`GET ${path} was answered with ${problem}`), status: answer.status });
  }

  #malformed(message: string): TenantFailure {
    return tenantFailure("malformed", message);
  }
}
