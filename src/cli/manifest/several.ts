import { failure, type Result, success } from "../../base/result.ts";
import { didYouMean } from "../../base/spelling.ts";
import { EXIT } from "../../model/exit-code.ts";
import { type Problem, problem } from "../../model/problem.ts";
import { environmentNames } from "../../settings/config.ts";
import type { Invocation } from "../command.ts";
import { openConfig } from "./desired.ts";

const ALL = "all";

/** The environments that `--env all` or `--env a,b` stand for, in the order of the config file; null where it names one. */
export function severalEnvironments({ io, options }: Invocation): Result<readonly string[] | null, Problem> {
  const { env } = options;
  if (env === undefined || (env !== ALL && !env.includes(","))) return success(null);
  const config = openConfig(io, options);
  if (!config.ok) return config;
  const known = environmentNames(config.value);
  // Somebody may have called one of them so.
  if (known.includes(env)) return success(null);
  if (env === ALL) return success(known);
  const asked = env.split(",").map((name) => name.trim());
  const strange = asked.find((name) => !known.includes(name));
  if (strange !== undefined) {
    const hint = didYouMean(strange, known, "environments");
    const message = `--env names \`${strange}\`, which is not an environment`;
    return failure(problem(EXIT.invalid, "unknown-environment", message, hint));
  }
  return success(known.filter((name) => asked.includes(name)));
}

/** The same command line for one of them; where the config file was found is said already. */
export function inEnvironment({ io, options }: Invocation, env: string): Invocation {
  return { io, options: { ...options, env, isConfigAbove: false } };
}
