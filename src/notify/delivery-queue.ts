import pLimit, { type LimitFunction } from "p-limit";
import type { Agent } from "undici";
import { counted } from "../base/text.ts";
import { sharedAbort } from "../base/throttle.ts";
import type { Service } from "../model/fleet/service.ts";
import type { Message, OutboxEntry } from "../model/record/outbox.ts";
import type { Clock } from "../model/run/surroundings.ts";
import { NO_ANSWER, type PostFailure, post, within } from "./post.ts";

/** One webhook's messages, in order; the first goes out before the next is tried. */
interface WebhookQueue {
  readonly entries: OutboxEntry[];
  /** Ends when all deliveries that were asked for are done with. */
  tail: Promise<void>;
}

/** How messages are sent to a service. */
export interface DeliveryQueueOptions {
  readonly service: Service;
  /** What one message is called: `status report`. */
  readonly messageKind: string;
  /** How many messages are under way at most. */
  readonly inFlight: number;
  readonly clock: Clock;
  /** Whether this run is still the one that delivers: another one may have gone on with the same messages. */
  readonly mayDeliver: () => boolean;
  /** Called when the service has taken a message. */
  readonly delivered: (message: Message) => Promise<void>;
  /** Called once a run when the service refused a message for good. True when it is to be tried no more. */
  readonly refused: (entry: OutboxEntry, cause: string) => Promise<boolean>;
}

// So that a service that does not answer costs those who wait for it 2 s in 30 at most.
const PAUSE_MS = 30_000;
/** How long an answer may take. A delivery that was begun is never cut off before, or a slow service gets it for ever. */
const TRY_MS = 10_000;

/** Brings messages to one service: in order for each webhook, and several webhooks at once. */
export class DeliveryQueue {
  readonly #options: DeliveryQueueOptions;
  readonly #webhookQueues = new Map<string, WebhookQueue>();
  readonly #limit: LimitFunction;
  readonly #refusedIds = new Set<string>();
  #agent: Promise<Agent> | null = null;
  #giveUp = sharedAbort();
  #pausedUntil = Number.NEGATIVE_INFINITY;
  /** The service asks to be sent nothing before. */
  #refusesUntil = Number.NEGATIVE_INFINITY;
  #mayBegin = true;
  #isSilent = false;
  /** When the first message of this run was sent; null before. */
  #askedAt: number | null = null;
  #hasAnswered = false;
  /** Whether earlier runs left something: a service that is only slow must not get it again and again. */
  #isAfresh = true;
  #lastFailure = "not tried";

  constructor(options: DeliveryQueueOptions) {
    this.#options = options;
    this.#limit = pLimit(options.inFlight);
  }

  /** Takes a message over, to be delivered after the others of its webhook. */
  add(entry: OutboxEntry): void {
    this.#queueOf(entry.message.webhook).entries.push(entry);
  }

  /** The same of what an earlier run left. */
  takeOver(entry: OutboxEntry): void {
    this.#isAfresh = false;
    this.add(entry);
  }

  /** Tries to deliver the webhook's messages until one is not taken. */
  async deliver(webhook: string): Promise<void> {
    const webhookQueue = this.#queueOf(webhook);
    webhookQueue.tail = webhookQueue.tail.then(() => this.#empty(webhookQueue));
    await webhookQueue.tail;
  }

  /**
   * Tries everything, and begins nothing more after so long; what is under way then is waited for, unless the service has
   * said nothing at all in `silenceMs` and no earlier run left it anything. A service that let a whole try's time pass is
   * not asked again, one that was only paused is, and one that asks for a while is when that is over, if it is in time.
   */
  async finish(milliseconds: number, silenceMs: number = TRY_MS): Promise<void> {
    if (!this.#isSilent) this.#pausedUntil = Number.NEGATIVE_INFINITY;
    const all = this.#deliverAll(this.#options.clock.monotonic() + milliseconds);
    const over = new AbortController();
    if (this.#isAfresh) void this.#giveUpOnSilence(silenceMs, over.signal);
    if (!(await within(milliseconds, this.#options.clock, all))) {
      this.#mayBegin = false;
      await all;
    }
    over.abort();
  }

  async #deliverAll(due: number): Promise<void> {
    const { clock } = this.#options;
    for (;;) {
      await Promise.all([...this.#webhookQueues.keys()].map((webhook) => this.deliver(webhook)));
      const waitMs = this.#refusesUntil - clock.monotonic();
      if (this.#left === 0 || waitMs <= 0 || this.#refusesUntil >= due || !this.#mayBegin) return;
      await clock.sleep(waitMs, this.#giveUp.signal);
    }
  }

  /** A service that answers, however slowly, is waited for; of one that does not, nobody knows whether it ever will. */
  async #giveUpOnSilence(silenceMs: number, over: AbortSignal): Promise<void> {
    const { clock } = this.#options;
    const now = clock.monotonic();
    await clock.sleep(Math.max(0, (this.#askedAt ?? now) + silenceMs - now), over);
    if (over.aborted || this.#hasAnswered) return;
    this.#isSilent = true;
    this.interrupt();
  }

  /** Leaves the service in peace for a while. */
  pause(): void {
    this.#pausedUntil = this.#options.clock.monotonic() + PAUSE_MS;
  }

  isWaiting({ id, webhook }: Message): boolean {
    return this.#queueOf(webhook).entries.some(({ message }) => message.id === id);
  }

  /** What was not delivered, and why. */
  warnings(): readonly string[] {
    if (this.#left === 0) return [];
    const { messageKind, service } = this.#options;
    // The host alone: the path of a hook may be its secret.
    const messages = counted(this.#left, messageKind);
    return [
      `${service.url.host} has not taken ${messages} (${this.#lastFailure}); the next apply tries again`,
    ];
  }

  /** Gives up what is under way. */
  interrupt(): void {
    this.#mayBegin = false;
    this.#giveUp.abort();
    this.#giveUp = sharedAbort();
  }

  /** Gives up what is under way and closes the connections. */
  async close(): Promise<void> {
    this.interrupt();
    await Promise.all([...this.#webhookQueues.values()].map(({ tail }) => tail));
    await (await this.#agent?.catch(() => null))?.destroy();
  }

  /** How many messages are not delivered. */
  get #left(): number {
    return [...this.#webhookQueues.values()].reduce((sum, { entries }) => sum + entries.length, 0);
  }

  #queueOf(webhook: string): WebhookQueue {
    const webhookQueue = this.#webhookQueues.get(webhook) ?? { entries: [], tail: Promise.resolve() };
    this.#webhookQueues.set(webhook, webhookQueue);
    return webhookQueue;
  }

  async #empty(webhookQueue: WebhookQueue): Promise<void> {
    while (true) {
      const entry = webhookQueue.entries[0];
      if (entry === undefined) return;
      if (!(await this.#limit(() => this.#send(entry)))) return;
      webhookQueue.entries.shift();
    }
  }

  /** Whether the message is done with. */
  async #send(entry: OutboxEntry): Promise<boolean> {
    const { service, clock, mayDeliver, delivered } = this.#options;
    if (!this.#mayBegin || clock.monotonic() < Math.max(this.#pausedUntil, this.#refusesUntil)) return false;
    const { message } = entry;
    const { signal } = this.#giveUp;
    this.#agent ??= this.#connect();
    const agent = await this.#agent.catch(() => null);
    if (agent === null)
      return await this.#fail(entry, {
        kind: "lost",
        cause: "no connection could be made",
        retryAfterMs: null,
      });
    if (!mayDeliver()) {
      this.#lastFailure = "this run no longer holds the record";
      return false;
    }
    this.#askedAt ??= clock.monotonic();
    const sent = await post(service, message, { agent, clock, timeoutMs: TRY_MS, signal });
    this.#hasAnswered ||= sent.ok || sent.error.kind === "refused" || sent.error.kind === "failed";
    if (!sent.ok) return await this.#fail(entry, sent.error);
    this.#isSilent = false;
    this.#pausedUntil = Number.NEGATIVE_INFINITY;
    await delivered(message);
    return true;
  }

  async #fail(entry: OutboxEntry, { kind, cause, retryAfterMs }: PostFailure): Promise<boolean> {
    // What was given up because the service is silent tells just that.
    this.#lastFailure = kind === "given-up" && this.#isSilent ? NO_ANSWER : cause;
    const { id } = entry.message;
    switch (kind) {
      case "given-up":
        return false;
      case "silent":
        this.#isSilent = true;
        this.pause();
        return false;
      case "lost":
        this.pause();
        return false;
      case "failed":
        if (retryAfterMs !== null) this.#refusesUntil = this.#options.clock.monotonic() + retryAfterMs;
        return false;
      case "refused":
        // Many tries of one run tell no more than one of them.
        if (this.#refusedIds.has(id)) return false;
        this.#refusedIds.add(id);
        return await this.#options.refused(entry, cause);
    }
  }

  async #connect(): Promise<Agent> {
    // Loading it takes longer than a plan without changes may take.
    const { Agent } = await import("./http-client.ts");
    return new Agent({ connections: this.#options.inFlight });
  }
}
