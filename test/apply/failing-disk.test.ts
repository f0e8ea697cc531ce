import assert from "node:assert/strict";
import { test } from "node:test";
import { applyPlan } from "../../src/apply/apply-plan.ts";
import type { FileSystem } from "../../src/journal/files/file-system.ts";
import { openJournal } from "../../src/journal/files/open.ts";
import { World } from "../fixtures/apply.ts";
import { liveOf, webhook } from "../fixtures/model.ts";
import { planOf } from "../fixtures/plan.ts";
import { failingFrom } from "../journal/failing-disk.ts";
import { steppingClock, temporaryDirectory } from "../journal/fixture.ts";
import { recordsIn } from "../journal/recalled.ts";

const OLD = [liveOf(webhook({ version: 1 })), liveOf(webhook({ name: "legacy" }))];
const DESIRED = [webhook({ version: 2 }), webhook({ name: "billing" }), webhook({ name: "crm" })];

/** Creates, a replacement and a deprecation, with a journal on this disk; what was sent, by the webhook's key. */
async function applyOn(directory: string, fileSystem: FileSystem) {
  const opened = await openJournal({
    actor: "ci",
    run: "run-1",
    clock: steppingClock(),
    directory,
    fileSystem,
  });
  if (!opened.ok) return { sent: [], results: ["no journal"] };
  const journal = opened.value;
  const world = new World(...OLD);
  const outcomes = await applyPlan(planOf(DESIRED, OLD), world.options({ journal, concurrency: 3 }));
  await journal.close();
  const sent = world.trace.flatMap((call) =>
    /^(POST|PUT|DELETE) /.test(call) ? [call.split(" ")[1] ?? ""] : [],
  );
  return { sent, results: outcomes.map(({ result }) => result) };
}

function counted(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

for (const code of ["EIO", "ENOSPC", "EROFS"]) {
  test(`an apply sends nothing whose intent is not on the disk: ${code} at each access, until clean`, async (t) => {
    for (let nth = 1; ; nth++) {
      const directory = temporaryDirectory(t);
      const { sent, results } = await applyOn(directory, failingFrom(nth, code));
      const announced = counted(
        (await recordsIn(directory)).flatMap((record) =>
          record.phase === "intent" ? [`${record.webhook_name}@${record.version}`] : [],
        ),
      );
      for (const [key, requests] of counted(sent)) {
        const intents = announced.get(key) ?? 0;
        assert.ok(requests <= intents, `access ${nth}: ${requests} requests for ${key}, ${intents} intents`);
      }
      if (results.every((result) => result === "applied")) {
        // Two writes each to what is new, one each to what is taken out of service.
        assert.equal(sent.length, 8);
        assert.ok(nth > 10, `only ${nth} accesses`);
        return;
      }
    }
  });
}
