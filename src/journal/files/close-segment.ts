import { createHash } from "node:crypto";
import type { Projection } from "../../model/record/projection.ts";
import type { JournalRecord } from "../../model/record/record.ts";
import { type Chain, type Link, sha256 } from "../chain/chain.ts";
import { ProjectionBuilder } from "../projection/builder.ts";
import { PROJECTION_FORMAT, projectionText } from "../projection/document.ts";
import {
  closedSegmentPath,
  type Folder,
  type OpenSegment,
  openSegmentPath,
  projectionPath,
  projectionPaths,
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
  #builder: ProjectionBuilder;
  #first: GoodSegment["first"];

  /** `texts` are what its file holds. */
  constructor(
    { builder, first }: Pick<GoodSegment, "builder" | "first">,
    texts: readonly (string | Uint8Array)[],
  ) {
    this.#builder = builder;
    this.#first = first;
    for (const text of texts) this.#hash.update(text);
  }

  /** What has become durable, in order. */
  add({ record, line }: Link): void {
    this.#first ??= record;
    this.#builder.add(record);
    this.#hash.update(line);
  }

  /** It begins after records that are not kept. */
  beginAfter(projection: Projection): void {
    this.#builder = new ProjectionBuilder(projection);
  }

  /** Closes it, unless the file holds something else, or a record was added that did not become durable. */
  close(folder: Folder, chain: Chain): void {
    const bytes = folder.files.read(openSegmentPath(folder.directory)) ?? new Uint8Array();
    const [builder, first] = [this.#builder, this.#first];
    if (builder.rest().head !== chain.head || sha256(bytes) !== this.#hash.digest("hex")) return;
    closeSegment(folder, { bytes, builder, first }, chain);
  }
}
