import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import process from "node:process";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { parse } from "yaml";
import { projectWithPackage } from "./installed.ts";
import { assertIsStep } from "./own-process.ts";
import { type Ended, shell } from "./shell.ts";
import { startWithin } from "./within.ts";

const component = join(import.meta.dirname, "../../templates/pipeline.yml");
const gitlab = join(dirname(createRequire(import.meta.url).resolve("gitlab-ci-local/package.json")), "src");

/** Holds a pipeline to GitLab's own schema, and shows it with includes and inputs filled in; rejects where it is wrong. */
async function previewOf(project: string): Promise<string> {
  const { handler } = await import(pathToFileURL(join(gitlab, "handler.js")).href);
  const { WriteStreamsMock } = await import(pathToFileURL(join(gitlab, "write-streams.js")).href);
  const streams = new WriteStreamsMock();
  const cwd = relative(process.cwd(), project);
  await handler({ cwd, home: project, preview: true, noColor: true }, streams);
  return streams.stdoutLines.join("\n");
}

interface Job {
  readonly before_script: readonly string[];
  readonly script: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  readonly [key: string]: unknown;
}

describe("the component for GitLab", () => {
  const project = projectWithPackage();
  after(() => rmSync(project, { recursive: true, force: true }));
  const git = (...args: readonly string[]) => execFileSync("git", args, { cwd: project, stdio: "pipe" });
  git("init", "--quiet", "--initial-branch", "main");
  git("remote", "add", "origin", "https://gitlab.example.test/acme/webhooks.git");
  mkdirSync(join(project, "ci"));
  cpSync(component, join(project, "ci/pipeline.yml"));

  function pipelineOf(inputs: string): Promise<string> {
    writeFileSync(
      join(project, ".gitlab-ci.yml"),
      `include:\n  - local: ci/pipeline.yml\n    inputs: ${inputs}\n`,
    );
    git("add", ".gitlab-ci.yml", "ci");
    return previewOf(project);
  }

  let preview = "";
  let jobs: Readonly<Record<string, Job>> = {};
  before(async () => {
    await startWithin(project);
    preview = await pipelineOf('{ environment: sandbox, install: "true" }');
    jobs = parse(preview);
  });
  const run = (job: string): Promise<Ended> => {
    const { before_script: before = [], script = [], variables } = jobs[job] ?? assert.fail(`no job ${job}`);
    return shell([...before, ...script].join("\n"), project, variables);
  };
  const read = (file: string) => readFileSync(join(project, file), "utf8");

  it("is what GitLab's schema allows, with its inputs filled in", () => {
    assert.deepEqual(
      Object.keys(jobs).filter((name) => name.startsWith("webhooks-")),
      ["validate", "plan", "apply", "drift"].map((name) => `webhooks-${name}-sandbox`),
    );
    assert.doesNotMatch(preview, /\$\[\[/);
  });

  it("is refused by the schema where it is wrong, and where the environment is missing", async () => {
    writeFileSync(
      join(project, "ci/pipeline.yml"),
      readFileSync(component, "utf8").replace("when: manual", "when: often"),
    );
    await assert.rejects(pipelineOf("{ environment: sandbox }"), /.when. property must be one of/);
    cpSync(component, join(project, "ci/pipeline.yml"));
    await assert.rejects(pipelineOf('{ install: "true" }'), /environment/);
  });

  it("shows findings at their lines, and fails where one is an error", async () => {
    writeFileSync(join(project, "webhooks.d/bad.yaml"), "name: bad\nversion: 1\nurl: nowhere\n");
    const { status } = await run("webhooks-validate-sandbox");
    rmSync(join(project, "webhooks.d/bad.yaml"));
    assert.equal(status, 3);
    const [finding] = JSON.parse(read("webhook-sync-findings.json"));
    assert.deepEqual(finding.location, { path: "webhooks.d/bad.yaml", lines: { begin: 3 } });
    assert.equal((await run("webhooks-validate-sandbox")).status, 0);
    assert.deepEqual(JSON.parse(read("webhook-sync-findings.json")), []);
  });

  it("plans, applies what was planned, and then sees no drift", async () => {
    assert.equal((await run("webhooks-drift-sandbox")).status, 2);
    const planned = await run("webhooks-plan-sandbox");
    assert.equal(planned.status, 0, planned.stderr);
    assert.deepEqual(JSON.parse(read("webhook-sync-counts.json")), { create: 1, update: 0, delete: 0 });
    assert.match(read("webhook-sync-plan.md"), /^<!-- webhook-sync env=sandbox /);
    assert.match(read("webhook-sync-plan.html"), /^<!doctype html>/i);
    const applied = await run("webhooks-apply-sandbox");
    assert.equal(applied.status, 0, applied.stderr);
    assert.equal((await run("webhooks-drift-sandbox")).status, 0);
  });

  it("lets the apply be the job's process, which is sent the signals", (t) => {
    assertIsStep(t, (jobs["webhooks-apply-sandbox"]?.script ?? []).join("\n"));
  });

  it("keeps no earlier plan where planning fails", async () => {
    const files = ["plan.json", "plan.md", "plan.html", "counts.json"].map((name) => `webhook-sync-${name}`);
    for (const file of files) writeFileSync(join(project, file), '{ "earlier": true }');
    writeFileSync(join(project, "webhooks.d/bad.yaml"), "name: bad\n");
    const { status } = await run("webhooks-plan-sandbox");
    rmSync(join(project, "webhooks.d/bad.yaml"));
    assert.equal(status, 3);
    assert.deepEqual(
      files.filter((file) => existsSync(join(project, file))),
      [],
    );
  });

  it("keeps a plan that is blocked, shows it, and fails", async () => {
    const manifest = read("webhooks.d/orders.yaml");
    writeFileSync(join(project, "webhooks.d/orders.yaml"), `${manifest}protect: true\n`);
    assert.equal((await shell("npx webhook-sync apply --yes", project)).status, 0);
    rmSync(join(project, "webhooks.d/orders.yaml"));
    assert.equal((await run("webhooks-plan-sandbox")).status, 11);
    assert.ok(existsSync(join(project, "webhook-sync-plan.html")));
    assert.deepEqual(JSON.parse(read("webhook-sync-counts.json")), { create: 0, update: 0, delete: 0 });
  });
});
