import { rmSync } from "node:fs";
import { join } from "node:path";
import { writeFleet } from "./fleet.ts";
import { measure } from "./measure.ts";
import { type Figure, printSection, ratioFigure, runOf } from "./report.ts";
import type { Section } from "./section.ts";
import { TenantProcess } from "./tenant-process.ts";

const API_MS = 50;
const RECEIVER_MS = 30;
const COUNTS = [100, 1_000];
const CONCURRENCIES = [8, 16, 32, 64];
const FLOOR = "bare undici script";

/** How long it takes to register webhooks, beside a bare script that sends the same requests. */
export const benchApply: Section = async ({ workbench, rounds }) => {
  const tenant = await TenantProcess.start(API_MS, RECEIVER_MS);
  const figures: Figure[] = [];
  try {
    for (const count of COUNTS) {
      const cwd = join(workbench.directory, `apply-${count}`);
      writeFleet({ directory: cwd, count, tenant: tenant.url, receivers: tenant.receivers, ca: tenant.ca });
      const prepare = async () => {
        rmSync(join(cwd, ".webhook-sync"), { recursive: true, force: true });
        await tenant.reset(0, "total");
      };
      for (const concurrency of CONCURRENCIES.map(String)) {
        const name = `${count} creates, concurrency ${concurrency}`;
        const bare = [String(count), concurrency, tenant.url, tenant.receivers, "ca.pem"];
        const own = ["apply", "--yes", "--quiet", "--concurrency", concurrency];
        const medians = await measure(
          [
            { name: FLOOR, args: workbench.floor("apply", ...bare), cwd, prepare },
            { name, args: workbench.tool(...own), cwd, prepare },
          ],
          rounds,
        );
        const least = Math.ceil((2 * count) / Number(concurrency)) * API_MS;
        const { cpuMs, peakMb } = runOf(medians, name);
        const more = `, latency alone ${least} ms, ${cpuMs.toFixed(0)} ms of CPU`;
        figures.push(ratioFigure(medians, name, FLOOR, 1.25, more));
        figures.push({
          name: "  peak memory",
          value: `${peakMb.toFixed(0)} MB (${FLOOR}: ${runOf(medians, FLOOR).peakMb.toFixed(0)} MB)`,
          goal: count === 1_000 ? "≤ 200 MB" : "",
          met: count < 1_000 || peakMb <= 200,
        });
      }
    }
  } finally {
    tenant.stop();
  }
  return printSection(`Apply, ${API_MS} ms a request and ${RECEIVER_MS} ms a delivery`, figures);
};
