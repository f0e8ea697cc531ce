import { type Chain, sha256 } from "../chain.ts";
import { PROJECTION_FORMAT, projectionText } from "../projection/document.ts";
import {
  closedSegmentPath,
  type Folder,
  type OpenSegment,
  projectionPath,
  projectionPaths,
} from "./segments.ts";

/**
 * Closes the part of the journal that grows, and begins the next one with a record of what all before it adds up to.
 * A crash at any moment leaves a journal that is whole: the next part appears in one step.
 */
export function closeSegment(folder: Folder, segment: OpenSegment, chain: Chain): void {
  const { directory, files } = folder;
  const { bytes, builder, verification, path, first } = segment;
  if (first === null) return;
  const next = verification.sequence + 1;
  const text = projectionText(builder.projection());
  files.replace(projectionPath(directory, next), text);
  files.replace(closedSegmentPath(directory, first.sequence), bytes);
  const { record, line } = chain.add({
    phase: "segment-started",
    projection_sha256: sha256(text),
    projection_format: PROJECTION_FORMAT,
  });
  files.replace(path, line);
  builder.add(record);
  for (const one of projectionPaths(folder)) {
    if (one.first !== next) files.remove(one.path);
  }
}
