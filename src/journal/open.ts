import { join } from "node:path";
import { failure, type Result, success } from "../model/result.ts";
import { Chain } from "./chain.ts";
import { FileJournal } from "./file-journal.ts";
import { type FileSystem, nodeFileSystem } from "./files.ts";
import { GroupedWriter } from "./grouped-writer.ts";
import type { Journal, JournalProblem, JournalReading, OpeningRun } from "./journal.ts";
import { type Hold, holdOn, livingHolder, tryLock } from "./lock.ts";
import { type Machine, thisMachine } from "./machine.ts";
import { damagedProblem, lockedProblem, unwritableProblem } from "./problem.ts";
import { repairTornEnd } from "./repair.ts";
import { verifyChain } from "./verify.ts";

/** Where a journal is, who opens it, and what it stands on. */
export interface OpenOptions extends OpeningRun {
  /** One environment's folder in the state directory. */
  readonly directory: string;
  /** The machine's own when left out. */
  readonly fileSystem?: FileSystem;
  /** This one when left out. */
  readonly machine?: Machine;
  /** Told how to let the next run in, as soon as there is something to let in: for a process that ends at once. */
  readonly onHeld?: (release: () => void) => void;
}

const LOCK_POLL_MS = 50;
/** How long a lock may be there without its content, where the file system cannot make the two appear at once. */
const EMPTY_LOCK_MS = 500;

/** Opens a journal for writing, for one run at a time. A torn last line is set aside; other damage is refused. */
export async function openJournal(options: OpenOptions): Promise<Result<Journal, JournalProblem>> {
  const { directory, fileSystem: files = nodeFileSystem, machine = thisMachine() } = options;
  const lock = lockFile(directory);
  try {
    files.createDirectory(directory);
    const locked = await takeLock(lock, options, machine, files);
    if (!locked.ok) return locked;
  } catch (error) {
    return failure(unwritableProblem(directory, error));
  }
  const hold = holdOn(lock, options.run, machine, files);
  options.onHeld?.(hold.release);
  const opened = await openHeld(options, files, hold);
  if (!opened.ok) hold.release();
  return opened;
}

/** Reads a journal without holding it; a run may be writing to it. No journal reads as an empty one. */
export function readJournal(
  directory: string,
  files: FileSystem = nodeFileSystem,
  machine: Machine = thisMachine(),
): Result<JournalReading, JournalProblem> {
  const holder = () => livingHolder(lockFile(directory), machine, files);
  try {
    // Before and after: a run that began or ended in between has written of itself what there is to read.
    const before = holder();
    const { flaw, records, head } = verifyFile(directory, files).verification;
    if (flaw?.kind === "damaged") return failure(damagedProblem(journalFile(directory), flaw, records));
    const after = holder();
    const running = [before, after === null || after.run === before?.run ? null : after];
    return success({ records, head, torn: flaw !== null, running: running.filter((one) => one !== null) });
  } catch (error) {
    return failure(unwritableProblem(directory, error));
  }
}

function lockFile(directory: string): string {
  return join(directory, "journal.lock");
}

function journalFile(directory: string): string {
  return join(directory, "journal.ndjson");
}

function verifyFile(directory: string, files: FileSystem) {
  const bytes = files.read(journalFile(directory)) ?? new Uint8Array();
  return { directory, bytes, verification: verifyChain(bytes) };
}

async function takeLock(
  lock: string,
  { run, clock, lockTimeoutMs = 0 }: OpeningRun,
  machine: Machine,
  files: FileSystem,
): Promise<Result<null, JournalProblem>> {
  const begun = clock.monotonic();
  while (true) {
    const attempt = tryLock(lock, { run, since: clock.now().toISOString() }, machine, files);
    if (attempt.kind === "taken") return success(null);
    const patience = attempt.kind === "held" ? lockTimeoutMs : attempt.isEmpty ? EMPTY_LOCK_MS : 0;
    const left = begun + patience - clock.monotonic();
    if (left <= 0) return failure(lockedProblem(attempt));
    await clock.sleep(Math.min(left, LOCK_POLL_MS));
  }
}

async function openHeld(
  options: OpenOptions,
  files: FileSystem,
  hold: Hold,
): Promise<Result<Journal, JournalProblem>> {
  const { directory } = options;
  const path = journalFile(directory);
  try {
    const found = verifyFile(directory, files);
    const { records, flaw } = found.verification;
    if (flaw?.kind === "damaged") return failure(damagedProblem(path, flaw, records));
    const chain = new Chain(options, records.at(-1));
    const file = await files.openForAppend(path);
    const loss = () =>
      hold.loss() ?? (file.isInPlace() ? null : `${path} was replaced while this run wrote to it`);
    const writer = new GroupedWriter(file, path, loss);
    if (flaw === null) return success(new FileJournal(chain, writer, records, hold.release));
    try {
      const repaired = await repairTornEnd(found, chain, file, files);
      return success(new FileJournal(chain, writer, [...records, repaired], hold.release));
    } catch (error) {
      await writer.close();
      throw error;
    }
  } catch (error) {
    return failure(unwritableProblem(directory, error));
  }
}
