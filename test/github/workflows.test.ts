import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { parse, stringify } from "yaml";
import { lint } from "./lint.ts";
import { actionDirectory, root } from "./places.ts";

interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly if?: string;
  readonly "timeout-minutes"?: number;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = join(root, ".github/workflows");
const texts = new Map(
  readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")] as const),
);
const workflows = new Map([...texts].map(([name, text]) => [name, readWorkflow(text)] as const));
const actionText = readFileSync(join(actionDirectory, "action.yml"), "utf8");
const action: {
  readonly inputs: Readonly<Record<string, { readonly required?: boolean }>>;
  readonly runs: { readonly steps: readonly Step[] };
} = parse(actionText);

function readWorkflow(text: string): Workflow {
  return parse(text);
}

function jobsOf(name: string): readonly (readonly [string, Job])[] {
  const workflow = workflows.get(name);
  assert.ok(workflow, name);
  return Object.entries(workflow.jobs);
}

function stepsOf(name: string): readonly Step[] {
  return jobsOf(name).flatMap(([, job]) => job.steps);
}

/** The linter knows workflows only; a composite action's steps are linted as those of a job with the same inputs. */
function asWorkflow(): string {
  const inputs = Object.fromEntries(Object.keys(action.inputs).map((name) => [name, { type: "string" }]));
  const job = { "runs-on": "ubuntu-24.04", steps: action.runs.steps };
  return stringify({ on: { workflow_call: { inputs } }, jobs: { action: job } });
}

describe("the workflows", () => {
  it("are the five that there should be", () => {
    assert.deepEqual([...texts.keys()].toSorted(), [
      "ci.yml",
      "release.yml",
      "webhooks-apply.yml",
      "webhooks-drift.yml",
      "webhooks-plan.yml",
    ]);
  });

  it("and the action pass actionlint, which finds what is wrong", async () => {
    for (const [name, text] of [...texts, ["action.yml", asWorkflow()] as const]) {
      assert.deepEqual(await lint(text, name), [], name);
    }
    const wrong = asWorkflow().replaceAll("inputs.environment", "inputs.enviroment");
    assert.notEqual((await lint(wrong, "wrong.yml")).length, 0);
  });

  it("use actions by their full commit, with the version beside it", () => {
    for (const [name, text] of [...texts, ["action.yml", actionText] as const]) {
      const uses = text.split("\n").filter((line) => /^\s*(?:- )?uses:/.test(line));
      assert.ok(uses.length > 0, name);
      for (const line of uses) {
        assert.match(
          line,
          /uses: (?:\.\/\.github\/actions\/webhook-sync$|actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$)/,
        );
      }
    }
  });

  it("use one commit of each action", () => {
    const all = [...texts.values(), actionText].join("\n");
    const uses = new Set([...all.matchAll(/uses: (actions\/.*)/g)].map(([, use = ""]) => use));
    assert.equal(new Set([...uses].map((use) => use.split("@")[0])).size, uses.size);
  });

  it("never run for a pull request with the rights of the base", () => {
    for (const [name, { on }] of workflows) {
      for (const event of ["pull_request_target", "workflow_run", "issue_comment"])
        assert.ok(!(event in on), name);
    }
  });

  it("have the least permissions", () => {
    const granted = [...workflows].flatMap(([name, { permissions, jobs }]) => [
      [name, permissions],
      ...Object.entries(jobs).map(([job, own]) => [`${name} ${job}`, own.permissions]),
    ]);
    assert.deepEqual(Object.fromEntries(granted), {
      "ci.yml": { contents: "read" },
      "ci.yml check": undefined,
      "ci.yml image": undefined,
      "release.yml": { contents: "read" },
      "release.yml publish": { contents: "write", "id-token": "write" },
      "release.yml action": undefined,
      "webhooks-plan.yml": {},
      "webhooks-plan.yml validate": { contents: "read" },
      "webhooks-plan.yml plan": { actions: "read", contents: "read", "pull-requests": "write" },
      "webhooks-apply.yml": {},
      "webhooks-apply.yml confirm": {
        actions: "read",
        contents: "read",
        issues: "read",
        "pull-requests": "read",
      },
      "webhooks-apply.yml pending": {},
      "webhooks-apply.yml apply": { actions: "read", contents: "read" },
      "webhooks-drift.yml": {},
      "webhooks-drift.yml drift": { actions: "read", contents: "read", issues: "write" },
    });
  });

  it("leave no token behind in a checkout", () => {
    const checkouts = [...workflows.keys()]
      .flatMap(stepsOf)
      .filter(({ uses }) => uses?.includes("/checkout@"));
    assert.ok(checkouts.length > 0);
    for (const step of checkouts) assert.equal(step.with?.["persist-credentials"], false);
  });

  it("paste no expression into a script", () => {
    for (const { run, name } of [...[...workflows.keys()].flatMap(stepsOf), ...action.runs.steps]) {
      assert.ok(!run?.includes("${{"), name);
    }
  });

  it("end by themselves", () => {
    for (const name of workflows.keys()) {
      for (const [job, own] of jobsOf(name))
        assert.ok((own["timeout-minutes"] ?? 999) <= 60, `${name} ${job}`);
    }
  });
});

describe("the workflow of pull requests", () => {
  it("takes the tool and the config file from the base, and only the manifests from the pull request", () => {
    for (const [name, { steps }] of jobsOf("webhooks-plan.yml")) {
      const [base, proposed, own, ...others] = steps;
      assert.deepEqual(others, [], name);
      assert.equal(base?.with?.ref, "${{ github.event.pull_request.base.sha }}");
      assert.equal(base?.with?.path, undefined);
      assert.equal(proposed?.with?.path, "proposed");
      assert.equal(proposed?.with?.["sparse-checkout"], "/webhooks.d/");
      assert.equal(proposed?.with?.["sparse-checkout-cone-mode"], false);
      assert.equal(own?.uses, "./.github/actions/webhook-sync");
      assert.equal(own?.with?.directory, "proposed");
      assert.equal(own?.with?.config, undefined);
    }
  });

  it("sees no secret but the tenant's read-only credentials, and for a fork none", () => {
    const secrets = [...(texts.get("webhooks-plan.yml") ?? "").matchAll(/secrets\.(\w+)/g)].map(
      ([, name]) => name,
    );
    assert.deepEqual(secrets, ["COGNIGY_CLIENT_ID", "COGNIGY_CLIENT_SECRET"]);
    const jobs = Object.fromEntries(jobsOf("webhooks-plan.yml"));
    assert.doesNotMatch(JSON.stringify(jobs.validate), /secrets\./);
    assert.equal(jobs.validate?.environment, undefined);
    assert.match(jobs.plan?.if ?? "", /head\.repo\.full_name == github\.repository/);
  });
});

describe("the comment of a pull request", () => {
  it("is written also where validation or a step before it failed: an old plan must not stay", () => {
    const jobs = Object.fromEntries(jobsOf("webhooks-plan.yml"));
    assert.match(jobs.plan?.if ?? "", /^!cancelled\(\) && /);
    const { runs } = parse(readFileSync(join(root, ".github/actions/webhook-sync/action.yml"), "utf8"));
    const comment = runs.steps.find(({ name }: { readonly name?: string }) => name === "Comment");
    assert.equal(comment.if, "!cancelled() && inputs.command == 'plan'");
  });
});

describe("the workflow of applies", () => {
  it("waits for the environment's approval and gives the webhooks' secrets to nothing else", () => {
    const jobs = Object.fromEntries(jobsOf("webhooks-apply.yml"));
    assert.equal(jobs.apply?.environment, "${{ matrix.environment }}");
    const text = JSON.stringify({ ...jobs, apply: undefined });
    const elsewhere = [...text.matchAll(/secrets\.(\w+)/g)].map(([, name]) => name);
    assert.deepEqual(elsewhere, ["COGNIGY_CLIENT_ID", "COGNIGY_CLIENT_SECRET"]);
  });

  it("begins for the branch alone, and not for a tag of its name", () => {
    const jobs = [...jobsOf("webhooks-apply.yml"), ...jobsOf("webhooks-drift.yml")].filter(
      ([name]) => name === "confirm" || name === "drift",
    );
    assert.equal(jobs.length, 2);
    for (const [name, { if: condition = "" }] of jobs) {
      assert.match(condition, /github\.ref == format\('refs\/heads\/\{0\}', github\.event\.repository/, name);
      assert.doesNotMatch(condition, /ref_name/);
    }
  });

  it("lets one run after the other", () => {
    assert.deepEqual(parse(texts.get("webhooks-apply.yml") ?? "").concurrency, {
      group: "webhooks-apply",
      "cancel-in-progress": false,
    });
  });

  it("has every secret that the example fleet names", () => {
    const fleet = readdirSync(join(root, "webhooks.d")).map((file) =>
      readFileSync(join(root, "webhooks.d", file), "utf8"),
    );
    const named = new Set([...fleet.join("\n").matchAll(/\$\{secret:(\w+)/g)].map(([, name = ""]) => name));
    const env = Object.assign({}, ...stepsOf("webhooks-apply.yml").map((step) => step.env ?? {}));
    for (const name of named) assert.equal(env[name], `\${{ secrets.${name} }}`);
  });
});

describe("the action", () => {
  it("is given inputs that it has, and all that it needs", () => {
    const uses = [...workflows.keys()].flatMap(stepsOf).filter(({ uses }) => uses?.startsWith("./"));
    assert.equal(uses.length, 5);
    const required = Object.entries(action.inputs).filter(([, input]) => input.required);
    for (const { with: given = {} } of uses) {
      for (const name of Object.keys(given)) assert.ok(name in action.inputs, name);
      for (const [name] of required) assert.ok(name in given, name);
    }
  });

  it("has each script that it runs, and runs each that it has", () => {
    const runs = action.runs.steps.map(({ run = "" }) => run).join("\n");
    const run = [...runs.matchAll(/\$GITHUB_ACTION_PATH\/([\w.-]+)/g)].map(([, name = ""]) => name);
    for (const name of run) {
      const file = join(actionDirectory, name);
      assert.ok(existsSync(file), name);
      if (name.endsWith(".sh")) assert.ok(statSync(file).mode & 0o100, `${name} cannot be executed`);
    }
    const shared = [
      "action.yml",
      "confirmation.mjs",
      "drift-issue.mjs",
      "github-api.mjs",
      "options.sh",
      "re-run.mjs",
      "review.mjs",
      "reviewed-plan.mjs",
      "state.mjs",
      "step.mjs",
      "tool.mjs",
      "workflow-runs.mjs",
    ];
    assert.deepEqual(readdirSync(actionDirectory).toSorted(), [...run, ...shared].toSorted());
  });

  it("keeps the state after an apply that failed too, and never one that is empty because none could be restored", () => {
    const kept = parse(actionText).runs.steps.slice(-2);
    const restored = "steps.restored.outcome == 'success'";
    for (const step of kept) assert.equal(step.if, `always() && inputs.command == 'apply' && ${restored}`);
  });
});
