import { failure, type Result, success } from "../base/result.ts";
import type { Diagnostic } from "../model/fleet/diagnostic.ts";
import type { OutcomeResult } from "../model/record/outcome.ts";
import type { Intent, JournalRecord, RunFinished } from "../model/record/record.ts";
import { EXIT, type ExitCode } from "../model/run/exit-code.ts";
import { type Problem, problem } from "../model/run/problem.ts";

/** A run as its records tell it, while more of them come. */
export class FollowedRun {
  readonly #run: string;
  #sequence = 0;
  #news: JournalRecord[] = [];
  readonly #open = new Map<string, Intent>();
  readonly #counts = new Map<OutcomeResult, number>();
  #finished: RunFinished | null = null;

  constructor(run: string) {
    this.#run = run;
  }

  /** Takes in a record of the chain, oldest first; one that is known already or another run's changes nothing. */
  take(record: JournalRecord): void {
    if (record.run !== this.#run || record.sequence <= this.#sequence) return;
    this.#sequence = record.sequence;
    this.#news.push(record);
    if (record.phase === "intent") this.#open.set(record.request_id, record);
    else if (record.phase === "outcome") this.#open.delete(record.request_id);
    else if (record.phase === "change")
      this.#counts.set(record.result, (this.#counts.get(record.result) ?? 0) + 1);
    else if (record.phase === "run-finished") this.#finished = record;
  }

  /** What came since this was asked last. */
  takeNews(): readonly JournalRecord[] {
    const news = this.#news;
    this.#news = [];
    return news;
  }

  /** Whether the record has anything of it. */
  get isRecorded(): boolean {
    return this.#sequence > 0;
  }

  /** null while it is at work, or where it did not live to record its end. */
  get finished(): RunFinished | null {
    return this.#finished;
  }

  /** What is being written. */
  get open(): readonly Intent[] {
    return [...this.#open.values()];
  }

  /** How many of its changes ended how. */
  get counts(): ReadonlyMap<OutcomeResult, number> {
    return this.#counts;
  }
}

/** Who is at work, and what to tell of the look at that. */
export interface RecordLook extends Pick<RunLook, "warnings"> {
  readonly running: readonly { readonly run: string }[];
}

/** Somebody who looks at the record again and again. */
export interface RecordFollower {
  look(): Promise<Result<RecordLook, Problem>>;
}

/** The run's exit code, or null while it is at work, and what to tell of the look at it. */
export interface RunLook {
  readonly exitCode: ExitCode | null;
  readonly warnings: readonly Diagnostic[];
}

/** The record as far as it is a run's. */
export class RunRecord {
  readonly followed: FollowedRun;
  readonly #run: string;
  readonly #follower: RecordFollower;
  readonly #runs = new Set<string>();

  constructor(run: string, follow: (visit: (record: JournalRecord) => void) => RecordFollower) {
    this.#run = run;
    this.followed = new FollowedRun(run);
    this.#follower = follow((record) => {
      this.#runs.add(record.run);
      this.followed.take(record);
    });
  }

  /** Reads what is new. */
  async look(): Promise<Result<RunLook, Problem>> {
    const looked = await this.#follower.look();
    if (!looked.ok) return looked;
    const { running, warnings } = looked.value;
    const { finished, isRecorded } = this.followed;
    if (finished !== null) return success({ exitCode: exitCodeOf(finished.exit_code), warnings });
    if (running.some(({ run }) => run === this.#run)) return success({ exitCode: null, warnings });
    return failure(isRecorded ? endless(this.#run) : this.#unknown(running.map(({ run }) => run)));
  }

  #unknown(running: readonly string[]): Problem {
    const last = [...this.#runs].slice(-5).join(", ");
    const past = last === "" ? "the record is empty" : `its last runs: ${last}`;
    const hint =
      running.length === 0 ? `none is at work; ${past}` : `at work: ${running.join(", ")}; ${past}`;
    return problem(EXIT.usage, "unknown-run", `no run ${this.#run} is at work or in the record`, hint);
  }
}

/** A run that was killed, or whose machine is gone. */
function endless(run: string): Problem {
  const message = `run ${run} holds the record no longer and has recorded no end: it was killed, or its machine is gone`;
  const hint = `webhook-sync audit show --run ${run} has what it did; the next apply finds out what it left open`;
  return problem(EXIT.unknown, "run-lost", message, hint);
}

/** A record of a newer version may have one that this version does not know. */
function exitCodeOf(recorded: number): ExitCode {
  return Object.values(EXIT).find((code) => code === recorded) ?? EXIT.bug;
}
