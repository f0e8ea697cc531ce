import { join } from "node:path";
import { success } from "../../src/base/result.ts";
import type { Journal, JournalStore } from "../../src/journal/chain/journal.ts";
import { readWhole, takeOver } from "../../src/journal/files/copy.ts";
import { fileJournal } from "../../src/journal/files/open.ts";
import type { JournalEntry } from "../../src/model/record/record.ts";
import { migratedServer, stateIn } from "../../test/postgres/fixture.ts";
import { NO_SERVER, PostgresServer } from "../../test/postgres/server.ts";
import { writeFleet } from "./fleet.ts";
import { type Medians, measure } from "./measure.ts";
import { type Figure, printSection, ratioFigure, runOf } from "./report.ts";
import type { Bench, Section } from "./section.ts";
import { entriesOf } from "./status.ts";
import { TenantProcess } from "./tenant-process.ts";

const COUNT = 1_000;
/** Each changes all of the fleet and leaves three records of each change. */
const RUNS = 100;
const RECORDS = 3 * COUNT * RUNS;
/** What the last run changed: it leaves nearly as many records as a plan ever has to read one by one. */
const CHANGED_LAST = 350;
/** How much longer a plan may take beside all of them than beside none, and what it may hold. */
const MOST = 1.2;
const MOST_MB = 120;
/** However long the record is, a verification holds no more than a page of it. */
const MOST_MB_VERIFYING = 200;

const clock = { now: () => new Date(), monotonic: () => performance.now(), sleep: () => Promise.resolve() };

/** Whether a plan is as fast and as small beside 300,000 records as beside none, wherever they are kept. */
export const benchRecord: Section = async (bench) => {
  const tenant = await TenantProcess.start(0, 0);
  const server = NO_SERVER === undefined ? await migratedServer(await PostgresServer.start()) : null;
  try {
    return await benchOn(bench, tenant, server);
  } finally {
    tenant.stop();
    await server?.remove();
  }
};

async function benchOn(
  { workbench, rounds }: Bench,
  tenant: TenantProcess,
  server: PostgresServer | null,
): Promise<boolean> {
  const folderOf = (name: string, state = "") => {
    const cwd = join(workbench.directory, `record-${name}`);
    const { url, receivers, ca } = tenant;
    writeFleet({ directory: cwd, count: COUNT, tenant: url, receivers, ca, state });
    return cwd;
  };
  await tenant.reset(COUNT, "total");
  const [none, files] = [folderOf("none"), folderOf("files")];
  const filled = fileJournal(join(files, ".webhook-sync", "production"));
  await fill(filled, new URL(tenant.url).host);
  const candidates = [
    { name: "no record", args: workbench.tool("plan"), cwd: none },
    { name: "files", args: workbench.tool("plan"), cwd: files },
    { name: "audit verify, files", args: workbench.tool("audit", "verify"), cwd: files },
  ];
  if (server === null) console.log(`  PostgreSQL is not measured: ${NO_SERVER}`);
  else {
    const { journal } = stateIn(server, { name: "production" });
    const whole = await readWhole(filled);
    if (!whole.ok) throw new Error(whole.error.message);
    await withJournal(journal, "copy", async (open) => {
      const copied = await takeOver(open, whole.value, async () => success(null));
      if (!copied.ok) throw new Error(copied.error.diagnostics[0]?.message);
    });
    const cwd = folderOf("postgres", `state: { backend: postgres, url: "${server.url}", namespace: acme }\n`);
    candidates.push(
      { name: "PostgreSQL", args: workbench.tool("plan"), cwd },
      { name: "audit verify, PostgreSQL", args: workbench.tool("audit", "verify"), cwd },
    );
  }
  const medians = await measure(candidates, rounds);
  const kinds = server === null ? ["files"] : ["files", "PostgreSQL"];
  return printSection(
    `Plan of ${COUNT} webhooks beside ${RECORDS} records`,
    kinds.flatMap((kind) => figuresOf(medians, kind)),
  );
}

function figuresOf(medians: Medians, kind: string): readonly Figure[] {
  return [
    ratioFigure(medians, kind, "no record", MOST, `, ${cpuRatio(medians, kind)} × its CPU time`),
    memoryFigure(medians, kind, MOST_MB),
    memoryFigure(medians, `audit verify, ${kind}`, MOST_MB_VERIFYING),
  ];
}

/** What the plan itself takes, whatever else the machine does. */
function cpuRatio(medians: Medians, kind: string): string {
  return (runOf(medians, kind).cpuMs / runOf(medians, "no record").cpuMs).toFixed(2);
}

function memoryFigure(medians: Medians, name: string, most: number): Figure {
  const { peakMb, wallMs } = runOf(medians, name);
  const value = `${peakMb.toFixed(0)} MB, ${wallMs.toFixed(0)} ms`;
  return { name: `${name}, at most`, value, goal: `≤ ${most} MB`, met: peakMb <= most };
}

async function withJournal(
  store: JournalStore,
  run: string,
  work: (journal: Journal) => Promise<void>,
): Promise<void> {
  const opened = await store.open({ actor: "bench", run, clock });
  if (!opened.ok) throw new Error(opened.error.message);
  await work(opened.value);
  await opened.value.close();
}

/** As so many runs of one day leave it. */
async function fill(store: JournalStore, tenant: string): Promise<void> {
  for (let run = 0; run <= RUNS; run += 1) {
    const changed = run < RUNS ? COUNT : CHANGED_LAST;
    const changes = Array.from({ length: changed }, (_, index) => entriesOf(index)).flat();
    const entries = [started(tenant, `digest-${run}`), ...changes, finished(changed)];
    await withJournal(store, `run-${run}`, async (journal) => {
      await Promise.all(entries.map((entry) => journal.append(entry)));
    });
  }
}

function started(tenant: string, digest: string): JournalEntry {
  return {
    ...{
      phase: "run-started",
      tool_version: "0.0.0",
      environment: "production",
      tenant,
      plan_digest: digest,
    },
    ...{ commit: null, ci_run_url: null },
  };
}

function finished(applied: number): JournalEntry {
  const counts = { applied, held: 0, failed: 0, unknown: 0, stale: 0, skipped: 0 };
  return { phase: "run-finished", exit_code: 0, counts };
}
