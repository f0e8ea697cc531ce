import { failure, type Result, success } from "../../base/result.ts";
import type { JournalRecord } from "../../model/record/record.ts";
import { verifyChain } from "../chain/chain.ts";
import { type Machine, thisMachine } from "../chain/holder.ts";
import type { Follower, JournalProblem, JournalReading } from "../chain/journal.ts";
import { withFirstRecord } from "../chain/lines.ts";
import { lockFile, runningMeanwhile } from "./lock.ts";
import { unwritableProblem } from "./problem.ts";
import { closedSegments, type Folder, openSegmentPath } from "./segments.ts";
import { type FilePlace, walkFolder } from "./walk.ts";

type Visit = (record: JournalRecord) => void;

/** Follows a journal in files: of the part that grows it reads what came. */
export class FileFollower implements Follower {
  readonly #folder: Folder;
  readonly #visit: Visit;
  readonly #machine: Machine;
  #place: FilePlace | null = null;

  constructor(folder: Folder, visit: Visit, machine = thisMachine()) {
    this.#folder = folder;
    this.#visit = visit;
    this.#machine = machine;
  }

  async look(): Promise<Result<Pick<JournalReading, "running">, JournalProblem>> {
    const { directory, files } = this.#folder;
    try {
      const surroundings = { machine: this.#machine, files };
      const looked = runningMeanwhile(lockFile(directory), surroundings, () => this.#read());
      return looked.value.ok ? success({ running: looked.running }) : looked.value;
    } catch (error) {
      return failure(unwritableProblem(directory, error));
    }
  }

  #read(): Result<null, JournalProblem> {
    if (this.#place !== null) this.#place = placeAfter(this.#folder, this.#place, this.#visit);
    if (this.#place !== null) return success(null);
    const walked = walkFolder(this.#folder, { visit: this.#visit, begin: () => {} });
    if (!walked.ok) return walked;
    this.#place = walked.value.place;
    return success(null);
  }
}

/** null where what is there does not go on from that place. */
function placeAfter(folder: Folder, from: FilePlace, visit: Visit): FilePlace | null {
  const path = openSegmentPath(folder.directory);
  const first = withFirstRecord(folder.files.pieces(path), (begun) => begun.first?.sequence ?? null);
  // Nothing is there where nothing was.
  if (first === null) return from.offset === 0 ? from : null;
  if (first === from.first) return goneOn(folder, path, from, visit);
  let place: FilePlace | null = from;
  const closed = closedSegments(folder).filter((one) => one.first >= from.first && one.first < first);
  for (const one of [...closed, { first, path }]) {
    place = goneOn(folder, one.path, atSegment(place, one.first), visit);
    if (place === null) return null;
  }
  return place;
}

/** The same place, where that segment goes on after it. */
function atSegment(place: FilePlace, first: number): FilePlace {
  return first === place.first ? place : { ...place, first, offset: 0 };
}

function goneOn({ files }: Folder, path: string, from: FilePlace, visit: Visit): FilePlace | null {
  // Somebody put an older one in its place.
  if (files.size(path) < from.offset) return null;
  const { sequence, head, goodBytes, flaw } = verifyChain(files.pieces(path, from.offset), visit, from);
  if (flaw?.kind === "damaged") return null;
  return { sequence, head, first: from.first, offset: from.offset + goodBytes };
}
