import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { parse } from "yaml";
import { projectWithPackage } from "./installed.ts";
import { assertIsStep } from "./own-process.ts";
import { shell } from "./shell.ts";
import { startWithin } from "./within.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/ci.md"), "utf8");

/** The one block of a language below a heading. */
function blockOf(heading: string, language: string): string {
  const [, section = ""] = page.split(`\n## ${heading}\n`);
  const [, block] = /^```(?:sh|groovy|yaml)\n([\s\S]*?)^```/m.exec(section) ?? [];
  assert.ok(block, `no block of ${language} below ${heading}`);
  return block;
}

async function project(t: TestContext): Promise<string> {
  const directory = projectWithPackage();
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  await startWithin(directory);
  return directory;
}

/** The package is there already, and comes from no registry. */
const withoutInstall = (script: string) => script.replace(/^npm ci .*$/gm, "true");

describe("the recipes of docs/ci.md", () => {
  it("shell: applies what was planned, and then has nothing to do", async (t) => {
    const directory = await project(t);
    const first = await shell(blockOf("Shell", "sh"), directory);
    assert.equal(first.status, 0, first.stderr);
    const second = await shell(blockOf("Shell", "sh"), directory);
    assert.equal(second.status, 0, second.stderr);
    assert.match(second.stdout, /Nothing to apply\.\n$/);
    const manifest = join(directory, "webhooks.d/orders.yaml");
    writeFileSync(manifest, `${readFileSync(manifest, "utf8")}protect: true\n`);
    assert.equal((await shell(blockOf("Shell", "sh"), directory)).status, 0);
    rmSync(manifest);
    const removed = await shell(blockOf("Shell", "sh"), directory);
    assert.equal(removed.status, 11, "its protection was recorded");
    writeFileSync(manifest, "name: orders\n");
    assert.equal((await shell(blockOf("Shell", "sh"), directory)).status, 3);
  });

  it("Jenkins: each step that a shell runs, in order", async (t) => {
    const directory = await project(t);
    const pipeline = blockOf("Jenkins", "groovy");
    const steps = [...pipeline.matchAll(/^ *sh '(.*)'$/gm)].map(([, script = ""]) => withoutInstall(script));
    assert.equal(steps.length, 6);
    assert.equal(pipeline.match(/[{[(]/g)?.length, pipeline.match(/[}\])]/g)?.length);
    for (const step of steps) {
      const { status, stderr } = await shell(step, directory, {
        WEBHOOK_SYNC_ENV: "sandbox",
        WEBHOOK_SYNC_APPROVER: "ada",
      });
      assert.equal(status, 0, `${step}\n${stderr}`);
    }
    const runs = await shell("npx webhook-sync audit runs --json", directory);
    assert.match(runs.stdout, /"ada"/);
  });

  it("Jenkins: asks on no other branch than the one that it applies on", () => {
    const [, apply = ""] = blockOf("Jenkins", "groovy").split("stage('Apply')");
    // Without it `when` is looked at after the answer, and each branch waits for one.
    assert.match(apply, /when \{\s*beforeInput true\s+branch 'main'\s*\}\s*input \{/);
  });

  it("Jenkins: archives no earlier plan where planning fails", async (t) => {
    const directory = await project(t);
    const [, stage = ""] = blockOf("Jenkins", "groovy").split(/stage\('(?:Plan|Apply)'\)/);
    const [steps = [], after = []] = stage
      .split("post {")
      .map((part) => [...part.matchAll(/sh '(.*)'$/gm)].map(([, script = ""]) => script));
    for (const file of ["plan.json", "plan.html"]) writeFileSync(join(directory, file), "earlier");
    writeFileSync(join(directory, "webhooks.d/orders.yaml"), "name: orders\n");
    const variables = { WEBHOOK_SYNC_ENV: "sandbox" };
    assert.equal((await shell(steps.join("\n"), directory, variables)).status, 3);
    assert.equal((await shell(after.join("\n"), directory, variables)).status, 0);
    for (const file of ["plan.json", "plan.html"]) assert.ok(!existsSync(join(directory, file)), file);
  });

  for (const [recipe, language] of [
    ["Shell", "sh"],
    ["Jenkins", "groovy"],
    ["Azure Pipelines", "yaml"],
  ] as const) {
    it(`${recipe}: the apply is the step's process, which is sent the signals`, (t) => {
      const [line = ""] = /\w+ \S*webhook-sync apply (?=["p])/.exec(blockOf(recipe, language)) ?? [];
      assertIsStep(t, line);
    });
  }

  it("Azure Pipelines: each script, in order, with its variables filled in", async (t) => {
    const directory = await project(t);
    const { stages } = parse(blockOf("Azure Pipelines", "yaml"));
    const [{ jobs: planJobs }, { jobs: applyJobs }] = stages;
    const steps = [...planJobs[0].steps, ...applyJobs[0].strategy.runOnce.deploy.steps];
    const scripts: readonly string[] = steps.flatMap(({ script }) =>
      script === undefined ? [] : [withoutInstall(script)],
    );
    assert.equal(scripts.length, 6);
    // What is staged comes down into a folder of its name; here it is one folder.
    const folders = { "Build.ArtifactStagingDirectory": "webhooks-plan", "Pipeline.Workspace": "." };
    await shell("mkdir webhooks-plan", directory);
    for (const script of scripts) {
      const filled = script.replace(
        /\$\(([A-Za-z.]+)\)/g,
        (_, name: keyof typeof folders) => folders[name] ?? assert.fail(name),
      );
      const { status, stderr } = await shell(filled, directory, { WEBHOOK_SYNC_ENV: "sandbox" });
      assert.equal(status, 0, `${filled}\n${stderr}`);
    }
    const status = await shell("npx webhook-sync plan --detailed-exitcode", directory);
    assert.equal(status.status, 0);
  });
});
