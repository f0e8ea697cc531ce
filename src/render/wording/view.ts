import type { Diagnostic } from "../../model/fleet/diagnostic.ts";
import type { ExitCode } from "../../model/run/exit-code.ts";
import type { ViewFormat } from "../../model/run/output-format.ts";
import type { Style } from "./terminal.ts";

/** What a command shows on stdout. */
export interface View {
  /** That of a command that did its work, where nothing else is said. */
  readonly exitCode?: ExitCode;
  /** What people are told below it on stderr; JSON has it already. */
  readonly findings?: readonly Diagnostic[];
  readonly text: (style: Style) => string;
  /** What JSON shows. */
  readonly json: unknown;
  /** Whether JSON stands on one line, as another program wants it. */
  readonly isOneLine?: boolean;
  /** The formats that show something else than the text. */
  readonly formats?: Partial<Record<ViewFormat, (style: Style) => string | Promise<string>>>;
}
