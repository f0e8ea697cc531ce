import assert from "node:assert/strict";
import { chownSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { describe, it, type TestContext, test } from "node:test";
import { type GlobalOptions, KNOWN_VARIABLES } from "../../src/commands/options.ts";
import { flagsToRepeat } from "../../src/commands/repeated.ts";
import { optionsOf } from "../fixtures/invocation.ts";
import { manifestText } from "../scenarios/fleet.ts";
import { Stage } from "../scenarios/stage.ts";

function stageFor(t: TestContext): Stage {
  const stage = new Stage();
  t.after(() => rmSync(stage.directory, { recursive: true }));
  // The root of a repository, as far as the search for a config file sees.
  mkdirSync(join(stage.directory, ".git"));
  stage.write(
    "webhook-sync.yaml",
    "environments:\n  sandbox: { default: true, tenant: { profile: sandbox }, vars: { receiver: api.acme.test } }\n" +
      "  other: { tenant: { profile: sandbox }, vars: { receiver: api.acme.test } }\n",
  );
  stage.write("webhooks.d/orders.yaml", manifestText("orders", 1));
  return stage;
}

describe("an option that names a file or a folder", () => {
  it("is refused where it is empty, as one that a script did not fill in: nothing is read or written", async (t) => {
    const stage = stageFor(t);
    const own =
      "plan --out|plan --page|audit show --folder|audit verify --key|audit verify --anchors|report --out";
    const all = ["--config", "--manifests", "--secrets-dir", "--state-dir", "-C"].map(
      (option) => `apply --yes ${option}`,
    );
    for (const line of [...all, ...own.split("|"), "state prune --before 2027-01-01 --to"]) {
      const { stderr } = await stage.runSilently([...line.split(" "), ""], 64);
      const option = line.split(" ").at(-1) ?? "";
      assert.match(stderr, new RegExp(`error: option '${option} <(dir|file)>' is empty`), line);
    }
    assert.deepEqual(readdirSync(stage.directory).toSorted(), [".git", "webhook-sync.yaml", "webhooks.d"]);
  });
});

describe("several environments", () => {
  it("are told that a command takes one", async (t) => {
    const stage = stageFor(t);
    for (const env of ["all", "sandbox,other"]) {
      const { stderr } = await stage.runSilently(`status --env ${env}`, 3);
      assert.match(stderr, /unknown environment `(all|sandbox,other)`/);
      assert.match(stderr.replace(/\s+/g, " "), /this command takes one: run it once for each/);
    }
  });
});

describe("an environment variable", () => {
  it("sets the option of its name, and gives way to the command line", async (t) => {
    const stage = stageFor(t);
    stage.variables.WEBHOOK_SYNC_ENV = "other";
    assert.match((await stage.runSilently("validate", 0)).stdout, /^other: 1 webhook is valid/);
    assert.match((await stage.runSilently("validate --env sandbox", 0)).stdout, /^sandbox: /);
    stage.variables.WEBHOOK_SYNC_ENV = "";
    assert.match((await stage.runSilently("validate", 0)).stdout, /^sandbox: /);
  });

  it("names folders and files from where the command works", async (t) => {
    const stage = stageFor(t);
    stage.write("ops/fleet.yaml", stage.read("webhook-sync.yaml"));
    stage.write("ops/hooks/billing.yaml", `${manifestText("billing", 1)}---\n${manifestText("stock", 1)}`);
    Object.assign(stage.variables, {
      WEBHOOK_SYNC_CONFIG: "fleet.yaml",
      WEBHOOK_SYNC_MANIFESTS: "hooks",
      WEBHOOK_SYNC_STATE_DIR: "kept",
    });
    assert.match((await stage.runSilently("-C ops validate", 0)).stdout, /2 webhooks are valid/);
    await stage.runSilently("apply -C ops --yes", 0);
    assert.deepEqual(readdirSync(join(stage.directory, "ops")).toSorted(), ["fleet.yaml", "hooks", "kept"]);
    const away = await stage.runSilently("validate -C nowhere", 64);
    assert.match(away.stderr, /-C nowhere: there is no such folder/);
    symlinkSync("loop", join(stage.directory, "loop"));
    for (const [folder, why] of [
      ["loop", "its links form a loop"],
      ["x".repeat(300), "its name is too long"],
      ["ops/fleet.yaml", "it is not a folder"],
      ["ops/fleet.yaml/below", "it is not a folder"],
    ] as const) {
      const odd = await stage.runSilently(`validate -C ${folder}`, 64);
      assert.match(odd.stderr, new RegExp(`-C ${folder}: ${why}`));
    }
  });

  it("is held to what its option takes, by the commands that have the option", async (t) => {
    const stage = stageFor(t);
    stage.variables.WEBHOOK_SYNC_CONCURRENCY = "many";
    stage.variables.WEBHOOK_SYNC_LOCK_TIMEOUT = "1s";
    const refused = await stage.runSilently("apply --yes", 64);
    assert.match(refused.stderr, /WEBHOOK_SYNC_CONCURRENCY: "many" is invalid: a whole number from 1 to 256/);
    await stage.runSilently("apply --yes --concurrency 2", 0);
    await stage.runSilently("status", 0);
    stage.variables.WEBHOOK_SYNC_COLOR = "green";
    assert.match((await stage.runSilently("status", 64)).stderr, /WEBHOOK_SYNC_COLOR: "green" is invalid/);
  });

  it("may be the default that the help names, and a number only in decimal digits", async (t) => {
    const stage = stageFor(t);
    await stage.runSilently("apply --yes --lock-timeout 0", 0);
    stage.variables.WEBHOOK_SYNC_LOCK_TIMEOUT = "0";
    await stage.runSilently("apply --yes", 0);
    for (const line of ["apply --yes --concurrency", "sandbox --port", "comment --no-plan --pr"]) {
      for (const text of ["0x10", "1e2", "1.0", "+1", "-1", ""]) {
        const { stderr } = await stage.runSilently([...line.split(" "), text], 64);
        assert.match(stderr, / is invalid\. (?:a whole number|the pull request's number)/, `${line} ${text}`);
      }
    }
  });

  it("chooses the format of the commands that have it", async (t) => {
    const stage = stageFor(t);
    stage.variables.WEBHOOK_SYNC_FORMAT = "json";
    assert.equal(JSON.parse((await stage.runSilently("validate", 0)).stdout).webhooks, 1);
    assert.match((await stage.runSilently("validate --format text", 0)).stdout, /^sandbox: /);
    const usage = await stage.runSilently("plan --nothing", 64);
    assert.equal(JSON.parse(usage.stdout).kind, "problem");
    assert.equal((await stage.runSilently(["complete", "webhook-sync vali"], 0)).stderr, "");
    stage.variables.WEBHOOK_SYNC_FORMAT = "markdown";
    const listed = await stage.runSilently("environments", 0);
    assert.match(listed.stderr, /variable-not-used: this command does not print markdown/);
    assert.match(listed.stderr, /it prints text/);
    stage.variables.WEBHOOK_SYNC_FORMAT = "text";
    const report = await stage.runSilently("report", 0);
    assert.match(report.stderr, /does not print text, which\s+WEBHOOK_SYNC_FORMAT asks for; it prints html/);
    assert.match(report.stdout, /^<!doctype html>/i);
    stage.variables.WEBHOOK_SYNC_FORMAT = "xml";
    assert.match((await stage.runSilently("environments", 64)).stderr, /there is no WEBHOOK_SYNC_FORMAT=xml/);
  });

  it("that means nothing is a warning, with what may be meant", async (t) => {
    const stage = stageFor(t);
    Object.assign(stage.variables, {
      WEBHOOK_SYNC_ENVIRONMENT: "other",
      WEBHOOK_SYNC_STATEDIR: "x",
      WEBHOOK_SYNC_YES: "1",
      WEBHOOK_SYNC_ALLOW_DELETE: "orders@1",
      WEBHOOK_SYNC_ACTOR: "ci:robot",
    });
    const { stderr, stdout } = await stage.runSilently("validate", 0);
    assert.match(stdout, /^sandbox: /);
    const flat = stderr.replace(/\s+/g, " ");
    assert.match(
      flat,
      /WEBHOOK_SYNC_STATEDIR means nothing to webhook-sync hint: did you mean WEBHOOK_SYNC_STATE_DIR\?/,
    );
    assert.match(flat, /WEBHOOK_SYNC_YES means nothing to webhook-sync hint: pass --yes on the command line/);
    assert.match(flat, /pass --allow-delete on the command line/);
    assert.match(flat, /WEBHOOK_SYNC_ENVIRONMENT means nothing/);
    assert.doesNotMatch(flat, /ACTOR/);
    stage.edit("webhook-sync.yaml", "  other:", `  # \${env:WEBHOOK_SYNC_STATEDIR}\n  other:`);
    assert.doesNotMatch((await stage.runSilently("validate", 0)).stderr, /STATEDIR/);
  });

  it("never approves", async (t) => {
    const stage = stageFor(t);
    stage.variables.WEBHOOK_SYNC_YES = "1";
    stage.variables.WEBHOOK_SYNC_APPROVED = `sha256:${"0".repeat(64)}`;
    assert.match((await stage.runSilently("apply", 64)).stderr, /apply needs an approval/);
  });

  it("does not reach into the demo, which brings its own files", async (t) => {
    const stage = stageFor(t);
    Object.assign(stage.variables, { WEBHOOK_SYNC_ENV: "other", WEBHOOK_SYNC_CONFIG: "webhook-sync.yaml" });
    await stage.runSilently("demo", 0);
    assert.deepEqual(readdirSync(stage.directory).toSorted(), [".git", "webhook-sync.yaml", "webhooks.d"]);
  });

  it("is known when a page or a template names it", () => {
    const root = join(import.meta.dirname, "../..");
    const pages = ["docs", "templates", ".github"].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name)),
    );
    const named = [...pages, join(root, "README.md")].flatMap((page) =>
      [...readFileSync(page, "utf8").matchAll(/\bWEBHOOK_SYNC_[A-Z_]*[A-Z]/g)].map(([name]) => name),
    );
    assert.ok(named.includes("WEBHOOK_SYNC_ENV"));
    assert.deepEqual(
      named.filter((name) => !KNOWN_VARIABLES.has(name)),
      [],
    );
  });
});

describe("--json", () => {
  it("is --format json, and no other format beside it", async (t) => {
    const stage = stageFor(t);
    const { stdout } = await stage.runSilently("validate --json", 0);
    assert.equal(stdout, (await stage.runSilently("validate --format json", 0)).stdout);
    await stage.runSilently("validate --json --format json", 0);
    const both = await stage.runSilently("validate --json --format sarif", 64);
    assert.match(both.stderr, /--json and --format sarif exclude each other/);
    assert.equal(JSON.parse((await stage.runSilently("plan --json --nothing", 64)).stdout).exitCode, 64);
  });
});

describe("--csv", () => {
  it("is --format csv, and no other format beside it, whatever the variable says", async (t) => {
    const stage = stageFor(t);
    await stage.runSilently("apply --yes", 0);
    const { stdout } = await stage.runSilently("audit show --csv", 0);
    assert.match(stdout, /^sequence,/);
    for (const other of ["--json", "--format json", "--format text"]) {
      const { stderr } = await stage.runSilently(`audit show --csv ${other}`, 64);
      assert.ok(stderr.includes(`${other} exclude each other`), stderr);
    }
    stage.variables.WEBHOOK_SYNC_FORMAT = "json";
    for (const line of ["audit show --csv", "audit show --csv --format csv"])
      assert.equal((await stage.runSilently(line, 0)).stdout, stdout);
  });
});

test("what is proposed as the next command has the folder and the record of this one", () => {
  const flags = (given: Partial<GlobalOptions>) => flagsToRepeat(optionsOf(given), (path) => path);
  assert.equal(flags({}), " --config /project/webhook-sync.yaml");
  const config = "webhook-sync.yaml";
  assert.equal(flags({ config, stateDir: ".webhook-sync" }), "");
  assert.equal(flags({ config, stateDir: "kept" }), " --state-dir kept");
  assert.equal(flags({ config, stateDir: ".webhook-sync", folder: "it's" }), " -C 'it'\\''s'");
});

describe("the config file", () => {
  it("is found in a folder above, up to the root of the repository, and named; its record stays beside it", async (t) => {
    const stage = stageFor(t);
    mkdirSync(join(stage.directory, "services/orders"), { recursive: true });
    const { stdout, stderr } = await stage.runSilently("apply --yes -C services/orders", 0);
    assert.match(stdout, /1 applied/);
    assert.match(stderr, /^Config file: \.\.\/\.\.\/webhook-sync\.yaml\n/);
    assert.ok(readdirSync(stage.directory).includes(".webhook-sync"));
    assert.deepEqual(readdirSync(join(stage.directory, "services/orders")), []);
    assert.doesNotMatch((await stage.runSilently("plan -C services --quiet", 0)).stderr, /Config file/);
    assert.doesNotMatch((await stage.runSilently("plan", 0)).stderr, /Config file/);
  });

  it("is not taken from above the repository, nor where there is none", async (t) => {
    const stage = stageFor(t);
    mkdirSync(join(stage.directory, "vendor/other/.git"), { recursive: true });
    assert.match(
      (await stage.runSilently("plan -C vendor/other", 3)).stderr,
      /cannot read webhook-sync.yaml/,
    );
    rmSync(join(stage.directory, ".git"), { recursive: true });
    mkdirSync(join(stage.directory, "below"));
    assert.match((await stage.runSilently("plan -C below", 3)).stderr, /pass --config/);
  });

  it("of another user is refused where it was found above, and taken where it is named", async (t) => {
    if (process.getuid?.() !== 0) return t.skip("only root can make a file another user's");
    const stage = stageFor(t);
    mkdirSync(join(stage.directory, "below"));
    chownSync(join(stage.directory, "webhook-sync.yaml"), 12_345, 12_345);
    const { stderr } = await stage.runSilently("plan -C below", 3);
    assert.match(
      stderr.replace(/\s+/g, " "),
      /belongs to another user \(12345\) hint: if you trust it, name it: --config/,
    );
    await stage.runSilently("plan -C below --config ../webhook-sync.yaml", 0);
    await stage.runSilently("plan", 0);
    stage.variables.SUDO_UID = "12345";
    await stage.runSilently("plan -C below", 0);
  });
});
