import { basename } from "node:path";
import { codeOf, pathOf, systemCause, systemRemedy } from "../../base/system-error.ts";
import type { JournalProblem, OpeningRun } from "../chain/journal.ts";
import { waitingFor } from "../chain/problem.ts";
import type { LockAttempt } from "./lock.ts";

/** The lock could not be taken. */
export function lockedProblem(
  attempt: Exclude<LockAttempt, { kind: "taken" }>,
  opening: Pick<OpeningRun, "lockTimeoutMs">,
): JournalProblem {
  const { file } = attempt;
  if (attempt.kind === "foreign") {
    const message = `${file} ${attempt.isEmpty ? "is empty, as a crash of the machine can leave it" : "is not a lock"}`;
    return { kind: "unwritable", message, hint: `remove ${file} if no other run is working` };
  }
  const { pid, host, since, run } = attempt.holder;
  const message = `run ${run} has held the journal since ${since} (process ${pid} on ${host})`;
  const hint = `${waitingFor(opening)}; if that run is gone, webhook-sync state unlock ${run} lets the next one in and records it, or remove ${file}`;
  return { kind: "locked", holder: { pid, host, since, run }, message, hint };
}

/** The file system said no. */
export function unwritableProblem(directory: string, error: unknown): JournalProblem {
  const message = `the journal in ${directory} cannot be read or written (${fileIn(error)}${systemCause(error)})`;
  return {
    kind: "unwritable",
    message,
    hint: `${systemRemedy(error) ?? remedyFor(codeOf(error))}; nothing was changed`,
  };
}

/** Which of the files it is, as `ls` shows it; empty where the folder is what is wrong, or a file of no name for people. */
function fileIn(error: unknown): string {
  const name = basename(pathOf(error) ?? "");
  const isOurs = /^(?:journal|projection|beginning)(?:-\d+)?\.(?:ndjson|json|lock)$/.test(name);
  return isOurs && !isAboutFolder(codeOf(error)) ? `${name}: ` : "";
}

function isAboutFolder(code: string | undefined): boolean {
  return code === "EEXIST" || code === "ENOTDIR" || code === "ENOENT" || code === "ELOOP";
}

/** Only where the folder is the wrong one another one is named: it would have no record. */
function remedyFor(code: string | undefined): string {
  if (isAboutFolder(code)) return "name a folder with --state-dir";
  switch (code) {
    case "EACCES":
    case "EPERM":
      return "let this user read and write that folder and the files in it";
    case "EFTYPE":
      return "move away what stands there in place of a regular file: a link, a pipe or a folder";
    case "EFBIG":
      return "restore that file from a copy, or move the folder away to begin a new record";
    default:
      return "repair that folder or its disk";
  }
}
