import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import { join } from "node:path";
import { type Medians, measure } from "./measure.ts";
import { type Figure, printSection, ratioFigure, runOf } from "./report.ts";
import type { Section } from "./section.ts";
import type { Workbench } from "./workbench.ts";

const COUNT = 100;
const SLOW_MS = 1_000;
const WELL = "with both well";

/** What a service does with a request. */
type Behaviour = (response: ServerResponse) => void;

const TROUBLES: Readonly<Record<string, Behaviour>> = {
  "with both silent": () => {},
  "with both slow (1 s)": (response) => setTimeout(() => response.writeHead(204).end(), SLOW_MS),
  "with both answering 500": (response) => response.writeHead(500).end("no"),
  "with both answering garbage": (response) => response.socket?.end("this is not HTTP\r\n\r\n"),
};

/** They answer late or never: the end of the run waits for them, as long as it says. */
const WAITED_FOR: Readonly<Record<string, { readonly milliseconds: number; readonly limit: number }>> = {
  // What it is given to say anything at all.
  "with both silent": { milliseconds: 3_000, limit: 1.1 },
  // The last report is sent after the last change, and one answer is due then; two where they did not all fit in at once.
  "with both slow (1 s)": { milliseconds: SLOW_MS, limit: 2.5 },
};

/** How much longer an apply of 100 replacements takes, each with an event and a report, when nobody takes them. */
export const benchServices: Section = async ({ workbench, rounds }) => {
  let behaviour: Behaviour = (response) => response.writeHead(204).end();
  const well = behaviour;
  const server = createServer((request, response) => {
    request.resume().on("end", () => behaviour(response));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  const port = address === null || typeof address === "string" ? 0 : address.port;
  const up = await prepareProject(workbench, "up", port);
  // Nobody listens on port 9 of this machine.
  const down = await prepareProject(workbench, "down", 9);
  const candidate = (name: string, project: Project, behave: Behaviour) => ({
    name,
    args: workbench.tool("apply", "--yes", "--quiet"),
    cwd: project.directory,
    prepare: () => {
      behaviour = behave;
      project.rewind();
    },
    doneAt: () => lastChangeIn(project.directory),
  });
  try {
    const names = Object.entries(TROUBLES);
    const medians = await measure(
      [
        candidate(WELL, up, well),
        candidate("with both down", down, well),
        ...names.map(([name, behave]) => candidate(name, up, behave)),
      ],
      rounds,
    );
    const figures = ["with both down", ...Object.keys(TROUBLES)].flatMap((name) => figuresOf(medians, name));
    return printSection(`Apply of ${COUNT} replacements beside a dashboard and a hook`, figures);
  } finally {
    server.closeAllConnections();
    server.close();
  }
};

/** Until the last change was made, and until the end of the run. */
function figuresOf(medians: Medians, name: string): readonly Figure[] {
  const untilDone = new Map([...medians].map(([one, run]) => [one, { ...run, wallMs: run.doneMs }]));
  const changes = { ...ratioFigure(untilDone, name, WELL, 1.1), name: `changes ${name}` };
  const wait = WAITED_FOR[name];
  if (wait === undefined)
    return [changes, { ...ratioFigure(medians, name, WELL, 1.1), name: "  with the end of the run" }];
  const { wallMs, doneMs } = runOf(medians, name);
  const ratio = (wallMs - doneMs) / wait.milliseconds;
  const value = `${ratio.toFixed(2)} × (${(wallMs - doneMs).toFixed(0)} of ${wait.milliseconds} ms)`;
  const goal = `≤ ${wait.limit} × the wait`;
  return [changes, { name: "  the end of the run", value, goal, met: ratio <= wait.limit }];
}

/** When the record says that the last change was made. */
function lastChangeIn(directory: string): number {
  const state = join(directory, ".webhook-sync", "sandbox");
  const files = readdirSync(state).filter((name) => /^journal.*\.ndjson$/.test(name));
  const lines = files.flatMap((name) => readFileSync(join(state, name), "utf8").trimEnd().split("\n"));
  const times = lines.map((line): number => {
    const { phase, timestamp } = JSON.parse(line);
    return phase === "change" ? timestamp * 1_000 : 0;
  });
  return Math.max(...times);
}

interface Project {
  readonly directory: string;
  /** Back to when the first versions were live. */
  rewind(): void;
}

async function prepareProject(workbench: Workbench, name: string, port: number): Promise<Project> {
  const directory = join(workbench.directory, `services-${name}`);
  const service = `{ url: "http://127.0.0.1:${port}/" }`;
  mkdirSync(join(directory, "webhooks.d"), { recursive: true });
  const operatorsFile = `environments:
  sandbox:
    default: true
    tenant: { profile: sandbox }
    monitoring: ${service}
    deprecation: { hook: ${service} }
`;
  writeFileSync(join(directory, "webhook-sync.yaml"), operatorsFile);
  writeManifests(directory, 1);
  await measure([{ name, args: workbench.tool("apply", "--yes", "--quiet"), cwd: directory }], 0);
  const state = join(directory, ".webhook-sync");
  rmSync(join(state, "sandbox", "outbox.ndjson"), { force: true });
  const saved = join(directory, "saved");
  cpSync(state, saved, { recursive: true });
  writeManifests(directory, 2);
  return {
    directory,
    rewind: () => {
      rmSync(state, { recursive: true, force: true });
      cpSync(saved, state, { recursive: true });
    },
  };
}

function writeManifests(directory: string, version: number): void {
  for (let index = 0; index < COUNT; index += 1) {
    const text = `name: event-${index}\nversion: ${version}\nurl: https://hook-${index}.example.test/v${version}\n`;
    writeFileSync(join(directory, "webhooks.d", `event-${index}.yaml`), text);
  }
}
