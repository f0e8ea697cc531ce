import type { Attributes } from "./span.ts";

/** What a histogram has counted for one set of attributes. */
export interface Distribution {
  readonly attributes: Attributes;
  readonly count: number;
  readonly sum: number;
  readonly least: number;
  readonly most: number;
  /** How many lie in each: up to the first bound, between two, above the last. */
  readonly buckets: readonly number[];
}

/** What was counted or measured under one name. */
export type Measurement =
  | {
      readonly kind: "sum";
      readonly name: string;
      readonly unit: string;
      readonly points: readonly { readonly attributes: Attributes; readonly value: number }[];
    }
  | {
      readonly kind: "gauge";
      readonly name: string;
      readonly unit: string;
      readonly points: readonly { readonly attributes: Attributes; readonly value: number }[];
    }
  | {
      readonly kind: "histogram";
      readonly name: string;
      readonly unit: "s";
      readonly bounds: readonly number[];
      readonly points: readonly Distribution[];
    };

export class Counter {
  readonly #points = new Map<string, { attributes: Attributes; value: number }>();

  add(attributes: Attributes): void {
    const id = JSON.stringify(attributes);
    const point = this.#points.get(id) ?? { attributes, value: 0 };
    point.value += 1;
    this.#points.set(id, point);
  }

  points(): readonly { readonly attributes: Attributes; readonly value: number }[] {
    return [...this.#points.values()];
  }
}

export class Histogram {
  readonly #name: string;
  readonly #bounds: readonly number[];
  readonly #points = new Map<string, Distribution>();

  constructor(name: string, bounds: readonly number[]) {
    this.#name = name;
    this.#bounds = bounds;
  }

  add(milliseconds: number, attributes: Attributes): void {
    const seconds = milliseconds / 1_000;
    const id = JSON.stringify(attributes);
    const before = this.#points.get(id);
    const at = this.#bounds.findIndex((bound) => seconds <= bound);
    const bucket = at === -1 ? this.#bounds.length : at;
    const buckets = before?.buckets ?? new Array<number>(this.#bounds.length + 1).fill(0);
    this.#points.set(id, {
      attributes,
      count: (before?.count ?? 0) + 1,
      sum: (before?.sum ?? 0) + seconds,
      least: Math.min(before?.least ?? seconds, seconds),
      most: Math.max(before?.most ?? seconds, seconds),
      buckets: buckets.map((count, index) => (index === bucket ? count + 1 : count)),
    });
  }

  read(): Measurement {
    const points = [...this.#points.values()];
    return { kind: "histogram", name: this.#name, unit: "s", bounds: this.#bounds, points };
  }
}
