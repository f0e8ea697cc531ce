import type { Clock } from "../model/surroundings.ts";
import type { Contact } from "./contact.ts";
import { type Endpoint, receiverOf } from "./endpoint.ts";
import { IdleConnection, isOpen } from "./idle-connection.ts";

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
  take(endpoint: Endpoint): Contact | null {
    const there = this.#kept.get(receiverOf(endpoint)) ?? [];
    for (let last = there.pop(); last !== undefined; last = there.pop()) {
      const contact = last.resume();
      if (contact !== null) return reused(contact);
    }
    return null;
  }

  /** Takes over a connection that nobody uses any more. */
  keep(endpoint: Endpoint, contact: Contact): void {
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
