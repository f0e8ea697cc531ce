import { createHash } from "node:crypto";
import { failure, type Result, success } from "../../base/result.ts";
import type { JournalRecord } from "../../model/record/record.ts";
import { type Chain, type Link, lineOf, sha256 } from "../chain/chain.ts";
import type { Adoption, AppendFailure, Beginning } from "../chain/journal.ts";
import type { ProjectionBuilder } from "../projection/builder.ts";
import { PROJECTION_FORMAT, projectionText } from "../projection/document.ts";
import {
  beginningPath,
  beginnings,
  closedSegmentPath,
  closedSegments,
  type Folder,
  type OpenSegment,
  openSegmentPath,
  projectionPath,
  projectionPaths,
  readOpenSegment,
} from "./segments.ts";

/** A part of the journal that is good to its end. */
interface GoodSegment extends Pick<OpenSegment, "bytes" | "builder"> {
  /** Its first record; null where it has none. */
  readonly first: Pick<JournalRecord, "sequence"> | null;
}

/**
 * Closes the part of the journal that grows, and begins the next one with a record of what all before it adds up to.
 * A crash at any moment leaves a journal that is whole: the next part appears in one step. Gives what that begins with.
 */
export function closeSegment(
  folder: Folder,
  { bytes, builder, first }: GoodSegment,
  chain: Chain,
): Link | null {
  const { directory, files } = folder;
  if (first === null) return null;
  const projection = builder.projection();
  const next = projection.sequence + 1;
  const text = projectionText(projection);
  files.replace(projectionPath(directory, next), text);
  files.replace(closedSegmentPath(directory, first.sequence), bytes);
  const begun = chain.add({
    phase: "segment-started",
    projection_sha256: sha256(text),
    projection_format: PROJECTION_FORMAT,
  });
  files.replace(openSegmentPath(directory), begun.line);
  builder.add(begun.record);
  for (const one of projectionPaths(folder)) {
    if (one.first !== next) files.remove(one.path);
  }
  return begun;
}

/**
 * The part of the journal that a run writes to: verified when it was opened, and since then as this run wrote it. Whether
 * the file still holds just that is told by one hash over all of it; nothing is parsed and verified a second time.
 */
export class GrowingSegment {
  readonly #hash = createHash("sha256");
  readonly #builder: ProjectionBuilder;
  #first: GoodSegment["first"];
  #waiting: Link[] = [];

  /** `texts` are what its file holds. */
  constructor(
    { builder, first }: Pick<GoodSegment, "builder" | "first">,
    texts: readonly (string | Uint8Array)[],
  ) {
    this.#builder = builder;
    this.#first = first;
    for (const text of texts) this.#hash.update(text);
  }

  /** What has become durable, in order. It is added up when the requests that waited for it have left. */
  add(link: Link): void {
    this.#waiting.push(link);
    if (this.#waiting.length === 1) afterTurns(TURNS_UNTIL_SENT, () => this.#addUp());
  }

  #addUp(): void {
    if (this.#waiting.length === 0) return;
    for (const { record } of this.#waiting) {
      this.#first ??= record;
      this.#builder.add(record);
    }
    this.#hash.update(this.#waiting.map(({ line }) => line).join(""));
    this.#waiting = [];
  }

  /** Closes it, unless the file holds something else, or a record was added that did not become durable. */
  close(folder: Folder, chain: Chain): void {
    this.#addUp();
    const bytes = folder.files.read(openSegmentPath(folder.directory)) ?? new Uint8Array();
    const [builder, first] = [this.#builder, this.#first];
    if (builder.rest().head !== chain.head || sha256(bytes) !== this.#hash.digest("hex")) return;
    closeSegment(folder, { bytes, builder, first }, chain);
  }
}

/** The client looks at a connection for one turn before it sends, and learns one turn late that it may. */
const TURNS_UNTIL_SENT = 3;

function afterTurns(turns: number, work: () => void): void {
  if (turns === 0) work();
  else setImmediate(afterTurns, turns - 1, work);
}

/** Puts down what stands in the place of records. From this moment on the record begins after them. */
export function keepBeginning({ directory, files }: Folder, { projection, text }: Beginning): void {
  files.replace(beginningPath(directory, projection.sequence + 1), text);
}

/**
 * Puts records of another journal behind those that are there, in one step. A crash before it leaves what was there, or a
 * beginning that nothing follows, by which nobody goes.
 */
export function adoptInto(folder: Folder, { beginning, records }: Adoption): void {
  const path = openSegmentPath(folder.directory);
  if (beginning !== null) keepBeginning(folder, beginning);
  const there = folder.files.read(path) ?? new Uint8Array();
  folder.files.replace(path, Buffer.concat([there, ...records.map((record) => Buffer.from(lineOf(record)))]));
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
