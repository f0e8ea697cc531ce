import type { ConfigFile, StateSettings } from "../../model/environment.ts";
import { Secret } from "../../model/secret.ts";
import { DEFAULTS } from "../config.ts";
import { isTemplate } from "../interpolation.ts";
import { milliseconds, type Resolving, resolveText } from "./resolving.ts";

const PATH = ["state", "url"];

/** A URL that the process does not have is told by who opens the record: many commands need none. */
export function resolveState(file: ConfigFile["state"], resolving: Resolving): StateSettings {
  const leaseMs = milliseconds(file?.lease ?? DEFAULTS.lease);
  if (file === undefined || file.backend === "local") return { backend: "local", leaseMs };
  const url = resolveText(file.url, PATH, "ignored", resolving);
  if (!isTemplate(file.url) && URL.canParse(url) && new URL(url).password !== "") {
    const message = "state.url holds a password, which everyone who reads this file then has";
    const hint = "write ${env:WEBHOOK_SYNC_STATE_URL} there, and set that for the process";
    resolving.report({ code: "credential-in-file", message, hint, path: PATH, within: null });
  }
  return { backend: "postgres", url: new Secret(url), namespace: file.namespace, leaseMs };
}
