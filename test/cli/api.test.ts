import assert from "node:assert/strict";
import { mkdirSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { type TestContext, test } from "node:test";
import { type RunIo, run } from "../../src/cli/api.ts";
import { temporaryDirectory } from "../base/temporary-directory.ts";

const LOST = "error output: what was printed could not be written: closed\n";

const closed = () => {
  throw new Error("closed");
};

/** Async functions are what somebody gives who writes to a stream that may be full. */
const rejecting = async () => closed();

function taking() {
  const pieces: string[] = [];
  return { take: (text: string) => void pieces.push(text), text: () => pieces.join("") };
}

async function repository(t: TestContext): Promise<string> {
  const workingDirectory = temporaryDirectory(t);
  const io = { workingDirectory, variables: {}, stdout: () => {}, stderr: () => {} };
  assert.equal(await run(["init", "--yes", "--no-github"], io), 0);
  return workingDirectory;
}

async function recorded(workingDirectory: string): Promise<unknown> {
  const { take, text } = taking();
  assert.equal(await run(["audit", "runs", "--json"], { workingDirectory, variables: {}, stdout: take }), 0);
  return JSON.parse(text()).map((one: { exit_code: unknown }) => one.exit_code);
}

for (const [how, stdout] of Object.entries({ throws: closed, rejects: rejecting })) {
  for (const line of ["apply --yes --json", "apply --yes", "apply --yes --quiet"]) {
    test(`${line}, whose stdout ${how}, is carried out, and says that its output is lost`, async (t) => {
      const workingDirectory = await repository(t);
      const stderr = taking();
      const io: RunIo = { workingDirectory, variables: {}, stdout, stderr: stderr.take };
      assert.equal(await run(line.split(" "), io), 74);
      assert.equal(stderr.text().split(LOST).length, 2, stderr.text());
      assert.deepEqual(await recorded(workingDirectory), [0]);
    });
  }
}

test("what nobody takes gives the exit codes of a full disk", async () => {
  const { take } = taking();
  const cases: readonly (readonly [string, RunIo, number])[] = [
    ["version", { stdout: closed, stderr: take }, 74],
    ["version", { stdout: rejecting, stderr: take }, 74],
    ["version", { stdout: closed, stderr: closed }, 74],
    ["version", { stdout: closed, stderr: rejecting }, 74],
    ["version", { stdout: take, stderr: closed }, 0],
    ["bogus", { stdout: take, stderr: closed }, 64],
    ["bogus --json", { stdout: closed, stderr: closed }, 64],
    ["--help", { stdout: closed, stderr: take }, 74],
  ];
  const exits = await Promise.all(cases.map(([line, io]) => run(line.split(" "), { variables: {}, ...io })));
  assert.deepEqual(
    exits,
    cases.map(([, , exit]) => exit),
  );
});

test("after the first piece that is not taken none is offered", async () => {
  let offered = 0;
  const stdout = () => {
    offered += 1;
    throw Object.assign(new Error("gone"), { code: "ECONNRESET" });
  };
  const { take, text } = taking();
  assert.equal(await run(["bogus", "--help"], { variables: {}, stdout, stderr: take }), 74);
  assert.deepEqual([offered, text()], [1, LOST.replace("closed", "ECONNRESET")]);
});

test("a run waits until what it wrote is taken", async () => {
  let isTaken = false;
  const stdout = async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    isTaken = true;
  };
  assert.equal(await run(["version"], { variables: {}, stdout }), 0);
  assert.ok(isTaken);
});

test("a program whose working folder was removed is told so, and may name another one", async (t) => {
  const before = process.cwd();
  t.after(() => process.chdir(before));
  const gone = join(temporaryDirectory(t), "gone");
  mkdirSync(gone);
  process.chdir(gone);
  rmdirSync(gone);
  const { take, text } = taking();
  assert.equal(await run(["version"], { variables: {}, stdout: () => {}, stderr: take }), 64);
  assert.match(text(), /^error: the working folder cannot be used: it does not exist/);
  assert.equal(await run(["version"], { workingDirectory: before, variables: {}, stdout: () => {} }), 0);
});
