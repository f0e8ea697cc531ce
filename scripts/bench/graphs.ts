import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { keyOf, writeFleet } from "./fleet.ts";
import { measure } from "./measure.ts";
import { type Figure, printSection, ratioFigure } from "./report.ts";
import type { Section } from "./section.ts";
import { TenantProcess } from "./tenant-process.ts";
import type { Workbench } from "./workbench.ts";

const LONG = 50_000;
const MANY = 10_000;
const IN_A_FILE = 5_000;

/** What hangs together takes little longer than as many webhooks that do not: a plan of a chain, and one of removals. */
export const benchGraphs: Section = async ({ workbench, rounds }) => {
  const tenant = await TenantProcess.start(0, 0);
  try {
    return printSection("Graphs", [
      await chainFigure(workbench, tenant, rounds),
      await removalsFigure(workbench, tenant, rounds),
    ]);
  } finally {
    tenant.stop();
  }
};

async function chainFigure(workbench: Workbench, tenant: TenantProcess, rounds: number): Promise<Figure> {
  const fleets = [
    ["single", () => ""],
    ["chain", (at: number) => (at === 0 ? "" : `dependsOn: [n${at - 1}]\n`)],
  ] as const;
  const candidates = fleets.map(([name, more]) => {
    const cwd = join(workbench.directory, `graphs-${name}`);
    writeFleet({ directory: cwd, count: 0, tenant: tenant.url, receivers: tenant.receivers, ca: tenant.ca });
    for (let first = 0; first < LONG; first += IN_A_FILE) {
      const documents = Array.from({ length: IN_A_FILE }, (_, at) => manifestOf(first + at, more));
      writeFileSync(join(cwd, "webhooks.d", `from-${first}.yaml`), documents.join("---\n"));
    }
    return { name, args: workbench.tool("plan"), cwd };
  });
  await tenant.reset(0, "total");
  const medians = await measure(candidates, rounds);
  return { ...ratioFigure(medians, "chain", "single", 1.5), name: `a chain of ${LONG}` };
}

function manifestOf(at: number, more: (at: number) => string): string {
  return `name: n${at}\nversion: 1\nurl: https://hook.receivers.test/n${at}\n${more(at)}`;
}

/** All but one are taken away, each allowed by its name: no record knows them. */
async function removalsFigure(workbench: Workbench, tenant: TenantProcess, rounds: number): Promise<Figure> {
  const where = { tenant: tenant.url, receivers: tenant.receivers, ca: tenant.ca };
  const kept = join(workbench.directory, "graphs-kept");
  const gone = join(workbench.directory, "graphs-gone");
  writeFleet({ directory: kept, count: MANY, ...where });
  writeFleet({ directory: gone, count: 1, ...where });
  await tenant.reset(MANY, "total");
  const removed = Array.from({ length: MANY - 1 }, (_, at) => ["--allow-deprecate", keyOf(at + 1)]);
  const medians = await measure(
    [
      { name: "kept", args: workbench.tool("plan"), cwd: kept },
      { name: "removed", args: workbench.tool("plan", ...removed.flat()), cwd: gone },
    ],
    rounds,
  );
  return { ...ratioFigure(medians, "removed", "kept", 1.1), name: `${MANY - 1} removals` };
}
