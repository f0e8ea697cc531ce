import assert from "node:assert/strict";
import { test } from "node:test";
import { Chain } from "../../src/journal/chain/chain.ts";
import { projectionOf } from "../../src/journal/projection/builder.ts";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import { snapshotOf } from "../../src/model/plan/redacted-snapshot.ts";
import { lastWrittenIn } from "../../src/model/record/projection.ts";
import type { JournalEntry, JournalRecord } from "../../src/model/record/record.ts";
import { imagesBefore } from "../../src/rollback/before-run.ts";
import { notesBesides } from "../../src/rollback/notes.ts";
import { restoringBy } from "../../src/rollback/rollback.ts";
import { environment, liveOf, plainHeader, webhook } from "../fixtures/model.ts";
import { intent, outcome, steppingClock } from "../journal/fixture.ts";

/** What a run registered and did not live to activate, and what became of it since. */

const orders = webhook();
const off: Webhook = { ...orders, status: "inactive" };
const elsewhere = webhook({ url: "https://api.example.com/elsewhere" });

function written(id: string, after: Webhook, before: Webhook | null, result: "succeeded" | "unknown") {
  const facts = { webhook_name: "orders", version: 1, integration_id: "id-orders-1" };
  const known = { ...facts, after: snapshotOf(after) };
  const was = before === null ? null : snapshotOf(before);
  const step = before === null ? "create" : "update";
  return [
    intent(id, { ...known, step, before: was }),
    outcome(id, { ...known, step, result, after: result === "unknown" ? null : known.after }),
  ];
}

function records(run: string, entries: readonly JournalEntry[]): JournalRecord[] {
  const chain = new Chain({ actor: "ci", run, clock: steppingClock() }, undefined);
  return entries.map((entry) => chain.add(entry).record);
}

/** What the rollback of the killed run makes of it, and what it says. */
function rollback(
  { made = "succeeded", since = [] }: { made?: "succeeded" | "unknown"; since?: readonly JournalEntry[] },
  live: LiveWebhook,
) {
  const all = [...records("run-1", written("a", off, null, made)), ...records("run-2", since)];
  const images = imagesBefore({ before: projectionOf([]), records: all }, "run-1");
  const restoring = restoringBy(
    images,
    {
      ...{ environment: environment(), declared: [orders], live: [live], directory: null },
      ...{ lastWritten: lastWrittenIn(projectionOf(all)), fillIn: plainHeader },
    },
    new Set(),
  );
  return {
    restored: restoring.restored.map((one) => one.webhook.status),
    notes: notesBesides(restoring, { shortfall: null }, { unchanged: [] }),
  };
}

const LEFT = {
  restored: [],
  notes: ["orders@1 stays active: no run on record made it so, but somebody else"],
};

test("a rollback leaves active what its run registered inactive and no run made active", () => {
  assert.deepEqual(rollback({}, liveOf(orders)), LEFT);
  assert.deepEqual(rollback({ made: "unknown" }, liveOf(orders)), LEFT);
});

test("so it does where a later run wrote to what was active already", () => {
  const since = written("b", elsewhere, orders, "succeeded");
  assert.deepEqual(rollback({ since }, liveOf(elsewhere)), LEFT);
  assert.deepEqual(rollback({ made: "unknown", since }, liveOf(elsewhere)), LEFT);
});

test("a rollback takes out of service what its run registered and a later one made active, or may have", () => {
  for (const result of ["succeeded", "unknown"] as const) {
    const since = written("b", orders, off, result);
    assert.deepEqual(rollback({ since }, liveOf(orders)), { restored: ["deprecated"], notes: [] });
  }
});

test("a rollback takes out of service what its run registered and nobody made active", () => {
  assert.deepEqual(rollback({}, liveOf(off)), { restored: ["deprecated"], notes: [] });
});

test("what the tenant put into service as the run registered it is the run's to revert", () => {
  const [asked, answered] = written("a", off, null, "succeeded");
  assert.ok(asked !== undefined && answered?.phase === "outcome");
  const all = records("run-1", [asked, { ...answered, after: snapshotOf(orders), status: "active" }]);
  const [image] = imagesBefore({ before: projectionOf([]), records: all }, "run-1");
  assert.equal(image?.isActivated, true);
});
