import type {
  Directory,
  ProjectDirectory,
  ResourceReference,
  TenantResource,
} from "../../model/fleet/directory.ts";
import type { LiveEndpoint } from "../../model/fleet/endpoint.ts";

/** The same with names for what it refers to. What was not looked up has none, and is not taken for gone. */
export function namedEndpoint(endpoint: LiveEndpoint, directory: Directory | null): LiveEndpoint {
  const inside = directory?.inside.get(endpoint.project.id);
  if (inside === undefined) return endpoint;
  const { flow, locale, snapshot } = endpoint;
  return {
    ...endpoint,
    flow: referenceIn(flowsFor(snapshot, inside), flow),
    locale: referenceIn(inside.locales, locale),
    snapshot: snapshot === null ? null : referenceIn(inside.snapshots, snapshot),
  };
}

/** An Endpoint that runs a snapshot refers to the flow as it is in there; null where nobody looked inside. */
function flowsFor(
  snapshot: ResourceReference | null,
  { flows, snapshots }: ProjectDirectory,
): readonly TenantResource[] | null {
  if (snapshot === null) return flows;
  if (snapshots === null) return null;
  const run = snapshots.find(({ id }) => id === snapshot.id);
  if (run === undefined) return flows;
  return run.flows === null ? null : [...run.flows, ...flows];
}

function referenceIn(
  among: readonly TenantResource[] | null,
  reference: ResourceReference,
): ResourceReference {
  const { id } = reference;
  if (id === "" || among === null) return reference;
  const found = among.find((one) => one.id === id);
  return found === undefined ? { id, name: null, isGone: true } : { id, name: found.name };
}
