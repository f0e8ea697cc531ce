import { existsSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import type { Random } from "../model/surroundings.ts";
import { ciSystemOf } from "./ci-system.ts";
import type { Io } from "./io.ts";

/** Eight hexadecimal digits that tell one run from another. */
export function newRunId(random: Random): string {
  return Math.floor(random() * 2 ** 32)
    .toString(16)
    .padStart(8, "0");
}

/** Who runs this: as it is told, else the CI system's word for it, else the user of the machine. */
export function actorOf(io: Pick<Io, "variables" | "user">): string {
  const { variables } = io;
  if (variables.WEBHOOK_SYNC_ACTOR) return variables.WEBHOOK_SYNC_ACTOR;
  const system = ciSystemOf(variables);
  // The user of the machine says little there, and more than nothing.
  return system === undefined ? io.user : `${system.name}:${system.actor(variables) || io.user}`;
}

/** The CI job's page; null outside the CI systems that we know. */
export function ciRunUrl({ variables }: Pick<Io, "variables">): string | null {
  return ciSystemOf(variables)?.page(variables) || null;
}

/**
 * A folder as it is named whatever command's working directory is: from the root of the repository, else of the CI
 * system's checkout; the whole path where there is neither.
 */
export function placeInRepository(directory: string, { variables }: Pick<Io, "variables">): string {
  const { GITHUB_WORKSPACE: gitHub, CI_PROJECT_DIR: gitLab } = variables;
  const root = repositoryRoot(directory) ?? [gitHub, gitLab].find((one) => one && isWithin(one, directory));
  const path = root === undefined ? resolve(directory) : relative(root, directory);
  return path.split(sep).join("/");
}

function isWithin(root: string, directory: string): boolean {
  const [first] = relative(root, directory).split(sep);
  return first !== ".." && !isAbsolute(relative(root, directory));
}

function repositoryRoot(directory: string): string | undefined {
  if (existsSync(join(directory, ".git"))) return directory;
  const parent = dirname(directory);
  return parent === directory ? undefined : repositoryRoot(parent);
}
