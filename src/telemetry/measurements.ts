import type { FleetMetric } from "../model/report/fleet-metrics.ts";
import { fleetMetrics } from "../model/report/fleet-metrics.ts";
import type { RunEvent } from "../model/run/run-events.ts";
import { Counter, Histogram, type Measurement } from "./instruments.ts";
import { ATTRIBUTE, METRIC } from "./names.ts";
import type { Attributes } from "./span.ts";

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
