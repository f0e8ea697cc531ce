import assert from "node:assert/strict";
import { copyFileSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { applyPlan } from "../../../src/apply/apply-plan.ts";
import { type Interception, isCall } from "../../cognigy/fake-tenant.ts";
import { tenantFailure, World } from "../../fixtures/apply.ts";
import { webhook } from "../../fixtures/model.ts";
import { planOf } from "../../fixtures/plan.ts";
import { type TenantFolder, tenantFolder } from "./folder.ts";

type Lose = (folder: TenantFolder, state: string) => Promise<void>;

const LOSSES: Record<string, Lose> = {
  "its lock is taken away": async (folder, state) => {
    const { run } = Object(JSON.parse(readFileSync(join(state, "journal.lock"), "utf8")));
    assert.equal((await folder.ws("state", "unlock", String(run))).exit, 0);
  },
  "its file is replaced": async (_, state) => {
    const [file, copy] = [join(state, "journal.ndjson"), join(state, "copy")];
    copyFileSync(file, copy);
    renameSync(copy, file);
  },
};

/** What the run says of each webhook where it loses its record while the second registration is under way. */
async function told(t: Parameters<typeof tenantFolder>[0], lose: Lose): Promise<string> {
  let registrations = 0;
  const intercept: Interception = async (request) => {
    if (!isCall(request, "POST all")) return false;
    registrations += 1;
    if (registrations !== 2) return false;
    await lose(folder, join(folder.directory, ".webhook-sync", "served"));
    return false;
  };
  const folder: TenantFolder = await tenantFolder(t, { names: ["a", "b", "c", "d"], intercept });
  const { exit, stdout } = await folder.ws("apply", "--yes", "--concurrency", "1");
  assert.equal(exit, 10, stdout);
  const lines = stdout.split("\n").filter((line) => /^- [abcd]@1/.test(line));
  return lines.toSorted().join("\n");
}

for (const [how, lose] of Object.entries(LOSSES)) {
  test(`a run says what it registered before it lost its record: ${how}`, async (t) => {
    const skipped = "create skipped: the run was stopped";
    assert.equal(
      await told(t, lose),
      [
        `- a@1 ${skipped}; it is inactive`,
        `- b@1 ${skipped}; it is inactive`,
        `- c@1 ${skipped}; nothing was created`,
        `- d@1 ${skipped}; nothing was created`,
      ].join("\n"),
    );
  });
}

test("and that it does not know, where a request had left and was not to be sent again", async () => {
  for (const hasLeft of [true, false]) {
    const world = new World();
    const options = world.options();
    const create: typeof options.tenant.create = async (_, { mayLeave }) => {
      if (hasLeft) assert.equal(mayLeave?.(), null);
      world.isOurs = false;
      assert.equal(mayLeave?.(), "the lock was taken away");
      return { ok: false, error: tenantFailure("unavailable") };
    };
    const tenant = { ...options.tenant, create };
    const [outcome] = await applyPlan(planOf([webhook()], []), { ...options, tenant });
    assert.deepEqual([outcome?.result, outcome?.status], ["skipped", hasLeft ? "unknown" : "absent"]);
  }
});
