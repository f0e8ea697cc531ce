import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

const root = join(import.meta.dirname, "..", "..", "..");

test("The demo tells its whole story, ends by itself and leaves nothing behind", (t) => {
  const scratch = mkdtempSync(join(tmpdir(), "webhook-sync-test-"));
  t.after(() => rmSync(scratch, { recursive: true }));
  const child = spawnSync(process.execPath, [join(root, "bin", "webhook-sync.js"), "demo"], {
    cwd: scratch,
    env: { ...process.env, TMPDIR: scratch, NO_COLOR: "1" },
    encoding: "utf8",
    timeout: 60_000,
  });
  assert.equal(child.status, 0, child.stderr);
  for (const part of [
    /No changes\. The tenant is as declared/,
    /± customer-profile@4 +replace/,
    /~ agent-handover@1 +update/,
    /\^ warehouse-stock@1 +deprecate/,
    /shipping-label@2 replace held: answered 500/,
    /shipping-tracking@1 update skipped: it waits for shipping-label@2/,
    /webhook_deprecated/,
    /records, unbroken/,
  ]) {
    assert.match(child.stdout + child.stderr, part);
  }
  assert.deepEqual(
    readdirSync(scratch).filter((name) => name.startsWith("webhook-sync-demo")),
    [],
  );
});
