import assert from "node:assert/strict";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { isThere, writeFiles } from "../../../src/manifest/write-files.ts";

const created = { file: "orders.yaml", action: "create", webhooks: ["orders@1"], text: "new\n" } as const;
const overwritten = { ...created, file: "webhooks.d/orders.yaml", action: "overwrite" } as const;

/** A project with a folder of manifests and a file beside it. */
function project(t: TestContext): {
  readonly root: string;
  readonly folder: string;
  readonly outside: string;
} {
  const root = mkdtempSync(join(tmpdir(), "webhook-sync-import-"));
  t.after(() => rmSync(root, { recursive: true }));
  const [folder, outside] = [join(root, "webhooks.d"), join(root, "outside.yaml")];
  writeFileSync(outside, "outside\n");
  return { root, folder, outside };
}

test("a new file makes the folder, and never takes the place of a file or a link", (t) => {
  const { root, folder, outside } = project(t);
  assert.equal(writeFiles([created], folder, root), undefined);
  assert.equal(readFileSync(join(folder, "orders.yaml"), "utf8"), "new\n");
  const again = writeFiles([{ ...created, text: "newer\n" }], folder, root);
  assert.equal(again?.exitCode, 64);
  assert.match(again?.diagnostics[0]?.message ?? "", /^orders.yaml cannot be written: /);
  assert.equal(readFileSync(join(folder, "orders.yaml"), "utf8"), "new\n");

  for (const target of [outside, join(root, "nowhere.yaml")]) {
    symlinkSync(target, join(folder, "linked.yaml"));
    assert.ok(isThere(folder, "linked.yaml"));
    assert.ok(writeFiles([{ ...created, file: "linked.yaml" }], folder, root));
    rmSync(join(folder, "linked.yaml"));
  }
  assert.equal(readFileSync(outside, "utf8"), "outside\n");
  assert.ok(!isThere(root, "nowhere.yaml"));
});

test("a file is replaced as a whole, within the folder only", (t) => {
  const { root, folder, outside } = project(t);
  mkdirSync(folder);
  writeFileSync(join(folder, "target.yaml"), "old\n");
  symlinkSync("target.yaml", join(folder, "orders.yaml"));
  assert.equal(writeFiles([overwritten], folder, root), undefined);
  assert.equal(readFileSync(join(folder, "target.yaml"), "utf8"), "new\n");
  rmSync(join(folder, "orders.yaml"));
  symlinkSync(outside, join(folder, "orders.yaml"));
  assert.ok(writeFiles([overwritten], folder, root));
  assert.equal(readFileSync(outside, "utf8"), "outside\n");
  assert.deepEqual(readdirSync(folder).toSorted(), ["orders.yaml", "target.yaml"]);
});
