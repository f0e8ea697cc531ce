import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import type { Ended } from "./shell.ts";

/** Runs a command line of the installed package, within this process. */
export type Run = (
  args: readonly string[],
  directory: string,
  variables: Readonly<Record<string, string>>,
  input?: string,
) => Promise<Ended>;

/** What a program gets that imports the package installed in a project. A process for each command takes five times as long. */
export async function importRun(project: string): Promise<{ readonly run: Run }> {
  return await importRunFrom(join(project, "node_modules/webhook-sync/dist"));
}

/** The same of a folder with what is built. */
export async function importRunFrom(dist: string): Promise<{ readonly run: Run }> {
  const entry = join(dist, "index.js");
  const { run } = await import(pathToFileURL(entry).href);
  return {
    run: async (args, workingDirectory, variables, input = "") => {
      const printed = { stdout: "", stderr: "" };
      const status: number = await run(args, {
        workingDirectory,
        variables: { PATH: process.env.PATH, HOME: workingDirectory, ...variables },
        stdout: (text: string) => {
          printed.stdout += text;
        },
        stderr: (text: string) => {
          printed.stderr += text;
        },
        input,
      });
      return { status, ...printed };
    },
  };
}
