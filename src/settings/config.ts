import { dirname, resolve } from "node:path";
import { parsedUrl } from "../base/http.ts";
import { failure, type Result, success } from "../base/result.ts";
import { didYouMean } from "../base/spelling.ts";
import { type Config, DEFAULTS } from "../model/fleet/config.ts";
import type { ConfigFile } from "../model/fleet/environment.ts";
import { EXIT } from "../model/run/exit-code.ts";
import { type Problem, problem } from "../model/run/problem.ts";

/** The names of the environments, in the order of the file. */
export function environmentNames({ value }: Config): readonly string[] {
  return Object.keys(value.environments);
}

/** An environment as the config file has it, without anything filled in. */
export interface ListedEnvironment {
  readonly name: string;
  readonly isDefault: boolean;
  readonly profile: ConfigFile["environments"][string]["tenant"]["profile"];
  /** Of a tenant with an address: its host, null where the address is none. */
  readonly host: string | null;
  /** Where its record is kept. */
  readonly state: NonNullable<ConfigFile["state"]>["backend"];
}

/** The environments, in the order of the file. Needs no process variable, so that a job without any can ask. */
export function listEnvironments(config: Config): readonly ListedEnvironment[] {
  const byDefault = defaultEnvironmentName(config);
  const state = config.value.state?.backend ?? "local";
  return Object.entries(config.value.environments).map(([name, { tenant }]) => ({
    name,
    state,
    isDefault: name === byDefault,
    profile: tenant.profile,
    host: tenant.profile === "sandbox" ? null : hostOf(tenant.baseUrl),
  }));
}

function hostOf(address: string): string | null {
  return parsedUrl(address)?.host ?? null;
}

/** The environment that is meant when none is named: the only one, or the one that says so. */
export function defaultEnvironmentName({ value }: Config): string | undefined {
  const environments = Object.entries(value.environments);
  const [only, another] = environments;
  if (another === undefined) return only?.[0];
  return environments.find(([, environment]) => environment.default)?.[0];
}

/** The folder of the manifests, absolute. */
export function manifestsDirectory({ path, value }: Config): string {
  return resolve(dirname(path), value.manifests ?? DEFAULTS.manifests);
}

const ALL = "all";

/** Whether `--env` may stand for more than one environment. */
export function mayNameSeveral(env: string): boolean {
  return env === ALL || env.includes(",");
}

/** The environments that it stands for, in the order of the file; null where somebody has called one of them so. */
export function severalIn(config: Config, env: string): Result<readonly string[] | null, Problem> {
  const known = environmentNames(config);
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
