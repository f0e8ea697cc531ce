import { parsedUrl } from "../base/http.ts";
import { Secret } from "../base/secret.ts";
import { isTemplate } from "../base/template.ts";
import { durationOf } from "../base/time.ts";
import { DEFAULTS } from "../model/fleet/config.ts";
import type { ConfigFile, StateSettings } from "../model/fleet/environment.ts";
import { type Resolving, resolveText } from "./resolving.ts";

const PATH = ["state", "url"];

const SHORTEST_LEASE_MS = 1_000;

/** A URL that the process does not have is told by who opens the record: many commands need none. */
export function resolveState(file: NonNullable<ConfigFile["state"]>, resolving: Resolving): StateSettings {
  const leaseMs = durationOf(file.lease ?? DEFAULTS.lease);
  if (leaseMs < SHORTEST_LEASE_MS) {
    const message = "`state.lease` is shorter than 1 s: every run would lose its hold of the record at once";
    const hint = "write a time that a busy machine may stand still for, such as 30s, or remove the line";
    resolving.report({ code: "invalid-value", message, hint, path: ["state", "lease"], within: null });
  }
  if (file.backend === "local") return { backend: "local", leaseMs };
  const url = resolveText(file.url, PATH, "ignored", resolving);
  if (!isTemplate(file.url) && (parsedUrl(url)?.password ?? "") !== "") {
    const message = "state.url holds a password, which everyone who reads this file then has";
    const hint = "write ${env:WEBHOOK_SYNC_STATE_URL} there, and set that for the process";
    resolving.report({ code: "credential-in-file", message, hint, path: PATH, within: null });
  }
  const { namespace, repositories = [] } = file;
  return { backend: "postgres", url: new Secret(url), namespace, repositories, leaseMs };
}
