import type { Measurement } from "./instruments.ts";
import { attributesOf, nanoseconds, SCOPE, type TelemetrySource } from "./otlp.ts";

/** When the counting began and when it was read, in milliseconds since 1970. */
export interface Period {
  readonly from: number;
  readonly to: number;
  readonly isDelta: boolean;
}

/** The request that exports measurements. */
export function metricsDocument(
  measurements: readonly Measurement[],
  period: Period,
  origin: TelemetrySource,
): object {
  const { resource, version } = origin;
  const scope = { name: SCOPE, version };
  const metrics = measurements.map((measurement) => metricDocument(measurement, period, origin));
  return {
    resourceMetrics: [
      { resource: { attributes: attributesOf(resource, origin) }, scopeMetrics: [{ scope, metrics }] },
    ],
  };
}

function metricDocument(
  measurement: Measurement,
  { from, to, isDelta }: Period,
  origin: TelemetrySource,
): object {
  const { name, unit } = measurement;
  const times = { startTimeUnixNano: nanoseconds(from), timeUnixNano: nanoseconds(to) };
  const aggregationTemporality = isDelta ? 1 : 2;
  switch (measurement.kind) {
    case "sum": {
      const dataPoints = measurement.points.map(({ attributes, value }) => ({
        ...{ attributes: attributesOf(attributes, origin), ...times },
        asInt: `${value}`,
      }));
      return { name, unit, sum: { dataPoints, aggregationTemporality, isMonotonic: true } };
    }
    case "gauge": {
      const dataPoints = measurement.points.map(({ attributes, value }) => ({
        ...{ attributes: attributesOf(attributes, origin), timeUnixNano: times.timeUnixNano },
        asDouble: value,
      }));
      return { name, unit, gauge: { dataPoints } };
    }
    case "histogram": {
      const dataPoints = measurement.points.map(({ attributes, count, sum, least, most, buckets }) => ({
        ...{ attributes: attributesOf(attributes, origin), ...times },
        ...{ count: `${count}`, sum, min: least, max: most },
        ...{ bucketCounts: buckets.map(String), explicitBounds: measurement.bounds },
      }));
      return { name, unit, histogram: { dataPoints, aggregationTemporality } };
    }
  }
}
