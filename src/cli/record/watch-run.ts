import { printedJson } from "../../base/json.ts";
import { failure, type Result, success } from "../../base/result.ts";
import type { Follower } from "../../journal/chain/journal.ts";
import { journalProblem } from "../../journal/chain/problem.ts";
import { EXIT, type ExitCode } from "../../model/run/exit-code.ts";
import { type Problem, problem } from "../../model/run/problem.ts";
import { renderAudit } from "../../render/text/audit.ts";
import { isTold, renderFollowed } from "../../render/text/followed-run.ts";
import { FollowedRun } from "../../status/followed-run.ts";
import { LiveArea } from "../../terminal/live-area.ts";
import { styleFor } from "../../terminal/process-io.ts";
import { watch } from "../../terminal/watching.ts";
import type { ApplyOptions } from "../apply/apply.ts";
import type { Done, Invocation } from "../command.ts";
import { reportProblem } from "../output.ts";
import { openKept, type State } from "../state.ts";

/** What makes an apply one that only looks. */
export interface WatchOptions {
  readonly watch?: string;
  /** In milliseconds. */
  readonly interval?: number;
}

const USUAL_INTERVAL_MS = 2_000;

/** Follows the record of a run until it ends, and ends with its exit code. Only reads the record. */
export async function watchRun(
  invocation: Invocation,
  command: ApplyOptions & WatchOptions,
  [file]: readonly string[],
): Promise<Done> {
  const { io } = invocation;
  const run = command.watch;
  if (run === undefined || approves(command, file)) return failure(refusal(run));
  const kept = await openKept(invocation);
  if (!kept.ok) return kept;
  const record = new RunRecord(run, kept.value.state);
  const display = displayFor(invocation, record.followed);
  try {
    const exitCode = await watch(io, {
      everyMs: command.interval ?? USUAL_INTERVAL_MS,
      read: () => record.look(),
      show: (looked) => {
        display.show();
        if (looked.ok) return looked.value;
        display.close();
        return reportProblem(invocation, looked.error);
      },
    });
    return success(exitCode);
  } finally {
    display.close();
  }
}

/** Whether the line says what is to be applied, too. */
function approves(command: ApplyOptions, file: string | undefined): boolean {
  const { yes, approved, target, allowDelete, allowDeprecate, allowDowngrade } = command;
  const asked = [file, yes, approved, target, allowDelete, allowDeprecate, allowDowngrade];
  return asked.some((one) => one !== undefined);
}

function refusal(run: string | undefined): Problem {
  return run === undefined
    ? problem(
        EXIT.usage,
        "usage",
        "--interval says how often --watch looks",
        "add --watch RUN, or leave it out",
      )
    : problem(
        EXIT.usage,
        "usage",
        `apply --watch ${run} applies nothing, so that nothing can be approved or chosen for it`,
        "leave out the plan, --yes, --approved, --target and --allow-*, or leave out --watch",
      );
}

/** The record as far as it is a run's. */
class RunRecord {
  readonly followed: FollowedRun;
  readonly #run: string;
  readonly #follower: Follower;
  readonly #runs = new Set<string>();

  constructor(run: string, { journal }: Pick<State, "journal">) {
    this.#run = run;
    this.followed = new FollowedRun(run);
    this.#follower = journal.follow((record) => {
      this.#runs.add(record.run);
      this.followed.take(record);
    });
  }

  /** Reads what is new; gives the run's exit code, or null while it is at work. */
  async look(): Promise<Result<ExitCode | null, Problem>> {
    const looked = await this.#follower.look();
    if (!looked.ok) return failure(journalProblem(looked.error));
    const { running } = looked.value;
    const { finished, isRecorded } = this.followed;
    if (finished !== null) return success(exitCodeOf(finished.exit_code));
    if (running.some(({ run }) => run === this.#run)) return success(null);
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

interface Display {
  /** What is new of the run. */
  show(): void;
  close(): void;
}

function displayFor({ io, options }: Invocation, followed: FollowedRun): Display {
  const { clock, stdout } = io;
  if (options.format === "json") {
    const write = (record: object) => stdout.write(`${printedJson(record, "line")}\n`);
    return { show: () => followed.takeNews().forEach(write), close: () => {} };
  }
  const area = stdout.isTerminal ? new LiveArea(stdout) : null;
  const began = clock.monotonic();
  return {
    show: () => {
      const style = styleFor(stdout, options, io);
      const told = followed.takeNews().filter((record) => isTold(record, options.verbose));
      const text = told.map((record) => renderAudit([record], style)).join("\n");
      if (text !== "" && area !== null) area.write(text);
      else if (text !== "") stdout.write(`${text}\n`);
      const { counts, open } = followed;
      area?.draw(renderFollowed({ counts, open, elapsedMs: clock.monotonic() - began }, style));
    },
    close: () => area?.clear(),
  };
}
