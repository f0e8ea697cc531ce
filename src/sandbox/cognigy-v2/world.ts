import { createHash } from "node:crypto";
import type { Document, Flow, Locale, Project, Snapshot } from "./documents.ts";
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

export const STANDARD_WORLD: World = {
  projects: [
    { name: "Sandbox", flows: ["Main", "Orders"], locales: ["English", "German"], snapshots: ["Release 1"] },
  ],
};

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

/**
 * Makes what a world has and the tenant does not. Ids follow from the names, so that two processes that start at
 * the same time make the same.
 */
export function provide({ projects }: World, state: TenantState): void {
  for (const project of projects) {
    const documents = documentsOf(project, state.seconds());
    for (const document of documents) if (!isThere(document, state)) state.put(document);
  }
}

/** A flow that was made again after a Snapshot restore is another, but it is there. */
function isThere(document: Document, { store }: TenantState): boolean {
  return store.get(document.id) !== undefined || store.gone(document.id) !== undefined;
}

function documentsOf(world: WorldProject, seconds: number): readonly Document[] {
  const stamps = {
    createdAt: seconds,
    createdBy: OTHER_USER,
    lastChanged: seconds,
    lastChangedBy: OTHER_USER,
  };
  const id = projectIdOf(world.name);
  const locales = numbered(world.locales).map(({ name, key }, index): Locale => {
    const names = [world.name, "locale", key] as const;
    const language = LANGUAGES.get(name) ?? "ge-GE";
    const own = { id: idOf(...names), referenceId: uuidOf(...names), name, language };
    return { kind: "locale", projectId: id, ...own, primary: index === 0, ...stamps };
  });
  const flows = numbered(world.flows).map(({ name, key }): Flow => {
    const names = [world.name, "flow", key] as const;
    const own = { id: idOf(...names), referenceId: uuidOf(...names), name };
    return { kind: "flow", projectId: id, ...own, ...stamps };
  });
  const resources = [...flows, ...locales].map((one) => ({
    id: one.id,
    referenceId: one.referenceId,
    name: one.name,
    type: one.kind,
  }));
  const snapshots = numbered(world.snapshots).map(({ name, key }): Snapshot => {
    const names = [world.name, "snapshot", key] as const;
    const own = { id: idOf(...names), name, hash: digestOf(names) };
    return { kind: "snapshot", projectId: id, ...own, resources, ...stamps };
  });
  const project: Project = {
    kind: "project",
    id,
    name: world.name,
    primaryLocale: locales[0]?.id ?? "",
    ...stamps,
  };
  return [project, ...locales, ...flows, ...snapshots];
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

function uuidOf(...names: readonly string[]): string {
  const digits = digestOf([...names, "reference"]);
  const groups = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
  ];
  return [...groups, digits.slice(20, 32)].join("-");
}

function digestOf(names: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(names)).digest("hex");
}
