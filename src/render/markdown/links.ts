import type { Location } from "../../model/diagnostic.ts";
import { code, link } from "./text.ts";

/** Where a reader finds more. */
export interface PlanLinks {
  /** The page of the job that has the whole plan; null where there is none. */
  readonly run: string | null;
  /** The page of a line of a manifest, as the plan's commit has it; null where nobody can tell. */
  readonly lineOf: (location: Location) => string | null;
}

/** For readers who have nothing but the page. */
export const NO_LINKS: PlanLinks = { run: null, lineOf: () => null };

/** The key, as a link to the line that declares it where that is known. */
export function linked(key: string, location: Location | null, { lineOf }: PlanLinks): string {
  return link(code(key), location === null ? null : lineOf(location));
}

/** The place in the manifests, as a link where that is known. */
export function placed(location: Location | null, { lineOf }: PlanLinks): string {
  if (location === null) return "";
  return ` (${link(code(`${location.file}:${location.line}`), lineOf(location))})`;
}
