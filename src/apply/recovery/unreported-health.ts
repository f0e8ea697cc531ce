import { hundredths } from "../../base/time.ts";
import type { StatusReport } from "../../model/record/outbox.ts";
import { type Projection, probedOf } from "../../model/record/projection.ts";
import type { Intent, JournalEntry } from "../../model/record/record.ts";

/** What the dashboard should have heard, and of which run. */
export interface Unreported {
  readonly run: string;
  readonly status: StatusReport;
}

/**
 * What interrupted runs did not live to tell the dashboard: that a receiver was fit. It was, where a write is there that
 * only leaves when the gate has let its change pass; a change that came to no such write is made, and told, anew.
 */
export function unreportedHealth(
  { begun }: Pick<Projection, "begun">,
  closed: readonly JournalEntry[],
): readonly Unreported[] {
  const found = new Set(
    closed.flatMap((record) =>
      record.phase === "outcome" && record.result === "succeeded" ? [record.request_id] : [],
    ),
  );
  return [...begun.values()].flatMap(({ intents, ends }) => {
    const isThere = (id: string) => found.has(id) || ends.get(id)?.result === "succeeded";
    const passed = intents.filter((intent) => isGated(intent) && isThere(intent.request_id)).at(-1);
    return passed === undefined ? [] : [unreported(passed, intents[0].timestamp)];
  });
}

/** The activation of something new, and every other write that puts something into service or changes what its receiver gets. */
function isGated({ step, before, after }: Intent): boolean {
  if (after?.status !== "active") return false;
  if (step === "activate" || step === "replace") return true;
  if (before === null || (step !== "update" && step !== "adopt")) return false;
  return before.status !== "active" || probedOf(before).digest !== probedOf(after).digest;
}

/** By the clock of the records: that of the killed process is gone. */
function unreported({ run, webhook_name, version, timestamp }: Intent, began: number): Unreported {
  const status: StatusReport = {
    integration: webhook_name,
    version,
    health_status: "pass",
    latency_ms: hundredths(Math.max(0, timestamp - began) * 1000),
    exported_at: timestamp,
  };
  return { run, status };
}
