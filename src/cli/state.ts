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

/** A journal that cannot be used. */
export function journalProblem({ kind, message, hint }: JournalProblem): Problem {
  switch (kind) {
    case "locked":
      return problem(EXIT.stale, "locked", message, hint);
    case "damaged":
      return problem(EXIT.journal, "journal-damaged", message, hint);
    case "unwritable":
      return problem(EXIT.journal, "journal-unwritable", message, hint);
  }
}

/** A journal that took no record while a command worked. */
export function unrecordedProblem(message: string): Problem {
  const hint = "mend that, then run the same command again: it looks up what became of what was sent";
  return problem(EXIT.journal, "journal-unwritable", message, hint);
}
