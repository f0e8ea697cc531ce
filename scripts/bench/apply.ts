import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Api } from "../../src/model/fleet/environment.ts";
import { writeFleet } from "./fleet.ts";
import { measure } from "./measure.ts";
import { type Figure, printSection, ratioFigure, runOf } from "./report.ts";
import type { Bench, Section } from "./section.ts";
import { TenantProcess } from "./tenant-process.ts";

const API_MS = 50;
const RECEIVER_MS = 30;
const FLOOR = "bare undici script";

/** What is registered where, and how many at once. */
interface Job {
  readonly profile: Api;
  readonly floor: "apply" | "endpoints";
  readonly counts: readonly number[];
  readonly concurrencies: readonly number[];
}

/** How long it takes to register webhooks, beside a bare script that sends the same requests. */
export const benchApply = registering({
  ...{ profile: "integrations-v1", floor: "apply" },
  ...{ counts: [100, 1_000], concurrencies: [8, 16, 32, 64] },
});

/** The same of Endpoints. */
export const benchEndpoints = registering({
  ...{ profile: "cognigy-v2", floor: "endpoints" },
  ...{ counts: [100], concurrencies: [8, 16, 32] },
});

function registering(job: Job): Section {
  return async ({ workbench, rounds }) => {
    const tenant = await TenantProcess.start(API_MS, RECEIVER_MS);
    try {
      const figures = await measureJob(job, tenant, { workbench, rounds });
      return printSection(
        `Apply to ${job.profile}, ${API_MS} ms a request and ${RECEIVER_MS} ms a delivery`,
        figures,
      );
    } finally {
      tenant.stop();
    }
  };
}

async function measureJob(
  { profile, floor, counts, concurrencies }: Job,
  tenant: TenantProcess,
  { workbench, rounds }: Bench,
): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const count of counts) {
    const cwd = join(workbench.directory, `apply-${profile}-${count}`);
    const { url, receivers, ca } = tenant;
    writeFleet({ profile, directory: cwd, count, tenant: url, receivers, ca });
    const prepare = async () => {
      rmSync(join(cwd, ".webhook-sync"), { recursive: true, force: true });
      await tenant.reset(0, "total");
    };
    for (const concurrency of concurrencies.map(String)) {
      const name = `${count} creates, concurrency ${concurrency}`;
      const bare = [String(count), concurrency, tenant.url, tenant.receivers, "ca.pem"];
      const own = ["apply", "--yes", "--quiet", "--concurrency", concurrency];
      const medians = await measure(
        [
          { name: FLOOR, args: workbench.floor(floor, ...bare), cwd, prepare },
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
  return figures;
}
