import { failure, type Result, success } from "../../base/result.ts";
import type { Chain } from "../chain/chain.ts";
import type { AppendFailure, Beginning } from "../chain/journal.ts";
import { closeSegment } from "./close-segment.ts";
import {
  beginningPath,
  beginnings,
  closedSegmentPath,
  closedSegments,
  type Folder,
  readOpenSegment,
} from "./segments.ts";

/** Puts down what stands in the place of records. From this moment on the record begins after them. */
export function keepBeginning({ directory, files }: Folder, { projection, text }: Beginning): void {
  files.replace(beginningPath(directory, projection.sequence + 1), text);
}

/**
 * Lets go of all records up to there. A crash at any moment leaves a record that is whole, with them or without them: it
 * begins elsewhere in one step, and what is there of them afterwards is no longer looked at.
 */
export function forgetBefore(
  folder: Folder,
  beginning: Beginning,
  chain: Chain,
): Result<null, AppendFailure> {
  const { sequence } = beginning.projection;
  const open = readOpenSegment(folder);
  if (!open.ok) return failure({ message: open.error.message });
  const { first, verification } = open.value;
  if (verification.head !== chain.head)
    return failure({ message: "the record does not end as it was written" });
  if (first !== null && first.sequence <= sequence) closeSegment(folder, open.value, chain);
  keepRestOfSegment(folder, sequence);
  keepBeginning(folder, beginning);
  removeForgotten(folder);
  return success(null);
}

/** The records of the segment that has this one and later ones. */
function keepRestOfSegment(folder: Folder, last: number): void {
  const { directory, files } = folder;
  const segment = closedSegments(folder).findLast(({ first }) => first <= last);
  const bytes = segment === undefined ? undefined : files.read(segment.path);
  if (segment === undefined || bytes === undefined) return;
  let start = 0;
  for (let sequence = segment.first; sequence <= last && start < bytes.length; sequence++) {
    start = bytes.indexOf(0x0a, start) + 1;
    if (start === 0) return;
  }
  if (start < bytes.length) files.replace(closedSegmentPath(directory, last + 1), bytes.subarray(start));
}

/** What is left of records that were let go of: all of it where a crash came before it was removed. */
export function removeForgotten(folder: Folder): void {
  const all = beginnings(folder);
  const last = all.at(-1);
  if (last === undefined) return;
  const segments = closedSegments(folder).filter(({ first }) => first < last.first);
  for (const { path } of [...segments, ...all.slice(0, -1)]) folder.files.remove(path);
}
