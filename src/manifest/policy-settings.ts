import type { ConfigFile, PolicySettings } from "../model/environment.ts";
import { milliseconds } from "./config-resolving.ts";
import { DEFAULTS } from "./defaults.ts";

type PolicyFile = NonNullable<ConfigFile["policy"]>;

/** Live values of these say nothing that anybody would hide. */
const PLAIN_HEADERS = ["accept", "content-type", "user-agent"];

/** Merges an environment's policy over the common one: key by key, rules and secrets by their names. */
export function mergePolicy(common: PolicyFile, own: PolicyFile): PolicySettings {
  const { certificateRunway, ports, ...merged }: PolicyFile = { ...common, ...own };
  const plainHeaders = (merged.plainHeaders ?? []).map((name) => name.toLowerCase());
  return {
    rules: { ...common.rules, ...own.rules },
    certificateRunwayMs: milliseconds(certificateRunway ?? DEFAULTS.policy.certificateRunway),
    plainHeaders: [...new Set([...PLAIN_HEADERS, ...plainHeaders])],
    protected: merged.protected ?? [],
    hosts: merged.hosts ?? null,
    ports: ports ?? DEFAULTS.policy.ports,
    secrets: new Map(Object.entries({ ...common.secrets, ...own.secrets })),
    requiredHeaders: merged.requiredHeaders ?? [],
    quota: merged.quota ?? null,
  };
}
