/**
 * A value that cannot print itself: text, JSON and inspection all show a placeholder.
 * Only expose() gives the value away, so every place that needs it can be found by that name.
 */
export class Secret {
  readonly #value: string;
  readonly #parts: readonly Secret[];

  /** `parts`: the secrets that it was put together from, where it was. */
  constructor(value: string, parts: readonly Secret[] = []) {
    this.#value = value;
    this.#parts = parts;
  }

  /** What of it is secret, where not all of it is: the rest stands in Git. Empty where that is not known. */
  get parts(): readonly Secret[] {
    return this.#parts;
  }

  /** The value itself, for the wire and for comparison only. */
  expose(): string {
    return this.#value;
  }

  equals(other: Secret): boolean {
    return this.#value === other.#value;
  }

  toString(): string {
    return "(secret)";
  }

  toJSON(): string {
    return "(secret)";
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return "(secret)";
  }
}

/** `${secret:NAME@version}` in a manifest. */
export interface SecretReference {
  readonly name: string;
  /** The declared version; null where the manifest names none. */
  readonly version: number | null;
}

/** Where secrets come from: the environment, a folder, or the sandbox's inventions. */
export interface SecretSource {
  /** undefined when there is no such secret. */
  find(reference: SecretReference): Secret | undefined;
  /** Why one that seems to be there is not taken, a phrase; null where there is nothing to say. Left out where that never is. */
  whyNot?(name: string): string | null;
  /** What to set where the value of one is of no use. Left out where nobody can set it. */
  whereFrom?(name: string): string;
}

/** A value as it goes over the wire. */
export type WireText = string | Secret;

export function exposeText(value: WireText): string {
  return value instanceof Secret ? value.expose() : value;
}
