import assert from "node:assert/strict";
import { cpSync, existsSync, mkdirSync, symlinkSync } from "node:fs";
import { describe, it } from "node:test";
import { givePlan, type How, type Job, missingTool, OUT, startJob } from "./job.ts";

const lacking = missingTool();
const skip = lacking === undefined ? false : `there is no ${lacking} here`;

async function review(job: Job, names: readonly string[]): Promise<string> {
  const digest = await givePlan(job, names);
  cpSync(job.path(`${OUT}/plan.json`), job.path(`${OUT}/reviewed/plan.json`));
  return digest;
}

interface Given {
  readonly approved?: string;
  readonly refused?: string;
  readonly how?: How;
}

const confirm = (job: Job, { approved = "", refused = "", how = "script" }: Given = {}) =>
  job[how]("Hold the plan to what was reviewed", { WS_APPROVED: approved, WS_REFUSED: refused });

describe("what is applied", { skip, concurrency: 2 }, () => {
  it("is what was reviewed, by its plan or by its digest", async (t) => {
    const job = await startJob(t);
    const digest = await review(job, ["orders", "refunds"]);
    await givePlan(job, ["orders", "refunds"]);
    const ways: readonly Given[] = [{ how: "step" }, {}, { approved: digest }];
    for (const given of ways) {
      const ended = await confirm(job, given);
      assert.equal(ended.exitCode, 0, ended.log);
      assert.match(job.read("summary.md"), /were reviewed: `sha256:/);
    }
  });

  it("is nothing where nothing is left, and may be protection or a sunset alone", async (t) => {
    const job = await startJob(t);
    const protections = [{ key: "orders@1", protect: true }];
    const sunsets = [{ key: "orders@1", sunset: "2030-01-01" }];
    for (const [plan, says] of [
      [{ protections: [] }, /Nothing is to be applied/],
      [{ protections }, /changed; protection is to be recorded/],
      [{ protections: [], sunsets }, /changed; another sunset is to be recorded/],
    ] as const) {
      job.write(`${OUT}/plan.json`, JSON.stringify({ changes: [], ...plan }));
      assert.equal((await confirm(job)).exitCode, 0);
      assert.match(job.read("summary.md"), says);
    }
  });

  for (const { name, reviewed, now, says } of [
    { name: "one more change", reviewed: ["orders"], now: ["orders", "refunds"], says: /refunds@1.*create/ },
    {
      name: "one less",
      reviewed: ["orders", "refunds"],
      now: ["orders"],
      says: /refunds@1.*no longer planned/,
    },
  ]) {
    it(`stops at ${name}, and names it`, async (t) => {
      const job = await startJob(t);
      await review(job, reviewed);
      await givePlan(job, now);
      const ended = await confirm(job, { how: name === "one less" ? "step" : "script" });
      assert.equal(ended.exitCode, 8, ended.log);
      assert.match(job.read("summary.md"), says);
      assert.match(job.read("summary.md"), /by hand with the digest sha256:/);
      assert.match(ended.log, /^::error title=webhook-sync::[^\n]*nothing was changed[^\n]*\n$/);
      assert.doesNotMatch(ended.log, /orders@1/);
    });
  }

  for (const format of ["text", "markdown"]) {
    it(`stops at more differences than a job's page has room for: ${format}`, async (t) => {
      const job = await startJob(t);
      const plan = { changes: [{}], protections: [], changesDigest: "sha256:1" };
      for (const name of ["plan.json", "reviewed/plan.json"])
        job.write(`${OUT}/${name}`, JSON.stringify(plan));
      // The fleet that differs so much takes its time to plan.
      const differences = 'seq -f "- hook-ü-%.0f@1: is no longer planned" 50000';
      const few = `case "$*" in *${format}*) ${differences};; *) echo moved;; esac`;
      job.write(`${OUT}/bin/webhook-sync`, `#!/bin/sh\n${few}\nexit 8\n`);
      const ended = await confirm(job, { how: "step" });
      assert.equal(ended.exitCode, 8);
      assert.match(ended.log, /^::error title=webhook-sync::the changes are not those that were reviewed/);
      const summary = job.read("summary.md");
      assert.ok(Buffer.byteLength(summary) < 1_048_576, `${Buffer.byteLength(summary)} bytes`);
      assert.doesNotMatch(summary, /\ufffd/);
      if (format === "markdown")
        assert.match(
          summary,
          /^- hook-ü-1@1[\s\S]*planned\n\n… and \d+ more, which the log of this job has\n\nstart this workflow/m,
        );
    });
  }

  it("stops where nobody reviewed a plan, and says what was refused", async (t) => {
    const job = await startJob(t);
    await givePlan(job, ["orders"]);
    const ended = await confirm(job, { refused: "run 5: it is of #8 into evil, not of #7 into main" });
    assert.equal(ended.exitCode, 8);
    assert.match(ended.log, /nobody reviewed a plan.*run 5: it is of #8 into evil/);
    assert.match(job.read("summary.md"), /nobody reviewed[\s\S]* {4}run 5: it is of #8/);
    const other = await confirm(job, { approved: "sha256:0" });
    assert.equal(other.exitCode, 8);
    assert.match(other.log, /not those/);
  });

  // An archive can hold a link, and that to the plan of this very job would always be the same.
  for (const { name, make } of [
    { name: "a link to the plan of the job", make: (at: string) => symlinkSync("../plan.json", at) },
    { name: "a folder", make: (at: string) => mkdirSync(at) },
    { name: "a link that leads nowhere", make: (at: string) => symlinkSync("gone.json", at) },
  ]) {
    it(`stops where what was kept for the review is ${name}`, async (t) => {
      const job = await startJob(t);
      await givePlan(job, ["orders"]);
      mkdirSync(job.path(`${OUT}/reviewed`));
      make(job.path(`${OUT}/reviewed/plan.json`));
      const ended = await confirm(job);
      assert.equal(ended.exitCode, 8, ended.log);
      assert.match(
        ended.log,
        /^::error title=webhook-sync::what was kept for the review is no plan.*no regular file[^\n]*\n$/,
      );
    });
  }

  for (const { name, forge, says } of [
    {
      name: "is nothing but a digest",
      forge: (text: string) =>
        JSON.stringify({
          changesDigest: JSON.parse(text).changesDigest,
          action: "# [x](http://evil) ![y](z)",
        }),
      says: /no plan/,
    },
    { name: "was edited", forge: (text: string) => text.replaceAll("/refunds", "/evil"), says: /was edited/ },
    { name: "is no JSON", forge: () => "::error::x", says: /no plan/ },
  ]) {
    it(`stops where what was kept for the review ${name}`, async (t) => {
      const job = await startJob(t);
      await givePlan(job, ["orders", "refunds"]);
      job.write(`${OUT}/reviewed/plan.json`, forge(job.read(`${OUT}/plan.json`)));
      const ended = await confirm(job);
      assert.equal(ended.exitCode, 8, ended.log);
      assert.match(
        ended.log,
        /^::error title=webhook-sync::what was kept for the review is no plan[^\n]*\n$/,
      );
      assert.match(ended.log, says);
      assert.doesNotMatch(job.read("summary.md"), /^(?! {4}).*(?:evil|::error)/m);
    });
  }
});

describe("the archive of the state", { skip }, () => {
  const restore = (job: Job, run = "7") => job.step("Restore the state", { WS_STATE_RUN: run });

  it("is needed only where a run kept one", async (t) => {
    const job = await startJob(t);
    assert.equal((await restore(job, "")).exitCode, 0);
    const ended = await restore(job);
    assert.equal(ended.exitCode, 8);
    assert.match(ended.log, /state of run 7 is refused: its artifact has no state\.tgz/);
  });

  for (const { name, make, says } of [
    {
      name: "a link",
      make: "ln -s /etc/passwd sandbox/journal.ndjson",
      says: /no file and no folder: "\.\/sandbox\/journal\.ndjson" -> "\/etc\/passwd"/,
    },
    { name: "a link to a folder", make: "ln -s /tmp other", says: /no file and no folder: "\.\/other"/ },
    { name: "a hard link", make: "echo a >a; ln a b", says: /no file and no folder: "\.\/[ab]"/ },
    { name: "a pipe", make: "mkfifo sandbox/outbox.ndjson", says: /outbox\.ndjson/ },
    {
      name: "a name like an annotation",
      make: "ln -s x $'a\\n::error::b'",
      says: /"\.\/a\\\\n::error::b"|a\\n::error::b/,
    },
  ]) {
    it(`is refused for ${name} in it, and nothing of it is restored`, async (t) => {
      const job = await startJob(t);
      job.write("packed/sandbox/labels.json", "{}");
      job.write(`${OUT}/restored/none`, "");
      job.shell(`cd packed && ${make} && tar -czf "${job.path(`${OUT}/restored/state.tgz`)}" .`);
      const ended = await restore(job);
      assert.equal(ended.exitCode, 8, ended.log);
      assert.match(ended.log, says);
      assert.doesNotMatch(ended.log, /^::error::b/m);
      assert.ok(!existsSync(job.path(`${OUT}/state/sandbox`)));
    });
  }

  it("is refused where it unpacks to more than a state can be", async (t) => {
    const job = await startJob(t);
    job.write("packed/sandbox/journal.ndjson", " ".repeat(200_000));
    job.write(`${OUT}/restored/none`, "");
    job.shell(`cd packed && tar -czf "${job.path(`${OUT}/restored/state.tgz`)}" .`);
    const limited = (bytes: number) =>
      job.step("Restore the state", { WS_STATE_RUN: "7" }, { WS_STATE_BYTES: String(bytes) });
    const ended = await limited(200_000);
    assert.equal(ended.exitCode, 8);
    assert.match(ended.log, /unpacks to more than 200000 bytes/);
    assert.ok(!existsSync(job.path(`${OUT}/state/sandbox`)));
    assert.equal((await limited(300_000)).exitCode, 0);
  });

  it("is refused for a name that leads out", async (t) => {
    const job = await startJob(t);
    job.write("packed/in/a", "");
    job.write("packed/evil", "");
    job.write(`${OUT}/restored/none`, "");
    job.shell(`cd packed/in && tar -cPzf "${job.path(`${OUT}/restored/state.tgz`)}" a ../evil`);
    const ended = await restore(job);
    assert.equal(ended.exitCode, 8);
    assert.match(ended.log, /leads out: "\.\.\/evil"/);
  });
});
