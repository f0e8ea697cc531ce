import { resolve } from "node:path";
import { failure, type Result, success } from "../../base/result.ts";
import { counted } from "../../base/text.ts";
import { actorOf, newRunId } from "../../ci/provenance.ts";
import { readTime } from "../../journal/audit/query.ts";
import type { JournalReading, LockHolder } from "../../journal/chain/journal.ts";
import { nodeFileSystem } from "../../journal/files/file-system.ts";
import { findCut, type PrunableRange, prune } from "../../journal/files/prune.ts";
import { journalProblem, unrecordedProblem } from "../../journal/files/state-folder.ts";
import { migrate } from "../../journal/postgres/migrate.ts";
import { EXIT } from "../../model/exit-code.ts";
import { type Problem, problem } from "../../model/problem.ts";
import { renderState, type StateDocument } from "../../render/text/state.ts";
import type { Done, Invocation } from "../command.ts";
import { loadEnvironment } from "../manifest/desired.ts";
import { type Seal, sealFor, warnUnsealed } from "../seal.ts";
import { connectBy, openState, outboxProblem, type State, wayTo } from "../state.ts";
import { TOOL_VERSION } from "../tool.ts";

/** Shows what an environment keeps between runs. Only reads. */
export async function stateStatus({ io, options }: Invocation): Promise<Done> {
  const loaded = loadEnvironment(io, options, "ignored");
  if (!loaded.ok) return loaded;
  const { name } = loaded.value.environment;
  const state = await openState({ io, options }, loaded.value.environment);
  const read = await state.journal.read();
  if (!read.ok) return failure(journalProblem(read.error));
  const entries = await state.outbox.entries();
  if (!entries.ok) return failure(outboxProblem(entries.error));
  const document = documentOf(name, state, read.value, entries.value.length);
  return success({ json: document, text: (style) => renderState(document, style) });
}

function documentOf(
  environment: string,
  { backend, place }: State,
  { projection, torn, running }: JournalReading,
  messages: number,
): StateDocument {
  const { sequence, head, tenant, webhooks, openIntents } = projection;
  return {
    ...{ environment, backend, place, records: sequence, head, tenant, torn },
    ...{ webhooks: webhooks.size, openWrites: openIntents.length, messages, running },
  };
}

/** Takes the record away from a run that holds it, and records that. */
export async function stateUnlock(
  invocation: Invocation,
  _options: object,
  [run = ""]: readonly string[],
): Promise<Done> {
  const { io, options } = invocation;
  const loaded = loadEnvironment(io, options, "ignored");
  if (!loaded.ok) return loaded;
  const state = await openState({ io, options }, loaded.value.environment);
  const seal = await sealFor(invocation, loaded.value.environment);
  if (!seal.ok) return seal;
  const read = await state.journal.read();
  if (!read.ok) return failure(journalProblem(read.error));
  const holder = read.value.running.find((one) => one.run === run);
  if (holder === undefined) {
    const [other] = read.value.running;
    if (other !== undefined) return failure(heldByAnother(run, other));
  } else {
    const failed = await unlock(invocation, { state, seal: seal.value }, holder);
    if (failed !== null) return failure(failed);
  }
  const text = holder === undefined ? "No run holds the record." : `Run ${run} holds the record no longer.`;
  return success({ json: { run, unlocked: holder !== undefined }, text: () => text });
}

function heldByAnother(run: string, other: LockHolder): Problem {
  const message = `run ${run} does not hold the record: run ${other.run} has since ${other.since}`;
  return problem(EXIT.usage, "unknown-run", message, "name that one if it is gone");
}

async function unlock(
  invocation: Invocation,
  { state, seal }: { readonly state: State; readonly seal: Seal },
  { run, pid, host, since }: LockHolder,
): Promise<Problem | null> {
  const { io } = invocation;
  const opening = { actor: actorOf(io), run: newRunId(io.random), clock: io.clock, from: run };
  const journal = await state.open(opening);
  if (!journal.ok) return journal.error;
  const details = `run ${run}, which had held the record since ${since} (process ${pid} on ${host}), holds it no longer`;
  const notice = { phase: "notice", code: "unlocked", webhook_name: null, version: null, details } as const;
  const recorded = await journal.value.append(notice);
  if (recorded.ok) warnUnsealed(invocation, await seal.close(journal.value, opening.run));
  await journal.value.close();
  return recorded.ok ? null : unrecordedProblem(recorded.error.message);
}

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
export async function statePrune(invocation: Invocation, { before, to }: StatePruneOptions): Promise<Done> {
  const { io, options } = invocation;
  const until = pastTime(before, io.clock.now());
  if (!until.ok) return until;
  const loaded = loadEnvironment(io, options, "ignored");
  if (!loaded.ok) return loaded;
  const { environment } = loaded.value;
  const state = await openState({ io, options }, environment);
  const folderOf = ({ first, through }: PrunableRange) =>
    to ?? `webhook-sync-${environment.name}-records-${first}-${through}`;
  const seal = await sealFor(invocation, environment);
  if (!seal.ok) return seal;
  const pruned = await pruneRecord(invocation, { state, seal: seal.value }, until.value, folderOf);
  if (!pruned.ok) return pruned;
  const { first, through, head, folder } = pruned.value;
  const text = `${counted(through - first + 1, "record")} written to ${folder}, and no longer kept here. The last one: ${head}`;
  return success({ json: { first, through, head, folder }, text: () => text });
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

/** Makes or changes the tables of the database that the config file names. */
export async function stateMigrate({ io, options }: Invocation): Promise<Done> {
  const loaded = loadEnvironment(io, options, "ignored");
  if (!loaded.ok) return loaded;
  const { name, state } = loaded.value.environment;
  if (state.backend === "local") {
    const hint = "state.backend: postgres in the config file names a database";
    const message = "there is nothing to migrate: the record is kept in files";
    return failure(problem(EXIT.usage, "usage", message, hint));
  }
  const way = wayTo(io, state, name);
  const migrated = await migrate(await connectBy(way), way.place, TOOL_VERSION);
  if (!migrated.ok) return failure(journalProblem(migrated.error));
  const { from, to } = migrated.value;
  const text =
    from === to
      ? `The tables have version ${to} already.`
      : `The tables have version ${to} now; they had ${from}.`;
  return success({ json: { from, to }, text: () => text });
}
