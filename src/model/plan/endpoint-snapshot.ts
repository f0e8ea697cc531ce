import { HIDDEN, isQuotable } from "../../base/credentials.ts";
import { shortened } from "../../base/text.ts";
import type { PlacesToRead, ResourceReference } from "../fleet/directory.ts";
import { goneFrom, type LiveBasicAuth, type LiveEndpoint, maskedToken } from "../fleet/endpoint.ts";
import type { DeclaredEndpoint, DeclaredReference, HeaderValue } from "../fleet/webhook.ts";
import type { ShownValue, Snapshot } from "./change.ts";

export type EndpointSnapshot = NonNullable<Snapshot["endpoint"]>;

/** A declared Endpoint as it may be shown and recorded: null where the manifest says nothing. */
export function snapshotOfEndpoint(
  declared: DeclaredEndpoint,
  show: (value: HeaderValue) => ShownValue,
): EndpointSnapshot {
  const { displayName, channel, project, flow, locale, snapshot, basicAuth } = declared;
  return {
    name: displayName,
    channel,
    project: foundIn(project) ?? { id: "", name: project.text },
    flow: foundIn(flow),
    locale: foundIn(locale),
    entrypoint: foundIn(snapshot === "project" ? project : snapshot),
    ...declaredCredentials(basicAuth, show),
  };
}

/** A live Endpoint as it may be shown and recorded. A password never is. */
export function snapshotOfLiveEndpoint(live: LiveEndpoint): EndpointSnapshot {
  const { channel, project, flow, locale, snapshot, basicAuth, addressToken } = live;
  return {
    name: shownDisplayName(live),
    channel,
    project: shownReference(project),
    flow: shownReference(flow),
    locale: shownReference(locale),
    entrypoint: shownReference(snapshot ?? project),
    user: shownUser(live),
    password: shownPassword(basicAuth),
    address: maskedToken(addressToken),
  };
}

/** Where these are, and which snapshots they run: by id. */
export function placesOf(endpoints: readonly EndpointSnapshot[]): PlacesToRead {
  const run = endpoints.flatMap(({ entrypoint, project }) =>
    entrypoint === null || entrypoint.id === project.id ? [] : [entrypoint.id],
  );
  return { projects: knownIds(endpoints.map(({ project }) => project.id)), snapshots: knownIds(run) };
}

function knownIds(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].filter((id) => id !== "");
}

/** Begins what is said of a thing that the tenant has no more. */
export const GONE = "(no longer there";

/** Stands for a thing that is not set. */
export const NONE = "(none)";

/** Which thing it is, for people: `Main (580a85f1…)`, and the id alone where nobody looked it up. */
export function describeReference({ id, name, isGone }: ResourceReference): string {
  if (id === "") return name ?? NONE;
  const short = id.length > 8 ? `${id.slice(0, 8)}…` : id;
  if (isGone === true) return `${GONE}, ${short})`;
  return name === null ? short : `${shortened(name, 60)} (${short})`;
}

/** What an Endpoint runs and the tenant has no more, and what that means; null where callers reach something. */
export function describeLost(endpoint: LiveEndpoint): string | null {
  const gone = goneFrom(endpoint);
  if (gone === null) return null;
  const id = endpoint[gone]?.id ?? "";
  const short = describeReference({ id, name: null });
  const lost = gone === "flow" ? `its flow, ${short},` : `the Snapshot that it runs, ${short},`;
  return `callers reach nothing: ${id === "" ? "it has no flow" : `${lost} is gone`}`;
}

export function shownDisplayName({ displayName, unshown }: LiveEndpoint): string {
  return unshown?.has("displayName") === true ? HIDDEN : shortened(displayName, 201);
}

/** The user, where it may be shown; null where it looks like a credential itself, or repeats one. */
export function shownUser({ basicAuth: auth, unshown }: LiveEndpoint): string | null {
  if (auth.kind === "none") return "";
  if (unshown?.has("user") === true) return null;
  return auth.user.length <= 1_024 && isQuotable(auth.user) ? auth.user : null;
}

export function shownPassword(auth: LiveBasicAuth): ShownValue {
  if (auth.kind === "none") return { kind: "absent" };
  return auth.password.kind === "masked" ? { kind: "masked" } : { kind: "sensitive" };
}

function declaredCredentials(
  declared: DeclaredEndpoint["basicAuth"],
  show: (value: HeaderValue) => ShownValue,
): Pick<EndpointSnapshot, "user" | "password"> {
  switch (declared.kind) {
    case "undeclared":
      return { user: null, password: null };
    case "none":
      return { user: "", password: { kind: "absent" } };
    case "declared":
      return { user: declared.user, password: show(declared.password) };
  }
}

function foundIn(reference: DeclaredReference | null): ResourceReference | null {
  const found = reference?.found;
  return found === undefined || found === null ? null : { id: found.id, name: found.name };
}

function shownReference({ id, name }: ResourceReference): ResourceReference {
  return { id: shortened(id, 64), name: name === null ? null : shortened(name, 201) };
}
