import assert from "node:assert/strict";
import { test } from "node:test";
import { RunEvents, type WorkStart } from "../../src/model/run/run-events.ts";
import { Scopes } from "../../src/telemetry/scopes.ts";
import { OpenSpan } from "../../src/telemetry/span.ts";

const span = (name: string) =>
  new OpenSpan({ traceId: "a", spanId: name, parent: null, traceState: "", name, start: 0 });

test("work is followed through what it waits for, until the trace has ended", async () => {
  const [events, root, list] = [new RunEvents(), span("run"), span("list")];
  const scopes = new Scopes(root);
  scopes.follow(events);
  const start: WorkStart = { kind: "list-started" };
  scopes.set(start, { kind: "list-started", span: list, isOwn: true });
  const seen: string[] = [];
  const see = async () => {
    await Promise.resolve();
    seen.push(scopes.current().span === list ? "list" : "run");
  };
  await events.during(
    start,
    async () => {
      await see();
      scopes.end();
      await see();
    },
    () => ({ kind: "list-finished", webhooks: null }),
  );
  assert.deepEqual(seen, ["list", "run"]);
});
