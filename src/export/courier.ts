import pLimit, { type LimitFunction } from "p-limit";
import type { Agent } from "undici";
import { sharedAbort } from "../base/concurrency.ts";
import { counted } from "../base/text.ts";
import type { Service } from "../model/environment.ts";
import type { Letter, Message } from "../model/outbox.ts";
import type { Clock } from "../model/surroundings.ts";
import { within } from "./patience.ts";
import { type PostFailure, post } from "./post.ts";

/** One webhook's letters, in order; the first goes out before the next is tried. */
interface Lane {
  readonly letters: Letter[];
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
  /** Called once a run when the service refused a message for good. True when it is to be tried no more. */
  readonly refused: (letter: Letter, cause: string) => Promise<boolean>;
}

// So that a service that does not answer costs those who wait for it 2 s in 30 at most.
const PAUSE_MS = 30_000;
/** How long an answer may take. A delivery that was begun is never cut off before, or a slow service gets it for ever. */
const TRY_MS = 10_000;

/** Brings messages to one service: in order for each webhook, and several webhooks at once. */
export class Courier {
  readonly #options: CourierOptions;
  readonly #lanes = new Map<string, Lane>();
  readonly #limit: LimitFunction;
  readonly #refusedIds = new Set<string>();
  #agent: Promise<Agent> | null = null;
  #giveUp = sharedAbort();
  #pausedUntil = Number.NEGATIVE_INFINITY;
  #mayBegin = true;
  #isSilent = false;
  #lastFailure = "not tried";

  constructor(options: CourierOptions) {
    this.#options = options;
    this.#limit = pLimit(options.inFlight);
  }

  /** Takes a letter over, to be delivered after the others of its webhook. */
  add(letter: Letter): void {
    this.#laneOf(letter.message.webhook).letters.push(letter);
  }

  /** Tries to deliver the webhook's messages until one is not taken. */
  async deliver(webhook: string): Promise<void> {
    const lane = this.#laneOf(webhook);
    lane.tail = lane.tail.then(() => this.#empty(lane));
    await lane.tail;
  }

  /**
   * Tries everything, and begins nothing more after so long; what is under way then is waited for. A service that let
   * a whole try's time pass is not asked again, one that was only paused is.
   */
  async finish(milliseconds: number): Promise<void> {
    if (!this.#isSilent) this.#pausedUntil = Number.NEGATIVE_INFINITY;
    const all = Promise.all([...this.#lanes.keys()].map((webhook) => this.deliver(webhook)));
    if (await within(milliseconds, this.#options.clock, all)) return;
    this.#mayBegin = false;
    await all;
  }

  /** Leaves the service in peace for a while. */
  pause(): void {
    this.#pausedUntil = this.#options.clock.monotonic() + PAUSE_MS;
  }

  isWaiting({ id, webhook }: Message): boolean {
    return this.#laneOf(webhook).letters.some(({ message }) => message.id === id);
  }

  /** What was not delivered, and why. */
  warnings(): readonly string[] {
    const count = [...this.#lanes.values()].reduce((sum, { letters }) => sum + letters.length, 0);
    if (count === 0) return [];
    const { cargo, service } = this.#options;
    // The host alone: the path of a hook may be its secret.
    const messages = counted(count, cargo);
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
    await Promise.all([...this.#lanes.values()].map(({ tail }) => tail));
    await (await this.#agent?.catch(() => null))?.destroy();
  }

  #laneOf(webhook: string): Lane {
    const lane = this.#lanes.get(webhook) ?? { letters: [], tail: Promise.resolve() };
    this.#lanes.set(webhook, lane);
    return lane;
  }

  async #empty(lane: Lane): Promise<void> {
    while (true) {
      const letter = lane.letters[0];
      if (letter === undefined) return;
      if (!(await this.#limit(() => this.#send(letter)))) return;
      lane.letters.shift();
    }
  }

  /** Whether the letter is done with. */
  async #send(letter: Letter): Promise<boolean> {
    const { service, clock, delivered } = this.#options;
    if (!this.#mayBegin || clock.monotonic() < this.#pausedUntil) return false;
    const { message } = letter;
    const { signal } = this.#giveUp;
    this.#agent ??= this.#connect();
    const agent = await this.#agent.catch(() => null);
    if (agent === null)
      return await this.#fail(letter, { kind: "lost", cause: "no connection could be made" });
    const sent = await post(service, message, { agent, clock, timeoutMs: TRY_MS, signal });
    if (!sent.ok) return await this.#fail(letter, sent.error);
    this.#isSilent = false;
    this.#pausedUntil = Number.NEGATIVE_INFINITY;
    await delivered(message);
    return true;
  }

  async #fail(letter: Letter, { kind, cause }: PostFailure): Promise<boolean> {
    this.#lastFailure = cause;
    const { id } = letter.message;
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
        return false;
      case "refused":
        // Many tries of one run tell no more than one of them.
        if (this.#refusedIds.has(id)) return false;
        this.#refusedIds.add(id);
        return await this.#options.refused(letter, cause);
    }
  }

  async #connect(): Promise<Agent> {
    // Loading it takes longer than a plan without changes may take.
    const { Agent } = await import("./http-client.ts");
    return new Agent({ connections: this.#options.inFlight });
  }
}
