import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { fleet, givePlan, type How, type Job, missingTool, OUT, planHere, startJob } from "./job.ts";
import { actionDirectory, root } from "./places.ts";

const lacking = missingTool();
const skip = lacking === undefined ? false : `there is no ${lacking} here`;
const FLEET = {
  WS_ENVIRONMENT: "sandbox",
  WS_CONFIG: "webhook-sync.yaml",
  WS_DIRECTORY: "proposed",
  WS_MANIFESTS: "webhooks.d",
};
const TOKEN = { GITHUB_TOKEN: "ghs_token-s3cret" };
const PAGE = "webhook-sync-plan-sandbox.html";
const PLAN = { ...FLEET, WS_PAGE: PAGE };
const PAGE_URL = "https://github.com/acme/webhooks/actions/runs/7/artifacts/42";
const COMMENT = { ...TOKEN, ...FLEET, WS_LOGIN: "github-actions[bot]", WS_PAGE_URL: PAGE_URL };

function settle(job: Job, command: string, exitCode = "") {
  return job.step("Settle what the plan came to", { WS_COMMAND: command, WS_EXIT_CODE: exitCode });
}

/** A tool that ends half a second after the last signal, or after five, and keeps in a file what it heard. */
function signalledTool(file: string): string {
  return `#!/usr/bin/env node
const keep = (line) => require("node:fs").appendFileSync(${JSON.stringify(file)}, line + "\\n");
let end = setTimeout(() => process.exit(0), 5_000);
const exits = { SIGINT: 130, SIGTERM: 143 };
for (const signal of Object.keys(exits)) process.on(signal, () => {
  keep(signal);
  console.log("heard " + signal);
  clearTimeout(end);
  end = setTimeout(() => {
    keep("recorded");
    console.log("recorded");
    process.exit(exits[signal]);
  }, 500);
});
keep("under way");
`;
}

describe("the steps of the action", { skip, concurrency: 2 }, () => {
  it("comment a plan, apply it, keep the state, and rewrite the comment to 'No changes'", async (t) => {
    const job = await startJob(t);
    const planned = await job.step("Plan", PLAN);
    assert.equal(planned.exitCode, 0, planned.log);
    const { digest, ...counts } = planned.outputs;
    assert.deepEqual(counts, { "exit-code": "2", changes: "2", records: "0" });
    assert.match(digest ?? "", /^sha256:[0-9a-f]{64}$/);
    assert.match(job.read("summary.md"), /orders@1/);
    assert.match((await job.step("Comment", COMMENT)).log, /was created/);
    assert.equal((await settle(job, "plan", "2")).exitCode, 0);
    const [comment] = job.github.comments;
    assert.match(comment?.body ?? "", /refunds@1/);
    assert.ok(comment?.body.includes(`[**the plan as a page**](${PAGE_URL})`), comment?.body);
    assert.match(job.read(`${OUT}/${PAGE}`), /^<!doctype html>[\s\S]*refunds@1/);

    // So far the tool was a process each time.
    await job.startWithin();
    // Another commit of the pull request, whose comment takes the place of the first.
    job.write("workspace/proposed/webhooks.d/fleet.yaml", fleet(["orders"]));
    await planHere(job, "proposed");
    const withoutPage = { ...COMMENT, WS_PAGE_URL: "" };
    assert.match((await job.step("Comment", withoutPage)).log, /was updated/);
    assert.doesNotMatch(comment?.body ?? "", /as a page/);
    assert.doesNotMatch(comment?.body ?? "", /refunds@1/);

    // After the merge: other folder, later, and what was reviewed all the same.
    cpSync(job.path(`${OUT}/plan.json`), job.path(`${OUT}/reviewed/plan.json`));
    cpSync(job.path("workspace/proposed/webhooks.d"), job.path("workspace/webhooks.d"), { recursive: true });
    const merged = { ...FLEET, WS_DIRECTORY: "." };
    await planHere(job, ".");
    const confirmed = await job.step("Hold the plan to what was reviewed", {
      WS_APPROVED: "",
      WS_REFUSED: "",
    });
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
    assert.equal((await job.step("Restore the state", { WS_STATE_RUN: "7" })).exitCode, 0);
    const after = readdirSync(job.path(`${OUT}/state`), { recursive: true, encoding: "utf8" }).toSorted();
    assert.deepEqual(
      after,
      before.filter((file) => !file.endsWith("journal.lock")),
    );
    assert.ok(
      after.some((file) => file.endsWith("journal.ndjson")),
      after.join("\n"),
    );

    const again = await job.step("Plan", PLAN);
    assert.equal(again.outputs.changes, "0", again.log);
    const login = ["--login", COMMENT.WS_LOGIN];
    await job.tool(
      ["comment", job.path(`${OUT}/plan.json`), ...login],
      job.path("workspace/proposed"),
      TOKEN,
    );
    assert.match(comment?.body ?? "", /No changes/);
    assert.equal(job.github.comments.length, 1);
    assert.ok(job.github.comments.every(({ body }) => !body.includes(TOKEN.GITHUB_TOKEN)));
  });

  it("take an earlier plan back when there is no plan any more, and fail", async (t) => {
    const job = await startJob(t);
    await job.startWithin();
    const own = "<!-- webhook-sync env=sandbox dir=webhooks.d digest=sha256:1 -->\n2 changes";
    const comment = job.github.write(job.github.comments, own);
    job.write("workspace/proposed/webhooks.d/fleet.yaml", "name: orders\nversion: x\n");
    const planned = await job.step("Plan", PLAN);
    assert.deepEqual(planned.outputs, { "exit-code": "3" }, planned.log);
    assert.match(job.read("summary.md"), /no plan\n\nPlanning ended with exit code 3/);
    await job.step("Comment", COMMENT);
    assert.match(comment.body, /no plan[\s\S]*\[The run\]\(https:/);
    assert.equal((await settle(job, "plan", "3")).exitCode, 3);
  });

  it("validate offline, with the files named as in the pull request", async (t) => {
    const job = await startJob(t);
    await job.startWithin();
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

  for (const signals of [["SIGINT"], ["SIGINT", "SIGTERM"]] as const) {
    it(`pass ${signals.join(" and ")} on to an apply, and wait for it`, async (t) => {
      const job = await startJob(t);
      job.write(`${OUT}/bin/webhook-sync`, signalledTool(job.path("heard")));
      job.write("heard", "");
      const heard = () => job.read("heard").trimEnd().split("\n");
      // The runner signals the step's process alone, and packs the state when that has ended.
      let atExit: readonly string[] = [];
      const applied = await job.step("Apply", FLEET, {}, async (step) => {
        step.once("exit", () => {
          atExit = heard();
        });
        for (const [index, signal] of signals.entries()) {
          while (step.exitCode === null && !heard()[index]) await wait(10);
          step.kill(signal);
        }
      });
      const exitCode = signals.length === 1 ? 130 : 143;
      assert.deepEqual(atExit, ["under way", ...signals, "recorded"]);
      assert.equal(applied.exitCode, exitCode);
      const end = new RegExp(`exit code ${exitCode}\\n\\n(?: {4}heard SIG[A-Z]+\\n)+ {4}recorded\\n$`);
      assert.match(job.read("summary.md"), end);
    });
  }

  it("install the tool that they came with", async (t) => {
    const job = await startJob(t);
    rmSync(job.path(`${OUT}/bin`), { recursive: true });
    // What npm does needs a network and half a minute; here only what it is told is looked at.
    job.write("npm/npm", '#!/bin/sh\necho "npm $* in $PWD"\n');
    chmodSync(job.path("npm/npm"), 0o755);
    // A checkout that is not built, which the one of these tests may be.
    const action = job.path("checkout/.github/actions/webhook-sync");
    cpSync(actionDirectory, action, { recursive: true });
    symlinkSync(join(root, "bin"), job.path("checkout/bin"));
    const inherited = { PATH: `${job.path("npm")}:${process.env.PATH}`, GITHUB_ACTION_PATH: action };
    const installed = await job.step("Install webhook-sync", {}, inherited);
    assert.equal(installed.exitCode, 0, installed.log);
    assert.match(installed.log, /^npm ci --ignore-scripts .*\nnpm run build in /);
    const { stdout } = spawnSync(`${job.read("path").trim()}/webhook-sync`, ["--version"], {
      encoding: "utf8",
    });
    assert.match(stdout, /^\d+\.\d+\.\d+\n$/);
  });
});

describe("the drift issue", { skip }, () => {
  it("leads to the lines that the summary leads to", async (t) => {
    const job = await startJob(t);
    await job.startWithin();
    job.write("workspace/shop/webhooks.d/fleet.yaml", fleet(["orders"]));
    const git = "git -c user.name=a -c user.email=a@example.test";
    job.shell(`cd workspace && rm -rf .git proposed && git init -q && git add . && ${git} commit -qm shop`);
    const planned = await job.step("Plan", { ...PLAN, WS_DIRECTORY: "shop" });
    const [line] = /https:\S+\/shop\/webhooks\.d\/fleet\.yaml#L1/.exec(job.read("summary.md")) ?? [];
    assert.ok(line, planned.log);
    const kept = await job.step("Keep the drift issue", {
      ...TOKEN,
      WS_DIRECTORY: "shop",
      WS_SUBJECT: "sandbox",
      WS_DRIFTED: "true",
      WS_LOGIN: "github-actions[bot]",
    });
    assert.equal(kept.exitCode, 0, kept.log);
    assert.ok(job.github.issues[0]?.body.includes(line), job.github.issues[0]?.body);
  });

  it("is opened once, kept current and closed", async (t) => {
    const job = await startJob(t);
    const { issues, comments } = job.github;
    const keep = async (drifted: boolean, login = "github-actions[bot]", how: How = "script") => {
      const ended = await job[how]("Keep the drift issue", {
        ...TOKEN,
        WS_DIRECTORY: "proposed",
        WS_SUBJECT: "sandbox",
        WS_DRIFTED: `${drifted}`,
        WS_LOGIN: login,
      });
      assert.equal(ended.exitCode, 0, ended.log);
      return ended.log;
    };
    const forged = "<!-- webhook-sync drift env=sandbox -->\nforged";
    job.github.write(issues, forged, { login: "mallory", type: "User" }, { state: "open" });
    job.github.write(issues, forged, { login: "other[bot]", type: "Bot" }, { state: "open" });
    for (let count = 0; count < 120; count++)
      job.github.write(issues, `talk ${count}`, { login: "mallory", type: "User" }, { state: "open" });
    const before = issues.length;
    assert.match(await keep(false), /^No drift/);
    assert.deepEqual(job.github.writes(), []);

    await givePlan(job, ["orders", "refunds"]);
    assert.match(await keep(true), /was opened/);
    await givePlan(job, ["orders"]);
    assert.match(await keep(true, "GitHub-Actions[bot]"), /was updated/);
    const issue = issues[before];
    assert.match(issue?.body ?? "", /^<!-- webhook-sync drift [\s\S]*orders@1/);
    assert.doesNotMatch(issue?.body ?? "", /refunds@1/);
    assert.deepEqual(
      [issue?.title, issue?.labels],
      ["Webhooks of sandbox differ from Git", ["webhook-drift"]],
    );

    assert.match(await keep(false, "github-actions[bot]", "step"), /was closed/);
    assert.equal(issue?.state, "closed");
    assert.match(comments[0]?.body ?? "", /No drift any more/);
    await keep(false);
    await keep(true);
    assert.equal(issues.length, before + 2);
    assert.deepEqual(
      issues.slice(0, 2).map(({ body }) => body),
      [forged, forged],
    );
    assert.match(
      await keep(true, "acme[bot]"),
      /was opened[\s\S]*::warning::The token writes as github-actions\[bot\]/,
    );
  });
});
