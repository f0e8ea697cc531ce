import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { openJournal } from "../../src/journal/files/open.ts";
import { temporaryDirectory } from "../base/temporary-directory.ts";
import { change, intent, outcome, steppingClock } from "../journal/fixture.ts";
import { statusReport } from "../notify/fixture.ts";

/** A folder with the record of so many runs with so many webhooks each, in several parts, and messages that wait. */
export async function folderOf(t: TestContext, runs: number, webhooks = 1): Promise<string> {
  const directory = temporaryDirectory(t);
  for (let run = 0; run < runs; run++) {
    const opening = { actor: "ci", run: `run-${run}`, clock: steppingClock(), segmentBytes: 50_000 };
    const journal = await openJournal({ ...opening, directory });
    assert.ok(journal.ok);
    for (let number = run * webhooks; number < (run + 1) * webhooks; number++) {
      const webhook_name = `hook-${number % 7}`;
      await journal.value.append(intent(`${number}`, { webhook_name }));
      await journal.value.append(outcome(`${number}`, { webhook_name, protect: number % 2 === 0 }));
      await journal.value.append(change({ webhook_name }));
    }
    await journal.value.close();
  }
  const message = { id: "a", kind: "status", webhook: "orders", body: statusReport("orders", 1) };
  const lines = [
    { state: "queued", message },
    { state: "refused", id: "a", cause: "410" },
    { state: "set-aside", id: "a" },
  ];
  writeFileSync(join(directory, "outbox.ndjson"), lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  return directory;
}
