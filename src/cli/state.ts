import { join } from "node:path";
import type { JournalProblem } from "../journal/journal.ts";
import type { Environment } from "../model/environment.ts";
import { EXIT } from "./exit-code.ts";
import type { GlobalOptions } from "./options.ts";
import { type Problem, problem } from "./problem.ts";

/** Where an environment keeps its journal and outbox. */
export function journalDirectory(
  { stateDir }: Pick<GlobalOptions, "stateDir">,
  { name }: Environment,
): string {
  return join(stateDir, name);
}

/** A journal that cannot be used; its message says what to do. */
export function journalProblem({ kind, message }: JournalProblem): Problem {
  switch (kind) {
    case "locked":
      return problem(EXIT.stale, "locked", message, "apply --lock-timeout 5m waits for it");
    case "damaged":
      return problem(
        EXIT.journal,
        "journal-damaged",
        message,
        "without it the next run converges from the live state",
      );
    case "unwritable":
      return problem(
        EXIT.journal,
        "journal-unwritable",
        message,
        "make it a folder that can be read and written, or name another one with --state-dir; nothing was changed",
      );
  }
}
