import assert from "node:assert/strict";
import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import type { Message } from "../../src/model/record/outbox.ts";
import { fileOutbox } from "../../src/notify/file-outbox.ts";
import { editOutbox, queueReports } from "../../src/notify/outbox-edit.ts";
import type { OutboxStore } from "../../src/notify/outbox-store.ts";
import { announcerFor, deprecation, startService, statusReport, temporaryDirectory } from "./fixture.ts";

const waiting: Message = { id: "aaaa", kind: "event", webhook: "orders", body: deprecation("orders", 1) };

/** An outbox with a message, whose writer was killed while it wrote another one. */
async function tornOutbox(t: TestContext): Promise<OutboxStore> {
  const file = join(temporaryDirectory(t), "outbox.ndjson");
  const outbox = fileOutbox(file);
  const open = outbox.open();
  await open.append({ state: "queued", message: waiting });
  await open.close();
  appendFileSync(file, '{"state":"queued","message":{"id":"bbbb","ki');
  return outbox;
}

async function kindsIn(outbox: OutboxStore): Promise<readonly string[]> {
  const read = await outbox.entries();
  assert.ok(read.ok, JSON.stringify(read));
  return read.value.map(({ message }) => message.kind);
}

describe("an outbox that was torn in the middle of a line", () => {
  it("keeps what is queued after that", async (t) => {
    const outbox = await tornOutbox(t);
    const reports = ["orders", "billing"].map((name) => ({ run: "run-1", status: statusReport(name, 1) }));
    assert.deepEqual(await queueReports(outbox, reports), []);
    assert.deepEqual(await kindsIn(outbox), ["event", "status", "status"]);
  });

  it("lets go of what is dropped after that", async (t) => {
    const outbox = await tornOutbox(t);
    assert.deepEqual(await editOutbox(outbox, "dropped", [waiting.id]), []);
    assert.deepEqual(await kindsIn(outbox), []);
  });
});

describe("a status report of a run that was not recorded", () => {
  it("is one message with the report of the run that recovers it, under one id", async (t) => {
    const directory = temporaryDirectory(t);
    const dashboard = await startService(t);
    const status = statusReport("orders", 1);
    const first = await announcerFor(t, directory, {
      monitoring: dashboard.service,
      mayDeliver: () => false,
    });
    await first.report(status, "run-1");
    await first.close();
    const outbox = fileOutbox(join(directory, "outbox.ndjson"));
    assert.deepEqual(await queueReports(outbox, [{ run: "run-1", status }]), []);
    assert.deepEqual(await kindsIn(outbox), ["status"]);
    assert.deepEqual(await queueReports(outbox, [{ run: "run-2", status }]), []);
    assert.deepEqual(await kindsIn(outbox), ["status", "status"], "what another run saw is another message");
  });
});

describe("the end of an outbox", () => {
  const told = async (t: TestContext, end: string | Uint8Array) => {
    const file = join(temporaryDirectory(t), "outbox.ndjson");
    writeFileSync(file, end);
    const open = fileOutbox(file).open();
    assert.deepEqual(await open.load(), []);
    await open.close();
    return open.warnings().map((warning) => warning.replace(file, "FILE"));
  };

  it("that a killed run left unfinished was never promised to be kept", async (t) => {
    for (const end of ["", "{", '{"sta', '{"state":"', '{"state":"delivered","id":"a"']) {
      assert.deepEqual(await told(t, end), [], end);
    }
  });

  it("that is none of ours is a loss that is told", async (t) => {
    const lost = ["Lines of FILE that could not be read and were left out: 1"];
    for (const end of [Buffer.alloc(200), `{"state":"queued"${"\0".repeat(9)}`, "x", '{"x":', "\n"]) {
      assert.deepEqual(await told(t, end), lost, String(end));
    }
  });
});
