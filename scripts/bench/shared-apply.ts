import { rmSync } from "node:fs";
import { join } from "node:path";
import { DelayingProxy } from "../../test/postgres/delaying-proxy.ts";
import { migratedServer } from "../../test/postgres/fixture.ts";
import { NO_SERVER, PostgresServer } from "../../test/postgres/server.ts";
import { writeFleet } from "./fleet.ts";
import { measure } from "./measure.ts";
import { printSection, ratioFigure, runOf } from "./report.ts";
import type { Bench, Section } from "./section.ts";
import { TenantProcess } from "./tenant-process.ts";

const COUNT = 100;
const API_MS = 50;
const RECEIVER_MS = 30;
const FILES = "files";
/** How far the database is, and how much longer an apply may take than with files. */
const DISTANCES = [
  { roundTripMs: 2, most: 1.25 },
  { roundTripMs: 30, most: 1.7 },
];

/** How long an apply takes whose record is in a database at some distance, beside one with files. */
export const benchSharedApply: Section = async (bench) => {
  if (NO_SERVER !== undefined) {
    console.log(`Apply beside PostgreSQL is not measured: ${NO_SERVER}`);
    return true;
  }
  const tenant = await TenantProcess.start(API_MS, RECEIVER_MS);
  const server = await migratedServer(await PostgresServer.start());
  try {
    return await benchOn(bench, tenant, server);
  } finally {
    tenant.stop();
    await server.remove();
  }
};

async function benchOn(
  { workbench, rounds }: Bench,
  tenant: TenantProcess,
  server: PostgresServer,
): Promise<boolean> {
  const { url, receivers, ca } = tenant;
  const args = workbench.tool("apply", "--yes", "--quiet", "--concurrency", "16");
  const candidate = (name: string, state: string) => {
    const cwd = join(workbench.directory, `shared-${name.replaceAll(" ", "-")}`);
    writeFleet({ directory: cwd, count: COUNT, tenant: url, receivers, ca, state });
    const prepare = async () => {
      rmSync(join(cwd, ".webhook-sync"), { recursive: true, force: true });
      await server.admin("truncate webhook_sync.environment cascade");
      await tenant.reset(0, "total");
    };
    return { name, args, cwd, prepare };
  };
  const proxies = await Promise.all(
    DISTANCES.map(({ roundTripMs }) => DelayingProxy.start(server.port, roundTripMs)),
  );
  const beside = DISTANCES.map(({ roundTripMs, most }, index) => {
    const address = `postgres://admin@127.0.0.1:${proxies[index]?.port}/postgres`;
    const state = `state: { backend: postgres, url: "${address}", namespace: acme }\n`;
    return { ...candidate(`PostgreSQL ${roundTripMs} ms away`, state), most };
  });
  try {
    const medians = await measure([candidate(FILES, ""), ...beside], rounds);
    return printSection(
      `Apply of ${COUNT} at concurrency 16, by where the record is`,
      beside.map(({ name, most }) =>
        ratioFigure(
          medians,
          name,
          FILES,
          most,
          `, ${runOf(medians, name).cpuMs.toFixed(0)} of ${runOf(medians, FILES).cpuMs.toFixed(0)} ms of CPU`,
        ),
      ),
    );
  } finally {
    for (const proxy of proxies) proxy.close();
  }
}
