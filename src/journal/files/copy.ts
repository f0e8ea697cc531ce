import { failure, type Result, success } from "../../base/result.ts";
import { counted } from "../../base/text.ts";
import type { Projection } from "../../model/record/projection.ts";
import type { JournalRecord } from "../../model/record/record.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { type Problem, problem } from "../../model/run/problem.ts";
import { lineOf, sha256 } from "../chain/chain.ts";
import type {
  AppendFailure,
  Beginning,
  ChainEnd,
  Journal,
  JournalProblem,
  JournalStore,
} from "../chain/journal.ts";
import { NOTHING_RECORDED, ProjectionBuilder, projectionOf } from "../projection/builder.ts";
import { projectionText } from "../projection/document.ts";
import { keepBeginning } from "./close-segment.ts";
import type { FileSystem } from "./file-system.ts";
import { unwritableProblem } from "./problem.ts";
import { closedSegmentPath, type Folder, openSegmentPath, projectionPath } from "./segments.ts";

/** Of one journal. */
type Source = Pick<JournalStore, "walk">;

/** All of a journal, in memory. */
export interface WholeCopy {
  readonly records: readonly JournalRecord[];
  readonly beginning: Beginning | null;
  readonly projection: Projection;
  readonly end: ChainEnd;
}

/** Reads and verifies a journal whole. That can take longer than a lease lasts: it is done before one is taken. */
export async function readWhole(source: Source): Promise<Result<WholeCopy, JournalProblem>> {
  const records: JournalRecord[] = [];
  const beginnings: Beginning[] = [];
  const walked = await source.walk(
    (record) => records.push(record),
    (beginning) => beginnings.push(beginning),
  );
  if (!walked.ok) return walked;
  const beginning = beginnings[0] ?? null;
  const projection = projectionOf(records, beginning?.projection);
  return success({ records, beginning, projection, end: walked.value });
}

/**
 * Takes over all records of another journal as they are, and what `beside` takes over besides: all of it counts at once. What
 * is there already must be their beginning; what an import left that did not end, this one goes on from.
 */
export async function takeOver<T>(
  journal: Journal,
  { records, beginning, projection }: WholeCopy,
  beside: () => Promise<Result<T, Problem>>,
): Promise<Result<T, Problem>> {
  const there = journal.projection();
  const places = [NOTHING_RECORDED, ...(beginning === null ? [] : [beginning.projection])];
  const isTheirs =
    places.some(({ sequence, head }) => sequence === there.sequence && head === there.head) ||
    records.some(({ sequence, hash }) => sequence === there.sequence && hash === there.head);
  if (!isTheirs)
    return failure(another(`another record is there already, of ${counted(there.sequence, "record")}`));
  const adoption = {
    records: records.filter(({ sequence }) => sequence > there.sequence),
    beginning: there.sequence === 0 ? beginning : null,
    projection,
  };
  const staged = await journal.stage(adoption);
  if (!staged.ok) return failure(interrupted(staged.error));
  if (!staged.value)
    return failure(another("an import of another record is there already, which did not end"));
  const taken = await beside();
  if (!taken.ok) return taken;
  const adopted = await journal.adopt(adoption);
  return adopted.ok ? taken : failure(interrupted(adopted.error));
}

function another(message: string): Problem {
  const hint = "import into an environment that has no record yet; nothing of what is there was changed";
  return problem(EXIT.journal, "not-imported", message, hint);
}

function interrupted({ message }: AppendFailure): Problem {
  const hint = "run the same command again; nothing goes by this record until all of it is there";
  return problem(EXIT.journal, "not-imported", message, hint);
}

/** A part of a journal that was written, and what it adds up to with all before it. */
export interface WrittenCopy extends ChainEnd {
  readonly projection: Projection;
}

/** What would be taken for a part of the copy. */
const OF_A_RECORD = /^(?:journal|beginning|projection|outbox)/;

/** Writes a journal as files into a folder that has none, in the same parts as it was written in, up to this record. */
export async function copyToFolder(
  source: Source,
  folder: Folder,
  through: number = Number.POSITIVE_INFINITY,
): Promise<Result<WrittenCopy, JournalProblem>> {
  const { directory, files } = folder;
  const parts = new Parts(folder, through);
  try {
    files.createDirectory(directory);
    const found = files.list(directory).find((name) => OF_A_RECORD.test(name));
    if (found !== undefined) {
      const message = `${directory} has a record already, or what one left behind: ${found}`;
      return failure({ kind: "unwritable", message, hint: "name a folder that has none" });
    }
    const walked = await source.walk(
      (record) => parts.add(record),
      (beginning) => parts.begin(beginning),
    );
    if (!walked.ok) return walked;
    return success({ ...walked.value, projection: parts.end() });
  } catch (error) {
    return failure(unwritableProblem(directory, error));
  }
}

/** The parts that a journal was written in: each but the first one begins with a record that says so. */
class Parts {
  readonly #directory: string;
  readonly #files: FileSystem;
  readonly #through: number;
  #builder = new ProjectionBuilder();
  #lines: string[] = [];
  #first = 1;
  #projection: { readonly path: string; readonly text: string } | null = null;

  constructor({ directory, files }: Folder, through: number) {
    this.#directory = directory;
    this.#files = files;
    this.#through = through;
  }

  begin(beginning: Beginning): void {
    keepBeginning({ directory: this.#directory, files: this.#files }, beginning);
    this.#builder = new ProjectionBuilder(beginning.projection);
    this.#first = beginning.projection.sequence + 1;
  }

  add(record: JournalRecord): void {
    if (record.sequence > this.#through) return;
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

  end(): Projection {
    if (this.#projection !== null)
      this.#files.createExclusively(this.#projection.path, this.#projection.text);
    if (this.#lines.length > 0)
      this.#files.createExclusively(openSegmentPath(this.#directory), this.#lines.join(""));
    return this.#builder.projection();
  }
}
