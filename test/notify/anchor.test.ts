import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { closeSync, constants, openSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, it } from "node:test";
import { Secret } from "../../src/base/secret.ts";
import { readKeptHeads } from "../../src/journal/audit/kept-heads.ts";
import { type AnchoredHead, anchorHead } from "../../src/notify/anchor.ts";
import { systemClock } from "../../src/terminal/process-io.ts";
import { temporaryDirectory } from "../base/temporary-directory.ts";
import { loopback } from "../fixtures/loopback.ts";

const HEAD: AnchoredHead = {
  kind: "webhook-sync-head",
  environment: "production",
  run: "7f3a91c2",
  time: "2026-11-23T09:00:00.000Z",
  head: "ab".repeat(32),
  key: null,
  signature: null,
};

const git = (directory: string, ...args: readonly string[]) =>
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b", ...args], {
    cwd: directory,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });

function openPipe(path: string): number {
  execFileSync("mkfifo", [path]);
  return openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
}

describe("a head of the record is kept", () => {
  it("in a file, a line each", async (t) => {
    const directory = temporaryDirectory(t);
    const path = join(directory, "kept", "heads.ndjson");
    for (const run of ["one", "two"]) {
      const told = await anchorHead(
        [{ kind: "file", path }],
        { ...HEAD, run },
        { clock: systemClock, directory, variables: {} },
      );
      assert.deepEqual(told, []);
    }
    const lines = readFileSync(path, "utf8").trim().split("\n");
    assert.deepEqual(
      lines.map((line) => JSON.parse(line).run),
      ["one", "two"],
    );
  });

  it("on a line of its own behind half a one", async (t) => {
    const directory = temporaryDirectory(t);
    const path = join(directory, "heads.ndjson");
    writeFileSync(path, `${JSON.stringify(HEAD)}\n${JSON.stringify(HEAD).slice(0, 40)}`);
    const second = { ...HEAD, head: "cd".repeat(32) };
    const surroundings = { clock: systemClock, directory, variables: {} };
    assert.deepEqual(await anchorHead([{ kind: "file", path }], second, surroundings), []);
    const read = readKeptHeads(readFileSync(path, "utf8"), {
      file: path,
      environment: null,
      keys: new Map(),
    });
    assert.ok(read.ok, JSON.stringify(read));
    const [first, , third] = readFileSync(path, "utf8").split("\n");
    assert.deepEqual([first, third], [JSON.stringify(HEAD), JSON.stringify(second)]);
  });

  it("in the file that a link leads to, behind half a head there too", async (t) => {
    const directory = temporaryDirectory(t);
    const path = join(directory, "link");
    writeFileSync(join(directory, "heads.ndjson"), '{"half');
    symlinkSync("heads.ndjson", path);
    const surroundings = { clock: systemClock, directory, variables: {} };
    assert.deepEqual(await anchorHead([{ kind: "file", path }], HEAD, surroundings), []);
    const kept = readFileSync(join(directory, "heads.ndjson"), "utf8");
    assert.equal(kept, `{"half\n${JSON.stringify(HEAD)}\n`);
  });

  for (const [what, make] of [
    ["a pipe that nobody reads", (path: string) => execFileSync("mkfifo", [path])],
    ["a pipe that somebody reads", (path: string) => openPipe(path)],
    ["a link to a device", (path: string) => symlinkSync("/dev/null", path)],
  ] as const)
    it(`in no file that is ${what}, which holds nobody up`, { timeout: 60_000 }, async (t) => {
      const directory = temporaryDirectory(t);
      const path = join(directory, "heads");
      const file = make(path);
      t.after(() => (typeof file === "number" ? closeSync(file) : undefined));
      const surroundings = { clock: systemClock, directory, variables: {} };
      assert.deepEqual(await anchorHead([{ kind: "file", path }], HEAD, surroundings), [
        `the head of the record could not be written to ${path} (EFTYPE: not a regular file); that changes nothing of the run itself`,
      ]);
    });

  it("in notes of the commit that is checked out, which pass for an anchor file", async (t) => {
    const directory = temporaryDirectory(t);
    const anchors = [{ kind: "git-notes", ref: "refs/notes/webhook-sync" }] as const;
    const [outside = ""] = await anchorHead(anchors, HEAD, { clock: systemClock, directory, variables: {} });
    assert.match(
      outside,
      /could not be written to the notes refs\/notes\/webhook-sync \(.*(?:not a git repository|filesystem boundary)/,
    );
    git(directory, "init", "-q");
    git(directory, "commit", "-q", "--allow-empty", "-m", "first");
    const named = { GIT_DIR: join(directory, ".git") };
    for (const [run, where] of [
      ["one", { directory, variables: {} }],
      ["two", { directory: temporaryDirectory(t), variables: named }],
    ] as const)
      assert.deepEqual(await anchorHead(anchors, { ...HEAD, run }, { clock: systemClock, ...where }), []);
    const shown = git(directory, "notes", "--ref=refs/notes/webhook-sync", "show");
    const lines = shown.split("\n").filter(Boolean);
    assert.deepEqual(
      lines.map((line) => JSON.parse(line).run),
      ["one", "two"],
    );
  });

  it("by a hook, with its headers, and told where it does not take it", async (t) => {
    const seen: { readonly token: unknown; readonly body: AnchoredHead }[] = [];
    const server = createServer(async (request, response) => {
      seen.push({ token: request.headers.authorization, body: JSON.parse(await text(request)) });
      response.writeHead(seen.length === 1 ? 200 : 500).end();
    });
    const url = new URL(`http://127.0.0.1:${await loopback(t, server)}/heads`);
    const headers = [{ name: "Authorization", value: new Secret("Bearer s3cret") }];
    const anchors = [{ kind: "hook", hook: { url, headers, signingKeys: [] } }] as const;
    const surroundings = { clock: systemClock, directory: ".", variables: {} };
    assert.deepEqual(await anchorHead(anchors, HEAD, surroundings), []);
    assert.deepEqual(seen, [{ token: "Bearer s3cret", body: HEAD }]);
    const [told = ""] = await anchorHead(anchors, HEAD, surroundings);
    assert.match(told, /could not be written to 127\.0\.0\.1:\d+ \(answered 500\)/);
    assert.doesNotMatch(told, /s3cret/);
  });
});
