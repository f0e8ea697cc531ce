import type { AppendFile } from "../../base/regular-files.ts";
import { failure, type Result, success } from "../../base/result.ts";
import { systemCause } from "../../base/system-error.ts";
import { Chain } from "../chain/chain.ts";
import { LEASE_MS, type Machine, thisMachine } from "../chain/holder.ts";
import type { Journal, JournalProblem, JournalReading, JournalStore, OpeningRun } from "../chain/journal.ts";
import { damagedProblem } from "../chain/problem.ts";
import { adoptInto, closeSegment, forgetBefore, GrowingSegment, removeForgotten } from "./close-segment.ts";
import { FileJournal, type Found, GroupedWriter, type JournalFolder } from "./file-journal.ts";
import { type FileSystem, nodeFileSystem } from "./file-system.ts";
import { FileFollower } from "./follow.ts";
import { type Hold, holdOn, lockFile, runningMeanwhile, sharedLook, type Taking, tryLock } from "./lock.ts";
import { lockedProblem, unwritableProblem } from "./problem.ts";
import { repairTornEnd } from "./repair.ts";
import {
  type Folder,
  type OpenSegment,
  openSegmentPath,
  readOpenSegment,
  scanOpenSegment,
} from "./segments.ts";
import { blockedProblem } from "./state-folder.ts";
import { walkJournal } from "./walk.ts";

/** Where a journal is, who opens it, and what it stands on. */
export interface OpenOptions extends OpeningRun {
  /** One environment's folder in the state directory. */
  readonly directory: string;
  /** How long this run is taken to live without saying so. */
  readonly leaseMs?: number;
  /** The size at which a part of the journal is closed, so that a reader need not read the whole of it. */
  readonly segmentBytes?: number;
  /** The machine's own when left out. */
  readonly fileSystem?: FileSystem;
  /** This one when left out. */
  readonly machine?: Machine;
}

/** Some 800 records: what a plan reads of any journal, in a few hundredths of a second. */
const SEGMENT_BYTES = 1_000_000;
const LOCK_POLL_MS = 50;
/** How long a lock may be there without its content, where the file system cannot make the two appear at once. */
const EMPTY_LOCK_MS = 500;

/** A journal in files, in one environment's folder. */
export function fileJournal(directory: string, leaseMs = LEASE_MS): JournalStore {
  return {
    open: (run) => openJournal({ ...run, directory, leaseMs }),
    read: async () => readJournal(directory),
    walk: async (visit, begin) => walkJournal({ directory, files: nodeFileSystem }, visit, begin),
    follow: (visit) => new FileFollower({ directory, files: nodeFileSystem }, visit),
  };
}

/** Opens a journal for writing, for one run at a time. A torn last line is set aside; other damage is refused. */
export async function openJournal(options: OpenOptions): Promise<Result<Journal, JournalProblem>> {
  const held = await hold(options);
  if (!held.ok) return held;
  options.onHeld?.(held.value.release);
  let isOpen = false;
  try {
    const opened = await openHeld(options, options.fileSystem ?? nodeFileSystem, held.value);
    isOpen = opened.ok;
    return opened;
  } finally {
    if (!isOpen) held.value.release();
  }
}

/** A hold, and whether it was taken from a run that may only stand still. */
interface Held extends Hold {
  readonly isTakenOver: boolean;
}

/** Takes the lock, and says from time to time that this run lives. */
async function hold(options: OpenOptions): Promise<Result<Held, JournalProblem>> {
  const { directory, run, clock, from = null, leaseMs = LEASE_MS } = options;
  const { fileSystem: files = nodeFileSystem, machine = thisMachine() } = options;
  const file = lockFile(directory);
  const taking = { run, since: clock.now().toISOString(), leaseMs, from };
  let isTakenOver: boolean;
  try {
    files.createDirectory(directory);
    const locked = await takeLock(file, { ...options, taking }, machine, files);
    if (!locked.ok) return locked;
    ({ isTakenOver } = locked.value);
  } catch (error) {
    return failure(unwritableProblem(directory, error));
  }
  const held = holdOn({ file, taking, machine, files });
  const renewing = setInterval(held.renew, leaseMs / 3).unref();
  const release = () => {
    clearInterval(renewing);
    held.release();
  };
  return success({ ...held, release, isTakenOver });
}

/** Reads a journal without holding it; a run may be writing to it. No journal reads as an empty one. */
export function readJournal(
  directory: string,
  files: FileSystem = nodeFileSystem,
  machine: Machine = thisMachine(),
): Result<JournalReading, JournalProblem> {
  try {
    const sizeBefore = files.size(openSegmentPath(directory));
    const scan = () => scanOpenSegment({ directory, files });
    const { value: read, running } = runningMeanwhile(lockFile(directory), { machine, files }, scan);
    if (!read.ok) return read;
    const { path, builder, verification } = read.value;
    const { flaw, sequence } = verification;
    if (flaw?.kind === "damaged") return failure(damagedProblem(path, flaw, sequence));
    const isStill = async () => {
      try {
        const now = runningMeanwhile(lockFile(directory), { machine, files }, () => files.size(path));
        return now.running.length === 0 && now.value === sizeBefore;
      } catch {
        return false;
      }
    };
    const held = { running, isStill, blocked: blockedProblem(directory, files) };
    return success({ projection: builder.projection(), torn: flaw !== null, ...held, foreign: null });
  } catch (error) {
    return failure(unwritableProblem(directory, error));
  }
}

async function takeLock(
  lock: string,
  { taking, ...opening }: OpeningRun & { readonly taking: Taking },
  machine: Machine,
  files: FileSystem,
): Promise<Result<Pick<Held, "isTakenOver">, JournalProblem>> {
  const { clock, lockTimeoutMs = 0 } = opening;
  const begun = clock.monotonic();
  while (true) {
    const attempt = tryLock(lock, taking, machine, files);
    if (attempt.kind === "taken") return success(attempt);
    const patience = attempt.kind === "held" ? lockTimeoutMs : attempt.isEmpty ? EMPTY_LOCK_MS : 0;
    const left = begun + patience - clock.monotonic();
    if (left <= 0) return failure(lockedProblem(attempt, opening));
    await clock.sleep(Math.min(left, LOCK_POLL_MS));
  }
}

async function openHeld(
  options: OpenOptions,
  files: FileSystem,
  hold: Held,
): Promise<Result<Journal, JournalProblem>> {
  const { directory } = options;
  const folder = { directory, files };
  try {
    removeForgotten(folder);
    const read = readOpenSegment(folder, options.takesOver);
    if (!read.ok) return read;
    const { path, verification, bytes } = read.value;
    const { flaw, sequence } = verification;
    if (flaw?.kind === "damaged") return failure(damagedProblem(path, flaw, sequence));
    // Who stood still between its look at the lock and its write goes on writing to a file that has no name any more.
    if (hold.isTakenOver) files.replace(path, bytes);
    const chain = new Chain(options, verification);
    const { file, found, growing } = await mend(options, files, { segment: read.value, chain });
    const ofFile = () => (file.isInPlace() ? null : `${path} was replaced while this run wrote to it`);
    const look = sharedLook(() => hold.loss() ?? ofFile(), options.machine ?? thisMachine());
    const writer = new GroupedWriter(file, path, { ...look, ofFile });
    const folderOf: JournalFolder = {
      wrote: (link) => growing.add(link),
      release: () => {
        // A long run's records are behind the next reader at once.
        if (hold.loss() === null) closeIfLarge(options, folder, { growing, chain });
        hold.release();
      },
      adopt: (adoption) => adoptInto(folder, adoption),
      forget: (beginning) => forgetBefore(folder, beginning, chain),
    };
    return success(new FileJournal(chain, writer, found, folderOf));
  } catch (error) {
    return failure(unwritableProblem(directory, error));
  }
}

/** What grows, and the chain that it is a part of. */
interface Growing {
  readonly growing: GrowingSegment;
  readonly chain: Chain;
}

/** A record of ours would be in the way of the next one of the copy. */
async function asCopied(
  files: FileSystem,
  { path, verification, builder, bytes, first }: OpenSegment,
): Promise<Mended> {
  const { flaw, goodBytes } = verification;
  const file = await files.openForAppend(path);
  if (flaw !== null) await file.truncate(goodBytes);
  const growing = new GrowingSegment({ builder, first }, [bytes.subarray(0, goodBytes)]);
  return { file, found: { projection: builder.projection(), repair: null }, growing };
}

/** Where that fails the next run does it. */
function closeIfLarge(
  { directory, segmentBytes = SEGMENT_BYTES, takesOver }: OpenOptions,
  folder: Folder,
  { growing, chain }: Growing,
): void {
  if (takesOver) return;
  try {
    if (folder.files.size(openSegmentPath(directory)) >= segmentBytes) growing.close(folder, chain);
  } catch (error) {
    systemCause(error);
  }
}

/** What a run goes on from. */
interface Mended {
  readonly file: AppendFile;
  readonly found: Found;
  readonly growing: GrowingSegment;
}

/** Closes a segment that is large enough, or sets a torn end aside. */
async function mend(
  options: OpenOptions,
  files: FileSystem,
  { segment, chain }: { readonly segment: OpenSegment; readonly chain: Chain },
): Promise<Mended> {
  const { directory, segmentBytes = SEGMENT_BYTES } = options;
  const { path, verification, builder, bytes, first } = segment;
  const { flaw, goodBytes } = verification;
  if (options.takesOver) return await asCopied(files, segment);
  const begun =
    flaw === null && goodBytes >= segmentBytes ? closeSegment({ directory, files }, segment, chain) : null;
  const file = await files.openForAppend(path);
  if (flaw === null) {
    const found = { projection: builder.projection(), repair: null };
    const [start, text] = begun === null ? [first, bytes] : [begun.record, begun.line];
    return { file, found, growing: new GrowingSegment({ builder, first: start }, [text]) };
  }
  try {
    const { link, details } = await repairTornEnd({ ...segment, directory }, chain, file, files);
    const growing = new GrowingSegment({ builder, first }, [bytes.subarray(0, goodBytes)]);
    growing.add(link);
    return { file, found: { projection: builder.projection(), repair: details }, growing };
  } catch (error) {
    await file.close();
    throw error;
  }
}
