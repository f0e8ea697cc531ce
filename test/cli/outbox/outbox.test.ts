import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { temporaryDirectory } from "../../base/temporary-directory.ts";
import { runIn } from "../../crash/in-folder.ts";
import { type ServiceUnderTest, startService } from "../../notify/fixture.ts";
import { manifestText } from "../../scenarios/fleet.ts";

async function run(directory: string, line: string, exit: number): Promise<string> {
  const ended = await runIn(directory, line.split(" "));
  assert.equal(ended.exit, exit, `${line}\n${ended.stdout}${ended.stderr}`);
  return (ended.stdout + ended.stderr).replace(/\s+/g, " ");
}

interface Listed {
  readonly id: string;
  readonly webhook: string;
  readonly state: string;
  readonly refusals: number;
  readonly cause: string | null;
}

async function listed(directory: string): Promise<readonly Listed[]> {
  const { messages } = JSON.parse(await run(directory, "outbox list --format json", 0));
  return messages;
}

/** A project whose dashboard refuses the report of its one webhook, after three applies. */
async function refusedThrice(t: TestContext): Promise<{ directory: string; dashboard: ServiceUnderTest }> {
  const directory = temporaryDirectory(t);
  const dashboard = await startService(t);
  const config = `environments:
  sandbox:
    default: true
    tenant: { profile: sandbox }
    health: { attempts: 1, timeout: 5s }
    monitoring: { url: "http://${dashboard.host}/" }
`;
  writeFileSync(join(directory, "webhook-sync.yaml"), config);
  mkdirSync(join(directory, "webhooks.d"));
  writeFileSync(join(directory, "webhooks.d", "orders.yaml"), manifestText("orders", 1));
  dashboard.behave(() => 413);
  for (let time = 1; time <= 3; time++) await run(directory, "apply --yes", 0);
  return { directory, dashboard };
}

describe("the outbox", () => {
  it("gets the report of a change whose run was killed right before it", async (t) => {
    const { directory, dashboard } = await refusedThrice(t);
    dashboard.behave(() => 200);
    // As a kill leaves it: the last write is recorded, and neither the report nor the end of the change.
    const state = join(directory, ".webhook-sync", "sandbox");
    const lines = readFileSync(join(state, "journal.ndjson"), "utf8").split("\n");
    const last = lines.findIndex((line) => line.includes('"phase":"change"'));
    writeFileSync(join(state, "journal.ndjson"), `${lines.slice(0, last).join("\n")}\n`);
    writeFileSync(join(state, "outbox.ndjson"), "");
    await run(directory, "apply --yes", 0);
    await run(directory, "apply --yes", 0);
    const accepted = JSON.stringify(dashboard.accepted());
    assert.match(accepted, /^\[\{"integration":"orders","version":1,"health_status":"pass",[^{]*\}\]$/);
  });

  it("shows what was set aside, in the list, the summary and the record", async (t) => {
    const { directory } = await refusedThrice(t);
    const [message] = await listed(directory);
    assert.deepEqual([message?.state, message?.refusals, message?.cause], ["set-aside", 3, "answered 413"]);
    const text = await run(directory, "outbox list", 0);
    assert.match(
      text,
      /^orders status report, set aside [0-9a-f]{32} refused in 3 runs: answered 413 1 message, 1 set aside\. $/,
    );
    const record = await run(directory, "audit show --format json --name orders", 0);
    assert.match(record, /"code": "message-set-aside"/);
    assert.match(record, new RegExp(`status report ${message?.id}: answered 413`));
    assert.match(
      await run(directory, "apply --yes", 0),
      /1 message is set aside; webhook-sync outbox list shows it/,
    );
  });

  it("sends again what was set aside, and says whether it was taken", async (t) => {
    const { directory, dashboard } = await refusedThrice(t);
    assert.match(
      await run(directory, "outbox retry", 9),
      /has not taken 1 status report \(answered 413\).*1 message left\./,
    );
    const [refused] = await listed(directory);
    assert.deepEqual([refused?.state, refused?.refusals], ["waiting", 1], "as if it had never been");
    dashboard.behave(() => 200);
    assert.match(await run(directory, `outbox retry ${refused?.id}`, 0), /0 messages left\./);
    assert.equal(dashboard.accepted().length, 1);
    assert.equal(new Set(dashboard.seen.map(({ id }) => id)).size, 1, "under the same id");
    assert.deepEqual(await listed(directory), []);
    assert.match(await run(directory, "outbox list", 0), /^0 messages, 0 set aside\./);
  });

  it("sends the given messages and those before them of the same webhook, and leaves the others as they are", async (t) => {
    const { directory, dashboard } = await refusedThrice(t);
    // What is no refusal: it sets nothing aside.
    dashboard.behave(() => 503);
    for (const [name, version] of [
      ["billing", 1],
      ["crm", 1],
      ["crm", 2],
    ] as const) {
      writeFileSync(join(directory, "webhooks.d", `${name}.yaml`), manifestText(name, version));
      await run(directory, "apply --yes", 0);
    }
    const before = await listed(directory);
    const ofCrm = before.filter(({ webhook }) => webhook === "crm").map(({ id }) => id);
    const others = before.filter(({ webhook }) => webhook !== "crm");
    assert.equal(ofCrm.length, 2);
    const [first = "", last = ""] = ofCrm;
    const seenBy = async (line: string, exit: number) => {
      const from = dashboard.seen.length;
      await run(directory, line, exit);
      return [...new Set(dashboard.seen.slice(from).map(({ id }) => id))];
    };
    dashboard.behave(() => 413);
    assert.deepEqual(await seenBy(`outbox retry ${last}`, 9), [first]);
    const untouched = (await listed(directory)).filter(({ webhook }) => webhook !== "crm");
    assert.deepEqual(untouched, others, "nothing of them was tried");
    dashboard.behave(() => 200);
    assert.deepEqual(await seenBy(`outbox retry ${last}`, 0), [first, last]);
    assert.deepEqual(await listed(directory), others);
    const [setAside] = others;
    await run(directory, `outbox retry ${setAside?.id}`, 0);
    assert.deepEqual(await listed(directory), others.slice(1));
    await run(directory, "outbox retry", 0);
    assert.deepEqual(await listed(directory), []);
  });

  it("says why messages are left in lines of 80 columns", async (t) => {
    const { directory } = await refusedThrice(t);
    const { stdout } = await runIn(directory, ["outbox", "retry"]);
    assert.match(stdout, /\n {2}\S/);
    for (const line of stdout.split("\n")) assert.ok(line.length <= 80, line);
  });

  it("gives up what a person drops, and the record keeps that", async (t) => {
    const { directory } = await refusedThrice(t);
    const [message] = await listed(directory);
    await run(directory, `outbox drop ${message?.id} nosuch`, 64);
    assert.equal((await listed(directory)).length, 1, "all or none");
    await run(directory, "outbox drop", 64);
    assert.match(await run(directory, `outbox drop ${message?.id}`, 0), /1 message dropped\./);
    assert.deepEqual(await listed(directory), []);
    assert.match(await run(directory, "audit show --format json", 0), /"code": "message-dropped"/);
    await run(directory, "audit verify", 0);
  });

  it("is changed by one run at a time, and listed meanwhile", async (t) => {
    const { directory } = await refusedThrice(t);
    const [message] = await listed(directory);
    const lock = join(directory, ".webhook-sync", "sandbox", "journal.lock");
    assert.equal(existsSync(lock), false);
    const theirs = { pid: 1, host: "runner-2", pidNamespace: "", since: "2026-11-23", run: "7f3a91c2" };
    writeFileSync(lock, JSON.stringify(theirs));
    for (const line of ["outbox retry", `outbox drop ${message?.id}`]) {
      assert.match(await run(directory, line, 8), /error locked: run 7f3a91c2 has held the journal/);
    }
    assert.equal((await listed(directory)).length, 1);
  });
});
