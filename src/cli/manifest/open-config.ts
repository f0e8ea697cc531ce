import { statSync } from "node:fs";
import { dirname } from "node:path";
import process from "node:process";
import { type Config, loadConfig } from "../../manifest/config.ts";
import { shownPath } from "../../manifest/manifest-files.ts";
import { EXIT } from "../../model/exit-code.ts";
import { invalid, type Problem, problem } from "../../model/problem.ts";
import { failure, type Result, success } from "../../model/result.ts";
import type { Io } from "../../model/surroundings.ts";
import type { GlobalOptions } from "../options.ts";

/**
 * Reads the config file. One that was found in a folder above is named, and refused where another user could have put
 * it there for us to find: it says where credentials go.
 */
export function openConfig(
  io: Io,
  { config, isConfigAbove, quiet }: Pick<GlobalOptions, "config" | "isConfigAbove" | "quiet">,
): Result<Config, Problem> {
  if (isConfigAbove) {
    const shown = shownPath(config, io.workingDirectory);
    const owner = strangeOwner([dirname(config), config], io.variables);
    if (owner !== undefined) return failure(foreignConfig(shown, owner));
    if (!quiet) io.stderr.write(`Config file: ${shown}\n`);
  }
  const loaded = loadConfig(config, io.workingDirectory);
  return loaded.ok ? success(loaded.value) : failure(invalid(loaded.error));
}

/** Whose one of these is, when it is neither ours nor root's. Windows has no such owners. */
function strangeOwner(paths: readonly string[], { SUDO_UID: sudoUser }: Io["variables"]): number | undefined {
  const user = process.getuid?.();
  if (user === undefined) return undefined;
  const trusted = [user, 0, ...(user === 0 && sudoUser ? [Number(sudoUser)] : [])];
  return paths
    .map((path) => statSync(path, { throwIfNoEntry: false })?.uid ?? user)
    .find((owner) => !trusted.includes(owner));
}

function foreignConfig(shown: string, owner: number): Problem {
  const message = `${shown} was found in a folder above, and belongs to another user (${owner})`;
  const hint = `if you trust it, name it: --config ${shown}`;
  return problem(EXIT.invalid, "config-of-another-user", message, hint);
}
