import { resolve } from "node:path";
import { printedJson } from "../../base/json.ts";
import { failure, type Result, success } from "../../base/result.ts";
import { counted } from "../../base/text.ts";
import { actorOf, newRunId } from "../../ci/provenance.ts";
import { nodeFileSystem } from "../../journal/files/file-system.ts";
import { findCut, type PrunableRange, prune } from "../../journal/files/prune.ts";
import { readTime } from "../../journal/query.ts";
import { EXIT, type ExitCode } from "../../model/exit-code.ts";
import { type Problem, problem } from "../../model/problem.ts";
import type { Invocation } from "../command.ts";
import { loadEnvironment } from "../manifest/desired.ts";
import { reportProblem } from "../report-problem.ts";
import { type Seal, sealFor, warnUnsealed } from "../seal.ts";
import { openState, type State } from "../state.ts";

/** The options of `state prune`, as commander reads them. */
export interface StatePruneOptions {
  readonly before: string;
  readonly to?: string;
}

/** What was pruned, and where it is. */
interface Pruned extends PrunableRange {
  readonly folder: string;
}

/** Writes the records from before a time into a folder, and lets go of them. */
export async function statePrune(
  invocation: Invocation,
  { before, to }: StatePruneOptions,
): Promise<ExitCode> {
  const { io, options } = invocation;
  const until = pastTime(before, io.clock.now());
  if (!until.ok) return reportProblem(io, options, until.error);
  const loaded = loadEnvironment(io, options, "ignored");
  if (!loaded.ok) return reportProblem(io, options, loaded.error);
  const { environment } = loaded.value;
  const state = await openState({ io, options }, environment);
  const folderOf = ({ first, through }: PrunableRange) =>
    to ?? `webhook-sync-${environment.name}-records-${first}-${through}`;
  const seal = await sealFor(invocation, environment);
  if (!seal.ok) return reportProblem(io, options, seal.error);
  const pruned = await pruneRecord(invocation, { state, seal: seal.value }, until.value, folderOf);
  if (!pruned.ok) return reportProblem(io, options, pruned.error);
  const { first, through, head, folder } = pruned.value;
  const text = `${counted(through - first + 1, "record")} written to ${folder}, and no longer kept here. The last one: ${head}`;
  io.stdout.write(`${options.format === "json" ? printedJson({ first, through, head, folder }) : text}\n`);
  return EXIT.done;
}

function pastTime(before: string, now: Date): Result<Date, Problem> {
  const until = readTime("--before", before, now);
  if (!until.ok) return until;
  if (until.value !== undefined && until.value <= now) return success(until.value);
  const hint = "name a day that is over: 2026-01-01, or how long ago: 365d";
  return failure(problem(EXIT.usage, "usage", `--before ${before} is in the future`, hint));
}

async function pruneRecord(
  invocation: Invocation,
  { state, seal }: { readonly state: State; readonly seal: Seal },
  until: Date,
  folderOf: (cut: PrunableRange) => string,
): Promise<Result<Pruned, Problem>> {
  const { io } = invocation;
  const run = newRunId(io.random);
  const journal = await state.open({ actor: actorOf(io), run, clock: io.clock });
  if (!journal.ok) return journal;
  try {
    const found = await findCut(state.journal, until);
    if (!found.ok) return found;
    if (found.value === null) return failure(nothingToCut(state, until));
    const cut = found.value;
    const folder = folderOf(cut);
    const directory = resolve(io.workingDirectory, folder);
    const pruned = await prune(journal.value, state.journal, {
      ...{ cut, until },
      folder: { directory, files: nodeFileSystem },
      vouch: async () => warnUnsealed(invocation, await seal.close(journal.value, run)),
    });
    return pruned.ok ? success({ ...cut, folder }) : pruned;
  } finally {
    await journal.value.close();
  }
}

function nothingToCut({ place }: State, until: Date): Problem {
  const message = `there is nothing to prune: no run in ${place} was over before ${until.toISOString()}`;
  return problem(EXIT.usage, "nothing-to-prune", message, "webhook-sync audit runs lists them");
}
