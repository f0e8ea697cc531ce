import { basename, join } from "node:path";
import { failure, type Result, success } from "../../base/result.ts";
import { counted } from "../../base/text.ts";
import type { Projection } from "../../model/record/projection.ts";
import type { JournalRecord } from "../../model/record/record.ts";
import { CHAIN_START, type ChainStart, sha256, type Verification, verifyChain } from "../chain/chain.ts";
import type { Beginning, JournalProblem, Visitor } from "../chain/journal.ts";
import { withFirstRecord } from "../chain/lines.ts";
import { damagedProblem, incompleteProblem } from "../chain/problem.ts";
import { NOTHING_RECORDED, ProjectionBuilder } from "../projection/builder.ts";
import {
  PROJECTION_FORMAT,
  parseBeginning,
  parseProjection,
  projectionText,
} from "../projection/document.ts";
import type { FileSystem } from "./file-system.ts";

/** A journal's folder. */
export interface Folder {
  readonly directory: string;
  readonly files: FileSystem;
}

/** A file about the records from this one on. */
export interface SegmentFile {
  /** The number of its first record. */
  readonly first: number;
  readonly path: string;
}

/** The part that grows, as read, and what the record adds up to with it. */
export interface OpenSegment {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly verification: Verification;
  /** As of the last good record. */
  readonly builder: ProjectionBuilder;
  /** Its first record; null where there is none that can be read. */
  readonly first: JournalRecord | null;
}

const OPEN = "journal.ndjson";
const CLOSED = /^journal-(\d{12})\.ndjson$/;
const PROJECTION = /^projection-(\d{12})\.json$/;
const BEGINNING = /^beginning-(\d{12})\.json$/;

/** Whether a file of that name holds records, or stands in the place of some. */
export function isRecordFile(name: string): boolean {
  return name === OPEN || CLOSED.test(name) || BEGINNING.test(name);
}

export function openSegmentPath(directory: string): string {
  return join(directory, OPEN);
}

export function closedSegmentPath(directory: string, first: number): string {
  return join(directory, `journal-${twelveDigits(first)}.ndjson`);
}

/** What the record added up to before this one, which begins a segment. */
export function projectionPath(directory: string, first: number): string {
  return join(directory, `projection-${twelveDigits(first)}.json`);
}

/** What stands in the place of the records before this one, which were let go of. */
export function beginningPath(directory: string, first: number): string {
  return join(directory, `beginning-${twelveDigits(first)}.json`);
}

/** Of all that are there; only the last one counts, the ones before it are what a crash left. */
export function beginnings(folder: Folder): readonly SegmentFile[] {
  return numbered(folder, BEGINNING);
}

/** null where the record begins with record 1. */
function beginningIn(folder: Folder): Result<Beginning | null, JournalProblem> {
  const found = beginnings(folder).at(-1);
  if (found === undefined) return success(null);
  const text = Buffer.from(folder.files.read(found.path) ?? new Uint8Array()).toString();
  const projection = parseBeginning(text);
  if (projection?.sequence === found.first - 1) return success({ projection, text });
  return failure(incompleteProblem(found.path, "is not what stands in the place of pruned records"));
}

function twelveDigits(sequence: number): string {
  return String(sequence).padStart(12, "0");
}

/** In the order of their records. */
export function closedSegments(folder: Folder): readonly SegmentFile[] {
  return numbered(folder, CLOSED);
}

/** Of all projections that are kept, in the order of their records. */
export function projectionPaths(folder: Folder): readonly SegmentFile[] {
  return numbered(folder, PROJECTION);
}

function numbered({ directory, files }: Folder, pattern: RegExp): readonly SegmentFile[] {
  const found = files.list(directory).flatMap((name) => {
    const first = pattern.exec(name)?.[1];
    return first === undefined ? [] : [{ first: Number(first), path: join(directory, name) }];
  });
  return found.sort((one, other) => one.first - other.first);
}

/** Reads the part that grows. Of what is before it the projection is read, or made anew where it is not there. */
export function readOpenSegment(folder: Folder, takesOver = false): Result<OpenSegment, JournalProblem> {
  const path = openSegmentPath(folder.directory);
  const bytes = folder.files.read(path) ?? new Uint8Array();
  const read = addUpOpenSegment(folder, bytes.length === 0 ? [] : [bytes], takesOver);
  return read.ok ? success({ ...read.value, bytes }) : read;
}

/** The same without ever holding all of it: what an earlier version or a long run wrote is as long as it is. */
export function scanOpenSegment(folder: Folder): Result<Omit<OpenSegment, "bytes">, JournalProblem> {
  return addUpOpenSegment(folder, folder.files.pieces(openSegmentPath(folder.directory)), false);
}

function addUpOpenSegment(
  folder: Folder,
  pieces: Iterable<Uint8Array>,
  takesOver: boolean,
): Result<Omit<OpenSegment, "bytes">, JournalProblem> {
  const path = openSegmentPath(folder.directory);
  return withFirstRecord(pieces, ({ first, all }) => {
    const before = first === null ? projectionAtStart(folder) : projectionBefore(folder, first);
    if ("kind" in before) return failure(before);
    const builder = new ProjectionBuilder(before);
    const verification = verifyChain(all, (record) => builder.add(record), before);
    const lost = lostAfter(folder, { first, start: before, verification }, takesOver);
    return lost === null ? success({ path, verification, builder, first }) : failure(lost);
  });
}

/**
 * Where segments were closed the part that grows has a record, for it begins with one. Without it they would count for
 * nothing, and the next run would begin a new chain after them. Records that were let go of are followed by one that tells
 * of it, unless an import did not end, which the next import goes on from.
 */
export function lostAfter(
  folder: Folder,
  {
    first,
    start,
    verification,
  }: Pick<OpenSegment, "first" | "verification"> & { readonly start: ChainStart },
  takesOver = false,
): JournalProblem | null {
  if (first !== null || verification.flaw?.kind === "damaged") return null;
  const closed = closedSegments(folder).findLast((one) => one.first > start.sequence);
  const before = closed ?? (takesOver ? undefined : beginnings(folder).at(-1));
  if (before === undefined) return null;
  return incompleteProblem(openSegmentPath(folder.directory), `what followed ${before.path} is missing`);
}

/** Vouched for by the record that begins the segment; where nothing does it follows from the segments before. */
function projectionBefore(folder: Folder, first: JournalRecord): Projection | JournalProblem {
  if (first.sequence === 1) return NOTHING_RECORDED;
  const path = projectionPath(folder.directory, first.sequence);
  const bytes = first.phase === "segment-started" ? folder.files.read(path) : undefined;
  if (bytes === undefined || first.phase !== "segment-started") return rebuiltBefore(folder, first);
  if (sha256(bytes) !== first.projection_sha256) {
    const what = `is not what record ${first.sequence} says that it is`;
    return { ...incompleteProblem(path, what), hint: `remove ${path}: it is rebuilt from the records` };
  }
  const projection = parseProjection(Buffer.from(bytes).toString());
  return projection?.head === first.previous_hash ? projection : rebuiltBefore(folder, first);
}

/** Of a record that has none yet. */
function projectionAtStart(folder: Folder): Projection | JournalProblem {
  const beginning = beginningIn(folder);
  if (!beginning.ok) return beginning.error;
  return beginning.value?.projection ?? NOTHING_RECORDED;
}

/** What this version makes of the records is held to the hash that was recorded; another version's hash says nothing of it. */
function rebuiltBefore(folder: Folder, first: JournalRecord): Projection | JournalProblem {
  let builder = new ProjectionBuilder();
  const begin = ({ projection }: Beginning) => {
    builder = new ProjectionBuilder(projection);
  };
  const walked = walkClosed(folder, first, { visit: (record) => builder.add(record), begin });
  if (!walked.ok) return walked.error;
  const projection = builder.projection();
  if (first.phase !== "segment-started" || first.projection_format !== PROJECTION_FORMAT) return projection;
  if (sha256(projectionText(projection)) === first.projection_sha256) return projection;
  const what = `the records before it do not add up to what record ${first.sequence} names`;
  return {
    ...incompleteProblem(openSegmentPath(folder.directory), what),
    hint: "restore the journal from a copy",
  };
}

/** Walks along all segments before this record. Gives where they end: where it is null, at the beginning. */
export function walkClosed(
  folder: Folder,
  next: JournalRecord | null,
  { visit, begin }: Visitor,
): Result<ChainStart, JournalProblem> {
  const beginning = beginningIn(folder);
  if (!beginning.ok) return beginning;
  if (beginning.value !== null) begin(beginning.value);
  let place: ChainStart = beginning.value?.projection ?? CHAIN_START;
  if (next === null) return success(place);
  for (const { first, path } of closedSegments(folder)) {
    // What is left of it where a crash came between its copy and its end.
    if (first >= next.sequence) break;
    // What is left of it where a crash came before all that was let go of was gone.
    if (first <= place.sequence) continue;
    if (first !== place.sequence + 1) return failure(gapBefore(folder, place, first));
    const walked = walkSegment(folder, path, { visit, place });
    if (!walked.ok) return walked;
    place = walked.value;
  }
  if (place.sequence === next.sequence - 1 && place.head === next.previous_hash) return success(place);
  return failure(gapBefore(folder, place, next.sequence));
}

function walkSegment(
  { files }: Folder,
  path: string,
  { visit, place }: { readonly visit: Visitor["visit"]; readonly place: ChainStart },
): Result<ChainStart, JournalProblem> {
  const walked = verifyChain(files.pieces(path), visit, place);
  const { flaw, sequence } = walked;
  if (flaw === null) return success(walked);
  const damage = flaw.kind === "damaged" ? flaw : endsEarly(flaw.bytes, sequence - place.sequence);
  return failure(damagedProblem(path, damage, sequence));
}

function endsEarly(bytes: number, good: number) {
  const what = `ends in the middle of a record, after ${counted(bytes, "byte")}`;
  return { kind: "damaged", line: good + 1, what, remedy: "restore the file from a copy" } as const;
}

function gapBefore({ directory }: Folder, { sequence }: ChainStart, first: number): JournalProblem {
  const missing = `records ${sequence + 1} to ${first - 1} are missing`;
  const place = basename(beginningPath(directory, first));
  // Which of the two is so, only what is missing could tell.
  const pruned = sequence === 0 ? `; where they were pruned, ${place} is missing in their place` : "";
  return incompleteProblem(closedSegmentPath(directory, sequence + 1), `${missing}${pruned}`);
}
