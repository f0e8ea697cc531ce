import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { changesDigest, planDocument } from "../../../src/approval/plan-document.ts";
import { type RawApproval, readApproval } from "../../../src/approval/requested.ts";
import { digestOf } from "../../../src/base/json.ts";
import { readPlanFile, show } from "../../../src/cli/plan/saved-plan.ts";
import { readPlanRequest } from "../../../src/plan/plan-tenant.ts";
import { ioOf, optionsOf } from "../../fixtures/invocation.ts";
import { liveOf, NOW, webhook } from "../../fixtures/model.ts";
import { planOf } from "../../fixtures/plan.ts";

const directory = mkdtempSync(join(tmpdir(), "webhook-sync-plan-file-"));
after(() => rmSync(directory, { recursive: true }));

const plan = planOf([webhook(), webhook({ name: "crm" })], []);
const facts = {
  toolVersion: "0.1.0",
  commit: null,
  manifests: "webhooks.d",
  options: { targets: ["crm"], allowDelete: ["crm@1" as const], allowDeprecate: [], allowDowngrade: ["crm"] },
};
const document = planDocument(plan, { ...facts, changesDigest: changesDigest(plan) });

/** What is approved by a line that names the file, where nobody can be asked. */
function approved(now: Date, command: RawApproval, file: string) {
  const io = ioOf({ workingDirectory: directory });
  return readApproval(command, {
    mayAsk: false,
    readRequest: readPlanRequest,
    readPlan: () => readPlanFile(file, io),
    now: () => now,
  });
}

/** `code exit message` of why a file is no approval, or what is asked for. */
async function read(text: string, now = NOW, digest?: string): Promise<string> {
  writeFileSync(join(directory, "plan.json"), text);
  const command = digest === undefined ? {} : { approved: digest };
  const found = await approved(now, command, "plan.json");
  if (found.ok) return found.value.approval.kind;
  const [diagnostic] = found.error.diagnostics;
  return `${found.error.exitCode} ${diagnostic?.code}: ${diagnostic?.message}`;
}

const text = JSON.stringify(document, null, 2);
const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000);

describe("a saved plan", () => {
  test("is an approval until it is 24 hours old, however it is laid out", async () => {
    assert.equal(await read(text), "plan");
    assert.equal(await read(JSON.stringify(document)), "plan");
    assert.equal(await read(text, minutes(24 * 60 - 1)), "plan");
    assert.equal(
      await read(text, minutes(24 * 60)),
      "8 plan-expired: the plan of 2026-11-23T09:00:00.000Z expired at 2026-11-24T09:00:00.000Z",
    );
  });

  test("asks for what it was made with", async () => {
    writeFileSync(join(directory, "plan.json"), text);
    const found = await approved(NOW, {}, "plan.json");
    assert.ok(found.ok);
    const { targets, allow } = found.value.request;
    assert.deepEqual(targets, ["crm"]);
    assert.deepEqual(
      [[...allow.delete], [...allow.deprecate], [...allow.downgrade]],
      [["crm@1"], [], ["crm"]],
    );
  });

  test("is refused when any of its values is another one", async () => {
    const lines = text.split("\n");
    const edited = lines.flatMap((line, at) => {
      const other = line
        .replace(/: "(.*)"(,?)$/, ': "$1x"$2')
        .replace(/: (\d+)(,?)$/, ": 7$1$2")
        .replace(/: null/, ': "x"');
      return other === line ? [] : [[...lines.slice(0, at), other, ...lines.slice(at + 1)].join("\n")];
    });
    assert.ok(edited.length > 30, `${edited.length} edits`);
    for (const one of edited) assert.match(await read(one), /^8 plan-refused: /);
  });

  const sealed = (over: Partial<typeof document>) => {
    const { integrity: _, ...content } = { ...JSON.parse(text), ...over };
    return JSON.stringify({ ...content, integrity: digestOf(content) });
  };

  test("is refused when it says to live for longer, even sealed again", async () => {
    const later = minutes(8 * 24 * 60);
    const forged = sealed({ expiresAt: later.toISOString() });
    assert.match(
      await read(forged, minutes(7 * 24 * 60)),
      /^8 plan-refused: .* was edited after it was written/,
    );
  });

  test("is refused when it was made later than now, but for clocks that hardly differ", async () => {
    assert.equal(await read(text, minutes(-4)), "plan");
    assert.equal(
      await read(text, minutes(-6)),
      "8 plan-ahead: the plan says that it was made at 2026-11-23T09:00:00.000Z, and it is 2026-11-23T08:54:00.000Z now",
    );
  });

  test("is refused when what is blocked was taken out, even sealed again, and is not what was approved", async () => {
    const stranger = liveOf(webhook({ name: "crm" }), { idempotencyKey: "of somebody" });
    const blocked = planOf([webhook(), webhook({ name: "crm" })], [stranger]);
    assert.equal(blocked.blocked.length, 1);
    const honest = planDocument(blocked, { ...facts, changesDigest: changesDigest(blocked) });
    assert.equal(await read(JSON.stringify(honest)), "plan");
    const { blocked: _, integrity: __, ...others } = honest;
    const emptied = { ...others, blocked: [] };
    const resealed = JSON.stringify({ ...emptied, integrity: digestOf(emptied) });
    assert.match(await read(resealed), /^8 plan-refused: .* does not have the changes that its digest says/);
    const redigested = { ...emptied, changesDigest: changesDigest(emptied) };
    const forged = JSON.stringify({ ...redigested, integrity: digestOf(redigested) });
    assert.match(await read(forged, NOW, honest.changesDigest), /^8 not-approved: /);
  });

  test("can be approved whole, by the hash of the file", async () => {
    assert.equal(await read(text, NOW, document.changesDigest), "plan");
    assert.equal(await read(text, NOW, document.integrity), "plan");
    const other = sealed({ plannedAt: minutes(60).toISOString(), expiresAt: minutes(25 * 60).toISOString() });
    assert.equal(await read(other, minutes(60), document.changesDigest), "plan");
    assert.match(await read(other, minutes(60), document.integrity), /^8 not-approved: /);
  });

  test("is refused where another environment is asked for", async () => {
    const file = join(directory, "plan.json");
    const io = ioOf({ workingDirectory: directory });
    writeFileSync(file, JSON.stringify(document));
    for (const files of [[file], [file, file]]) {
      const asked = { compare: files.length > 1 };
      const options = optionsOf({ env: "another" });
      const done = await show({ io, options }, asked, files);
      assert.deepEqual(done.ok || done.error.diagnostics.map(({ code, message }) => [code, message]), [
        ["stale-plan", `the plan is for the environment ${document.environment}, not for another`],
      ]);
      const own = optionsOf({ env: document.environment });
      assert.ok((await show({ io, options: own }, asked, files)).ok);
    }
  });

  test("is refused when it is cut short, or is something else", async () => {
    for (const one of ["", "{}", "[]", "null", text.slice(0, -1), "not JSON"]) {
      assert.match(await read(one), /^8 plan-refused: plan\.json is not a plan/);
    }
  });

  test("is refused when its digest is not that of its changes, even sealed again", async () => {
    const forged = planDocument(plan, { ...facts, changesDigest: `sha256:${"0".repeat(64)}` });
    assert.match(
      await read(JSON.stringify(forged)),
      /^8 plan-refused: .* does not have the changes that its digest says/,
    );
  });
});
