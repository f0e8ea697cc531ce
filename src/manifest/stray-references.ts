import type { ConfigFile } from "../model/environment.ts";
import type { Report } from "./diagnostics.ts";
import { isTemplate } from "./interpolation.ts";
import { misplacedReference } from "./reference-messages.ts";

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
