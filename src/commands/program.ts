import { Command, Help, Option } from "commander";
import type { Io } from "../model/run/surroundings.ts";
import { formatsOf, pathOf, refuseRepeated, rootOf } from "./line.ts";
import { addGlobalOptions } from "./options.ts";
import { type CommandRow, ROWS } from "./table.ts";

const VARIABLES = `
Environment variables:
  WEBHOOK_SYNC_ENV sets --env where it is not given. In the same way:
  ..._CONFIG, ..._MANIFESTS, ..._SECRETS_DIR, ..._STATE_DIR, ..._FORMAT,
  ..._COLOR, ..._CONCURRENCY and ..._LOCK_TIMEOUT. WEBHOOK_SYNC_ACTOR is who
  the audit log says it was, WEBHOOK_SYNC_APPROVER who approved it.
  OTEL_EXPORTER_OTLP_ENDPOINT is where traces and metrics go;
  WEBHOOK_SYNC_TRACE_DETAIL=requests traces each request of an apply.
  WEBHOOK_SYNC_STATE_URL and WEBHOOK_SYNC_AUDIT_KEY are what config files
  usually call the record's database and the key that signs the record.`;

export const EXIT_CODES = `
Exit codes:
  0 done or nothing to do         6 partly applied: a write failed
  1 not confirmed, or a bug       7 an outcome is unknown
  2 changes pending               8 stale plan or locked
    (only where asked for)        9 tenant unavailable or malformed
  3 invalid manifest or config   10 journal cannot be trusted or written
  4 authentication or scope      11 refused by policy, protection or limits
  5 held by the health gate      64 usage
                                 74 output could not be written
                            129-143 ended by a signal`;

/** undefined where there is no such command. */
function rowOf(name: string): CommandRow | undefined {
  return ROWS.find((row) => row.name === name);
}

/** Whether the command of that path reaches a tenant. */
export function reachesTenant(path: string): boolean {
  return rowOf(path)?.reachesTenant === true;
}

/** The options of every command that mean something to the one of that path; undefined for all of them. */
function takenBy(path: string): readonly string[] | undefined {
  const [name = "", below] = path.split(" ");
  const row = rowOf(name);
  return below === undefined ? row?.takes : row?.below?.[below];
}

/**
 * Adds the command lines that there are. A line that begins with a command's name needs no other, and every start would
 * pay for defining them.
 */
function defineCommands(program: Command, [first = ""]: readonly string[]): void {
  const row = rowOf(first);
  if (row !== undefined && row.speaksOfAll !== true) row.define(program);
  else for (const { define } of ROWS) define(program);
  refuseRepeated(program);
}

const PLAIN_HELP = new Help();

/** Shows of the options that every command takes those that mean something here, and the formats that there are. */
const HELP: Partial<Help> = {
  showGlobalOptions: true,
  visibleOptions: (command) => {
    const standsFor = command.commands.find((below) => below.name() === rowOf(pathOf(command))?.standsFor);
    const shown = PLAIN_HELP.visibleOptions(command);
    return standsFor === undefined ? shown : [...standsFor.options, ...shown];
  },
  visibleGlobalOptions: (command) => {
    const taken = takenBy(pathOf(command));
    const all = command.parent === null ? [] : rootOf(command).options;
    return all
      .filter((option) => !option.hidden && option.name() !== "version")
      .filter((option) => {
        const name = option.attributeName();
        return taken?.includes(name) ?? (name !== "verbose" || reachesTenant(pathOf(command)));
      })
      .map((option) => (option.name() === "format" ? formatOption(command, option) : option));
  },
};

function formatOption(command: Command, { flags }: Option): Option {
  const printed = formatsOf(command);
  return new Option(flags, `output format: ${printed.join(", ")}`).default(printed[0]);
}

/** Whoever is told that a command line is wrong is shown to the help of that command. */
function pointToHelp(command: Command, asTyped: Io["asTyped"]): void {
  const path = ["webhook-sync", pathOf(command), "--help"].filter(Boolean).join(" ");
  command.showHelpAfterError(`(see ${asTyped(path)})`);
  for (const below of command.commands) pointToHelp(below, asTyped);
}

/** The program with the commands that a line of these words may be of. */
export function newProgram(
  version: string,
  { stdout, stderr }: Pick<Io, "stdout" | "stderr">,
  asTyped: Io["asTyped"],
  args: readonly string[],
): Command {
  const program = new Command("webhook-sync")
    .description(
      "GitOps for NICE Cognigy webhooks: what Git declares is planned, reviewed, probed and applied.",
    )
    .version(version, "-V, --version")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(asTyped(text)),
      writeErr: (text) => stderr.write(text),
      getOutHelpWidth: () => Math.min(stdout.columns, 100),
      getErrHelpWidth: () => Math.min(stderr.columns, 100),
    })
    .configureHelp(HELP)
    .addHelpText("after", `${VARIABLES}\n${EXIT_CODES}`);
  addGlobalOptions(program);
  defineCommands(program, args);
  pointToHelp(program, asTyped);
  return program;
}
