import assert from "node:assert/strict";
import { join } from "node:path";
import { it } from "node:test";
import type { Result } from "../../src/base/result.ts";
import type { Problem } from "../../src/model/run/problem.ts";
import { fileOutbox } from "../../src/notify/file-outbox.ts";
import { type SentAgain, sendAgain } from "../../src/notify/send-again.ts";
import { patientClockOf } from "../fixtures/patient-clock.ts";
import { deprecation, startService, statusReport, temporaryDirectory } from "./fixture.ts";

function warningsOf(sent: Result<SentAgain, Problem>): readonly string[] {
  assert.ok(sent.ok);
  return sent.value.warnings;
}

it("tells of messages that wait for a service or a chat that the config file no longer names", async (t) => {
  const outbox = fileOutbox(join(temporaryDirectory(t), "outbox.ndjson"));
  const open = outbox.open();
  for (const message of [
    { id: "a", kind: "event", webhook: "orders", body: deprecation("orders", 1) },
    { id: "b", kind: "status", webhook: "orders", body: statusReport("orders", 1) },
    { id: "c", kind: "chat", webhook: "old-name", body: {} },
  ] as const)
    await open.append({ state: "queued", message });
  await open.close();
  const { service } = await startService(t);
  const all = async () => {
    const entries = await outbox.entries();
    assert.ok(entries.ok);
    return entries.value;
  };
  const options = {
    ...{ outbox, hook: null, clock: patientClockOf(1) },
    ...{ mayDeliver: () => true, onSetAside: async () => {} },
    stopped: new AbortController().signal,
  };
  const told = "for a service that the config file no longer names; webhook-sync outbox drop gives";
  const none = await sendAgain(await all(), { ...options, monitoring: null, chats: [] });
  assert.deepEqual(warningsOf(none), [`3 messages wait ${told} them up`]);
  const some = await sendAgain(await all(), {
    ...{ ...options, monitoring: service, hook: service },
    chats: [{ name: "new-name", service, variable: "CHAT" }],
  });
  assert.deepEqual(warningsOf(some), [`1 message waits ${told} it up`]);
  const unset = await sendAgain(await all(), {
    ...{ ...options, monitoring: service, hook: service },
    chats: [{ name: "old-name", service: null, variable: "CHAT" }],
  });
  assert.deepEqual(warningsOf(unset), [
    "1 message waits for chat old-name: environment variable CHAT is not set",
  ]);
});
