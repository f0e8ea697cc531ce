import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { Chain, type Link } from "../../src/journal/chain/chain.ts";
import type { Snapshot } from "../../src/model/plan/change.ts";
import type { ChangeRecord, Intent, JournalEntry, OutcomeRecord } from "../../src/model/record/record.ts";
import type { Clock } from "../../src/model/run/surroundings.ts";

/** A folder that is gone after the test. */
export function temporaryDirectory(t: TestContext): string {
  const directory = mkdtempSync(join(tmpdir(), "webhook-sync-journal-"));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** A clock whose every look at the date is a second after the one before. */
export function steppingClock(): Clock {
  let instant = Date.UTC(2026, 10, 23, 9, 0, 0, 123);
  return {
    now: () => {
      instant += 1000;
      return new Date(instant);
    },
    monotonic: () => performance.now(),
    sleep: async (milliseconds) => void (await wait(milliseconds)),
  };
}

export const snapshot: Snapshot = {
  url: "https://api.example.com/hook",
  method: "POST",
  payloadFormat: "application/json",
  status: "active",
  // A header that is called like a record's member must not confuse the chain.
  headers: {
    "X-Api-Key": { kind: "secret", template: "${secret:KEY@3}" },
    hash: { kind: "plain", text: "a\u2028é😀" },
  },
};

type Entry<R> = Omit<
  R,
  "phase" | "sequence" | "run" | "timestamp" | "time" | "actor" | "previous_hash" | "hash"
>;

/** A run begins, by a plan with this digest. */
export function started(digest: string): JournalEntry {
  return {
    ...{ phase: "run-started", tool_version: "0.0.0", environment: "e", tenant: "t", commit: null },
    ...{ ci_run_url: null, plan_digest: digest },
  };
}

/** It ends. */
export function finished(exitCode: number): JournalEntry {
  const counts = { applied: 1, held: 0, failed: 0, unknown: 0, stale: 0, skipped: 0 };
  return { phase: "run-finished", exit_code: exitCode, counts };
}

export function intent(requestId: string, fields: Partial<Entry<Intent>> = {}): JournalEntry {
  return {
    phase: "intent",
    action: "create",
    webhook_name: "orders",
    version: 2,
    step: "create",
    request_id: requestId,
    integration_id: null,
    reason: { kind: "declared-new" },
    before: null,
    after: snapshot,
    sunset: null,
    protect: false,
    ...fields,
  };
}

export function outcome(requestId: string, fields: Partial<Entry<OutcomeRecord>> = {}): JournalEntry {
  return {
    phase: "outcome",
    action: "create",
    webhook_name: "orders",
    version: 2,
    step: "create",
    request_id: requestId,
    integration_id: "int-1",
    result: "succeeded",
    status: "inactive",
    latency_ms: 51.2,
    details: "",
    after: snapshot,
    sunset: null,
    protect: false,
    ...fields,
  };
}

export function change(fields: Partial<Entry<ChangeRecord>> = {}): JournalEntry {
  return {
    phase: "change",
    action: "update",
    webhook_name: "orders",
    version: 2,
    result: "applied",
    status: "active",
    latency_ms: 51.2,
    details: "",
    reason: { kind: "differs", causes: ["declared"] },
    probe: null,
    because: null,
    ...fields,
  };
}

type Probe = NonNullable<ChangeRecord["probe"]>;

export function probeRecord(fields: Partial<Probe> = {}): Probe {
  return {
    verdict: "healthy",
    sentence: "answered 200 in 13 ms",
    http_status: 200,
    latency_ms: 13.1,
    attempts: 1,
    certificate_expires: null,
    steps: [],
    ...fields,
  };
}

export function notice(details: string, name: string | null = null): JournalEntry {
  return { phase: "notice", code: "note", webhook_name: name, version: name === null ? null : 1, details };
}

/** The lines of a journal of so many records, newlines included. */
export function journalLines(count: number): string[] {
  return journalLinks(count).map(({ line }) => line);
}

/** A journal of so many records. */
export function journalLinks(count: number): Link[] {
  const chain = new Chain({ actor: "ci", run: "7f3a91c2", clock: steppingClock() }, undefined);
  return Array.from({ length: count }, (_, index) => {
    const id = `request-${index >> 1}`;
    return chain.add(index % 2 === 0 ? intent(id) : outcome(id));
  });
}
