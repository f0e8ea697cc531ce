import type { FleetMetric } from "../model/report/fleet-metrics.ts";
import { fleetMetrics } from "../model/report/fleet-metrics.ts";
import type { RunEvent } from "../model/run/run-events.ts";
import { ATTRIBUTE, METRIC } from "./names.ts";
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

/** In seconds; as the semantic conventions advise for HTTP. */
const SHORT = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
const LONG = [1, 5, 10, 30, 60, 120, 300, 600, 1_800, 3_600];

/** Counts and measures a command's events. */
export class Measurements {
  readonly #changes = new Counter();
  readonly #requests = new Histogram(METRIC.requestDuration, SHORT);
  readonly #probes = new Histogram(METRIC.probeDuration, SHORT);
  readonly #waits = new Histogram(METRIC.retryWait, LONG);
  readonly #runs = new Histogram(METRIC.runDuration, LONG);
  #fleet: readonly FleetMetric[] = [];
  #environment: Attributes = {};

  readonly hear = (event: RunEvent): void => {
    switch (event.kind) {
      case "tenant-reached":
        this.#environment = { environment: event.environment };
        return;
      case "change-finished":
        this.#changes.add({
          ...this.#environment,
          ...{ action: event.outcome.action, result: event.outcome.result },
        });
        return;
      case "request-finished":
        this.#requests.add(event.milliseconds, {
          [ATTRIBUTE.method]: event.method,
          [ATTRIBUTE.host]: event.server.host,
          [ATTRIBUTE.status]: event.status,
          [ATTRIBUTE.errorType]: event.lost,
        });
        return;
      case "probe-finished":
        this.#probes.add(event.report.latencyMs, {
          ...this.#environment,
          verdict: event.report.verdict,
        });
        return;
      case "waited":
        this.#waits.add(event.milliseconds, this.#environment);
        return;
      case "status-read":
        this.#fleet = fleetMetrics(event.fleet);
        return;
      default:
        return;
    }
  };

  /** The command itself has ended. */
  ended(milliseconds: number, command: string, exitCode: number): void {
    this.#runs.add(milliseconds, { ...this.#environment, command, [ATTRIBUTE.exitCode]: exitCode });
  }

  /** All that there is something to say of. */
  all(): readonly Measurement[] {
    const gauges = this.#fleet.map(
      ({ name, unit, samples }): Measurement => ({
        ...{ kind: "gauge", name, unit },
        points: samples.map(({ labels, value }) => ({ attributes: labels, value })),
      }),
    );
    const changes: Measurement = {
      ...{ kind: "sum", name: METRIC.changes, unit: "{change}" },
      points: this.#changes.points(),
    };
    const histograms = [this.#runs, this.#requests, this.#probes, this.#waits].map((one) => one.read());
    return [changes, ...histograms, ...gauges].filter(({ points }) => points.length > 0);
  }
}

class Counter {
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

class Histogram {
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
