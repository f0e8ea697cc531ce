import type { Change } from "../model/change.ts";
import type { Named, WebhookKey } from "../model/key.ts";

/** A registration that left: when it was answered, and the integration that the answer showed. */
export interface Registration extends Named {
  /** In milliseconds since 1970. */
  readonly answeredAt: number;
  /** null where the answer was an error or got lost. */
  readonly id: string | null;
  /** Whether it was to have labels of ours. */
  readonly isLabelled: boolean;
}

/** What a run registers. Knows when nothing more of its plan will be. */
export class Registrations {
  /** All that left, once nothing more will. */
  readonly sent: Promise<readonly Registration[]>;
  readonly #due: Set<WebhookKey>;
  readonly #sent: Registration[] = [];
  #finish = () => {};

  constructor(changes: readonly Change[]) {
    this.#due = new Set(changes.filter(registers).map(({ key }) => key));
    this.sent = new Promise((resolve) => {
      this.#finish = () => resolve(this.#sent);
    });
    if (this.#due.size === 0) this.#finish();
  }

  answered(registration: Registration): void {
    this.#sent.push(registration);
    this.ended(registration.key);
  }

  /** This change registers nothing any more: it did, or it ended before. May be called twice. */
  ended(key: WebhookKey): void {
    if (this.#due.delete(key) && this.#due.size === 0) this.#finish();
  }
}

function registers(change: Change): boolean {
  return change.action === "create" || (change.action === "replace" && change.live === null);
}
