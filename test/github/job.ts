import assert from "node:assert/strict";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, dirname, join } from "node:path";
import process from "node:process";
import type { TestContext } from "node:test";
import { parse } from "yaml";
import { confirm } from "../../.github/actions/webhook-sync/confirmation.mjs";
import { keepDriftIssue } from "../../.github/actions/webhook-sync/drift-issue.mjs";
import { findReviewedPlan } from "../../.github/actions/webhook-sync/reviewed-plan.mjs";
import { findState } from "../../.github/actions/webhook-sync/state.mjs";
import { type Ran, run, type Step as Surroundings } from "../../.github/actions/webhook-sync/step.mjs";
import { run as runTool } from "../../src/cli/run.ts";
import { processIo } from "../../src/terminal/process-io.ts";
import { bundle } from "../crash/bundle.ts";
import { patientClock } from "../fixtures/patient-clock.ts";
import { importRunFrom } from "../package/imported.ts";
import { shortCutTo } from "../package/short-cut.ts";
import { type FakeGitHub, REPOSITORY, startGitHub } from "./fake-github.ts";
import { actionDirectory } from "./places.ts";

const built = await bundle();

/** The tool as the steps find it. */
const TOOL = "temp/webhook-sync/bin/webhook-sync";

let shortCut: Promise<string> | undefined;

/** What of the runner is not there; undefined when the steps can be run here. */
export function missingTool(): string | undefined {
  return ["bash", "tar"].find((tool) => spawnSync(tool, ["--version"]).status !== 0);
}

/** As the runner does it, or in this process. */
export type How = "step" | "script";

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** What the scripts of the action do, by the file that a step runs. */
const works = new Map<string, (step: Surroundings) => Promise<void>>([
  ["confirm.mjs", confirm],
  ["find-reviewed-plan.mjs", findReviewedPlan],
  ["find-state.mjs", findState],
  ["keep-drift-issue.mjs", keepDriftIssue],
]);

type Values = Readonly<Record<string, string>>;

const { runs } = parse(readFileSync(join(actionDirectory, "action.yml"), "utf8"));
const steps: readonly Step[] = runs.steps;

/** Where the steps keep their files. */
export const OUT = "temp/webhook-sync";

/** What happens while a step runs. */
type Meanwhile = (step: ChildProcess) => Promise<void>;

/** How a step ended. */
export interface Ended {
  readonly exitCode: number | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** A runner's folders and variables, with the tool on its PATH and GitHub on loopback. */
export class Job {
  readonly github: FakeGitHub;
  readonly directory: string;
  readonly #variables: Record<string, string>;

  constructor(github: FakeGitHub, directory: string) {
    this.github = github;
    this.directory = directory;
    this.#variables = {
      GITHUB_ACTION_PATH: actionDirectory,
      GITHUB_API_URL: github.url,
      GITHUB_EVENT_PATH: this.path("event.json"),
      GITHUB_OUTPUT: this.path("output"),
      GITHUB_PATH: this.path("path"),
      GITHUB_REPOSITORY: REPOSITORY,
      GITHUB_RUN_ATTEMPT: "1",
      GITHUB_RUN_ID: "55",
      GITHUB_SERVER_URL: "https://github.example",
      GITHUB_SHA: "f00d",
      GITHUB_STEP_SUMMARY: this.path("summary.md"),
      GITHUB_WORKSPACE: this.path("workspace"),
      HOME: this.directory,
      PATH: [this.path("temp/webhook-sync/bin"), process.env.PATH].join(delimiter),
      RUNNER_TEMP: this.path("temp"),
    };
  }

  path(name: string): string {
    return join(this.directory, name);
  }

  read(name: string): string {
    return readFileSync(this.path(name), "utf8");
  }

  write(name: string, text: string): void {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), text);
  }

  /** Prepares what no file system call of Node makes. */
  shell(script: string): void {
    const { status, stderr } = spawnSync("bash", ["-ec", script], { cwd: this.directory, encoding: "utf8" });
    assert.equal(status, 0, stderr);
  }

  /** Runs a step of the action as the runner does, given the values of its `env`; `meanwhile` may send its process signals. */
  async step(name: string, values: Values = {}, inherited = {}, meanwhile?: Meanwhile): Promise<Ended> {
    const script = this.#scriptOf(name, values);
    const child = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], {
      cwd: this.path("workspace"),
      env: { ...this.#variables, ...inherited, ...values },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let log = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        log += text;
      });
    }
    const closed = new Promise<number | null>((ended) => child.once("close", ended));
    await meanwhile?.(child);
    const exitCode = await closed;
    return { exitCode, log, outputs: this.#outputs() };
  }

  /**
   * From now on the steps start the tool in this process: one of its own takes ten times as long. The shell, its pipes and
   * the variables that the tool is given stay what they are.
   */
  async startWithin(): Promise<void> {
    shortCut ??= importRunFrom(built.directory).then(({ run: runBuilt }) => shortCutTo(runBuilt));
    this.write(TOOL, await shortCut);
  }

  /** Does in this process what a step does by a script of Node; what the script calls of the tool, too. */
  async script(name: string, values: Values, inherited: Values = {}): Promise<Ended> {
    const work = works.get(basename(this.#scriptOf(name, values).replaceAll('"', "")));
    assert.ok(work, `the step '${name}' runs no script of Node`);
    let log = "";
    const exitCode = await run(work, {
      variables: { ...this.#variables, ...inherited, ...values },
      log: (line) => {
        log += `${line}\n`;
      },
      tool: (args, directory) => this.tool(args, directory, values),
    });
    return { exitCode, log, outputs: this.#outputs() };
  }

  /** Runs the tool in this process. */
  async tool(args: readonly string[], directory?: string, values: Values = {}): Promise<Ran> {
    const printed = { stdout: "", stderr: "" };
    const output = (stream: "stdout" | "stderr") => ({
      write: (text: string) => {
        printed[stream] += text;
      },
      isTerminal: false,
      columns: 80,
    });
    const status = await runTool(args, {
      ...processIo(directory ?? this.path("workspace")),
      ...{ stdout: output("stdout"), stderr: output("stderr"), clock: patientClock },
      onSignal: () => () => {},
      variables: { ...this.#variables, ...values },
    });
    return { status, ...printed };
  }

  /** What a step runs that has values for its `env`; what the step before it left is gone then. */
  #scriptOf(name: string, values: Values): string {
    const step = steps.find((one) => one.name === name);
    assert.ok(step?.run, `the action has no step '${name}' that runs something`);
    assert.deepEqual(Object.keys(values).toSorted(), Object.keys(step.env ?? {}).toSorted(), name);
    this.write("output", "");
    this.write("summary.md", "");
    return step.run;
  }

  #outputs(): Values {
    const lines = this.read("output").trimEnd().split("\n").filter(Boolean);
    return Object.fromEntries(lines.map((line) => line.split(/=(.*)/s, 2)));
  }
}

/** A job in a checkout with a small fleet. */
export async function startJob(t: TestContext): Promise<Job> {
  const directory = mkdtempSync(join(tmpdir(), "webhook-sync-job-"));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  const job = new Job(await startGitHub(t), directory);
  job.write("event.json", JSON.stringify({ pull_request: { number: 7 } }));
  for (const checkout of ["workspace", "workspace/proposed"]) job.write(`${checkout}/.git/HEAD`, "");
  job.write("workspace/webhook-sync.yaml", "environments:\n  sandbox: { tenant: { profile: sandbox } }\n");
  job.write("workspace/proposed/webhooks.d/fleet.yaml", fleet(["orders", "refunds"]));
  job.write(TOOL, `#!/bin/sh\nexec node "${built.directory}/main.js" "$@"\n`);
  chmodSync(job.path(TOOL), 0o755);
  return job;
}

/** The manifests of so many webhooks. */
export function fleet(names: readonly string[]): string {
  return names
    .map((name) => `name: ${name}\nversion: 1\nurl: https://api.example.test/${name}\n`)
    .join("---\n");
}

const plans = new Map<string, Promise<string>>();

/** Plans for the manifests of a folder of the workspace, as the Plan step does, in this process. */
export async function planHere(job: Job, directory: string): Promise<void> {
  const options = [
    ...["--env", "sandbox", "--config", job.path("workspace/webhook-sync.yaml")],
    ...["--manifests", "webhooks.d", "--state-dir", job.path(`${OUT}/state`)],
  ];
  const args = ["plan", ...options, "--out", job.path(`${OUT}/plan.json`)];
  const { status, stderr } = await job.tool(args, job.path(join("workspace", directory)));
  assert.equal(status, 0, stderr);
}

/** Leaves what the Plan step leaves for a fleet, and gives the digest. It is planned in the first job that asks. */
export async function givePlan(job: Job, names: readonly string[]): Promise<string> {
  const manifests = fleet(names);
  const made = plans.get(manifests) ?? planOf(job, manifests);
  plans.set(manifests, made);
  const text = await made;
  job.write(`${OUT}/plan.json`, text);
  return JSON.parse(text).changesDigest;
}

async function planOf(job: Job, manifests: string): Promise<string> {
  job.write("workspace/proposed/webhooks.d/fleet.yaml", manifests);
  await planHere(job, "proposed");
  return job.read(`${OUT}/plan.json`);
}
