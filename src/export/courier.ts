import pLimit, { type LimitFunction } from "p-limit";
import type { Agent } from "undici";
import type { Service } from "../model/environment.ts";
import type { Clock } from "../model/surroundings.ts";
import type { Message } from "./message.ts";
import { post } from "./post.ts";

/** One webhook's messages, in order; the first goes out before the next is tried. */
interface Lane {
  readonly messages: Message[];
  /** Ends when all deliveries that were asked for are done with. */
  tail: Promise<void>;
}

/** How a courier works. */
export interface CourierOptions {
  readonly service: Service;
  /** What one message is called: `status report`. */
  readonly cargo: string;
  /** How many messages are under way at most. */
  readonly inFlight: number;
  readonly clock: Clock;
  /** Called when the service has taken a message. */
  readonly delivered: (message: Message) => Promise<void>;
}

// So that a service that does not answer costs those who wait for it 2 s in 30 at most.
const PAUSE_MS = 30_000;

/** Brings messages to one service: in order for each webhook, and several webhooks at once. */
export class Courier {
  readonly #options: CourierOptions;
  readonly #lanes = new Map<string, Lane>();
  readonly #limit: LimitFunction;
  #agent: Promise<Agent> | null = null;
  #giveUp = new AbortController();
  #pausedUntil = Number.NEGATIVE_INFINITY;
  #lastFailure = "not tried";
  /** How long the last message took that was done with, and since when others have been under way. */
  #lastTookMs = 0;
  readonly #underWay = new Set<{ readonly since: number }>();

  constructor(options: CourierOptions) {
    this.#options = options;
    this.#limit = pLimit(options.inFlight);
  }

  /** Takes a message over, to be delivered after the others of its webhook. */
  add(message: Message): void {
    this.#laneOf(message.webhook).messages.push(message);
  }

  /** Tries to deliver the webhook's messages until one is not taken. */
  async deliver(webhook: string, timeoutMs: number): Promise<void> {
    const lane = this.#laneOf(webhook);
    lane.tail = lane.tail.then(() => this.#empty(lane, timeoutMs));
    await lane.tail;
  }

  /** Tries everything, a paused service too. */
  async deliverAll(timeoutMs: number): Promise<void> {
    this.#pausedUntil = Number.NEGATIVE_INFINITY;
    await Promise.all([...this.#lanes.keys()].map((webhook) => this.deliver(webhook, timeoutMs)));
  }

  /** Whether all could be delivered in so much time, by how long the service has taken so far. */
  mayEmptyWithin(milliseconds: number): boolean {
    const now = this.#options.clock.monotonic();
    const slowest = Math.max(this.#lastTookMs, ...[...this.#underWay].map(({ since }) => now - since));
    const counts = [...this.#lanes.values()].map(({ messages }) => messages.length);
    const count = counts.reduce((sum, one) => sum + one, 0);
    const inTurn = Math.max(Math.ceil(count / this.#options.inFlight), ...counts);
    return inTurn * slowest <= milliseconds;
  }

  /** Leaves the service in peace for a while. */
  pause(): void {
    this.#pausedUntil = this.#options.clock.monotonic() + PAUSE_MS;
  }

  isWaiting(message: Message): boolean {
    return this.#laneOf(message.webhook).messages.includes(message);
  }

  /** What was not delivered, and why. */
  warnings(): readonly string[] {
    const count = [...this.#lanes.values()].reduce((sum, { messages }) => sum + messages.length, 0);
    if (count === 0) return [];
    const { cargo, service } = this.#options;
    // The host alone: the path of a hook may be its secret.
    const messages = `${count} ${cargo}${count === 1 ? "" : "s"}`;
    return [
      `${service.url.host} has not taken ${messages} (${this.#lastFailure}); the next apply tries again`,
    ];
  }

  /** Gives up what is under way. */
  interrupt(): void {
    this.#lastFailure = "time ran out";
    this.pause();
    this.#giveUp.abort();
    this.#giveUp = new AbortController();
  }

  /** Gives up what is under way and closes the connections. */
  async close(): Promise<void> {
    this.interrupt();
    await Promise.all([...this.#lanes.values()].map(({ tail }) => tail));
    await (await this.#agent)?.destroy();
  }

  #laneOf(webhook: string): Lane {
    const lane = this.#lanes.get(webhook) ?? { messages: [], tail: Promise.resolve() };
    this.#lanes.set(webhook, lane);
    return lane;
  }

  async #empty(lane: Lane, timeoutMs: number): Promise<void> {
    while (true) {
      const message = lane.messages[0];
      if (message === undefined) return;
      if (!(await this.#limit(() => this.#send(message, timeoutMs)))) return;
      lane.messages.shift();
      await this.#options.delivered(message);
    }
  }

  async #send(message: Message, timeoutMs: number): Promise<boolean> {
    const { service, clock } = this.#options;
    if (clock.monotonic() < this.#pausedUntil) return false;
    const { signal } = this.#giveUp;
    this.#agent ??= this.#connect();
    const agent = await this.#agent;
    const sending = { since: clock.monotonic() };
    this.#underWay.add(sending);
    const sent = await post(service, message, { agent, clock, timeoutMs, signal });
    this.#underWay.delete(sending);
    this.#lastTookMs = clock.monotonic() - sending.since;
    if (sent.ok) return true;
    this.#lastFailure = sent.error.cause;
    if (!sent.error.answered) this.pause();
    return false;
  }

  async #connect(): Promise<Agent> {
    // Loading it takes longer than a plan without changes may take.
    const { Agent } = await import("./http-client.ts");
    return new Agent({ connections: this.#options.inFlight });
  }
}
