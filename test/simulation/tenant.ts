import { failure, type Result, success } from "../../src/base/result.ts";
import { exposeText, Secret } from "../../src/base/secret.ts";
import type { Directory } from "../../src/model/fleet/directory.ts";
import { idempotencyKeyOf, keyOf } from "../../src/model/fleet/key.ts";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { Operation, Tenant, TenantFailure, WireWebhook } from "../../src/model/fleet/tenant.ts";
import type { Random } from "../../src/model/run/surroundings.ts";
import { tenantFailure } from "../fixtures/apply.ts";
import { endpointFrom, isSameEndpoint, withKey, withStatus } from "./simulated-endpoint.ts";
import type { VirtualClock } from "./virtual-clock.ts";

/** How long a new object may stay invisible in lists, and so how long recovery waits. */
export const SETTLE_MS = 5_000;

/** A run that may be killed at any time. */
export interface Life {
  readonly isOver: () => boolean;
}

interface Stored {
  readonly live: LiveWebhook;
  readonly visibleAt: number;
}

export interface TenantTraits {
  readonly uniqueNames: boolean;
  readonly lagging: boolean;
  /** It asks to wait now and then: a write whose intent is recorded leaves much later, or never. */
  readonly throttling: boolean;
}

/** A write that the tenant committed, and what it made of a name: told to whoever watches. */
export interface Commit {
  readonly requestId: string;
  /** What it was about; null where it was created. */
  readonly before: LiveWebhook | null;
  /** What it is now; null where it was deleted. */
  readonly after: LiveWebhook | null;
  /** Whether it was somebody else's before. */
  readonly foreign: boolean;
  /** All of ours before and after. */
  readonly oursBefore: readonly LiveWebhook[];
  readonly oursAfter: readonly LiveWebhook[];
}

export type OnCommit = (commit: Commit) => void;

/** One write of one run. */
interface Writing {
  readonly life: Life;
  readonly onCommit: OnCommit;
  readonly operation: Operation;
}

/** What a write did, and what it is answered with. */
interface Committed<T> {
  readonly before: LiveWebhook | null;
  readonly after: LiveWebhook | null;
  readonly answer: T;
}

/** A tenant in memory that several runs use at once, each through a connection of its own. */
export class SimulatedTenant {
  /** The share of calls that go wrong. */
  faultRate = 0;
  readonly #stored = new Map<string, Stored>();
  readonly #foreign = new Set<string>();
  readonly #clock: VirtualClock;
  readonly #random: Random;
  readonly #traits: TenantTraits;
  /** Of a tenant whose webhooks are Endpoints. */
  readonly #directory: Directory | null;
  #ids = 0;

  constructor(clock: VirtualClock, random: Random, traits: TenantTraits, directory: Directory | null = null) {
    this.#directory = directory;
    this.#clock = clock;
    this.#random = random;
    this.#traits = traits;
  }

  /** What somebody else has there, with a name of ours or of their own. */
  addForeign(live: LiveWebhook): void {
    this.#foreign.add(live.id);
    this.#stored.set(live.id, { live, visibleAt: 0 });
  }

  all(): readonly LiveWebhook[] {
    return [...this.#stored.values()].map(({ live }) => live);
  }

  /** All that any operator ever made or took over, let go of or not. */
  ours(): readonly LiveWebhook[] {
    return this.all().filter(({ id }) => !this.#foreign.has(id));
  }

  /** Somebody who clicks; undefined deletes. */
  clickOn(live: LiveWebhook, changes: Partial<LiveWebhook> | undefined): void {
    if (changes === undefined) this.#stored.delete(live.id);
    else this.#stored.set(live.id, { live: { ...live, ...changes }, visibleAt: 0 });
  }

  /** What one run talks to. After its end nothing comes back; what it had sent may still be committed. */
  connect(life: Life, onCommit: OnCommit): Tenant {
    const list = async () =>
      success({
        webhooks: [...this.#stored.values()]
          .filter(({ visibleAt }) => visibleAt <= this.#clock.monotonic())
          .map(({ live }) => live),
        readAt: this.#clock.now(),
        unread: [],
        directory: this.#directory,
        shortfall: null,
        clockAheadMs: 0,
      });
    const change = (live: LiveWebhook, operation: Operation, next: (now: LiveWebhook) => LiveWebhook) =>
      this.#write({ life, onCommit, operation }, () => {
        const now = this.#stored.get(live.id);
        if (now === undefined) return failure(tenantFailure("not-found"));
        if (!isSame(now.live, live)) return failure(tenantFailure("conflict"));
        const after = next(now.live);
        this.#stored.set(live.id, { ...now, live: after });
        return success({ before: now.live, after, answer: after });
      });
    return {
      list: () => this.#call(life, list),
      get: (id) =>
        this.#call(life, async () => {
          const found = this.#stored.get(id);
          return found === undefined ? failure(tenantFailure("not-found")) : success(found.live);
        }),
      firstThere: (ids) =>
        this.#call(life, async () => success(ids.find((id) => this.#stored.has(id)) ?? null)),
      create: (body, operation) => this.#write({ life, onCommit, operation }, () => this.#create(body)),
      replace: (live, body, operation) => change(live, operation, (now) => fromBody(body, now.id, now)),
      setStatus: (live, wanted, operation) => change(live, operation, (now) => withStatus(now, wanted)),
      setKey: (live, key, _hidden, operation) => change(live, operation, (now) => withKey(now, key)),
      delete: (live, operation) =>
        this.#write({ life, onCommit, operation }, () => {
          const before = this.#stored.get(live.id)?.live ?? null;
          this.#stored.delete(live.id);
          return success({ before, after: null, answer: null });
        }),
    };
  }

  #create(body: WireWebhook): Result<Committed<LiveWebhook>, TenantFailure> {
    const twin = this.all().find((live) => keyOf(live) === keyOf(body));
    // The client takes what a lost answer had registered; anything else of that key is a conflict.
    if (twin !== undefined && this.#traits.uniqueNames && this.#directory === null) {
      const wanted = fromBody(body, twin.id);
      const isOwn = isSame(wanted, twin) && twin.idempotencyKey === wanted.idempotencyKey;
      if (!isOwn) return failure(tenantFailure("conflict"));
      return success({ before: twin, after: twin, answer: twin });
    }
    this.#ids += 1;
    const live = fromBody(body, `id-${this.#ids}`);
    const lag = this.#traits.lagging ? this.#random() * SETTLE_MS * 0.4 : 0;
    this.#stored.set(live.id, { live, visibleAt: this.#clock.monotonic() + lag });
    return success({ before: null, after: live, answer: live });
  }

  async #call<T>(
    life: Life,
    work: () => Promise<Result<T, TenantFailure>>,
  ): Promise<Result<T, TenantFailure>> {
    if (life.isOver()) return await never();
    await this.#clock.sleep(1 + this.#random() * 50);
    const answer = this.#isFaulty() ? failure(tenantFailure("unavailable")) : await work();
    return life.isOver() ? await never() : answer;
  }

  async #write<T>(
    writing: Writing,
    commit: () => Result<Committed<T>, TenantFailure>,
  ): Promise<Result<T, TenantFailure>> {
    const { life } = writing;
    if (this.#traits.throttling && this.#random() < 0.1)
      await this.#clock.sleep(this.#random() * SETTLE_MS * 3);
    if (life.isOver()) return await never();
    // On its way, and out of anybody's hands: the end of the run does not call it back.
    await this.#clock.sleep(1 + this.#random() * (this.#random() < 0.1 ? SETTLE_MS * 0.4 : 50));
    const faulty = this.#isFaulty();
    if (faulty && this.#random() < 0.5) {
      const kind = this.#random() < 0.5 ? "unavailable" : "unknown";
      return life.isOver() ? await never() : failure(tenantFailure(kind));
    }
    const answer = this.#commit(writing, commit);
    await this.#clock.sleep(this.#random() * 50);
    if (life.isOver()) return await never();
    return faulty ? failure(tenantFailure("unknown")) : answer;
  }

  #commit<T>(
    { onCommit, operation: { requestId } }: Writing,
    commit: () => Result<Committed<T>, TenantFailure>,
  ): Result<T, TenantFailure> {
    const oursBefore = this.ours();
    const committed = commit();
    if (!committed.ok) return committed;
    const { before, after, answer } = committed.value;
    const foreign = before !== null && this.#foreign.has(before.id);
    if (after?.idempotencyKey) this.#foreign.delete(after.id);
    onCommit({ requestId, before, after, foreign, oursBefore, oursAfter: this.ours() });
    return success(answer);
  }

  #isFaulty(): boolean {
    return this.#random() < this.faultRate;
  }
}

/** What a killed run waits for. */
export function never<T>(): Promise<T> {
  return new Promise<T>(() => {});
}

function isSame(a: LiveWebhook, b: LiveWebhook): boolean {
  const isAlike = a.url === b.url && a.status === b.status && headersOf(a) === headersOf(b);
  return isAlike && isSameEndpoint(a, b);
}

function headersOf({ headers }: LiveWebhook): string {
  return JSON.stringify(
    headers.map((header) => [header.name, header.kind === "readable" ? header.value.expose() : null]),
  );
}

function fromBody(body: WireWebhook, id: string, now: LiveWebhook | null = null): LiveWebhook {
  return {
    ...body,
    id,
    labelled: body.labelled ?? now?.labelled ?? null,
    headers: body.headers.map(({ name, value }) => ({
      name,
      kind: "readable",
      value: new Secret(exposeText(value)),
    })),
    idempotencyKey: idempotencyKeyOf(body),
    etag: null,
    endpoint: body.endpoint === null ? null : endpointFrom(body.endpoint, now?.endpoint ?? null),
    unknownFields: {},
  };
}
