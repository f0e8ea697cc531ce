import type { Result } from "../base/result.ts";
import type { LiveListing } from "../model/fleet/live.ts";
import type { Plan } from "../model/plan/plan.ts";
import type { ApplyEvent, Outcome } from "../model/record/outcome.ts";
import type { Projection } from "../model/record/projection.ts";
import { EXIT, type ExitCode, exitOfOutcome, worstExit } from "../model/run/exit-code.ts";
import { isApplyEvent, type RunEvents } from "../model/run/run-events.ts";
import { applyPlan } from "./apply-plan.ts";
import { type ApplyInput, type Correction, correctionsFor } from "./context.ts";
import type { JournalFailure, Notifier } from "./ports.ts";

/** How long the end of a run goes on telling the dashboard and the hook; what is left is sent by the next run. */
const FLUSH_MS = 5_000;
/** A service that says nothing for so long is not waited for at the end: the next run sends the same under the same id. */
const SILENCE_MS = 3_000;

/** What a run records of itself, beside what its changes record. */
export interface RunRecords {
  /** Its first record. */
  start(): Promise<Result<null, JournalFailure>>;
  /** What manifests say that outlives them. */
  declared(): Promise<void>;
  /** Its last one. */
  end(outcomes: readonly Outcome[], exitCode: ExitCode): Promise<Result<null, JournalFailure>>;
  /** Vouches outside of the record for what was written to it; a sentence for each thing that went wrong. */
  seal(): Promise<readonly string[]>;
}

/** How a run is told to stop. */
export interface RunStop {
  /** Aborted when nothing new may start. */
  readonly signal: AbortSignal;
  /** That of the signal; undefined while there was none. */
  readonly exitCode: ExitCode | undefined;
  /** From now on there is something that has to be finished first; says so to the person who waits. */
  finishFirst(say: (text: string) => void): void;
}

/** The display of a person who waits. */
export interface RunDisplay {
  readonly onEvent: (event: ApplyEvent) => void;
  /** Tells something that stays. */
  readonly say: (text: string) => void;
  /** May be called twice. */
  readonly stop: () => void;
}

/** What carrying out a plan in a run needs. */
export interface RunInput
  extends Omit<ApplyInput, "announcer" | "recorded" | "corrections" | "signal" | "events"> {
  /** All that the tenant has. */
  readonly live: LiveListing;
  readonly recorded: Projection;
  readonly records: RunRecords;
  /** Tells others, and at the end what is still to be told, by earlier runs too. */
  readonly announcer: Notifier & {
    flush(
      deadlineMs: number,
      options: { readonly stopped: AbortSignal; readonly silenceMs: number },
    ): Promise<readonly string[]>;
  };
  readonly events: Pick<RunEvents, "emit" | "during" | "listen">;
  readonly stop: RunStop;
  /** Tells the person who waits something, while nothing is displayed. */
  readonly say: (text: string) => void;
  readonly display: () => RunDisplay;
}

/** What a run came to. */
export interface RunEnd {
  readonly outcomes: readonly Outcome[];
  readonly warnings: readonly string[];
  readonly exitCode: ExitCode;
}

/** Records that the run starts, carries the plan out, tells whom it concerns and records how it ended. */
export async function carryOut(plan: Plan, input: RunInput): Promise<RunEnd> {
  const { announcer, journal, records, stop } = input;
  const refused = plan.blocked.length > 0 ? EXIT.refused : EXIT.done;
  const corrections = correctionsOf(plan, input);
  const telling = { stopped: stop.signal, silenceMs: SILENCE_MS };
  const { changes, protections, sunsets } = plan;
  if (changes.length + protections.length + sunsets.length + corrections.length === 0) {
    const warnings = await announcer.flush(FLUSH_MS, telling);
    return { outcomes: [], warnings, exitCode: refused };
  }
  stop.finishFirst(input.say);
  const started = await records.start();
  if (!started.ok) return { outcomes: [], warnings: [unrecorded(started.error)], exitCode: EXIT.journal };
  await records.declared();
  const { outcomes, ...applied } =
    plan.changes.length + corrections.length === 0
      ? NOTHING_TO_DO
      : await applyWatched(plan, input, corrections);
  // What waits in the outbox is the next run's too, where this one has lost its hold.
  const told = journal.mayWrite().ok ? await announcer.flush(FLUSH_MS, telling) : [];
  const warnings = [...applied.warnings, ...told];
  const exitCode = stop.exitCode ?? worstExit([...outcomes.map(exitOfOutcome), refused]);
  const ended = await records.end(outcomes, exitCode);
  if (!ended.ok)
    return { outcomes, warnings: [...warnings, unrecorded(ended.error)], exitCode: EXIT.journal };
  return { outcomes, warnings: [...warnings, ...(await records.seal())], exitCode };
}

/** What the hook has to hear first: where its last word is not what is. */
function correctionsOf(plan: Plan, { environment, live, recorded }: RunInput): readonly Correction[] {
  if (environment.deprecation.hook === null) return [];
  return correctionsFor(plan, live.webhooks, recorded, environment);
}

interface Watched {
  readonly outcomes: readonly Outcome[];
  /** What was told that is about no change by itself; it is told again at the end. */
  readonly warnings: readonly string[];
}

const NOTHING_TO_DO: Watched = { outcomes: [], warnings: [] };

/** Applies under the eyes of the person who waits: with progress, and with a way to stop it. */
async function applyWatched(
  plan: Plan,
  input: RunInput,
  corrections: readonly Correction[],
): Promise<Watched> {
  const { events, stop } = input;
  const warnings: string[] = [];
  const display = input.display();
  const unlisten = events.listen((event) => {
    if (event.kind === "warning" && event.key === null) warnings.push(event.message);
    if (isApplyEvent(event)) display.onEvent(event);
  });
  stop.finishFirst(display.say);
  try {
    const outcomes = await applyPlan(plan, { ...input, corrections, signal: stop.signal });
    return { outcomes, warnings };
  } finally {
    unlisten();
    display.stop();
    stop.finishFirst(input.say);
  }
}

/** What a person is told of a record that could not be written. */
function unrecorded({ message }: JournalFailure): string {
  return `${message}; nothing is sent without a journal record`;
}
