import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Chain } from "../../src/journal/chain/chain.ts";
import type { Snapshot } from "../../src/model/plan/change.ts";
import type { JournalEntry, JournalRecord } from "../../src/model/record/record.ts";
import { writeFleet } from "./fleet.ts";
import { measure } from "./measure.ts";
import { printSection, ratioFigure } from "./report.ts";
import type { Section } from "./section.ts";
import { TenantProcess } from "./tenant-process.ts";

const COUNT = 1_000;
const RUNS = 50;
/** How many webhooks a run changed: a few of the fleet, or all of it each time. */
const CHANGED = [20, COUNT];

/** How long a status takes beside a plan that reads the same record. */
export const benchStatus: Section = async ({ workbench, rounds }) => {
  const tenant = await TenantProcess.start(0, 0);
  try {
    const figures = [];
    for (const changed of CHANGED) {
      const cwd = join(workbench.directory, `status-${changed}`);
      writeFleet({
        directory: cwd,
        count: COUNT,
        tenant: tenant.url,
        receivers: tenant.receivers,
        ca: tenant.ca,
      });
      await tenant.reset(COUNT, "total");
      writeJournal(join(cwd, ".webhook-sync", "production"), changed);
      const floor = "plan";
      const name = `status, ${RUNS} runs of ${changed} changes`;
      const medians = await measure(
        [
          { name: floor, args: workbench.tool("plan"), cwd },
          { name, args: workbench.tool("status"), cwd },
        ],
        rounds,
      );
      figures.push(ratioFigure(medians, name, floor, 2));
    }
    return printSection(`Status of ${COUNT} webhooks`, figures);
  } finally {
    tenant.stop();
  }
};

function endOf(record: JournalRecord | undefined) {
  return record === undefined ? undefined : { sequence: record.sequence, head: record.hash };
}

function writeJournal(directory: string, changed: number): void {
  mkdirSync(directory, { recursive: true });
  const clock = {
    now: () => new Date(),
    monotonic: () => performance.now(),
    sleep: () => Promise.resolve(),
  };
  let last: ReturnType<Chain["add"]> | undefined;
  const lines: string[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const chain: Chain = new Chain({ actor: "bench", run: `run-${run}`, clock }, endOf(last?.record));
    for (let index = 0; index < changed; index += 1) {
      for (const entry of entriesOf((run * changed + index) % COUNT)) {
        last = chain.add(entry);
        lines.push(last.line);
      }
    }
  }
  writeFileSync(join(directory, "journal.ndjson"), lines.join(""), { mode: 0o600 });
}

/** What an update leaves in the record. */
export function entriesOf(index: number): JournalEntry[] {
  const name = `event-${String(index).padStart(5, "0")}`;
  const after: Snapshot = {
    url: `https://hook-${index % 100}.receivers.test/cognigy/webhooks/${name}`,
    method: "POST",
    payloadFormat: "application/json",
    status: "active",
    headers: {
      "X-Environment": { kind: "plain", text: "production" },
      "X-Source": { kind: "plain", text: "cognigy" },
      "X-Api-Key": { kind: "secret", template: "${secret:BENCH_KEY@1}" },
    },
  };
  const subject = { action: "update", webhook_name: name, version: 1 } as const;
  const reason = { kind: "differs", causes: ["declared"] } satisfies {
    kind: "differs";
    causes: ["declared"];
  };
  const write = {
    ...subject,
    step: "update",
    request_id: `request-${index}`,
    integration_id: `id-${name}`,
  } as const;
  const rest = { after, sunset: null, protect: false };
  const probe = {
    verdict: "healthy",
    sentence: "answered 200 in 31 ms",
    http_status: 200,
    latency_ms: 44.1,
    attempts: 1,
    certificate_expires: "2027-02-21T16:06:14.000Z",
    steps: [{ step: "post" as const, latency_ms: 31.2 }],
  };
  return [
    { ...write, ...rest, phase: "intent", reason, before: after },
    {
      ...write,
      ...rest,
      phase: "outcome",
      result: "succeeded",
      status: "active",
      latency_ms: 50 + index,
      details: "",
    },
    {
      ...subject,
      phase: "change",
      result: "applied",
      status: "active",
      latency_ms: 100 + index,
      details: "",
      reason,
      probe,
      because: null,
    },
  ];
}
