import { join, resolve } from "node:path";
import { TOOL_VERSION } from "../../base/package.ts";
import { failure, success } from "../../base/result.ts";
import type { StatePruneOptions } from "../../commands/state.ts";
import { readPastTime } from "../../journal/audit/query.ts";
import type { Journal, PrunableRange } from "../../journal/chain/journal.ts";
import { holderOf, journalProblem, nothingToMigrate } from "../../journal/chain/problem.ts";
import { recordUnlocked } from "../../journal/chain/run-records.ts";
import { copyToFolder, takeOver } from "../../journal/files/copy.ts";
import { nodeFileSystem } from "../../journal/files/file-system.ts";
import { pruneBefore } from "../../journal/files/prune.ts";
import { readFolder } from "../../journal/files/record-folder.ts";
import { ownFolderProblem, ownSourceProblem } from "../../journal/files/state-folder.ts";
import { connectBy, wayTo } from "../../journal/postgres/connect.ts";
import { migrate } from "../../journal/postgres/migrate.ts";
import { fileOutbox } from "../../notify/file-outbox.ts";
import { copyMessages } from "../../notify/outbox-edit.ts";
import { type OutboxStore, outboxProblem } from "../../notify/outbox-store.ts";
import {
  copyView,
  migrationView,
  pruneView,
  stateDocument,
  stateView,
  unlockView,
} from "../../render/text/state.ts";
import type { Done, Invocation } from "../command.ts";
import { loadEnvironment } from "../manifest/desired.ts";
import { openKept, recordAlone, sealOf } from "../state.ts";

/** Shows what an environment keeps between runs. Only reads. */
export async function stateStatus(invocation: Invocation): Promise<Done> {
  const kept = await openKept(invocation);
  if (!kept.ok) return kept;
  const { environment, state } = kept.value;
  const read = await state.journal.read();
  if (!read.ok) return failure(journalProblem(read.error));
  const entries = await state.outbox.entries();
  if (!entries.ok) return failure(outboxProblem(entries.error));
  const found = { ...state, environment: environment.name, messages: entries.value.length };
  const document = stateDocument(found, read.value);
  return success(stateView(document));
}

/** Takes the record away from a run that holds it, and records that. */
export async function stateUnlock(
  invocation: Invocation,
  _options: object,
  [run = ""]: readonly string[],
): Promise<Done> {
  const kept = await openKept(invocation);
  if (!kept.ok) return kept;
  const { environment, state } = kept.value;
  const seal = await sealOf(invocation, environment);
  if (!seal.ok) return seal;
  const read = await state.journal.read();
  if (!read.ok) return failure(journalProblem(read.error));
  const found = holderOf(run, read.value);
  if (!found.ok) return found;
  const holder = found.value;
  if (holder === null) return success(unlockView(run, false));
  const unlocked = (journal: Journal) => recordUnlocked(journal, holder);
  const recorded = await recordAlone(invocation, { state, seal: seal.value, from: holder.run }, unlocked);
  return recorded.ok ? success(unlockView(run, true)) : recorded;
}

/** Writes the records from before a time into a folder, and lets go of them. */
export async function statePrune(invocation: Invocation, { before, to }: StatePruneOptions): Promise<Done> {
  const { io } = invocation;
  const until = readPastTime("--before", before, io.clock.now());
  if (!until.ok) return until;
  const kept = await openKept(invocation);
  if (!kept.ok) return kept;
  const { environment, state } = kept.value;
  const seal = await sealOf(invocation, environment);
  if (!seal.ok) return seal;
  const nameOf = ({ first, through }: PrunableRange) =>
    to ?? `webhook-sync-${environment.name}-records-${first}-${through}`;
  const folderOf = (cut: PrunableRange) => ({
    directory: resolve(io.workingDirectory, nameOf(cut)),
    files: nodeFileSystem,
  });
  const pruned = await recordAlone(invocation, { state, seal: seal.value }, (journal, vouch) =>
    pruneBefore(journal, state, { until: until.value, folderOf, vouch }),
  );
  if (!pruned.ok) return pruned;
  const { isWritten, ...range } = pruned.value;
  return success(pruneView({ ...range, folder: isWritten ? nameOf(range) : null }));
}

/** Makes or changes the tables of the database that the config file names. */
export async function stateMigrate({ io, options }: Invocation): Promise<Done> {
  const loaded = loadEnvironment(io, options, "ignored");
  if (!loaded.ok) return loaded;
  const { name, state } = loaded.value.environment;
  if (state.backend === "local") return failure(nothingToMigrate());
  const way = wayTo(state, name, io.variables);
  const migrated = await migrate(connectBy(way), way.place, TOOL_VERSION);
  if (!migrated.ok) return failure(journalProblem(migrated.error));
  return success(migrationView(migrated.value));
}

/** Writes the record and the outbox as files into a folder that has none. */
export async function stateExport(
  invocation: Invocation,
  _options: object,
  [folder = ""]: readonly string[],
): Promise<Done> {
  const directory = resolve(invocation.io.workingDirectory, folder);
  const kept = await openKept(invocation);
  if (!kept.ok) return kept;
  const { journal, outbox } = kept.value.state;
  const own = ownFolderProblem(kept.value.state, directory);
  if (own !== null) return failure(own);
  const written = await copyToFolder(journal, { directory, files: nodeFileSystem });
  if (!written.ok) return failure(journalProblem(written.error));
  const messages = await copyMessages(outbox, outboxIn(directory));
  return messages.ok ? success(copyView("written", written.value, messages.value)) : messages;
}

/** Takes over the record and the outbox of a folder, as they are. */
export async function stateImport(
  invocation: Invocation,
  _options: object,
  [folder = ""]: readonly string[],
): Promise<Done> {
  const kept = await openKept(invocation);
  if (!kept.ok) return kept;
  const { state } = kept.value;
  const directory = resolve(invocation.io.workingDirectory, folder);
  const own = ownSourceProblem(state, directory);
  if (own !== null) return failure(own);
  const copy = await readFolder(directory, folder);
  if (!copy.ok) return copy;
  return await recordAlone(invocation, { state, seal: null, takesOver: true }, async (journal) => {
    const messages = await takeOver(journal, copy.value, () =>
      copyMessages(outboxIn(directory), state.outbox),
    );
    return messages.ok ? success(copyView("taken over", copy.value.end, messages.value)) : messages;
  });
}

function outboxIn(directory: string): OutboxStore {
  return fileOutbox(join(directory, "outbox.ndjson"));
}
