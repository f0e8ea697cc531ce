import { type FleetMetric, fleetMetrics, type Labels } from "../../model/report/fleet-metrics.ts";
import type { FleetStatus } from "../../model/report/fleet-status.ts";

/** A fleet's status for monitoring, as OpenMetrics 1.0 has it: what a scrape or a textfile collector reads. */
export function renderOpenMetrics(fleet: FleetStatus): string {
  return [...fleetMetrics(fleet).flatMap(familyLines), "# EOF"].join("\n");
}

/** Names get their unit's word at the end, as OpenTelemetry's rules for Prometheus have it. */
function familyLines({ name: dotted, unit, help, samples }: FleetMetric): readonly string[] {
  const word = unit === "s" ? "seconds" : unit === "1" ? "ratio" : undefined;
  const name = [dotted.replaceAll(".", "_"), ...(word === undefined ? [] : [word])].join("_");
  return [
    `# TYPE ${name} gauge`,
    ...(word === undefined ? [] : [`# UNIT ${name} ${word}`]),
    `# HELP ${name} ${help}`,
    ...samples.map(({ labels, value }) => `${name}{${labelsText(labels)}} ${value}`),
  ];
}

function labelsText(labels: Labels): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${escaped(`${value}`)}"`)
    .join(",");
}

function escaped(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}
