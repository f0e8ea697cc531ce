export type Value = string | number;

export type Attributes = Readonly<Record<string, Value | null>>;

/** Something at one instant. */
export interface SpanEvent {
  readonly name: string;
  /** In milliseconds since 1970, with fractions. */
  readonly at: number;
  readonly attributes: Attributes;
}

/** A piece of work that has ended. An attribute that is null is not known. */
export interface FinishedSpan {
  readonly traceId: string;
  readonly spanId: string;
  /** null where nothing is above it. */
  readonly parent: { readonly spanId: string; readonly isRemote: boolean } | null;
  readonly traceState: string;
  readonly name: string;
  readonly kind: "internal" | "client";
  /** In milliseconds since 1970, with fractions, as `end`. */
  readonly start: number;
  readonly end: number;
  readonly attributes: Attributes;
  readonly events: readonly SpanEvent[];
  /** Why it did not do what it was for, in a sentence; null when it did. */
  readonly failure: string | null;
}

/** A piece of work that is under way. */
export class OpenSpan {
  readonly #fixed: Omit<FinishedSpan, "kind" | "end" | "attributes" | "events" | "failure">;
  readonly #attributes: Record<string, Value | null> = {};
  readonly #events: SpanEvent[] = [];
  #kind: FinishedSpan["kind"] = "internal";
  #failure: string | null = null;

  constructor(fixed: Omit<FinishedSpan, "kind" | "end" | "attributes" | "events" | "failure">) {
    this.#fixed = fixed;
  }

  get spanId(): string {
    return this.#fixed.spanId;
  }

  set(attributes: Attributes): void {
    Object.assign(this.#attributes, attributes);
  }

  /** It is a request to another service. */
  isRequest(): void {
    this.#kind = "client";
  }

  add(event: SpanEvent): void {
    this.#events.push(event);
  }

  fail(why: string | null): void {
    this.#failure ??= why;
  }

  ended(at: number): FinishedSpan {
    return {
      ...this.#fixed,
      ...{ kind: this.#kind, end: at, attributes: this.#attributes, events: this.#events },
      failure: this.#failure,
    };
  }
}
