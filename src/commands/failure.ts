import { CommanderError } from "commander";
import { codeOf } from "../base/system-error.ts";
import { EXIT } from "../model/run/exit-code.ts";
import { type Problem, problem } from "../model/run/problem.ts";

/** What ended a command line before its work could say so. */
interface LineFailure {
  readonly problem: Problem;
  /** For people, each line ended; empty where commander has told it. */
  readonly told: string;
  /** Whether the machine has run out of files or memory. */
  readonly isShortage: boolean;
}

/** The machine has run out of files or memory: no bug. */
const SHORTAGES: ReadonlySet<string> = new Set(["EMFILE", "ENFILE", "ENOMEM"]);

/** What is thrown is a wrong line, a machine that has run out of something, or a bug. */
export function failureOf(error: unknown): LineFailure {
  const code = codeOf(error) ?? "";
  if (SHORTAGES.has(code)) return shortage(code);
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof CommanderError) {
    const wrong = problem(EXIT.usage, "usage", message.replace(/^error: /, ""), "see webhook-sync --help");
    return { problem: wrong, told: "", isShortage: false };
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : message;
  return {
    problem: problem(EXIT.bug, "bug", message, "report it, with what stderr says"),
    told: `webhook-sync has a bug. Please report it with what follows:\n${detail}\n`,
    isShortage: false,
  };
}

function shortage(code: string): LineFailure {
  const message = `the machine has run out of ${code === "ENOMEM" ? "memory" : "open files"} (${code})`;
  const hint =
    "allow more (ulimit -n) or lower --concurrency, then run it again: an apply goes on from there";
  return {
    problem: problem(EXIT.unavailable, "out-of-resources", message, hint),
    told: `error out-of-resources: ${message}\n  hint: ${hint}\n`,
    isShortage: true,
  };
}
