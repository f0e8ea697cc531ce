import { AsyncLocalStorage } from "node:async_hooks";
import type { RunEvents, WorkStart } from "../model/run/run-events.ts";
import type { OpenSpan } from "./span.ts";

/** A piece of work, and the span that stands for it. */
export interface Scope {
  readonly kind: WorkStart["kind"] | "run";
  readonly span: OpenSpan;
  /** Whether the span is this work's own; else it is the one that this work is a part of. */
  readonly isOwn: boolean;
}

/** Knows, at each event, which piece of work it was told from. */
export class Scopes {
  readonly #starts = new AsyncLocalStorage<WorkStart>();
  readonly #scopes = new WeakMap<WorkStart, Scope>();
  readonly #run: Scope;

  constructor(root: OpenSpan) {
    this.#run = { kind: "run", span: root, isOwn: false };
  }

  follow(events: RunEvents): void {
    events.scopeThrough((start, work) => this.#starts.run(start, work));
  }

  set(start: WorkStart, scope: Scope): void {
    this.#scopes.set(start, scope);
  }

  /** Follows no work any more: as long as one is followed, Node tells each promise of the process to all that are. */
  end(): void {
    this.#starts.disable();
  }

  current(): Scope {
    const start = this.#starts.getStore();
    return (start === undefined ? undefined : this.#scopes.get(start)) ?? this.#run;
  }
}
