import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { describe, it } from "node:test";
import { REPOSITORY } from "./fake-github.ts";
import { fleet, type Job, missingTool, startJob } from "./job.ts";

const lacking = missingTool();
const skip = lacking === undefined ? false : `there is no ${lacking} here`;
const FLEET = {
  WS_ENVIRONMENT: "sandbox",
  WS_CONFIG: "webhook-sync.yaml",
  WS_DIRECTORY: "proposed",
  WS_MANIFESTS: "webhooks.d",
};
const TOKEN = { GITHUB_TOKEN: "ghs_token-s3cret" };
const OUT = "temp/webhook-sync";

function settle(job: Job, command: string, exitCode = "") {
  return job.step("Settle what the plan came to", { WS_COMMAND: command, WS_EXIT_CODE: exitCode });
}

describe("the steps of the action", { skip, concurrency: 2 }, () => {
  it("comment a plan, apply it, keep the state, and rewrite the comment to 'No changes'", async (t) => {
    const job = await startJob(t);
    const planned = await job.step("Plan", FLEET);
    assert.equal(planned.exitCode, 0, planned.log);
    const { digest, ...counts } = planned.outputs;
    assert.deepEqual(counts, { "exit-code": "2", changes: "2", records: "0" });
    assert.match(digest ?? "", /^sha256:[0-9a-f]{64}$/);
    assert.match(job.read("summary.md"), /orders@1/);
    assert.match((await job.step("Comment", TOKEN)).log, /was created/);
    assert.equal((await settle(job, "plan", "2")).exitCode, 0);
    const [comment] = job.github.comments;
    assert.match(comment?.body ?? "", /refunds@1/);

    // Another commit of the pull request, whose comment takes the place of the first.
    job.write("workspace/proposed/webhooks.d/fleet.yaml", fleet(["orders"]));
    await job.step("Plan", FLEET);
    assert.match((await job.step("Comment", TOKEN)).log, /was updated/);
    assert.doesNotMatch(comment?.body ?? "", /refunds@1/);

    // After the merge: other folder, later, and what was reviewed all the same.
    cpSync(job.path(`${OUT}/plan.json`), job.path(`${OUT}/reviewed/plan.json`));
    cpSync(job.path("workspace/proposed/webhooks.d"), job.path("workspace/webhooks.d"), { recursive: true });
    const merged = { ...FLEET, WS_DIRECTORY: "." };
    await job.step("Plan", merged);
    const confirmed = await job.step("Hold the plan to what was reviewed", { WS_APPROVED: "" });
    assert.equal(confirmed.exitCode, 0, confirmed.log);

    cpSync(job.path(`${OUT}/plan.json`), job.path(`${OUT}/confirmed/plan.json`));
    const applied = await job.step("Apply", merged);
    assert.equal(applied.exitCode, 0, applied.log);
    assert.match(job.read("summary.md"), /exit code 0\n\n {4}.*(?:\n {4}.*)*orders@1/);
    assert.match(job.read("summary.md"), /^ {4}Journal head: [0-9a-f]{64}$/m);

    job.write(`${OUT}/state/sandbox/journal.lock`, "{}");
    assert.equal((await job.step("Pack the state")).exitCode, 0);
    const before = readdirSync(job.path(`${OUT}/state`), { recursive: true, encoding: "utf8" }).toSorted();
    rmSync(job.path(`${OUT}/state`), { recursive: true });
    mkdirSync(job.path(`${OUT}/restored`));
    cpSync(job.path(`${OUT}/state.tgz`), job.path(`${OUT}/restored/state.tgz`));
    assert.equal((await job.step("Restore the state")).exitCode, 0);
    const after = readdirSync(job.path(`${OUT}/state`), { recursive: true, encoding: "utf8" }).toSorted();
    assert.deepEqual(
      after,
      before.filter((file) => !file.endsWith("journal.lock")),
    );
    assert.ok(
      after.some((file) => file.endsWith("journal.ndjson")),
      after.join("\n"),
    );

    const again = await job.step("Plan", FLEET);
    assert.equal(again.outputs.changes, "0", again.log);
    await job.step("Comment", TOKEN);
    assert.match(comment?.body ?? "", /No changes/);
    assert.equal(job.github.comments.length, 1);
    assert.ok(job.github.comments.every(({ body }) => !body.includes(TOKEN.GITHUB_TOKEN)));
  });

  it("take an earlier plan back when there is no plan any more, and fail", async (t) => {
    const job = await startJob(t);
    const own = "<!-- webhook-sync env=sandbox dir=webhooks.d digest=sha256:1 -->\n2 changes";
    const comment = job.github.write(job.github.comments, own);
    job.write("workspace/proposed/webhooks.d/fleet.yaml", "name: orders\nversion: x\n");
    const planned = await job.step("Plan", FLEET);
    assert.deepEqual(planned.outputs, { "exit-code": "3" }, planned.log);
    await job.step("Comment", TOKEN);
    assert.match(comment.body, /no plan[\s\S]*exit code 3/);
    assert.equal((await settle(job, "plan", "3")).exitCode, 3);
    assert.notEqual((await job.step("Validate", FLEET)).exitCode, 0);
  });

  it("validate offline, with the files named as in the pull request", async (t) => {
    const job = await startJob(t);
    assert.equal((await job.step("Validate", FLEET)).exitCode, 0);
    job.write("workspace/proposed/webhooks.d/fleet.yaml", "name: orders\nversion: x\n");
    const refused = await job.step("Validate", FLEET);
    assert.equal(refused.exitCode, 3);
    assert.match(refused.log, /^::error [^\n]*file=webhooks\.d\/fleet\.yaml,line=2/m);
  });

  it("go on after blocked changes only for the drift issue", async (t) => {
    const job = await startJob(t);
    const codes = ["0", "2", "11", "9"];
    const ended = async (command: string) => {
      const results = [];
      for (const code of codes) results.push((await settle(job, command, code)).exitCode);
      return results;
    };
    assert.deepEqual(await ended("plan"), [0, 0, 11, 9]);
    assert.deepEqual(await ended("confirm"), [0, 0, 11, 9]);
    assert.deepEqual(await ended("drift"), [0, 0, 0, 9]);
  });

  it("keep an apply's summary within 1 MiB, with its beginning and its end", async (t) => {
    const job = await startJob(t);
    const many = '#!/bin/sh\necho first\nseq -f "line ü %.0f" 100000\necho "Journal head: last"\nexit 6\n';
    job.write(`${OUT}/bin/webhook-sync`, many);
    const applied = await job.step("Apply", FLEET);
    assert.equal(applied.exitCode, 6, applied.log.slice(-200));
    const summary = job.read("summary.md");
    assert.ok(Buffer.byteLength(summary) < 1_048_576, `${Buffer.byteLength(summary)} bytes`);
    assert.doesNotMatch(summary, /\ufffd/);
    assert.match(summary, /^### [^\n]*exit code 6\n\n {4}first\n/);
    assert.match(summary, /\n {4}…\n(?: {4}line ü \d+\n){39} {4}Journal head: last\n$/);
  });

  it("install the tool that they came with", async (t) => {
    const job = await startJob(t);
    rmSync(job.path(`${OUT}/bin`), { recursive: true });
    // What npm does needs a network and half a minute; here only what it is told is looked at.
    job.write("npm/npm", '#!/bin/sh\necho "npm $* in $PWD"\n');
    chmodSync(job.path("npm/npm"), 0o755);
    const path = { PATH: `${job.path("npm")}:${process.env.PATH}` };
    const installed = await job.step("Install webhook-sync", {}, path);
    assert.equal(installed.exitCode, 0, installed.log);
    assert.match(installed.log, /^npm ci --ignore-scripts .*\nnpm run build in /);
    const { stdout } = spawnSync(`${job.read("path").trim()}/webhook-sync`, ["--version"], {
      encoding: "utf8",
    });
    assert.match(stdout, /^\d+\.\d+\.\d+\n$/);
  });
});

describe("what is applied", { skip }, () => {
  const confirm = (job: Job, approved = "") =>
    job.step("Hold the plan to what was reviewed", { WS_APPROVED: approved });
  const plan = (...changes: readonly object[]) =>
    JSON.stringify({ changes, protections: [], changesDigest: digestOf(changes) });
  const digestOf = (changes: readonly object[]) =>
    `sha256:${changes.map((change) => JSON.stringify(change)).join()}`;
  const orders = { key: "orders@1", action: "create", fingerprint: "absent", after: { url: "https://a" } };
  const refunds = { ...orders, key: "refunds@1" };

  for (const { name, now, reviewed, approved, exitCode, says } of [
    {
      name: "goes on with what was reviewed",
      now: plan(orders),
      reviewed: plan(orders),
      exitCode: 0,
      says: /were reviewed/,
    },
    {
      name: "is nothing where nothing is left",
      now: plan(),
      reviewed: plan(orders),
      exitCode: 0,
      says: /Nothing is to be applied/,
    },
    {
      name: "may be protection alone",
      now: JSON.stringify({ changes: [], protections: [{ key: "orders@1", protect: true }] }),
      exitCode: 0,
      says: /protection is to be recorded/,
    },
    {
      name: "does nothing by its name",
      now: plan({ ...orders, key: "a\n::warning::@octocat **b**@1" }),
      reviewed: plan(),
      exitCode: 8,
      says: /- a\?\?\?warning\?\?@octocat/,
    },
    { name: "was reviewed by somebody", now: plan(orders), exitCode: 8, says: /nobody reviewed/ },
    {
      name: "goes on with a digest",
      now: plan(orders),
      approved: digestOf([orders]),
      exitCode: 0,
      says: /were reviewed/,
    },
    {
      name: "is not another digest's",
      now: plan(orders),
      approved: "sha256:0",
      exitCode: 8,
      says: /not those/,
    },
    {
      name: "stops at one more change",
      now: plan(orders, refunds),
      reviewed: plan(orders),
      exitCode: 8,
      says: /- refunds@1: to create it was not in the reviewed plan/,
    },
    {
      name: "stops at one less",
      now: plan(orders),
      reviewed: plan(orders, refunds),
      exitCode: 8,
      says: /- refunds@1: to create it is not planned any more/,
    },
    {
      name: "stops at another action",
      now: plan({ ...orders, action: "update" }),
      reviewed: plan(orders),
      exitCode: 8,
      says: /- orders@1: was to create, is to update now/,
    },
    {
      name: "stops at a hand edit",
      now: plan({ ...orders, fingerprint: "sha256:2" }, refunds),
      reviewed: plan(orders, refunds),
      exitCode: 8,
      says: /\*\*\n?.*\n\n- orders@1: it was changed on the tenant\n\n/,
    },
  ]) {
    it(name, async (t) => {
      const job = await startJob(t);
      job.write(`${OUT}/plan.json`, now);
      if (reviewed !== undefined) job.write(`${OUT}/reviewed/plan.json`, reviewed);
      const ended = await confirm(job, approved);
      assert.equal(ended.exitCode, exitCode, ended.log);
      assert.match(job.read("summary.md"), says);
      if (exitCode === 8)
        assert.match(ended.log, /^::error title=webhook-sync::[^\n]*nothing was changed[^\n]*\n$/);
    });
  }
});

describe("what is believed", { skip }, () => {
  const PLAN = ".github/workflows/webhooks-plan.yml";
  const own = { head_repository: { full_name: REPOSITORY } };
  const artifact = (name: string, run: number, day: number) => ({
    name,
    expired: false,
    created_at: `2026-11-${day}T00:00:00Z`,
    workflow_run: { id: run },
  });

  it("about the review is the newest plan of the merged pull request's head", async (t) => {
    const job = await startJob(t);
    const { answers } = job.github;
    const name = "webhook-sync-plan-sandbox-beef";
    const find = () =>
      job.step("Find what was reviewed", { ...TOKEN, WS_ENVIRONMENT: "sandbox", WS_WORKFLOW: PLAN });
    answers.set("/commits/f00d/pulls", []);
    assert.deepEqual((await find()).outputs, {});

    answers.set("/commits/f00d/pulls", [
      { number: 6, merged_at: null, merge_commit_sha: "f00d", head: { sha: "dead" } },
      { number: 7, merged_at: "2026-11-23T00:00:00Z", merge_commit_sha: "f00d", head: { sha: "beef" } },
    ]);
    const artifacts = [
      { ...artifact(name, 9, 30), expired: true },
      ...[1, 2, 3, 4, 5, 6].map((run) => artifact(name, run, 20 - run)),
    ];
    answers.set("/actions/artifacts", { artifacts });
    const run = { ...own, path: PLAN, event: "pull_request", head_sha: "beef" };
    answers.set("/actions/runs/1", { ...run, id: 1, path: ".github/workflows/evil.yml" });
    answers.set("/actions/runs/2", { ...run, id: 2, event: "push" });
    answers.set("/actions/runs/3", { ...run, id: 3, head_sha: "dead" });
    answers.set("/actions/runs/4", { ...run, id: 4, head_repository: { full_name: "mallory/webhooks" } });
    answers.set("/actions/runs/5", { ...run, id: 5, path: `${PLAN}@refs/pull/7/merge` });
    answers.set("/actions/runs/6", { ...run, id: 6 });
    assert.deepEqual((await find()).outputs, { artifact: name, "run-id": "5" });
  });

  it("about the state comes from an apply of the default branch", async (t) => {
    const job = await startJob(t);
    const { answers } = job.github;
    const path = ".github/workflows/webhooks-apply.yml";
    const name = "webhook-sync-state-sandbox";
    const find = () =>
      job.step("Find the state of the last apply", {
        ...TOKEN,
        WS_ARTIFACT: name,
        WS_WORKFLOW: path,
        WS_BRANCH: "main",
      });
    answers.set("/actions/artifacts", { artifacts: [] });
    assert.deepEqual((await find()).outputs, { "run-id": "" });

    answers.set("/actions/artifacts", { artifacts: [3, 2, 1].map((run) => artifact(name, run, 10 + run)) });
    answers.set("/actions/runs/3", { ...own, id: 3, path, event: "push", head_branch: "feature" });
    answers.set("/actions/runs/2", { ...own, id: 2, path, event: "pull_request", head_branch: "main" });
    answers.set("/actions/runs/1", { ...own, id: 1, path, event: "push", head_branch: "main" });
    assert.deepEqual((await find()).outputs, { "run-id": "1" });

    answers.delete("/actions/artifacts");
    const refused = await find();
    assert.equal(refused.exitCode, 9);
    assert.match(refused.log, /^::error title=webhook-sync::GitHub answered 404 to GET \/actions\/artifacts/);
  });
});

describe("the drift issue", { skip }, () => {
  it("is opened once, kept current and closed", async (t) => {
    const job = await startJob(t);
    const { issues, comments } = job.github;
    const keep = async (drifted: boolean) => {
      const ended = await job.step("Keep the drift issue", {
        ...TOKEN,
        WS_ENVIRONMENT: "sandbox",
        WS_DRIFTED: `${drifted}`,
      });
      assert.equal(ended.exitCode, 0, ended.log);
      return ended.log;
    };
    const forged = "<!-- webhook-sync drift env=sandbox -->\nforged";
    job.github.write(issues, forged, { login: "mallory", type: "User" }, { state: "open" });
    assert.match(await keep(false), /^No drift/);
    assert.deepEqual(job.github.writes(), []);

    job.write(`${OUT}/comment.md`, "orders@1 was changed by hand");
    assert.match(await keep(true), /was opened/);
    job.write(`${OUT}/comment.md`, "orders@1 is gone");
    assert.match(await keep(true), /was updated/);
    const [, issue] = issues;
    assert.match(issue?.body ?? "", /orders@1 is gone/);
    assert.deepEqual(
      [issue?.title, issue?.labels],
      ["Webhooks of sandbox differ from Git", ["webhook-drift"]],
    );

    assert.match(await keep(false), /was closed/);
    assert.equal(issue?.state, "closed");
    assert.match(comments[0]?.body ?? "", /No drift any more/);
    await keep(false);
    await keep(true);
    assert.equal(issues.length, 3);
    assert.equal(issues[0]?.body, forged);
  });
});
