import type { EndpointDocument, Flow, Locale, Project, Snapshot, SnapshotResource } from "./documents.ts";
import type { TenantState } from "./tenant-state.ts";
import { OTHER_USER } from "./world.ts";

/** By what was, what is now in its place. */
type Successors = ReadonlyMap<string, string>;

/**
 * Restores a Snapshot: the project's flows and locales are deleted and made again, each with another id and another
 * referenceId. Endpoints on the primary locale are pointed to what came in the place of theirs; the others keep
 * pointing to what is gone.
 */
export function restore(state: TenantState, project: Project, snapshot: Snapshot): void {
  const oldFlows = state.all("flow").filter(({ projectId }) => projectId === project.id);
  const oldLocales = state.all("locale").filter(({ projectId }) => projectId === project.id);
  const primary = oldLocales.find((locale) => locale.id === project.primaryLocale);
  for (const { id } of [...oldFlows, ...oldLocales]) state.delete(id);
  const flows = new Map<string, string>();
  const locales = new Map<string, string>();
  for (const resource of snapshot.resources) {
    if (resource.type === "flow") {
      const flow = remade(state, resource, project);
      state.put({ kind: "flow", ...flow });
      remember(flows, oldFlows, flow);
    } else {
      const old = oldLocales.find(({ name }) => name === resource.name);
      const locale = { ...remade(state, resource, project), language: old?.language ?? "ge-GE" };
      const isPrimary = resource.name === primary?.name;
      state.put({ kind: "locale", ...locale, primary: isPrimary });
      remember(locales, oldLocales, locale);
      if (isPrimary) state.put({ ...project, primaryLocale: locale.id });
    }
  }
  const endpoints = state.all("endpoint").filter(({ projectId }) => projectId === project.id);
  for (const endpoint of endpoints)
    if (endpoint.localeId === "" || endpoint.localeId === primary?.referenceId)
      repoint(state, endpoint, flows, locales);
}

function remade(state: TenantState, { name }: SnapshotResource, project: Project): Omit<Flow, "kind"> {
  const seconds = state.seconds();
  return {
    id: state.newId(),
    referenceId: state.newUuid(),
    projectId: project.id,
    name,
    createdAt: seconds,
    createdBy: OTHER_USER,
    lastChanged: seconds,
    lastChangedBy: OTHER_USER,
  };
}

function remember(
  successors: Map<string, string>,
  before: readonly (Flow | Locale)[],
  { name, referenceId }: Pick<Flow, "name" | "referenceId">,
): void {
  for (const old of before) if (old.name === name) successors.set(old.referenceId, referenceId);
}

function repoint(
  state: TenantState,
  endpoint: EndpointDocument,
  flows: Successors,
  locales: Successors,
): void {
  const flowId = flows.get(endpoint.flowId) ?? endpoint.flowId;
  const localeId = locales.get(endpoint.localeId) ?? endpoint.localeId;
  if (flowId === endpoint.flowId && localeId === endpoint.localeId) return;
  const moved =
    state.switches.lastChangedOn === "every"
      ? { lastChanged: state.seconds(), lastChangedBy: OTHER_USER }
      : {};
  state.put({ ...endpoint, flowId, localeId, ...moved });
}
