import type { ConfigFile } from "../../model/environment.ts";
import { isBounded } from "../../model/glob.ts";
import { quote, type Report } from "../diagnostics.ts";
import { isTemplate, misplacedReference } from "../interpolation.ts";

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
  const hint = `write *.${behind.replace(/^[-.]/, "")} for all its subdomains, and the host itself as a second entry`;
  report({ code: "open-host-glob", message, hint, path, within: null });
}

function checkLength(glob: string, path: Path, report: Report): void {
  if (isBounded(glob)) return;
  const message = `${quote(glob)} has more than two stars together with brackets, braces or other special characters`;
  const hint = "write it with stars and question marks only, or as several globs";
  report({ code: "invalid-value", message, hint, path, within: null });
}

/** Where an environment may refer to process variables. */
const FILLED_IN = [
  ["vars"],
  ["tenant", "auth"],
  ["monitoring", "headers"],
  ["deprecation", "hook", "headers"],
];

/** Reports references where none is filled in: they would silently be taken as they are written. */
export function reportStrayReferences(config: ConfigFile, environment: string, report: Report): void {
  const { environments, ...common } = config;
  const base = ["environments", environment];
  const filledIn = new Set(FILLED_IN.map((keys) => JSON.stringify([...base, ...keys])));
  const visit = (value: unknown, path: readonly string[]): void => {
    if (filledIn.has(JSON.stringify(path))) return;
    if (typeof value === "object" && value !== null)
      for (const [key, child] of Object.entries(value)) visit(child, [...path, key]);
    if (typeof value !== "string" || !isTemplate(value)) return;
    const hint = "references may stand in vars, in auth and in the headers of monitoring and of the hook";
    report({ ...misplacedReference(value, "is not filled in here", hint), path, within: null });
  };
  visit(common, []);
  visit(environments[environment], base);
}
