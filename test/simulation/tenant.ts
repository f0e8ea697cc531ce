import { idempotencyKeyOf, keyOf } from "../../src/model/key.ts";
import type { LiveWebhook } from "../../src/model/live.ts";
import { failure, type Result, success } from "../../src/model/result.ts";
import { exposeText, Secret } from "../../src/model/secret.ts";
import type { Random } from "../../src/model/surroundings.ts";
import type { Tenant, TenantFailure, WireWebhook } from "../../src/model/tenant.ts";
import { tenantFailure } from "../fixtures/apply.ts";
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

/** What a write made of a name: told to whoever watches. */
export type OnCommit = (name: string, before: readonly LiveWebhook[], after: readonly LiveWebhook[]) => void;

/** A tenant in memory that several runs use at once, each through a connection of its own. */
export class SimulatedTenant {
  /** The share of calls that go wrong. */
  faultRate = 0;
  readonly #stored = new Map<string, Stored>();
  readonly #clock: VirtualClock;
  readonly #random: Random;
  readonly #traits: TenantTraits;
  #ids = 0;

  constructor(clock: VirtualClock, random: Random, traits: TenantTraits) {
    this.#clock = clock;
    this.#random = random;
    this.#traits = traits;
  }

  all(): readonly LiveWebhook[] {
    return [...this.#stored.values()].map(({ live }) => live);
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
        shortfall: null,
        clockAheadMs: 0,
      });
    const change = (live: LiveWebhook, next: (now: LiveWebhook) => LiveWebhook) =>
      this.#write(life, onCommit, live.name, () => {
        const now = this.#stored.get(live.id);
        if (now === undefined) return failure(tenantFailure("not-found"));
        if (!isSame(now.live, live)) return failure(tenantFailure("conflict"));
        this.#stored.set(live.id, { ...now, live: next(now.live) });
        return success(next(now.live));
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
      create: (body) => this.#write(life, onCommit, body.name, () => this.#create(body)),
      replace: (live, body) => change(live, ({ id }) => fromBody(body, id)),
      setStatus: (live, { status }) => change(live, (now) => ({ ...now, status })),
      setKey: (live, idempotencyKey) => change(live, (now) => ({ ...now, idempotencyKey })),
      delete: (live) =>
        this.#write(life, onCommit, live.name, () => {
          this.#stored.delete(live.id);
          return success(null);
        }),
    };
  }

  #create(body: WireWebhook): Result<LiveWebhook, TenantFailure> {
    const twin = this.all().find((live) => keyOf(live) === keyOf(body));
    // The client takes what a lost answer had registered; anything else of that key is a conflict.
    if (twin !== undefined && this.#traits.uniqueNames) {
      const wanted = fromBody(body, twin.id);
      return isSame(wanted, twin) ? success(twin) : failure(tenantFailure("conflict"));
    }
    this.#ids += 1;
    const live = fromBody(body, `id-${this.#ids}`);
    const lag = this.#traits.lagging ? this.#random() * SETTLE_MS * 0.4 : 0;
    this.#stored.set(live.id, { live, visibleAt: this.#clock.monotonic() + lag });
    return success(live);
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
    life: Life,
    onCommit: OnCommit,
    name: string,
    commit: () => Result<T, TenantFailure>,
  ): Promise<Result<T, TenantFailure>> {
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
    const before = this.#ofName(name);
    const answer = commit();
    onCommit(name, before, this.#ofName(name));
    await this.#clock.sleep(this.#random() * 50);
    if (life.isOver()) return await never();
    return faulty ? failure(tenantFailure("unknown")) : answer;
  }

  #ofName(name: string): LiveWebhook[] {
    return this.all().filter((live) => live.name === name);
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
  return a.url === b.url && a.status === b.status && headersOf(a) === headersOf(b);
}

function headersOf({ headers }: LiveWebhook): string {
  return JSON.stringify(
    headers.map((header) => [header.name, header.kind === "readable" ? header.value.expose() : null]),
  );
}

function fromBody(body: WireWebhook, id: string): LiveWebhook {
  return {
    ...body,
    id,
    headers: body.headers.map(({ name, value }) => ({
      name,
      kind: "readable",
      value: new Secret(exposeText(value)),
    })),
    idempotencyKey: idempotencyKeyOf(body),
    etag: null,
    unknownFields: {},
  };
}
