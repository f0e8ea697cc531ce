import { run } from "../../src/cli/run.ts";
import type { Io, Output } from "../../src/model/run/surroundings.ts";
import { ioOf } from "../fixtures/invocation.ts";

/** How a command ended. */
export interface Ended {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one command line in this process, as if in that folder. */
export async function runIn(
  workingDirectory: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
  overrides: Partial<Io> = {},
): Promise<Ended> {
  const printed = { stdout: "", stderr: "" };
  const output = (stream: "stdout" | "stderr"): Output => ({
    write: (text) => {
      printed[stream] += text;
    },
    isTerminal: false,
    columns: 80,
  });
  const io = ioOf({
    stdout: output("stdout"),
    stderr: output("stderr"),
    variables,
    workingDirectory,
    ...overrides,
  });
  const exit = await run(args, io);
  return { exit, ...printed };
}
