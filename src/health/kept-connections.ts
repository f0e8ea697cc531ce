import type { Clock } from "../model/surroundings.ts";
import type { Contact } from "./contact.ts";
import type { Endpoint } from "./endpoint.ts";

/** Shorter than servers commonly keep a connection that is not used, 5 s and more. */
const KEPT_MS = 4_000;

interface Kept {
  readonly contact: Contact;
  readonly since: number;
  /** Stops to watch over it. */
  readonly release: () => void;
}

/**
 * Connections that were checked and are not in use, for the next probe of the same receiver. Webhooks mostly share
 * few receivers, and a handshake takes longer than all else that a probe computes.
 */
export class KeptConnections {
  readonly #clock: Clock;
  readonly #kept = new Map<string, Kept[]>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** What is known of an open connection to that receiver, with no step taken for it; null when there is none. */
  take(endpoint: Endpoint): Contact | null {
    const there = this.#kept.get(nameOf(endpoint)) ?? [];
    for (let last = there.pop(); last !== undefined; last = there.pop()) {
      last.release();
      const isFresh = this.#clock.monotonic() - last.since < KEPT_MS;
      if (isFresh && isOpen(last.contact)) return reused(last.contact);
      last.contact.connection?.socket.destroySoon();
    }
    return null;
  }

  /** Takes over a connection that nobody uses any more. */
  keep(endpoint: Endpoint, contact: Contact): void {
    const { connection } = contact;
    if (connection === null) return;
    const { socket } = connection;
    if (!isOpen(contact)) {
      socket.destroy();
      return;
    }
    const there = this.#kept.get(nameOf(endpoint)) ?? [];
    this.#kept.set(nameOf(endpoint), there);
    // Nothing was asked, so whatever comes is no answer.
    const distrust = () => socket.destroy();
    const release = () => socket.off("data", distrust).ref();
    // A connection that is not used keeps no process alive.
    socket.on("data", distrust).unref();
    there.push({ contact, since: this.#clock.monotonic(), release });
  }

  /** Lets all of them go, in good order: a connection cut short would stand in the receiver's log as an error. */
  close(): void {
    for (const { contact } of [...this.#kept.values()].flat()) contact.connection?.socket.destroySoon();
    this.#kept.clear();
  }
}

export function isOpen({ connection }: Contact): boolean {
  return connection !== null && !connection.socket.destroyed && connection.socket.writable;
}

function reused(contact: Contact): Contact {
  const { connection } = contact;
  return {
    ...contact,
    steps: [],
    connection: connection === null ? null : { ...connection, isReused: true },
  };
}

/** Receivers that a connection can be shared by. */
function nameOf({ url, label, override }: Endpoint): string {
  return JSON.stringify([url.protocol, label, override]);
}
