import type { Socket } from "node:net";
import type { Clock } from "../model/surroundings.ts";
import type { Contact } from "./contact.ts";

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

export function isOpen({ connection }: Contact): boolean {
  return connection !== null && !connection.socket.destroyed && connection.socket.writable;
}
