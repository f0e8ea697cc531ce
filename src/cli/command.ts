import type { Command } from "commander";
import type { Result } from "../base/result.ts";
import type { OutputFormat } from "../commands/line.ts";
import type { GlobalOptions } from "../commands/options.ts";
import { EXIT, type ExitCode } from "../model/run/exit-code.ts";
import type { Problem } from "../model/run/problem.ts";
import type { Io, Surroundings } from "../model/run/surroundings.ts";
import type { Style } from "../render/wording/terminal.ts";

/** What a command works with. */
export interface Invocation {
  readonly io: Io;
  readonly options: GlobalOptions;
}

/** What a command has come to: what it shows, or its exit code where it has shown it already; else why it could not. */
export type Done = Result<View | ExitCode, Problem>;

/** The exit code that this leads to. */
export function exitCodeOf(done: Done): ExitCode {
  if (!done.ok) return done.error.exitCode;
  return typeof done.value === "number" ? done.value : (done.value.exitCode ?? EXIT.done);
}

/** What a command shows on stdout. */
export interface View {
  /** That of a command that did its work, where nothing else is said. */
  readonly exitCode?: ExitCode;
  readonly text: (style: Style) => string;
  /** What JSON shows. */
  readonly json: unknown;
  /** Whether JSON stands on one line, as another program wants it. */
  readonly isOneLine?: boolean;
  /** The formats that show something else than the text. */
  readonly formats?: Partial<Record<OutputFormat, (style: Style) => string | Promise<string>>>;
}

/** Where the commands are added, and where each leaves its exit code. */
export interface Shell {
  readonly program: Command;
  readonly io: Surroundings;
  finish(exitCode: ExitCode): void;
  /** Runs another command line, as the demo does. */
  run(args: readonly string[], io: Surroundings): Promise<number>;
}

/** The work of one command line. */
export type Work = (invocation: Invocation, command: Command, shell: Shell) => Promise<Done>;
