import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import process from "node:process";
import { after, describe, it } from "node:test";

const scripts = join(import.meta.dirname, "../../templates/completion");
const directory = mkdtempSync(join(tmpdir(), "webhook-sync-completion-"));
after(() => rmSync(directory, { recursive: true }));

/** Names that would do something if a shell took them for code; each would leave a file behind. */
const HOSTILE = [
  "$(touch owned)",
  "`touch owned`",
  "a;touch owned",
  "a|touch owned",
  "a&touch owned",
  "a>owned",
  'it\'s "quoted"',
  "a\\b",
  "*",
  "~root",
  "!!",
  "-rf",
];

/** Stands for the tool: answers with these candidates. */
function answering(candidates: readonly string[]): NodeJS.ProcessEnv {
  const bin = join(directory, "webhook-sync");
  writeFileSync(join(directory, "candidates"), candidates.map((one) => `${one}\n`).join(""));
  writeFileSync(bin, `#!/bin/sh\nprintf '%s' "$*" >"${directory}/asked"\ncat "${directory}/candidates"\n`);
  chmodSync(bin, 0o755);
  return { ...process.env, PATH: [directory, process.env.PATH].join(delimiter) };
}

/** What bash would put in place of the word that is being typed. */
function completeInBash(line: string, candidates: readonly string[]): readonly string[] {
  const script = `source "${scripts}/webhook-sync.bash"
COMP_LINE=$1 COMP_POINT=\${#1}
_webhook_sync
for reply in "\${COMPREPLY[@]}"; do eval "printf '%s\\0' $reply"; done`;
  const cwd = mkdtempSync(join(directory, "cwd-"));
  const child = spawnSync("bash", ["-c", script, "bash", line], {
    cwd,
    env: answering(candidates),
    encoding: "utf8",
  });
  assert.equal(child.stderr, "");
  assert.equal(child.status, 0);
  assert.deepEqual(readdirSync(cwd), [], "something was executed");
  return child.stdout.split("\0").slice(0, -1);
}

const isMissing = (shell: string) => spawnSync(shell, ["--version"]).status !== 0;
const skipWithout = (shell: string) => (isMissing(shell) ? { skip: `${shell} is not installed` } : {});

describe("the completion of bash", skipWithout("bash"), () => {
  it("offers what the tool says, without what it is", () => {
    assert.deepEqual(completeInBash("webhook-sync p", ["plan\tshow a plan", "policy\twhat may be"]), [
      "plan",
      "policy",
    ]);
  });

  it("gives readline what stands after its last word break", () => {
    assert.deepEqual(completeInBash("webhook-sync plan --env=pro", ["--env=production"]), ["production"]);
    assert.deepEqual(completeInBash("webhook-sync plan --target orders@", ["orders@1", "orders@2"]), [
      "1",
      "2",
    ]);
    assert.deepEqual(completeInBash("webhook-sync plan --target ord", ["orders@1"]), ["orders@1"]);
  });

  it("evaluates no name, and gives it as it is once the line is run", () => {
    assert.deepEqual(completeInBash("webhook-sync plan --env ", HOSTILE), HOSTILE);
  });

  it("is quiet where the tool fails or files are meant", () => {
    assert.deepEqual(completeInBash("webhook-sync plan --out ", [":files"]), []);
    assert.deepEqual(completeInBash("webhook-sync", []), []);
  });
});

describe("the completion of zsh", skipWithout("zsh"), () => {
  it("can be parsed", () => {
    const child = spawnSync("zsh", ["-n", join(scripts, "webhook-sync.zsh")], { encoding: "utf8" });
    assert.deepEqual([child.status, child.stderr], [0, ""]);
  });
});

describe("the completion of fish", skipWithout("fish"), () => {
  it("can be parsed", () => {
    const child = spawnSync("fish", ["--no-execute", join(scripts, "webhook-sync.fish")], {
      encoding: "utf8",
    });
    assert.deepEqual([child.status, child.stderr], [0, ""]);
  });

  it("gives every name as it is", () => {
    const command = `source ${scripts}/webhook-sync.fish; complete --do-complete 'webhook-sync plan --env '`;
    const cwd = mkdtempSync(join(directory, "cwd-"));
    const names = HOSTILE.filter((name) => !name.startsWith("-"));
    const env = { ...answering(names), HOME: directory, XDG_CONFIG_HOME: directory };
    const child = spawnSync("fish", ["--no-config", "-c", command], { cwd, env, encoding: "utf8" });
    assert.deepEqual(readdirSync(cwd), []);
    assert.deepEqual(child.stdout.trimEnd().split("\n").toSorted(), names.toSorted());
  });
});
