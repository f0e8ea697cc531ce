import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import { REPOSITORY } from "./fake-github.ts";
import { type How, type Job, missingTool, startJob } from "./job.ts";

const lacking = missingTool();
const skip = lacking === undefined ? false : `there is no ${lacking} here`;
const TOKEN = { GITHUB_TOKEN: "ghs_token-s3cret" };
const own = { head_repository: { full_name: REPOSITORY } };
const hour = (at: number) => new Date(Date.UTC(2026, 10, 20, at)).toISOString();

interface Kept {
  readonly name: string;
  readonly at: number;
  readonly expired?: boolean;
}

/** Gives a run its artifacts. */
function keep(job: Job, run: number, ...artifacts: readonly Kept[]): void {
  job.github.answers.set(`/actions/runs/${run}/artifacts`, {
    artifacts: artifacts.map(({ name, at, expired = false }, index) => ({
      id: run * 10 + index,
      name,
      expired,
      created_at: hour(at),
    })),
  });
}

describe("what is believed about the review", { skip, concurrency: 2 }, () => {
  const PLAN = ".github/workflows/webhooks-plan.yml";
  const NAME = "webhook-sync-plan-sandbox-beef";
  const merged = {
    number: 7,
    created_at: hour(1),
    merged_at: hour(12),
    closed_at: hour(12),
    merge_commit_sha: "f00d",
    head: { sha: "beef", ref: "topic", label: "acme:topic" },
    base: { ref: "main" },
  };
  const approval = {
    state: "APPROVED",
    submitted_at: hour(10),
    commit_id: "beef",
    user: { login: "alice", type: "User" },
  };
  const run = {
    ...own,
    id: 5,
    path: PLAN,
    event: "pull_request",
    head_sha: "beef",
    head_branch: "topic",
    created_at: hour(2),
    pull_requests: [],
  };

  /** A pull request that was planned at 3, approved at 10 and merged at 12. */
  async function reviewed(t: TestContext): Promise<Job> {
    const job = await startJob(t);
    const { answers } = job.github;
    answers.set("/commits/f00d/pulls", [{ ...merged, number: 6, merged_at: null }, merged]);
    answers.set("/pulls/7/reviews", [approval]);
    answers.set("/pulls", [merged]);
    answers.set("/issues/7/events", []);
    answers.set("/actions/workflows/webhooks-plan.yml/runs", { workflow_runs: [run] });
    keep(job, 5, { name: NAME, at: 3 });
    return job;
  }

  const find = (job: Job, how: How = "script") =>
    job[how]("Find what was reviewed", {
      ...TOKEN,
      WS_ARTIFACT: "webhook-sync-plan-sandbox",
      WS_WORKFLOW: PLAN,
      WS_BRANCH: "main",
    });

  it("is the plan that was there when the review was given", async (t) => {
    const job = await reviewed(t);
    for (const how of ["step", "script"] as const) {
      const { exitCode, outputs, log } = await find(job, how);
      assert.equal(exitCode, 0, log);
      assert.deepEqual(outputs, { "run-id": "5", "artifact-id": "50", refused: "" });
      assert.equal(log, "#7 was reviewed by the plan of run 5.\n");
    }
  });

  const forged = { ...run, id: 9, created_at: hour(8) };
  for (const { name, change, says } of [
    {
      name: "a second pull request of the same commit, whose base is another",
      change: { pull_requests: [{ number: 8, base: { ref: "evil" } }] },
      says: /^run 9: it is of #8 into evil, not of #7 into main$/,
    },
    {
      name: "the pull request as it was into another base",
      change: { pull_requests: [{ number: 7, base: { ref: "evil" } }] },
      says: /of #7 into evil/,
    },
    {
      name: "another branch with the same commit",
      change: { head_branch: "else" },
      says: /branch else, not of topic/,
    },
    {
      name: "before the pull request was there",
      change: { created_at: hour(0) },
      says: /before the pull request had this base/,
    },
  ]) {
    it(`is not the plan of a run of ${name}`, async (t) => {
      const job = await reviewed(t);
      keep(job, 9, { name: NAME, at: 9 });
      const runs = (...all: readonly object[]) =>
        job.github.answers.set("/actions/workflows/webhooks-plan.yml/runs", { workflow_runs: all });
      runs({ ...forged, ...change });
      const alone = await find(job);
      assert.equal(alone.outputs["run-id"], "", alone.log);
      assert.match(alone.outputs.refused ?? "", says);
      runs({ ...forged, ...change }, run);
      assert.equal((await find(job)).outputs["run-id"], "5");
    });
  }

  for (const [name, change] of Object.entries({
    "another workflow": { path: ".github/workflows/evil.yml" },
    "another event": { event: "push" },
    "another commit": { head_sha: "dead" },
    "a fork": { head_repository: { full_name: "mallory/webhooks" } },
    "a fork that is gone": { head_repository: null },
  })) {
    it(`is not the plan of a run of ${name}`, async (t) => {
      const job = await reviewed(t);
      keep(job, 9, { name: NAME, at: 9 });
      job.github.answers.set("/actions/workflows/webhooks-plan.yml/runs", {
        workflow_runs: [{ ...forged, ...change }],
      });
      const { outputs } = await find(job);
      assert.equal(outputs["run-id"], "");
      assert.match(outputs.refused ?? "", /#7 has no plan of beef/);
    });
  }

  it("is nothing where GitHub cannot tell the runs of two pull requests apart", async (t) => {
    const job = await reviewed(t);
    const second = { ...merged, number: 8, merged_at: null, closed_at: hour(9), base: { ref: "evil" } };
    job.github.answers.set("/pulls", [second, merged]);
    assert.match((await find(job)).outputs.refused ?? "", /#8 merges the same branch into evil/);
    // One that was closed before is no doubt: its runs are older.
    job.github.answers.set("/pulls", [{ ...second, closed_at: hour(0) }, merged]);
    assert.equal((await find(job)).outputs["run-id"], "5");
  });

  it("is nothing that was planned before the base was changed", async (t) => {
    const job = await reviewed(t);
    job.github.answers.set("/issues/7/events", [{ event: "base_ref_changed", created_at: hour(4) }]);
    const { exitCode, log, outputs } = await find(job, "step");
    assert.equal(exitCode, 0, log);
    assert.match(outputs.refused ?? "", /before the pull request had this base/);
    assert.equal(log, `Not taken: ${outputs.refused}.\n`);
  });

  it("is not a plan that a re-run made after the review", async (t) => {
    const job = await reviewed(t);
    keep(job, 5, { name: NAME, at: 11 }, { name: "other", at: 3 });
    const { outputs } = await find(job);
    assert.equal(outputs["run-id"], "");
    assert.match(outputs.refused ?? "", /run 5 made its plan at .*T11.*, after the approval at .*T10/);
  });

  for (const { name, reviews, taken } of [
    { name: "the merge, where nobody had to approve", reviews: [], taken: true },
    {
      name: "the merge, where only a bot approved",
      reviews: [{ ...approval, submitted_at: hour(2), user: { login: "b[bot]", type: "Bot" } }],
      taken: true,
    },
    {
      name: "the first of two people",
      reviews: [{ ...approval, submitted_at: hour(2), user: { login: "bob", type: "User" } }, approval],
      taken: false,
    },
    {
      name: "the last of one person",
      reviews: [{ ...approval, submitted_at: hour(2) }, approval],
      taken: true,
    },
    {
      name: "the one that still stands",
      reviews: [{ ...approval, state: "DISMISSED", submitted_at: hour(2) }, approval],
      taken: true,
    },
    {
      name: "one of the commit that was merged",
      reviews: [{ ...approval, commit_id: "dead", submitted_at: hour(2) }, approval],
      taken: true,
    },
  ]) {
    it(`counts as the review ${name}`, async (t) => {
      const job = await reviewed(t);
      job.github.answers.set("/pulls/7/reviews", reviews);
      assert.equal((await find(job)).outputs["run-id"], taken ? "5" : "");
    });
  }

  it("is the plan of the commit that was approved, whatever came after it", async (t) => {
    const job = await reviewed(t);
    job.github.answers.set("/pulls/7/reviews", [{ ...approval, commit_id: "dead" }]);
    job.github.answers.set("/actions/workflows/webhooks-plan.yml/runs", {
      workflow_runs: [run, { ...run, id: 4, head_sha: "dead" }],
    });
    keep(job, 4, { name: "webhook-sync-plan-sandbox-dead", at: 3 });
    assert.equal((await find(job)).outputs["artifact-id"], "40");
  });

  it("is nothing for a commit that no pull request into this branch made", async (t) => {
    const job = await reviewed(t);
    for (const pulls of [
      [],
      [{ ...merged, base: { ref: "evil" } }],
      [{ ...merged, merge_commit_sha: "dead" }],
    ]) {
      job.github.answers.set("/commits/f00d/pulls", pulls);
      assert.match((await find(job)).outputs.refused ?? "", /not that of a pull request into main/);
    }
  });
});

describe("what is believed about the state", { skip, concurrency: 2 }, () => {
  const APPLY = ".github/workflows/webhooks-apply.yml";
  const NAME = "webhook-sync-state-sandbox";
  const run = (id: number, change: object = {}) => ({
    ...own,
    id,
    path: APPLY,
    event: "push",
    head_branch: "main",
    head_sha: `c${id}`,
    created_at: hour(id),
    updated_at: hour(id),
    ...change,
  });

  /** The runs of the apply workflow, the branch at c3 and so at what came before it. */
  async function applied(t: TestContext, ...runs: readonly { readonly id: number }[]): Promise<Job> {
    const job = await startJob(t);
    const { answers } = job.github;
    answers.set("/actions/workflows/webhooks-apply.yml/runs", { workflow_runs: runs });
    answers.set("/actions/workflows/webhooks-apply.yml", { id: 1, path: APPLY });
    answers.set("/actions/artifacts", { artifacts: [] });
    answers.set("/git/ref/heads/main", { object: { sha: "c3" } });
    for (const id of [1, 2]) answers.set(`/compare/c${id}...c3`, { status: "ahead" });
    for (const { id } of runs) {
      keep(job, id);
      answers.set(`/actions/runs/${id}/jobs`, {
        jobs: [{ name: "Confirm for sandbox", conclusion: "success" }],
      });
    }
    return job;
  }

  const find = (job: Job, more: object = {}, how: How = "script", inherited = {}) =>
    job[how](
      "Find the state of the last apply",
      {
        ...TOKEN,
        WS_ARTIFACT: NAME,
        WS_ENVIRONMENT: "sandbox",
        WS_WORKFLOW: APPLY,
        WS_BRANCH: "main",
        WS_CONFIG: "webhook-sync.yaml",
        WS_NEW_RECORD: "false",
        ...more,
      },
      inherited,
    );

  /** The same in a job of the second attempt of a run. */
  const findAgain = (job: Job, own: number, more: object = {}, how: How = "script") =>
    find(job, more, how, { GITHUB_RUN_ID: `${own}`, GITHUB_RUN_ATTEMPT: "2" });

  it("is the newest that an apply of the branch kept", async (t) => {
    const job = await applied(t, run(3), run(2), run(1));
    const none = await find(job);
    assert.deepEqual(none.outputs, { "run-id": "", "artifact-id": "" }, none.log);
    keep(job, 1, { name: NAME, at: 1 });
    keep(job, 2, { name: NAME, at: 2 }, { name: NAME, at: 4 });
    for (const how of ["step", "script"] as const)
      assert.deepEqual((await find(job, {}, how)).outputs, { "run-id": "2", "artifact-id": "21" });
  });

  for (const [name, change] of Object.entries({
    "another branch": { head_branch: "feature" },
    "a pull request": { event: "pull_request" },
    "another workflow": { path: ".github/workflows/evil.yml" },
    "a fork": { head_repository: { full_name: "mallory/webhooks" } },
  })) {
    it(`is not that of a run of ${name}`, async (t) => {
      const job = await applied(t, run(9, change), run(3));
      keep(job, 9, { name: NAME, at: 9 });
      keep(job, 3, { name: NAME, at: 3 });
      assert.equal((await find(job)).outputs["run-id"], "3");
    });
  }

  it("is not that of a tag with the branch's name", async (t) => {
    const job = await applied(t, run(9), run(3));
    job.github.answers.set("/compare/c9...c3", { status: "diverged" });
    keep(job, 9, { name: NAME, at: 9 });
    const alone = await find(job);
    assert.equal(alone.exitCode, 8);
    assert.match(alone.log, /^::error .*run 9 is not of the branch main, but of a tag or a commit so named/m);
    keep(job, 3, { name: NAME, at: 3 });
    const found = await find(job);
    assert.equal(found.outputs["run-id"], "3", found.log);
    assert.match(found.log, /^::warning .*run 9 is not of the branch main/m);
  });

  it("is found behind a thousand runs and artifacts of strangers, in at most five requests", async (t) => {
    const fork = { event: "pull_request", head_repository: { full_name: "mallory/webhooks" } };
    const strangers = Array.from({ length: 1_000 }, (_, at) =>
      run(1_000 + at, at % 2 === 0 ? fork : { head_branch: `s${at}` }),
    );
    const job = await applied(t, ...strangers, run(2));
    job.github.answers.set("/actions/artifacts", {
      artifacts: strangers.map(({ id }) => ({ id, name: NAME, created_at: hour(20), workflow_run: { id } })),
    });
    keep(job, 2, { name: NAME, at: 3 });
    job.github.seen.length = 0;
    assert.equal((await find(job)).outputs["run-id"], "2");
    assert.ok(job.github.seen.length <= 5, `${job.github.seen.length} requests`);
  });

  it("is that of the newer run, whether a push or a person started it", async (t) => {
    const job = await applied(t, run(3), run(2, { event: "workflow_dispatch" }), run(1));
    keep(job, 1, { name: NAME, at: 1 });
    keep(job, 2, { name: NAME, at: 2 });
    assert.equal((await find(job)).outputs["run-id"], "2");
    keep(job, 3, { name: NAME, at: 3 });
    assert.equal((await find(job)).outputs["run-id"], "3");
  });

  it("is the one that was kept last, also by a re-run of an older run", async (t) => {
    const job = await applied(t, run(3), run(2, { updated_at: hour(7) }), run(1));
    keep(job, 1, { name: NAME, at: 1 });
    keep(job, 2, { name: NAME, at: 2 }, { name: NAME, at: 6 });
    keep(job, 3, { name: NAME, at: 4 });
    job.github.seen.length = 0;
    for (const how of ["step", "script"] as const)
      assert.deepEqual((await find(job, {}, how)).outputs, { "run-id": "2", "artifact-id": "21" });
    assert.ok(!job.github.seen.some(({ path }) => path.endsWith("/runs/1/artifacts")), "asked about run 1");
    // A re-run that ended before it applied has kept nothing, and what its run kept before is older.
    keep(job, 2, { name: NAME, at: 2 });
    assert.equal((await find(job)).outputs["run-id"], "3");
    const jobs = (end: number) =>
      job.github.answers.set("/actions/runs/2/jobs", {
        jobs: [{ name: "Apply to sandbox", conclusion: "success", completed_at: hour(end) }],
      });
    keep(job, 2);
    jobs(2);
    assert.equal((await find(job)).outputs["run-id"], "3");
    jobs(6);
    const gone = await find(job);
    assert.equal(gone.exitCode, 8);
    assert.match(gone.log, /run 2 applied to sandbox, and the state that it kept is gone/);
  });

  it("is not begun anew where one is expected and missing", async (t) => {
    const job = await applied(t, run(3), run(2));
    keep(job, 3, { name: NAME, at: 3, expired: true });
    keep(job, 2, { name: NAME, at: 2 });
    for (const how of ["step", "script"] as const) {
      const expired = await find(job, {}, how);
      assert.equal(expired.exitCode, 8);
      assert.match(
        expired.log,
        /^::error [^\n]*state of sandbox that run 3 kept has expired[^\n]*new-record/,
      );
    }
    keep(job, 3);
    job.github.answers.set("/actions/runs/3/jobs", {
      jobs: [{ name: "Apply to sandbox", conclusion: "success" }],
    });
    const gone = await find(job);
    assert.equal(gone.exitCode, 8);
    assert.match(gone.log, /run 3 applied to sandbox, and the state that it kept is gone/);
    assert.deepEqual((await find(job, { WS_NEW_RECORD: "true" })).outputs, {
      "run-id": "",
      "artifact-id": "",
    });
    // One that failed may have kept none: then that is said. One that nobody approved has not begun.
    const warning = /^::warning [^\n]*apply of run 3 to sandbox failed and kept no state/m;
    for (const { conclusion, steps, warns } of [
      { conclusion: "failure", steps: [{}], warns: true },
      { conclusion: "cancelled", steps: [{}], warns: true },
      { conclusion: "failure", steps: [], warns: false },
      { conclusion: "skipped", steps: [], warns: false },
      { conclusion: null, steps: [{}], warns: false },
    ]) {
      job.github.answers.set("/actions/runs/3/jobs", {
        jobs: [{ name: "Apply to sandbox", conclusion, steps }],
      });
      const older = await find(job);
      assert.equal(older.outputs["run-id"], "2", older.log);
      assert.equal(warning.test(older.log), warns, `${conclusion}: ${older.log}`);
    }
  });

  it("is none before the workflow's first run, and missing where the workflow's name is mistaken", async (t) => {
    const job = await applied(t);
    job.github.answers.delete("/actions/workflows/webhooks-apply.yml");
    job.github.answers.delete("/actions/workflows/webhooks-apply.yml/runs");
    job.github.answers.set("/actions/artifacts", { artifacts: [] });
    assert.deepEqual((await find(job)).outputs, { "run-id": "", "artifact-id": "" });
    job.github.answers.set("/actions/artifacts", { artifacts: [{ id: 1, name: NAME }] });
    const mistaken = await find(job);
    assert.equal(mistaken.exitCode, 8);
    assert.match(mistaken.log, /there is no workflow \.github\/workflows\/webhooks-apply\.yml/);
  });

  it("is for no re-run of a run that a later one has applied since", async (t) => {
    const job = await applied(t, run(3), run(2, { updated_at: hour(9) }), run(1));
    job.github.answers.set("/actions/runs/2", run(2));
    keep(job, 1, { name: NAME, at: 1 });
    keep(job, 2, { name: NAME, at: 2 });
    assert.equal((await findAgain(job, 2)).outputs["run-id"], "2");
    keep(job, 3, { name: NAME, at: 3 });
    // What an earlier re-run kept does not hide the later run.
    for (const [at, how] of [
      [2, "step"],
      [8, "script"],
    ] as const) {
      keep(job, 2, { name: NAME, at });
      const { exitCode, log, outputs } = await findAgain(job, 2, {}, how);
      assert.equal(exitCode, 8, log);
      assert.deepEqual(outputs, {});
      assert.match(log, /^::error [^\n]*run 3 has applied to sandbox since run 2 began/m);
      assert.match(log, /Nothing was changed\. Start webhooks-apply\.yml by hand on the branch main/);
    }
    // With the record in a database, too: an apply keeps an artifact all the same.
    job.write(
      "workspace/shared.yaml",
      'state: { backend: postgres, url: "${env:WEBHOOK_SYNC_STATE_URL}", namespace: acme/webhooks }\n' +
        "environments:\n  sandbox: { tenant: { profile: sandbox } }\n",
    );
    assert.equal((await findAgain(job, 2, { WS_CONFIG: "shared.yaml" })).exitCode, 8);
    // A tag of the branch's name is no later run; a first attempt and a re-run of another workflow are no such re-run.
    job.github.answers.set("/compare/c9...c3", { status: "diverged" });
    keep(job, 9, { name: NAME, at: 9 });
    job.github.answers.set("/actions/workflows/webhooks-apply.yml/runs", { workflow_runs: [run(9), run(3)] });
    job.github.answers.set("/actions/runs/3", run(3));
    job.github.answers.set("/actions/runs/2", run(2, { path: ".github/workflows/webhooks-drift.yml" }));
    for (const own of [3, 2]) assert.equal((await findAgain(job, own)).outputs["run-id"], "3");
    assert.equal((await find(job)).outputs["run-id"], "3");
  });

  it("is that of the run's first attempt, where a re-run began with a new record", async (t) => {
    const begun = run(2, { event: "workflow_dispatch", updated_at: hour(9) });
    const job = await applied(t, begun, run(1));
    job.github.answers.set("/actions/runs/2", begun);
    keep(job, 1, { name: NAME, at: 1, expired: true });
    keep(job, 2, { name: NAME, at: 2 });
    const NEW = { WS_NEW_RECORD: "true" };
    for (const how of ["step", "script"] as const) {
      const again = await findAgain(job, 2, NEW, how);
      assert.deepEqual(again.outputs, { "run-id": "2", "artifact-id": "20" }, again.log);
    }
    // An attempt that ended before it applied kept none.
    keep(job, 2);
    const none = await findAgain(job, 2, NEW);
    assert.deepEqual(none.outputs, { "run-id": "", "artifact-id": "" }, none.log);
    assert.match(none.log, /A new record is begun/);
    job.github.answers.set("/actions/runs/2/jobs", {
      jobs: [{ name: "Apply to sandbox", conclusion: "success" }],
    });
    const gone = await findAgain(job, 2, NEW);
    assert.equal(gone.exitCode, 8);
    assert.match(gone.log, /run 2 applied to sandbox, and the state that it kept is gone/);
  });

  // A default branch or a workflow's file that has another name now: its runs have the former one.
  for (const { name, change, event, says } of [
    {
      name: "a branch of another name",
      change: { head_branch: "trunk" },
      event: "push",
      says: /run 3 of \.github\/workflows\/webhooks-apply\.yml on trunk did/,
    },
    {
      name: "a workflow of another name",
      change: { path: ".github/workflows/old.yml" },
      event: "workflow_dispatch",
      says: /run 3 of \.github\/workflows\/old\.yml on main did/,
    },
  ]) {
    it(`is not begun anew where a run of ${name} kept one`, async (t) => {
      const other = run(3, { ...change, event });
      const job = await applied(t, other);
      const uploaded = (...origins: readonly object[]) =>
        job.github.answers.set("/actions/artifacts", {
          artifacts: origins.map((origin) => ({ id: 30, name: NAME, workflow_run: origin })),
        });
      job.github.answers.set("/actions/runs/3", other);
      job.github.answers.set("/actions/runs/4", run(4, { event: "pull_request" }));
      const ours = { id: 3, repository_id: 1, head_repository_id: 1 };
      const strangers = [
        { ...ours, id: 4 },
        { ...ours, id: 5, head_repository_id: 2 },
        { ...ours, id: 6, head_repository_id: null },
      ];
      uploaded(...strangers, ours);
      const stopped = await find(job);
      assert.equal(stopped.exitCode, 8, stopped.log);
      assert.match(stopped.log, /no run of \S+ on main kept a state of sandbox, and run/);
      assert.match(stopped.log, says);
      assert.match(stopped.log, /former name[^\n]*new-record/);
      assert.equal((await find(job, { WS_NEW_RECORD: "true" })).exitCode, 0);
      // What a fork or a pull request uploads under that name stops nobody.
      uploaded(...strangers);
      assert.deepEqual((await find(job)).outputs, { "run-id": "", "artifact-id": "" });
    });
  }

  describe("is looked for by what the config file says of the record", () => {
    const SANDBOX = "environments:\n  sandbox: { tenant: { profile: sandbox } }\n";
    const SHARED = 'backend: postgres, url: "${env:WEBHOOK_SYNC_STATE_URL}", namespace: acme/webhooks';
    const inDatabase = { exitCode: 0, requests: false };
    const inArtifact = { exitCode: 8, requests: true };
    for (const [words, config, expected] of [
      ["a database", `state: { ${SHARED} }\n${SANDBOX}`, inDatabase],
      [
        "a database, quoted",
        `"state": { ${SHARED.replace("backend", '"backend"')} }\n${SANDBOX}`,
        inDatabase,
      ],
      ["a comment", `# state.backend: postgres would do, too\n${SANDBOX}`, inArtifact],
      ["a line put out of use", `# state:\n#   backend: postgres\n${SANDBOX}`, inArtifact],
      [
        "a variable of that name",
        SANDBOX.replace(" } }", " }, vars: { backend: postgres-gw.acme.internal } }"),
        inArtifact,
      ],
      ["a folder", `state: { backend: local }\n${SANDBOX}`, inArtifact],
      ["what cannot be read", "state:\n  backend: postgres\n", inArtifact],
    ] as const) {
      it(words, async (t) => {
        const job = await applied(t, run(3));
        job.github.answers.set("/actions/runs/3/jobs", {
          jobs: [{ name: "Apply to sandbox", conclusion: "success" }],
        });
        job.write("workspace/other.yaml", config);
        const how = words === "a database" ? "step" : "script";
        const { exitCode, log, outputs } = await find(job, { WS_CONFIG: "other.yaml" }, how);
        assert.deepEqual({ exitCode, requests: job.github.seen.length > 0 }, expected, log);
        assert.equal(outputs["run-id"] ?? "", "");
      });
    }
  });

  it("is unknown where GitHub does not answer", async (t) => {
    const job = await applied(t);
    job.github.answers.delete("/actions/workflows/webhooks-apply.yml/runs");
    const refused = await find(job);
    assert.equal(refused.exitCode, 9);
    assert.match(refused.log, /^::error title=webhook-sync::GitHub answered 404 to GET \/actions\/workflows/);
  });
});

describe("the names of what is kept", { skip }, () => {
  for (const [config, subject] of [
    ["webhook-sync.yaml", "sandbox"],
    ["./webhook-sync.yaml", "sandbox"],
    ["teams/a b/hooks.yaml", "sandbox@teams%2Fa%20b"],
  ] as const) {
    it(`tell config files apart: ${config}`, async (t) => {
      const job = await startJob(t);
      const named = await job.step("Name what is kept", { WS_ENVIRONMENT: "sandbox", WS_CONFIG: config });
      assert.deepEqual(named.outputs, { subject });
    });
  }
});
