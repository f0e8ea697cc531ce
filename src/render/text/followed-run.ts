import { showDuration } from "../../base/time.ts";
import { keyOf, type NameAndVersion } from "../../model/fleet/key.ts";
import type { OutcomeResult } from "../../model/record/outcome.ts";
import type { Intent, JournalRecord } from "../../model/record/record.ts";
import { printLine, Span, type Style, truncate } from "../wording/terminal.ts";

/** How far a run is that works elsewhere. */
export interface FollowedBoard {
  readonly counts: ReadonlyMap<OutcomeResult, number>;
  readonly open: readonly Intent[];
  /** How long it has been followed. */
  readonly elapsedMs: number;
}

/** So many writes are named. */
const NAMED = 8;

/** The last lines of a terminal while a run is followed, none wider than it. */
export function renderFollowed({ counts, open, elapsedMs }: FollowedBoard, style: Style): string[] {
  const told = [...counts].map(([result, count]) => `${count} ${result}`);
  const lines = [
    `followed for ${showDuration(elapsedMs)}: ${[`${open.length} under way`, ...told].join(", ")}`,
    ...open.slice(0, NAMED).map((intent) => `  ${keyOf(named(intent))} ${intent.step}`),
    ...(open.length > NAMED ? [`  and ${open.length - NAMED} more`] : []),
  ];
  return lines.map((text) => printLine([new Span(truncate(text, style.width), "faint")], style));
}

function named({ webhook_name: name, version }: Intent): NameAndVersion {
  return { name, version };
}

/** Whether a record of a run is told to people; of each write only those who want to see every step. */
export function isTold({ phase }: JournalRecord, isVerbose: boolean): boolean {
  return isVerbose || (phase !== "intent" && phase !== "outcome");
}
