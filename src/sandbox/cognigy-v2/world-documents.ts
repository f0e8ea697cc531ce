import type { Document, Flow, Locale, Project, Snapshot, SnapshotResource } from "./documents.ts";
import type { TenantState } from "./tenant-state.ts";
import { digestOf, identity, idOf, OTHER_USER, projectIdOf, type World, type WorldProject } from "./world.ts";

const LANGUAGES: ReadonlyMap<string, string> = new Map([
  ["English", "en-US"],
  ["German", "de-DE"],
  ["French", "fr-FR"],
  ["Spanish", "es-ES"],
]);

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
