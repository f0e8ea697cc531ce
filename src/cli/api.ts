import process from "node:process";
import { EXIT } from "../model/run/exit-code.ts";
import type { Surroundings } from "../model/run/surroundings.ts";
import { GivenOutputs } from "../terminal/given-output.ts";
import { processIo, startFolder } from "../terminal/process-io.ts";

export type { ConfigFile } from "../model/generated/config.ts";
export type { JournalRecord } from "../model/generated/journal-record.ts";
export type { PlanDocument } from "../model/generated/plan.ts";
export type { WebhookManifest } from "../model/generated/webhook.ts";

/** What a program may put in the place of its process when it runs a command line; the rest is the process's own. */
export interface RunIo {
  /** Takes what would go to stdout, piece by piece. */
  readonly stdout?: (text: string) => void;
  /** Takes what would go to stderr, piece by piece. */
  readonly stderr?: (text: string) => void;
  /** The environment variables. */
  readonly variables?: Readonly<Record<string, string | undefined>>;
  /** Absolute. */
  readonly workingDirectory?: string;
  /** What stands on stdin. */
  readonly input?: string;
}

/**
 * Runs one command line, such as `["plan", "--json"]`, and gives its exit code; it never rejects, also where stdout or
 * stderr throws. Nobody is asked: an apply needs --yes, --approved or a saved plan. A signal to the process ends the run
 * as it ends the command.
 */
export async function run(args: readonly string[], io: RunIo = {}): Promise<number> {
  const cli = await import("./run.ts");
  const outputs = new GivenOutputs(io, (text) => process.stderr.write(text));
  const folder = io.workingDirectory ?? startFolder(outputs.say);
  if (folder === null) return EXIT.usage;
  const own = processIo(folder);
  const { input } = io;
  const given: Surroundings = {
    ...own,
    stdout: outputs.stdout ?? own.stdout,
    stderr: outputs.stderr ?? own.stderr,
    variables: io.variables ?? own.variables,
    ask: async () => null,
    readInput: input === undefined ? own.readInput : async () => input,
  };
  return await outputs.exitCode(await cli.run(args, given));
}
