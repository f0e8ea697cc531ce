import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { failure, type Result, success } from "../../base/result.ts";
import { counted } from "../../base/text.ts";
import { actorOf, newRunId } from "../../ci/provenance.ts";
import { fileOutbox } from "../../export/file-outbox.ts";
import { copyOutbox } from "../../export/outbox-edit.ts";
import type { OutboxStore } from "../../export/outbox-store.ts";
import type { ChainEnd, Journal } from "../../journal/chain/journal.ts";
import { copyToFolder, readWhole, takeOver, type WholeCopy } from "../../journal/files/copy.ts";
import { nodeFileSystem } from "../../journal/files/file-system.ts";
import { fileJournal } from "../../journal/files/open.ts";
import { journalProblem } from "../../journal/files/state-folder.ts";
import { EXIT } from "../../model/exit-code.ts";
import { type Problem, problem } from "../../model/problem.ts";
import type { Done, Invocation, View } from "../command.ts";
import { loadEnvironment } from "../manifest/desired.ts";
import { openState, outboxProblem, type State } from "../state.ts";

/** What was copied. */
interface Copied extends Pick<ChainEnd, "records" | "head"> {
  readonly messages: number;
}

/** Writes the record and the outbox as files into a folder that has none. */
export async function stateExport(
  invocation: Invocation,
  _options: object,
  [folder = ""]: readonly string[],
): Promise<Done> {
  const { io, options } = invocation;
  const loaded = loadEnvironment(io, options, "ignored");
  if (!loaded.ok) return loaded;
  const state = await openState({ io, options }, loaded.value.environment);
  const copied = await exportTo(resolve(io.workingDirectory, folder), state);
  return copied.ok ? success(viewOf("written", copied.value)) : copied;
}

async function exportTo(directory: string, state: State): Promise<Result<Copied, Problem>> {
  const written = await copyToFolder(state.journal, { directory, files: nodeFileSystem });
  if (!written.ok) return failure(journalProblem(written.error));
  const messages = await copyMessages(state.outbox, fileOutbox(join(directory, "outbox.ndjson")));
  return messages.ok ? success({ ...written.value, messages: messages.value }) : messages;
}

/** Takes over the record and the outbox of a folder, as they are. */
export async function stateImport(
  invocation: Invocation,
  _options: object,
  [folder = ""]: readonly string[],
): Promise<Done> {
  const { io, options } = invocation;
  const loaded = loadEnvironment(io, options, "ignored");
  if (!loaded.ok) return loaded;
  const directory = resolve(io.workingDirectory, folder);
  if (!existsSync(join(directory, "journal.ndjson"))) {
    const hint = "name an environment's folder in the state folder: .webhook-sync/production";
    const message = `${folder} has no record: there is no journal.ndjson in it`;
    return failure(problem(EXIT.usage, "no-record", message, hint));
  }
  const copy = await readWhole(fileJournal(directory));
  if (!copy.ok) return failure(journalProblem(copy.error));
  const state = await openState({ io, options }, loaded.value.environment);
  const opening = { actor: actorOf(io), run: newRunId(io.random), clock: io.clock };
  const journal = await state.open(opening);
  if (!journal.ok) return journal;
  try {
    const copied = await importFrom({ directory, copy: copy.value }, state, journal.value);
    return copied.ok ? success(viewOf("taken over", copied.value)) : copied;
  } finally {
    await journal.value.close();
  }
}

async function importFrom(
  { directory, copy }: { readonly directory: string; readonly copy: WholeCopy },
  state: State,
  journal: Journal,
): Promise<Result<Copied, Problem>> {
  const taken = await takeOver(journal, copy);
  if (!taken.ok) {
    const hint = "import into an environment that has no record yet; nothing of what is there was changed";
    return failure(problem(EXIT.journal, "not-imported", taken.error.message, hint));
  }
  const messages = await copyMessages(fileOutbox(join(directory, "outbox.ndjson")), state.outbox);
  return messages.ok ? success({ ...taken.value, messages: messages.value }) : messages;
}

async function copyMessages(from: OutboxStore, to: OutboxStore): Promise<Result<number, Problem>> {
  const entries = await from.entries();
  if (!entries.ok) return failure(outboxProblem(entries.error));
  const [warning] = await copyOutbox(to, entries.value);
  if (warning === undefined) return success(entries.value.length);
  return failure(problem(EXIT.journal, "outbox-unwritable", warning, "fix that, then do it again"));
}

function viewOf(what: string, { records, head, messages }: Copied): View {
  const text = `${counted(records, "record")} and ${counted(messages, "message")} ${what}. Head: ${head}`;
  return { json: { records, head, messages }, text: () => text };
}
