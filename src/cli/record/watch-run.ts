import { printedJson } from "../../base/json.ts";
import { failure, success } from "../../base/result.ts";
import { journalProblem } from "../../journal/chain/problem.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { type Problem, problem } from "../../model/run/problem.ts";
import { renderAudit } from "../../render/text/audit.ts";
import { isTold, renderFollowed } from "../../render/text/followed-run.ts";
import { type FollowedRun, RunRecord } from "../../status/followed-run.ts";
import { LiveArea } from "../../terminal/live-area.ts";
import { styleFor } from "../../terminal/process-io.ts";
import { watch } from "../../terminal/watching.ts";
import type { ApplyOptions } from "../apply/apply.ts";
import type { Done, Invocation } from "../command.ts";
import { reportProblem } from "../output.ts";
import { openKept } from "../state.ts";

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
  const { journal } = kept.value.state;
  const record = new RunRecord(run, (visit) => {
    const follower = journal.follow(visit);
    const look = async () => {
      const looked = await follower.look();
      return looked.ok ? looked : failure(journalProblem(looked.error));
    };
    return { look };
  });
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
