import { join } from "node:path";
import type { Api } from "../../src/model/fleet/environment.ts";
import { writeFleet } from "./fleet.ts";
import { measure } from "./measure.ts";
import { type Figure, printSection } from "./report.ts";
import type { Section } from "./section.ts";
import { type Paging, TenantProcess } from "./tenant-process.ts";

/** What Endpoints refer to by name is read along. */
const PLACES = { flows: 1, locales: 1 };

type Counts = Readonly<Record<string, number>>;

/** How many requests a job sends; on a tenant with a rate limit this is the time that people wait. */
export const benchRequests: Section = async ({ workbench }) => {
  const tenant = await TenantProcess.start(0, 0);
  const figures: Figure[] = [];
  const counted = async (
    profile: Api,
    {
      count,
      live,
      version = 1,
    }: { readonly count: number; readonly live: number; readonly version?: number },
    args: readonly string[],
    paging: Paging,
  ) => {
    const cwd = join(workbench.directory, `requests-${profile}-${count}-${live}-${version}-${paging}`);
    const { url, receivers, ca } = tenant;
    writeFleet({ profile, directory: cwd, count, version, tenant: url, receivers, ca });
    await tenant.reset(live, paging);
    // No warm-up: each job is run once, from an empty state directory.
    await measure([{ name: args.join(" "), args: workbench.tool(...args), cwd }], 0);
    return await tenant.requests();
  };
  try {
    for (const paging of ["total", "cursor"] as const) {
      for (const count of [1, 100, 101, 1_000]) {
        const requests = await counted("integrations-v1", { count, live: count }, ["plan"], paging);
        const wanted = { token: 1, list: Math.ceil(count / 100) };
        figures.push(figure(`plan of ${count}, nothing to do, ${paging}`, requests, wanted));
      }
    }
    const apply = ["apply", "--yes", "--quiet"];
    const requests = await counted("integrations-v1", { count: 100, live: 0 }, apply, "total");
    // The second list is the one after the last create, which shows whether another run registered the same.
    figures.push(figure("100 creates", requests, { token: 1, list: 2, POST: 100, PUT: 100, delivery: 100 }));
    for (const count of [1, 100, 101, 400]) {
      const read = await counted("cognigy-v2", { count, live: count }, ["plan"], "cursor");
      const wanted = { ...PLACES, list: Math.ceil(count / 100), read: count };
      figures.push(figure(`plan of ${count} Endpoints, nothing to do`, read, wanted));
    }
    const unchanged = await counted("cognigy-v2", { count: 100, live: 100 }, apply, "cursor");
    figures.push(
      figure("apply of 100 Endpoints, nothing to do", unchanged, { ...PLACES, list: 1, read: 100 }),
    );
    const made = await counted("cognigy-v2", { count: 100, live: 0 }, apply, "cursor");
    figures.push(
      figure("100 new Endpoints", made, { ...PLACES, list: 2, POST: 100, PATCH: 100, delivery: 100 }),
    );
    const bumped = await counted("cognigy-v2", { count: 100, live: 100, version: 2 }, apply, "cursor");
    // For each a read that finds it as planned, and one that shows what the PATCH made of it; 100 are the plan's.
    const replaced = { ...PLACES, list: 1, read: 300, PATCH: 100, delivery: 100 };
    figures.push(figure("100 versions of Endpoints in place", bumped, replaced));
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
