import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { integrationOf, writeFleet } from "./fleet.ts";
import { measure } from "./measure.ts";
import { type Figure, printSection, ratioFigure, runOf } from "./report.ts";
import type { Section } from "./section.ts";
import { TenantProcess } from "./tenant-process.ts";

const SIZES = [
  { count: 100, limit: null, peakLimit: null },
  { count: 1_000, limit: 1.4, peakLimit: null },
  { count: 10_000, limit: 1.4, peakLimit: 250 },
] as const;
const FLOOR = "bare script";
const SCHEMA = join(import.meta.dirname, "../../schemas/webhook.schema.json");

/** How long a plan takes that finds nothing to do, beside a bare script that only reads and compares. */
export const benchPlan: Section = async ({ workbench, rounds }) => {
  const tenant = await TenantProcess.start(0, 0);
  const figures: Figure[] = [];
  try {
    for (const { count, limit, peakLimit } of SIZES) {
      const cwd = join(workbench.directory, `plan-${count}`);
      writeFleet({ directory: cwd, count, tenant: tenant.url, receivers: tenant.receivers, ca: tenant.ca });
      const items = Array.from({ length: count }, (_, index) => integrationOf(index));
      writeFileSync(join(cwd, "listing.json"), JSON.stringify({ items, total: count }));
      await tenant.reset(count, "total");
      const name = `${count} manifests`;
      const medians = await measure(
        [
          { name: FLOOR, args: workbench.floor("plan", "webhooks.d", SCHEMA, "listing.json"), cwd },
          { name, args: workbench.tool("plan", "--detailed-exitcode"), cwd },
        ],
        rounds,
      );
      const { cpuMs } = runOf(medians, name);
      figures.push(ratioFigure(medians, name, FLOOR, limit, `, ${cpuMs.toFixed(0)} ms of CPU`));
      figures.push(peakFigure(runOf(medians, name).peakMb, runOf(medians, FLOOR).peakMb, peakLimit));
    }
  } finally {
    tenant.stop();
  }
  return printSection("Plan with nothing to do", figures);
};

function peakFigure(peakMb: number, floorMb: number, limit: number | null): Figure {
  return {
    name: "  peak memory",
    value: `${peakMb.toFixed(0)} MB (${FLOOR}: ${floorMb.toFixed(0)} MB)`,
    goal: limit === null ? "" : `≤ ${limit} MB`,
    met: limit === null || peakMb <= limit,
  };
}
