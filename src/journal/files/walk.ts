import { failure, type Result, success } from "../../base/result.ts";
import type { JournalRecord } from "../../model/record/record.ts";
import { type ChainStart, verifyChain } from "../chain/chain.ts";
import type { Begin, ChainEnd, JournalProblem, Visitor } from "../chain/journal.ts";
import { withFirstRecord } from "../chain/lines.ts";
import { damagedProblem } from "../chain/problem.ts";
import { unwritableProblem } from "./problem.ts";
import { type Folder, lostAfter, openSegmentPath, walkClosed } from "./segments.ts";

/** Verifies a journal from its first record on. */
export function walkJournal(
  folder: Folder,
  visit: (record: JournalRecord) => void,
  begin: Begin = () => {},
): Result<ChainEnd, JournalProblem> {
  try {
    const walked = walkFolder(folder, { visit, begin });
    return walked.ok ? success(walked.value.end) : walked;
  } catch (error) {
    return failure(unwritableProblem(folder.directory, error));
  }
}

/** Where in a journal's files a chain was followed to. */
export interface FilePlace extends ChainStart {
  /** The first record of the segment. */
  readonly first: number;
  /** In bytes, from the segment's beginning. */
  readonly offset: number;
}

/** The same, and where it ended. Throws what the file system does. */
export function walkFolder(
  folder: Folder,
  { visit, begin }: Visitor,
): Result<{ readonly end: ChainEnd; readonly place: FilePlace }, JournalProblem> {
  const path = openSegmentPath(folder.directory);
  return withFirstRecord(folder.files.pieces(path), ({ first, all }) => {
    let pruned = 0;
    const before = walkClosed(folder, first, {
      visit,
      begin: (beginning) => {
        pruned = beginning.projection.sequence;
        begin(beginning);
      },
    });
    if (!before.ok) return before;
    const verification = verifyChain(all, visit, before.value);
    const lost = lostAfter(folder, { first, start: before.value, verification });
    if (lost !== null) return failure(lost);
    const { flaw, sequence, head, goodBytes } = verification;
    if (flaw?.kind === "damaged") return failure(damagedProblem(path, flaw, sequence));
    return success({
      end: { records: sequence, pruned, head, torn: flaw !== null },
      place: { sequence, head, first: before.value.sequence + 1, offset: goodBytes },
    });
  });
}
