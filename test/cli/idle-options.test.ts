import assert from "node:assert/strict";
import { test } from "node:test";
import { temporaryDirectory } from "../base/temporary-directory.ts";
import { runIn } from "../crash/in-folder.ts";

const LINES: readonly (readonly [line: string, told: RegExp])[] = [
  ["doctor --yes", /--yes answers --write-check: add that, or leave --yes out/],
  ["init --yes --no-github --code-owner @acme/ops", /leaves out.*leave one of the two out/],
  ["apply --watch 7f3a91c2 --concurrency 2", /--concurrency means nothing: leave it out/],
  ["apply --watch 7f3a91c2 --lock-timeout 5m", /--lock-timeout means nothing: leave it out/],
  ["apply --watch 7f3a91c2 --skip-blocked", /--skip-blocked means nothing: leave it out/],
  ["audit verify --folder exp --env staging", /--folder and --env name two records/],
  ["audit runs --folder exp --config nope.yaml", /--folder and --config name two records/],
  ["audit show --folder exp --state-dir kept", /--folder and --state-dir name two records/],
];

for (const [line, told] of LINES)
  test(`an option that would mean nothing is a wrong line: ${line}`, async (t) => {
    const ended = await runIn(temporaryDirectory(t), line.split(" "));
    assert.equal(ended.exit, 64, ended.stderr);
    assert.match(ended.stderr.replace(/\s+/g, " "), told);
  });

test("a variable for the other commands of a job does not stop apply --watch", async (t) => {
  const variables = { WEBHOOK_SYNC_CONCURRENCY: "2", WEBHOOK_SYNC_LOCK_TIMEOUT: "5m" };
  const ended = await runIn(temporaryDirectory(t), ["apply", "--watch", "7f3a91c2"], variables);
  assert.equal(ended.exit, 3, "there is no config file");
});
