import type { Socket } from "node:net";
import { Throttle } from "../base/throttle.ts";
import { PROBE_LIMIT_MS } from "../model/fleet/health.ts";
import type { Clock, Random } from "../model/run/surroundings.ts";
import type { Contact } from "./contact.ts";
import { type ReceiverHost, receiverOf } from "./receiver-host.ts";
import type { ProbeAttempt } from "./report.ts";
import type { AttemptPacer, Turn } from "./retry.ts";

/**
 * Connections that were checked and are not in use, for the next probe of the same receiver. Webhooks mostly share
 * few receivers, and a handshake takes longer than all else that a probe computes.
 */
export class KeptConnections {
  readonly #clock: Clock;
  readonly #kept = new Map<string, IdleConnection[]>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** What is known of an open connection to that receiver, with no step taken for it; null when there is none. */
  take(endpoint: ReceiverHost): Contact | null {
    const there = this.#kept.get(receiverOf(endpoint)) ?? [];
    for (let last = there.pop(); last !== undefined; last = there.pop()) {
      const contact = last.resume();
      if (contact !== null) return reused(contact);
    }
    return null;
  }

  /** Takes over a connection that nobody uses any more. */
  keep(endpoint: ReceiverHost, contact: Contact): void {
    if (contact.connection === null) return;
    if (!isOpen(contact)) {
      contact.connection.socket.destroy();
      return;
    }
    const receiver = receiverOf(endpoint);
    const there = this.#kept.get(receiver) ?? [];
    this.#kept.set(receiver, there);
    there.push(new IdleConnection(contact, this.#clock));
  }

  close(): void {
    for (const idle of [...this.#kept.values()].flat()) idle.close();
    this.#kept.clear();
  }
}

function reused(contact: Contact): Contact {
  const { connection } = contact;
  return {
    ...contact,
    steps: [],
    connection: connection === null ? null : { ...connection, isDoubtful: true },
  };
}

/** Shorter than servers commonly keep a connection that is not used, 5 s and more. */
const KEPT_MS = 4_000;
/** Some servers give a connection up sooner; what goes wrong at once after this may be that. */
const DOUBTFUL_MS = 1_000;
/** Enough for a status. */
const REMEMBERED_BYTES = 16;

/** A connection that was checked and is not in use. Nothing was asked over it, so whatever comes is no answer. */
export class IdleConnection {
  readonly contact: Contact;
  readonly #clock: Clock;
  readonly #since: number;
  readonly #listen: (chunk: Buffer) => void;
  #heard = "";

  constructor(contact: Contact, clock: Clock) {
    this.contact = contact;
    this.#clock = clock;
    this.#since = clock.monotonic();
    this.#listen = (chunk) => {
      this.#heard += chunk.subarray(0, REMEMBERED_BYTES).toString("latin1");
      this.#socket?.destroy();
    };
    // A connection that is not used keeps no process alive.
    this.#socket?.on("data", this.#listen).unref();
  }

  /** Gives the connection back for use; null, and it is closed, when the receiver has given it up or may have. */
  resume(): Contact | null {
    const { contact } = this;
    const { connection } = contact;
    this.#socket?.off("data", this.#listen).ref();
    if (connection === null) return null;
    const idleMs = this.#clock.monotonic() - this.#since;
    if (idleMs >= KEPT_MS || !isOpen(contact)) {
      connection.socket.destroySoon();
      return null;
    }
    const isDoubtful = connection.isDoubtful || idleMs >= DOUBTFUL_MS;
    return { ...contact, connection: { ...connection, isDoubtful } };
  }

  /** Lets it go, in good order: a connection cut short would stand in the receiver's log as an error. */
  close(): void {
    this.#socket?.destroySoon();
  }

  /** Whether it sent what a server may not send of itself. With an error status, 408 as a rule, it gives up waiting. */
  get spokeUnasked(): boolean {
    return this.#heard !== "" && !/^HTTP\/1\.[01] [45]/.test(this.#heard);
  }

  get #socket(): Socket | undefined {
    return this.contact.connection?.socket;
  }
}

function isOpen({ connection }: Contact): boolean {
  return connection !== null && !connection.socket.destroyed && connection.socket.writable;
}

/** What a receiver answered that took nothing since. */
interface Refusal extends Pick<ProbeAttempt, "status" | "diagnostic"> {
  /** When the first such attempt began. */
  readonly since: number;
}

/** When deliveries may leave to one receiver: what it asks of one probe holds for all of them. */
class ReceiverPace implements AttemptPacer {
  readonly #clock: Clock;
  readonly #throttle: Throttle;
  #lastTurn: Promise<unknown> = Promise.resolve();
  #hasTaken = false;
  #refused: Refusal | null = null;

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#throttle = new Throttle(random);
  }

  async turn(stop: AbortSignal): Promise<Turn> {
    const turn = this.#lastTurn.then(() => this.#nextTurn(stop));
    this.#lastTurn = turn;
    return await turn;
  }

  ended(at: number, attempt: ProbeAttempt): boolean {
    if (!isRefusal(attempt)) {
      if (attempt.status === null) return false;
      this.#throttle.accepted(at);
      this.#hasTaken = true;
      if (this.#refused !== null && at > this.#refused.since) this.#refused = null;
      return false;
    }
    const now = this.#clock.monotonic();
    const { pauseMs } = this.#throttle.refused(at, now, attempt.retryAfterMs);
    if (pauseMs !== null) this.#throttle.pause(now, pauseMs);
    const { status, diagnostic } = attempt;
    this.#refused = { since: this.#refused?.since ?? at, status, diagnostic };
    return attempt.retryAfterMs !== null || this.#hasTaken;
  }

  delayMs(): number {
    return Math.max(0, this.#throttle.delayMs(this.#clock.monotonic()));
  }

  async #nextTurn(stop: AbortSignal): Promise<Turn> {
    for (;;) {
      const now = this.#clock.monotonic();
      const waitMs = this.#throttle.delayMs(now);
      if (waitMs <= 0 || stop.aborted) {
        this.#throttle.take(now);
        return { kind: "taken", at: now };
      }
      const refusal = this.#refused;
      if (refusal !== null && this.#isShut(refusal, now)) return { kind: "refused", refusal };
      await this.#clock.sleep(waitMs, stop);
    }
  }

  /** Whether it will have taken nothing for as long as a probe lasts when it may be asked again. */
  #isShut({ since }: Refusal, now: number): boolean {
    const { pausedUntil } = this.#throttle;
    return pausedUntil > now && pausedUntil - since >= PROBE_LIMIT_MS;
  }
}

/** Too many deliveries: nothing about whether the receiver is fit. A 503 says so only with a time. */
function isRefusal({ diagnostic, status, retryAfterMs }: ProbeAttempt): boolean {
  if (diagnostic.verdict !== "unexpected-status") return false;
  return status === 429 || (status === 503 && retryAfterMs !== null);
}

/** The paces of all receivers that a gate has to do with. */
export class ReceiverPaces {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #paces = new Map<string, ReceiverPace>();

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
  }

  of(endpoint: ReceiverHost): ReceiverPace {
    const receiver = receiverOf(endpoint);
    const pace = this.#paces.get(receiver) ?? new ReceiverPace(this.#clock, this.#random);
    this.#paces.set(receiver, pace);
    return pace;
  }
}
