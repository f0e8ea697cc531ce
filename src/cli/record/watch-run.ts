import { printedJson } from "../../base/json.ts";
import { failure, success } from "../../base/result.ts";
import { type ApplyOptions, type WatchOptions, whyNotFollowed } from "../../commands/apply.ts";
import { tellingFollower } from "../../journal/chain/problem.ts";
import { renderAudit } from "../../render/text/audit.ts";
import { isTold, renderFollowed } from "../../render/text/followed-run.ts";
import { type FollowedRun, RunRecord } from "../../status/followed-run.ts";
import { LiveArea } from "../../terminal/live-area.ts";
import { styleFor } from "../../terminal/process-io.ts";
import { watch } from "../../terminal/watching.ts";
import { type Done, type Invocation, reportProblem, tell } from "../command.ts";
import { openKept } from "../state.ts";

const USUAL_INTERVAL_MS = 2_000;

/** Follows the record of a run until it ends, and ends with its exit code. Only reads the record. */
export async function watchRun(
  invocation: Invocation,
  command: ApplyOptions & WatchOptions,
  [file]: readonly string[],
): Promise<Done> {
  const { io } = invocation;
  const refused = whyNotFollowed(command, file);
  if (refused !== undefined) return failure(refused);
  const { watch: run = "" } = command;
  const kept = await openKept(invocation);
  if (!kept.ok) return kept;
  const { journal } = kept.value.state;
  const record = new RunRecord(run, (visit) => tellingFollower(journal.follow(visit)));
  const display = displayFor(invocation, record.followed);
  try {
    const exitCode = await watch(io, {
      everyMs: command.interval ?? USUAL_INTERVAL_MS,
      read: () => record.look(),
      show: (looked) => {
        const warnings = looked.ok ? looked.value.warnings : [];
        if (warnings.length > 0) display.close();
        tell(invocation, warnings);
        display.show();
        if (looked.ok) return looked.value.exitCode;
        display.close();
        return reportProblem(invocation, looked.error);
      },
    });
    return success(exitCode);
  } finally {
    display.close();
  }
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
