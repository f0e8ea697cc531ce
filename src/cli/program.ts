import { Command } from "commander";
import type { Io } from "../model/surroundings.ts";
import { refuseRepeated, type Shell } from "./command.ts";
import { defineApply, defineOutbox, defineRollback } from "./commands/apply.ts";
import { defineComment, definePlan, definePolicy, defineShow, defineValidate } from "./commands/plan.ts";
import { defineAudit, defineStatus } from "./commands/record.ts";
import { defineCompletion, defineDemo, defineInit, defineSandbox } from "./commands/setup.ts";
import { defineState } from "./commands/state.ts";
import {
  defineDoctor,
  defineEndpoints,
  defineEnvironments,
  defineHealth,
  defineImport,
} from "./commands/tenant.ts";
import { asTyped, defineHelp, HELP, pointToHelp } from "./help.ts";
import { addGlobalOptions } from "./options.ts";
import { TOOL_VERSION } from "./tool.ts";

export const EXIT_CODES = `
Exit codes:
  0 done or nothing to do         6 partly applied: a write failed
  1 not confirmed, or a bug       7 an outcome is unknown
  2 changes pending               8 stale plan or locked
    (only where asked for)        9 tenant unavailable or malformed
  3 invalid manifest or config   10 journal cannot be trusted or written
  4 authentication or scope      11 refused by policy, protection or limits
  5 held by the health gate      64 usage
                            129-143 ended by a signal`;

/** In the order of their help. */
const DEFINITIONS = [
  defineInit,
  defineValidate,
  definePlan,
  defineShow,
  defineApply,
  defineRollback,
  defineComment,
  defineStatus,
  defineHealth,
  defineAudit,
  defineOutbox,
  defineState,
  definePolicy,
  defineDoctor,
  defineEndpoints,
  defineEnvironments,
  defineImport,
  defineSandbox,
  defineDemo,
  defineCompletion,
] as const;

/** All command lines that there are, each tied to its work. */
export function programOf(surroundings: Omit<Shell, "program">): Command {
  const { io } = surroundings;
  const shell: Shell = { ...surroundings, program: emptyProgram(io) };
  for (const define of DEFINITIONS) define(shell);
  defineHelp(shell);
  refuseRepeated(shell.program);
  pointToHelp(shell.program, io.variables);
  return shell.program;
}

function emptyProgram(io: Io): Command {
  const program = new Command("webhook-sync")
    .description(
      "GitOps for NICE Cognigy webhooks: what Git declares is planned, reviewed, probed and applied.",
    )
    .version(TOOL_VERSION, "-V, --version")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(asTyped(text, io.variables)),
      writeErr: (text) => io.stderr.write(text),
      getOutHelpWidth: () => Math.min(io.stdout.columns, 100),
      getErrHelpWidth: () => Math.min(io.stderr.columns, 100),
    })
    .configureHelp(HELP)
    .addHelpText("after", EXIT_CODES);
  addGlobalOptions(program);
  return program;
}
