import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Random } from "../model/surroundings.ts";
import type { Io } from "./io.ts";

/** Eight hexadecimal digits that tell one run from another. */
export function newRunId(random: Random): string {
  return Math.floor(random() * 2 ** 32)
    .toString(16)
    .padStart(8, "0");
}

/** Who runs this: the CI system's word for it, else the user of the machine. */
export function actorOf({ variables, user }: Io): string {
  if (variables.GITHUB_ACTOR) return `github:${variables.GITHUB_ACTOR}`;
  if (variables.GITLAB_USER_LOGIN) return `gitlab:${variables.GITLAB_USER_LOGIN}`;
  return user;
}

/** The CI job's page; null outside the CI systems that we know. */
export function ciRunUrl({ variables }: Io): string | null {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = variables;
  if (server && repository && run) return `${server}/${repository}/actions/runs/${run}`;
  return variables.CI_JOB_URL ?? null;
}

/** The commit that is checked out around a folder; null outside a Git checkout or without Git. */
export async function commitOf(directory: string): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)("git", ["rev-parse", "HEAD"], {
      cwd: directory,
      timeout: 5_000,
    });
    return stdout.trim();
  } catch {
    return null;
  }
}
