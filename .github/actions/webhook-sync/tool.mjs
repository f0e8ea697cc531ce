import { spawnSync } from "node:child_process";

/**
 * Runs the tool that this action came with, to its end. What it prints grows with the fleet, and Node would end it at 1 MiB.
 * @param {string[]} args
 * @param {string} [directory] where it works
 * @returns {{ status: number | null, stdout: string, stderr: string }}
 */
export function runTool(args, directory) {
  const { status, stdout, stderr } = spawnSync("webhook-sync", args, {
    encoding: "utf8",
    cwd: directory,
    maxBuffer: Number.POSITIVE_INFINITY,
  });
  // Of a tool that could not be started there is neither.
  return { status, stdout: stdout ?? "", stderr: stderr ?? "" };
}
