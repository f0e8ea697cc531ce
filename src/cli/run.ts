import { Command, CommanderError } from "commander";
import { codeOf } from "../base/system-error.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { EXIT, type ExitCode } from "../model/exit-code.ts";
import type { Surroundings } from "../model/surroundings.ts";
import { asTyped } from "../terminal/style.ts";
import { refuseRepeated, type Shell } from "./command.ts";
import { defineApply, defineOutbox, defineRollback } from "./commands/apply.ts";
import { defineDescribe, defineDiff, defineReport } from "./commands/describe.ts";
import {
  defineComment,
  definePlan,
  definePolicy,
  defineSecrets,
  defineShow,
  defineValidate,
} from "./commands/plan.ts";
import { defineAudit, defineStatus } from "./commands/record.ts";
import { defineCompletion, defineDemo, defineInit, defineSandbox, defineVersion } from "./commands/setup.ts";
import { defineState } from "./commands/state.ts";
import {
  defineDoctor,
  defineEndpoints,
  defineEnvironments,
  defineHealth,
  defineImport,
} from "./commands/tenant.ts";
import { defineHelp, HELP, pointToHelp } from "./help.ts";
import { addGlobalOptions } from "./options.ts";
import { TOOL_VERSION } from "./tool.ts";

/** Runs one command line; gives the exit code and never rejects. */
export async function run(args: readonly string[], io: Surroundings): Promise<number> {
  let exitCode: ExitCode = EXIT.done;
  const finish = (code: ExitCode) => {
    exitCode = code;
  };
  const program = programOf({ io, run, finish }, args);
  try {
    await program.parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.done;
    return await report(error, args, io);
  }
}

/** What commander has told people by then, and what is a bug, for scripts too: they get JSON whatever happens. */
async function report(error: unknown, args: readonly string[], io: Surroundings): Promise<ExitCode> {
  const code = codeOf(error) ?? "";
  if (SHORTAGES.has(code)) return reportShortage(code, args, io);
  const isUsage = error instanceof CommanderError;
  if (!isUsage) io.stderr.write(`${describeBug(error)}\n`);
  const exitCode = isUsage ? EXIT.usage : EXIT.bug;
  if (!asksForJson(args, io.variables)) return exitCode;
  // Loaded here only: what it prints with would make every start slower.
  const { problemJson } = await import("./report-problem.ts");
  const message = error instanceof Error ? error.message : String(error);
  const diagnostic = isUsage
    ? found("usage", message.replace(/^error: /, ""), "see webhook-sync --help")
    : found("bug", message, "report it, with what stderr says");
  io.stdout.write(`${problemJson({ exitCode, diagnostics: [diagnostic] })}\n`);
  return exitCode;
}

function found(code: string, message: string, hint: string): Diagnostic {
  return { code, severity: "error", message, hint, location: null, sourceLine: null };
}

/** The machine has run out of files or memory: no bug. */
const SHORTAGES: ReadonlySet<string> = new Set(["EMFILE", "ENFILE", "ENOMEM"]);

/** Needs no file of its own, not even to load what problems are printed with. */
function reportShortage(code: string, args: readonly string[], io: Surroundings): ExitCode {
  const exitCode = EXIT.unavailable;
  const message = `the machine has run out of ${code === "ENOMEM" ? "memory" : "open files"} (${code})`;
  const hint =
    "allow more (ulimit -n) or lower --concurrency, then run it again: an apply goes on from there";
  io.stderr.write(`error out-of-resources: ${message}\n  hint: ${hint}\n`);
  if (!asksForJson(args, io.variables)) return exitCode;
  const diagnostics = [found("out-of-resources", message, hint)];
  io.stdout.write(`${JSON.stringify({ kind: "problem", exitCode, diagnostics })}\n`);
  return exitCode;
}

/** Of a command line that may not even parse. */
function asksForJson(
  args: readonly string[],
  { WEBHOOK_SYNC_FORMAT: usual }: Surroundings["variables"],
): boolean {
  const isOther = (arg: string) => arg === "--format" || arg.startsWith("--format=");
  return (
    (usual === "json" && !args.some(isOther)) ||
    args.some(
      (arg, at) =>
        arg === "--json" || arg === "--format=json" || (arg === "--format" && args[at + 1] === "json"),
    )
  );
}

function describeBug(error: unknown): string {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `webhook-sync has a bug. Please report it with what follows:\n${detail}`;
}

const VARIABLES = `
Environment variables:
  WEBHOOK_SYNC_ENV sets --env where it is not given. In the same way:
  ..._CONFIG, ..._MANIFESTS, ..._SECRETS_DIR, ..._STATE_DIR, ..._FORMAT,
  ..._COLOR, ..._CONCURRENCY and ..._LOCK_TIMEOUT. WEBHOOK_SYNC_ACTOR is who
  the audit log says it was. OTEL_EXPORTER_OTLP_ENDPOINT is where traces and
  metrics go.`;

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

/** By their names, in the order of their help. */
const DEFINITIONS: Readonly<Record<string, (shell: Shell) => void>> = {
  init: defineInit,
  validate: defineValidate,
  plan: definePlan,
  show: defineShow,
  apply: defineApply,
  rollback: defineRollback,
  comment: defineComment,
  status: defineStatus,
  describe: defineDescribe,
  diff: defineDiff,
  report: defineReport,
  health: defineHealth,
  audit: defineAudit,
  outbox: defineOutbox,
  state: defineState,
  policy: definePolicy,
  secrets: defineSecrets,
  doctor: defineDoctor,
  endpoints: defineEndpoints,
  environments: defineEnvironments,
  import: defineImport,
  sandbox: defineSandbox,
  demo: defineDemo,
  completion: defineCompletion,
  version: defineVersion,
};

/** These speak of all commands that there are. */
const NEEDS_ALL: ReadonlySet<string> = new Set(["completion"]);

/**
 * The command lines that there are, each tied to its work. A command line that begins with a command's name needs no
 * other, and every start would pay for defining them.
 */
export function programOf(surroundings: Omit<Shell, "program">, [first = ""]: readonly string[]): Command {
  const { io } = surroundings;
  const shell: Shell = { ...surroundings, program: emptyProgram(io) };
  const define = NEEDS_ALL.has(first) || !Object.hasOwn(DEFINITIONS, first) ? undefined : DEFINITIONS[first];
  if (define !== undefined) define(shell);
  else {
    for (const defineOne of Object.values(DEFINITIONS)) defineOne(shell);
    defineHelp(shell);
  }
  refuseRepeated(shell.program);
  pointToHelp(shell.program, io.variables);
  return shell.program;
}

function emptyProgram(io: Surroundings): Command {
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
    .addHelpText("after", `${VARIABLES}\n${EXIT_CODES}`);
  addGlobalOptions(program);
  return program;
}
