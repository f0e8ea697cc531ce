import assert from "node:assert/strict";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { planDocument } from "../../../src/approval/plan-document.ts";
import { savePlan } from "../../../src/cli/plan/plan.ts";
import { planOf } from "../../fixtures/plan.ts";
import { FACTS } from "../../render/fixtures.ts";

const directory = mkdtempSync(join(tmpdir(), "webhook-sync-save-plan-"));
after(() => rmSync(directory, { recursive: true }));
const places = {
  workingDirectory: directory,
  config: join(directory, "webhook-sync.yaml"),
  manifests: join(directory, "webhooks.d"),
};
const document = planDocument(planOf([], []), FACTS);
const save = (file: string) => savePlan(file, places, document)?.diagnostics[0]?.message;

test("a plan is saved for nobody but us, also over a file that others could read", () => {
  writeFileSync(join(directory, "old.json"), "{}");
  chmodSync(join(directory, "old.json"), 0o644);
  for (const file of ["new.json", "old.json"]) {
    assert.equal(save(file), undefined);
    assert.equal(statSync(join(directory, file)).mode & 0o777, 0o600);
  }
});

test("a plan is not saved through a link, nor into what is no file", () => {
  writeFileSync(join(directory, "elsewhere"), "mine");
  symlinkSync(join(directory, "elsewhere"), join(directory, "link.json"));
  symlinkSync(join(directory, "nowhere"), join(directory, "dangling.json"));
  for (const file of ["link.json", "dangling.json"]) {
    assert.equal(save(file), `the plan cannot be saved to ${file}: it is a link`);
  }
  assert.equal(save("."), "the plan cannot be saved to .: it is not a file");
  assert.equal(readFileSync(join(directory, "elsewhere"), "utf8"), "mine");
});

test("a plan is not saved over what it is made from, whatever leads there", () => {
  mkdirSync(join(directory, "webhooks.d/team"), { recursive: true });
  symlinkSync(join(directory, "webhooks.d"), join(directory, "linked"));
  for (const file of ["webhook-sync.yaml", "webhooks.d/a.yaml"]) writeFileSync(join(directory, file), "mine");
  for (const [file, reason] of [
    ["webhook-sync.yaml", "it is the config file"],
    ["webhooks.d/../webhook-sync.yaml", "it is the config file"],
    ["webhooks.d/a.yaml", "it would be read as a manifest"],
    ["linked/a.yaml", "it would be read as a manifest"],
    ["webhooks.d/team/new.YML", "it would be read as a manifest"],
  ] as const)
    assert.equal(save(file), `the plan cannot be saved to ${file}: ${reason}`);
  for (const file of ["webhook-sync.yaml", "webhooks.d/a.yaml"])
    assert.equal(readFileSync(join(directory, file), "utf8"), "mine");
  for (const file of ["webhooks.d/plan.json", "plan.yaml"]) assert.equal(save(file), undefined, file);
});
