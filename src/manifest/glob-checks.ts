import type { ConfigFile } from "../model/environment.ts";
import { isBounded } from "../model/glob.ts";
import type { Report } from "./diagnostics.ts";
import { quote } from "./wording.ts";

type PolicyFile = NonNullable<ConfigFile["policy"]>;
type Path = readonly string[];

/** Reports globs that admit more than they seem to, or that take long to compare. */
export function checkGlobs(config: ConfigFile, name: string, report: Report): void {
  const environment = config.environments[name];
  checkNames(config.scope?.names ?? [], ["scope", "names"], report);
  for (const [policy, path] of [
    [config.policy, ["policy"]],
    [environment?.policy, ["environments", name, "policy"]],
  ] as const)
    if (policy !== undefined) checkPolicyGlobs(policy, path, report);
  const connectTo = ["environments", name, "health", "connectTo"];
  for (const entry of Object.keys(environment?.health?.connectTo ?? {}))
    checkHost(entry.slice(0, entry.lastIndexOf(":")), [...connectTo, entry], report);
}

function checkPolicyGlobs({ hosts, secrets, protected: kept }: PolicyFile, path: Path, report: Report): void {
  checkNames(kept ?? [], [...path, "protected"], report);
  const lists = Object.entries(secrets ?? {}).map(([name, globs]) => ({ path: ["secrets", name], globs }));
  for (const list of [{ path: ["hosts"], globs: hosts ?? [] }, ...lists])
    for (const [index, glob] of list.globs.entries())
      checkHost(glob, [...path, ...list.path, String(index)], report);
}

function checkNames(globs: readonly string[], path: Path, report: Report): void {
  for (const [index, glob] of globs.entries()) checkLength(glob, [...path, String(index)], report);
}

/** `*yourcompany.com` admits `evilyourcompany.com`, which anybody can register. */
function checkHost(glob: string, path: Path, report: Report): void {
  checkLength(glob, path, report);
  if (!/\*(?![.*]|$)/.test(glob)) return;
  const behind = glob.slice(glob.lastIndexOf("*") + 1);
  const message = `${quote(glob)} matches hosts of others too: a star must be followed by a dot`;
  const hint = `write *.${behind.replace(/^[-.]/, "")} for all hosts below it, and the host itself beside that`;
  report({ code: "open-host-glob", message, hint, path, within: null });
}

function checkLength(glob: string, path: Path, report: Report): void {
  if (isBounded(glob)) return;
  const message = `${quote(glob)} has more than two stars beside brackets, braces or other signs`;
  const hint = "write it with stars and question marks only, or as several globs";
  report({ code: "invalid-value", message, hint, path, within: null });
}
