import { createHash } from "node:crypto";
import type { DeclaredGround } from "../../model/fleet/declared-ground.ts";

/** What stands in the tenant before anybody comes. */
export interface World {
  readonly projects: readonly WorldProject[];
}

/** A project and what Endpoints may refer to in it, by name. A name that stands twice is there twice. */
export interface WorldProject {
  readonly name: string;
  readonly flows: readonly string[];
  /** The first is the primary one. */
  readonly locales: readonly string[];
  /** Each holds the flows and locales as they are when it is made. */
  readonly snapshots: readonly string[];
}

/** What each project has that nobody describes. */
const STANDARD: Omit<WorldProject, "name"> = {
  flows: ["Main", "Orders"],
  locales: ["English", "German"],
  snapshots: ["Release 1"],
};

export const STANDARD_WORLD: World = { projects: [{ name: "Webhooks", ...STANDARD }] };

/** The user whose API key it is. */
export const OWN_USER = idOf("user", "webhook-sync");

/** Somebody who works in the web interface. */
export const OTHER_USER = idOf("user", "colleague");

export const ORGANISATION = idOf("organisation", "sandbox");

/** The id of a project that a world names. */
export function projectIdOf(name: string): string {
  return idOf("project", name);
}

/** A world in which all that manifests refer to is there, beside the standard one. */
export function worldOf(referenced: readonly DeclaredGround[]): World {
  const names = [...new Set(referenced.map(({ project }) => project))];
  const projects = names.map((name): WorldProject => {
    const same = referenced.filter(({ project }) => project === name);
    const all = (of: keyof typeof STANDARD) => [
      ...new Set([...STANDARD[of], ...same.flatMap((one) => one[of])]),
    ];
    return { name, flows: all("flows"), locales: all("locales"), snapshots: all("snapshots") };
  });
  return projects.length === 0 ? STANDARD_WORLD : { projects };
}

export function idOf(...names: readonly string[]): string {
  return digestOf(names).slice(0, 24);
}

export function identity(...names: readonly string[]) {
  const digits = digestOf([...names, "reference"]);
  const version = `4${digits.slice(13, 16)}`;
  const groups = [digits.slice(0, 8), digits.slice(8, 12), version, `8${digits.slice(17, 20)}`];
  const referenceId = [...groups, digits.slice(20, 32)].join("-");
  return { id: idOf(...names), referenceId };
}

export function digestOf(names: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(names)).digest("hex");
}
