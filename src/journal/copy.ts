import { counted } from "../base/text.ts";
import type { JournalRecord } from "../model/record.ts";
import { failure, type Result, success } from "../model/result.ts";
import { lineOf, sha256 } from "./chain.ts";
import type { FileSystem } from "./files.ts";
import type { AppendFailure, ChainEnd, Journal, JournalProblem, JournalStore } from "./journal.ts";
import { unwritableProblem } from "./problem.ts";
import { ProjectionBuilder } from "./projection/builder.ts";
import { projectionText } from "./projection/document.ts";
import { closedSegmentPath, openSegmentPath, projectionPath } from "./segments.ts";

/** Of one journal. */
type Source = Pick<JournalStore, "walk">;

/** How many records are under way at a time. */
const BATCH = 1_000;

/**
 * Takes over all records of another journal as they are. What is there already must be their beginning, so that an
 * import that was interrupted goes on.
 */
export async function copyInto(
  journal: Journal,
  source: Source,
): Promise<Result<ChainEnd, JournalProblem | AppendFailure>> {
  const there = journal.projection();
  const records: JournalRecord[] = [];
  let headThere = there.sequence === 0 ? there.head : "";
  const walked = await source.walk((record) => {
    if (record.sequence > there.sequence) records.push(record);
    else if (record.sequence === there.sequence) headThere = record.hash;
  });
  if (!walked.ok) return walked;
  if (headThere !== there.head) {
    const message = `another record is there already, of ${counted(there.sequence, "record")}`;
    return failure({ message });
  }
  for (let start = 0; start < records.length; start += BATCH) {
    const batch = records.slice(start, start + BATCH).map((record) => journal.adopt(record));
    const failed = (await Promise.all(batch)).find((one) => !one.ok);
    if (failed !== undefined) return failed;
  }
  return walked;
}

/** Writes a journal as files into a folder that has none, in the same parts as it was written in. */
export async function copyToFolder(
  source: Source,
  directory: string,
  files: FileSystem,
): Promise<Result<ChainEnd, JournalProblem>> {
  const parts = new Parts(directory, files);
  try {
    files.createDirectory(directory);
    if (files.list(directory).some((name) => name.startsWith("journal"))) {
      const message = `${directory} has a record already`;
      return failure({ kind: "unwritable", message, hint: "name a folder that has none" });
    }
    const walked = await source.walk((record) => parts.add(record));
    if (!walked.ok) return walked;
    parts.end();
    return success(walked.value);
  } catch (error) {
    return failure(unwritableProblem(directory, error));
  }
}

/** The parts that a journal was written in: each but the first one begins with a record that says so. */
class Parts {
  readonly #directory: string;
  readonly #files: FileSystem;
  readonly #builder = new ProjectionBuilder();
  #lines: string[] = [];
  #first = 1;
  #projection: { readonly path: string; readonly text: string } | null = null;

  constructor(directory: string, files: FileSystem) {
    this.#directory = directory;
    this.#files = files;
  }

  add(record: JournalRecord): void {
    if (record.phase === "segment-started" && this.#lines.length > 0) {
      this.#files.createExclusively(closedSegmentPath(this.#directory, this.#first), this.#lines.join(""));
      const text = projectionText(this.#builder.projection());
      // Another version may have written it otherwise; then it is made anew by whoever reads.
      const isAsRecorded = sha256(text) === record.projection_sha256;
      const path = projectionPath(this.#directory, record.sequence);
      this.#projection = isAsRecorded ? { path, text } : null;
      this.#lines = [];
      this.#first = record.sequence;
    }
    this.#builder.add(record);
    this.#lines.push(lineOf(record));
  }

  end(): void {
    if (this.#projection !== null)
      this.#files.createExclusively(this.#projection.path, this.#projection.text);
    if (this.#lines.length > 0)
      this.#files.createExclusively(openSegmentPath(this.#directory), this.#lines.join(""));
  }
}
