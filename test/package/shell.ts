import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import process from "node:process";
import { SHORT_CUTS } from "./installed.ts";

/** How a script ended. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script as a CI system does: with bash, that stops at the first failure, and nothing of this process's variables. */
export async function shell(
  script: string,
  directory: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const child = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], {
    cwd: directory,
    env: {
      PATH: [join(directory, SHORT_CUTS), process.env.PATH].join(delimiter),
      HOME: directory,
      ...variables,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const printed = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (text) => {
      printed[stream] += text;
    });
  }
  const status = await new Promise<number | null>((ended) => child.once("close", ended));
  return { status, ...printed };
}
