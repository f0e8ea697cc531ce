import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { bundle } from "../../crash/bundle.ts";

const { directory } = await bundle();

/** What a story has to show. */
const STORIES: Readonly<Record<string, readonly RegExp[]>> = {
  "integrations-v1": [
    /± customer-profile@4 +replace/,
    /~ agent-handover@1 +update/,
    /\^ warehouse-stock@1 +deprecate/,
    /shipping-label@2 replace held: answered 500/,
    /shipping-tracking@1 update skipped: it waits for shipping-label@2/,
  ],
  "cognigy-v2": [
    /\+ order-status@3 +create/,
    /project\s+Orders\s+·\s+flow\s+Order\s+status\s+\([0-9a-f]{8}…\)/,
    /± messenger-replies@3 +replace/,
    /new version, in place of messenger-replies@2/,
    /± returns@3 +replace/,
    /\^ delivery-slots@1 +deprecate/,
    /handover-notice@2 replace held: answered 500/,
    /handover-notice@2 replace applied: active, 200/,
    /deprecated; its address stays switched on until/,
    /webhook-sync endpoints\n[\s\S]*http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{64}/,
  ],
};

for (const [speaks, parts] of Object.entries(STORIES))
  test(`The demo of ${speaks} tells its whole story, ends by itself and leaves nothing behind`, (t) => {
    tellsItAll(t, ["--speaks", speaks], parts);
  });

function tellsItAll(t: TestContext, options: readonly string[], parts: readonly RegExp[]): void {
  const scratch = mkdtempSync(join(tmpdir(), "webhook-sync-test-"));
  t.after(() => rmSync(scratch, { recursive: true }));
  const child = spawnSync(process.execPath, [join(directory, "main.js"), "demo", ...options], {
    cwd: scratch,
    env: { ...process.env, TMPDIR: scratch, NO_COLOR: "1" },
    encoding: "utf8",
    timeout: 300_000,
  });
  assert.equal(child.status, 0, child.stderr);
  const common = [/No changes\. The tenant is as declared/, /webhook_deprecated/, /records, unbroken/];
  for (const part of [...common, ...parts]) assert.match(child.stdout + child.stderr, part);
  assert.deepEqual(
    readdirSync(scratch).filter((name) => name.startsWith("webhook-sync-demo")),
    [],
  );
}

test("The demo says that it has nowhere to put its files", () => {
  const ended = spawnSync(process.execPath, [join(directory, "main.js"), "demo"], {
    encoding: "utf8",
    env: { ...process.env, TMPDIR: "/dev/null/nowhere" },
  });
  assert.equal(ended.status, 64, ended.stderr);
  assert.match(ended.stderr, /demo-folder: the demo has no folder below \/dev\/null\/nowhere:/);
  assert.match(ended.stderr, /set TMPDIR to a folder/);
});
