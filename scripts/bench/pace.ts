import { rmSync } from "node:fs";
import { join } from "node:path";
import { writeFleet } from "./fleet.ts";
import { measure } from "./measure.ts";
import { type Figure, printSection, runOf } from "./report.ts";
import type { Section } from "./section.ts";
import { TenantProcess } from "./tenant-process.ts";

const API_MS = 50;
const RECEIVER_MS = 30;
const COUNT = 100;
/** A token, a list before and one after, and two writes for each. */
const REQUESTS = 3 + 2 * COUNT;
const MOST = 2;

/** How long it takes to register webhooks on a tenant that takes so many requests a second. */
export const benchPace: Section = async ({ workbench, rounds }) => {
  const tenant = await TenantProcess.start(API_MS, RECEIVER_MS);
  const figures: Figure[] = [];
  const cwd = join(workbench.directory, "pace");
  try {
    writeFleet({
      directory: cwd,
      count: COUNT,
      tenant: tenant.url,
      receivers: tenant.receivers,
      ca: tenant.ca,
    });
    for (const perSecond of [30, 60])
      for (const retryAfter of [false, true]) {
        const prepare = async () => {
          rmSync(join(cwd, ".webhook-sync"), { recursive: true, force: true });
          await tenant.reset(0, "total", { perSecond, retryAfter });
        };
        const name = `${perSecond} a second, ${retryAfter ? "with" : "without"} Retry-After`;
        const medians = await measure(
          [{ name, args: workbench.tool("apply", "--yes", "--quiet"), cwd, prepare }],
          rounds,
        );
        const { wallMs } = runOf(medians, name);
        const leastMs = (REQUESTS / perSecond) * 1_000;
        const { refused = 0 } = await tenant.requests();
        figures.push({
          name,
          value: `${(wallMs / leastMs).toFixed(2)} × (${wallMs.toFixed(0)} of ${leastMs.toFixed(0)} ms), ${refused} refused`,
          goal: `≤ ${MOST} × the least time`,
          met: wallMs <= MOST * leastMs,
        });
      }
  } finally {
    tenant.stop();
  }
  return printSection(`Apply of ${COUNT} creates behind a rate limit`, figures);
};
