import { join } from "node:path";
import { writeFleet } from "./fleet.ts";
import { measure } from "./measure.ts";
import { type Figure, printSection } from "./report.ts";
import type { Section } from "./section.ts";
import { TenantProcess } from "./tenant-process.ts";

type Counts = Readonly<Record<string, number>>;

/** How many requests a job sends; on a tenant with a rate limit this is the time that people wait. */
export const benchRequests: Section = async ({ workbench }) => {
  const tenant = await TenantProcess.start(0, 0);
  const figures: Figure[] = [];
  const counted = async (
    count: number,
    live: number,
    paging: "total" | "cursor",
    args: readonly string[],
  ) => {
    const cwd = join(workbench.directory, `requests-${count}-${live}-${paging}`);
    writeFleet({ directory: cwd, count, tenant: tenant.url, receivers: tenant.receivers, ca: tenant.ca });
    await tenant.reset(live, paging);
    // No warm-up: each job is run once, from an empty state directory.
    await measure([{ name: args.join(" "), args: workbench.tool(...args), cwd }], 0);
    return await tenant.requests();
  };
  try {
    for (const paging of ["total", "cursor"] as const) {
      for (const count of [1, 100, 101, 1_000]) {
        const requests = await counted(count, count, paging, ["plan"]);
        const wanted = { token: 1, list: Math.ceil(count / 100) };
        figures.push(figure(`plan of ${count}, nothing to do, ${paging}`, requests, wanted));
      }
    }
    const requests = await counted(100, 0, "total", ["apply", "--yes", "--quiet"]);
    // The second list is the one after the last create, which shows whether another run registered the same.
    figures.push(figure("100 creates", requests, { token: 1, list: 2, POST: 100, PUT: 100, delivery: 100 }));
  } finally {
    tenant.stop();
  }
  return printSection("Requests", figures);
};

function figure(name: string, requests: Counts, wanted: Counts): Figure {
  const kinds = new Set([...Object.keys(requests), ...Object.keys(wanted)]);
  const met = [...kinds].every((kind) => (requests[kind] ?? 0) === (wanted[kind] ?? 0));
  return { name, value: told(requests), goal: told(wanted), met };
}

function told(counts: Counts): string {
  return Object.entries(counts)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(", ");
}
