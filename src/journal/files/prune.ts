import { basename } from "node:path";
import { failure, type Result, success } from "../../base/result.ts";
import type { JournalRecord } from "../../model/record/record.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { type Problem, problem } from "../../model/run/problem.ts";
import { sha256 } from "../chain/chain.ts";
import type { Beginning, Journal, JournalProblem, JournalStore, PrunableRange } from "../chain/journal.ts";
import type { RecordPlace } from "../chain/own-record.ts";
import { journalProblem, mayNotForget, unprunedProblem } from "../chain/problem.ts";
import { ProjectionBuilder } from "../projection/builder.ts";
import { beginningAfter } from "../projection/document.ts";
import { copyToFolder, type WrittenCopy } from "./copy.ts";
import { unwritableProblem } from "./problem.ts";
import type { Folder } from "./segments.ts";
import { ownFolderProblem } from "./state-folder.ts";
import { walkJournal } from "./walk.ts";

/**
 * The runs that were over before that instant, as far as all before them were: what a run wrote stays together.
 * null where there is none.
 */
export async function findCut(
  source: Pick<JournalStore, "walk">,
  until: Date,
): Promise<Result<PrunableRange | null, Problem>> {
  const finder = new CutFinder(until.getTime() / 1_000);
  const walked = await source.walk((record) => finder.add(record));
  if (!walked.ok) return failure(journalProblem(walked.error));
  return success(finder.cut(walked.value.pruned));
}

class CutFinder {
  readonly #until: number;
  #last: JournalRecord | null = null;
  #boundary: JournalRecord | null = null;
  #isOver = false;

  constructor(until: number) {
    this.#until = until;
  }

  add(record: JournalRecord): void {
    if (this.#isOver) return;
    if (record.run !== this.#last?.run) this.#boundary = this.#last;
    this.#isOver = record.timestamp >= this.#until;
    if (!this.#isOver) this.#last = record;
  }

  cut(pruned: number): PrunableRange | null {
    const last = this.#isOver ? this.#boundary : this.#last;
    return last === null ? null : { first: pruned + 1, through: last.sequence, head: last.hash };
  }
}

/** A cut, and where it goes. */
export interface Pruning {
  readonly cut: PrunableRange;
  readonly until: Date;
  readonly folder: Folder;
  /** What is to be done between the record of it and the removal, when nothing can be recorded any more. */
  readonly vouch?: (() => Promise<void>) | undefined;
}

/** Up to when records go, and where to. */
export interface PruneRequest extends Pick<Pruning, "until" | "vouch"> {
  folderOf(cut: PrunableRange): Folder;
}

/** What is gone. */
export interface Pruned extends PrunableRange {
  /** Whether it was written out now: what an interrupted prune left is only removed. */
  readonly isWritten: boolean;
}

/** Writes what the runs that were over before an instant wrote into a folder, and lets go of it. */
export async function pruneBefore(
  journal: Journal,
  source: RecordPlace & { readonly journal: Pick<JournalStore, "walk"> },
  { until, folderOf, vouch }: PruneRequest,
): Promise<Result<Pruned, Problem>> {
  const left = await journal.removeForgotten();
  if (!left.ok) return failure(unprunedProblem(left.error.message));
  const found = await findCut(source.journal, until);
  if (!found.ok) return found;
  const cut = found.value;
  if (cut === null && left.value !== null) return success({ ...left.value, isWritten: false });
  if (cut === null) {
    const message = `there is nothing to prune: no run in ${source.place} was over before ${until.toISOString()}`;
    return failure(problem(EXIT.usage, "nothing-to-prune", message, "webhook-sync audit runs lists them"));
  }
  const may = await journal.mayForget();
  if (!may.ok) return failure(unprunedProblem(may.error.message));
  if (!may.value) return failure(mayNotForget(source.place));
  const folder = folderOf(cut);
  const own = ownFolderProblem(source, folder.directory);
  if (own !== null) return failure(own);
  const pruned = await prune(journal, source.journal, { cut, until, folder, vouch });
  return pruned.ok ? success({ ...cut, isWritten: true }) : pruned;
}

/**
 * Writes the cut out and verifies that, records it, and lets go of it, in this order: a crash at any moment loses nothing,
 * and the same command goes on.
 */
export async function prune(
  journal: Journal,
  source: Pick<JournalStore, "walk">,
  { cut, until, folder, vouch }: Pruning,
): Promise<Result<null, Problem>> {
  const beginning = await writeCut(source, cut, folder);
  if (!beginning.ok) return beginning;
  const recorded = await journal.append({
    phase: "pruned",
    through: cut.through,
    head: cut.head,
    projection_sha256: sha256(beginning.value.text),
    until: until.toISOString(),
    cut: basename(folder.directory),
  });
  if (!recorded.ok) return failure(unprunedProblem(recorded.error.message));
  await vouch?.();
  const forgotten = await journal.forget(beginning.value);
  return forgotten.ok ? forgotten : failure(unprunedProblem(forgotten.error.message));
}

/** Where an interrupted prune wrote it already it is taken as it is. */
async function writeCut(
  source: Pick<JournalStore, "walk">,
  cut: PrunableRange,
  folder: Folder,
): Promise<Result<Beginning, Problem>> {
  const { directory, files } = folder;
  const listed = list(folder);
  if (!listed.ok) return listed;
  const isThere = listed.value.length > 0;
  // Read from the record itself in any case: what is kept in place of the cut must not come from a folder.
  const written = isThere ? await addUp(source, cut) : await copyToFolder(source, folder, cut.through);
  if (!written.ok) return failure(journalProblem(written.error));
  const end = walkJournal({ directory, files }, () => {});
  if (!end.ok) return failure(isThere ? otherCut(directory) : journalProblem(end.error));
  const { head, records, pruned } = end.value;
  if (head !== cut.head || records !== cut.through || pruned !== cut.first - 1)
    return failure(otherCut(directory));
  return success(beginningAfter(written.value.projection));
}

function list({ directory, files }: Folder): Result<readonly string[], Problem> {
  try {
    return success(files.list(directory));
  } catch (error) {
    return failure(journalProblem(unwritableProblem(directory, error)));
  }
}

async function addUp(
  source: Pick<JournalStore, "walk">,
  { through }: PrunableRange,
): Promise<Result<Pick<WrittenCopy, "projection">, JournalProblem>> {
  let builder = new ProjectionBuilder();
  const walked = await source.walk(
    (record) => {
      if (record.sequence <= through) builder.add(record);
    },
    ({ projection }) => {
      builder = new ProjectionBuilder(projection);
    },
  );
  return walked.ok ? success({ projection: builder.projection() }) : walked;
}

function otherCut(directory: string): Problem {
  const message = `${directory} is there already, with something else or half of this`;
  return problem(
    EXIT.usage,
    "cut-exists",
    message,
    "move it away, or name another folder with --to; nothing was pruned",
  );
}
