import { createHash } from "node:crypto";
import type { DeclaredGround } from "../../model/fleet/declared-ground.ts";
import type { Document, Flow, Locale, Project, Snapshot, SnapshotResource } from "./documents.ts";
import type { TenantState } from "./tenant-state.ts";

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

const LANGUAGES: ReadonlyMap<string, string> = new Map([
  ["English", "en-US"],
  ["German", "de-DE"],
  ["French", "fr-FR"],
  ["Spanish", "es-ES"],
]);

/** The id of a project that a world names. */
export function projectIdOf(name: string): string {
  return idOf("project", name);
}

/** A world in which all that manifests refer to is there, beside the standard one. */
export function groundWorld(ground: readonly DeclaredGround[]): World {
  const names = [...new Set(ground.map(({ project }) => project))];
  const projects = names.map((name): WorldProject => {
    const same = ground.filter(({ project }) => project === name);
    const all = (of: keyof typeof STANDARD) => [
      ...new Set([...STANDARD[of], ...same.flatMap((one) => one[of])]),
    ];
    return { name, flows: all("flows"), locales: all("locales"), snapshots: all("snapshots") };
  });
  return projects.length === 0 ? STANDARD_WORLD : { projects };
}

/**
 * Makes what a world has and the tenant does not. Ids follow from the names, so that two processes that start at
 * the same time make the same.
 */
export function provide({ projects }: World, state: TenantState): void {
  for (const project of projects) {
    for (const document of documentsOf(project, state)) {
      const existing = state.store.get(document.id) ?? state.store.gone(document.id);
      if (existing === undefined) state.put(document);
      else if (existing.kind === "snapshot" && document.kind === "snapshot")
        complete(existing, document, state);
    }
  }
}

/** A Snapshot that the world has made holds every flow and locale of the world. */
function complete(existing: Snapshot, wanted: Snapshot, state: TenantState): void {
  const names = new Set(existing.resources.map(({ type, name }) => `${type} ${name}`));
  const missing = wanted.resources.filter(({ type, name }) => !names.has(`${type} ${name}`));
  if (missing.length > 0) state.put({ ...existing, resources: [...existing.resources, ...missing] });
}

function documentsOf(world: WorldProject, state: TenantState): readonly Document[] {
  const seconds = state.seconds();
  const by = { createdBy: OTHER_USER, lastChangedBy: OTHER_USER };
  const stamps = { createdAt: seconds, lastChanged: seconds, ...by };
  const id = projectIdOf(world.name);
  const isNew = state.get("project", id) === undefined;
  const locales = numbered(world.locales).map(({ name, key }, index): Locale => {
    const ids = identity(world.name, "locale", key);
    const language = LANGUAGES.get(name) ?? "ge-GE";
    return {
      kind: "locale",
      projectId: id,
      ...ids,
      name,
      language,
      primary: isNew && index === 0,
      ...stamps,
    };
  });
  const flows = numbered(world.flows).map(({ name, key }): Flow => {
    return { kind: "flow", projectId: id, ...identity(world.name, "flow", key), name, ...stamps };
  });
  const resources = [...flows, ...locales].map(resourceOf);
  const snapshots = numbered(world.snapshots).map(({ name, key }): Snapshot => {
    const names = [world.name, "snapshot", key];
    return {
      kind: "snapshot",
      projectId: id,
      id: idOf(...names),
      name,
      hash: digestOf(names),
      resources,
      ...stamps,
    };
  });
  const primaryLocale = locales[0]?.id ?? "";
  const project: Project = { kind: "project", id, name: world.name, primaryLocale, ...stamps };
  return [project, ...locales, ...flows, ...snapshots];
}

function resourceOf({ id, referenceId, name, kind }: Flow | Locale): SnapshotResource {
  return { id, referenceId, name, type: kind };
}

/** Names with a key that tells equal ones apart. */
function numbered(names: readonly string[]): readonly { readonly name: string; readonly key: string }[] {
  return names.map((name, index) => {
    const earlier = names.slice(0, index).filter((one) => one === name).length;
    return { name, key: earlier === 0 ? name : `${name}#${earlier}` };
  });
}

function idOf(...names: readonly string[]): string {
  return digestOf(names).slice(0, 24);
}

function identity(...names: readonly string[]) {
  const digits = digestOf([...names, "reference"]);
  const version = `4${digits.slice(13, 16)}`;
  const groups = [digits.slice(0, 8), digits.slice(8, 12), version, `8${digits.slice(17, 20)}`];
  const referenceId = [...groups, digits.slice(20, 32)].join("-");
  return { id: idOf(...names), referenceId };
}

function digestOf(names: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(names)).digest("hex");
}
