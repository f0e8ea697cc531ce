import { HIDDEN, isQuotable } from "../base/credentials.ts";
import { escapeTemplate } from "../base/template.ts";
import type { Directory, ResourceReference, TenantResource } from "../model/fleet/directory.ts";
import { comparableName } from "../model/fleet/endpoint.ts";
import type { Environment } from "../model/fleet/environment.ts";
import { keyOf } from "../model/fleet/key.ts";
import type { LiveHeader, LiveWebhook } from "../model/fleet/live.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import type { DraftedEndpoint } from "../model/report/manifest-draft.ts";
import type { ImportBlock } from "./importability.ts";

/** What the password of an Endpoint is called where its secret gets a name. */
export const PASSWORD = "basicAuth.password";

/** All that a webhook sends and that may be secret, the password of an Endpoint as if it were a header. */
export function sentBy({ headers, endpoint }: LiveWebhook): readonly LiveHeader[] {
  const auth = endpoint?.basicAuth;
  if (auth?.kind !== "set") return headers;
  return [...headers, { name: PASSWORD, ...auth.password }];
}

/** Why an Endpoint is left alone; null where it can be declared. */
export function endpointBlock(live: LiveWebhook, { traits }: Environment): ImportBlock | null {
  const { name, url, endpoint } = live;
  if (endpoint === null) return null;
  const { flow, snapshot, occupiedBy, basicAuth, unshown } = endpoint;
  const because = (reason: string): ImportBlock => ({ code: "undeclarable", rule: null, reason });
  if (url === "") return because("it has no webhook url, so that nothing is delivered");
  if (occupiedBy !== null) return because(`its foreignId says ${occupiedBy}, which is not ours`);
  if (flow.id === "") return because("it has no flow");
  if (snapshot?.isGone === true)
    return because(`the Snapshot that it runs, ${snapshot.id}, no longer exists`);
  if (flow.isGone === true) return because(`its flow ${flow.id} no longer exists (Snapshot restore?)`);
  if (unshown?.has("displayName") === true)
    return {
      code: "credential",
      rule: null,
      reason: "its display name repeats a secret, which would end up in Git",
    };
  if (traits.key === "display-name" && live.idempotencyKey === null && endpoint.displayName !== name)
    return because("its display name is not a webhook name; rename it on the platform");
  if (basicAuth.kind !== "set") return null;
  if (basicAuth.user === "") return because("it has a password and no user");
  const reason = "its user looks like a credential, which would end up in Git";
  return isQuotable(basicAuth.user) && unshown?.has("user") !== true
    ? null
    : { code: "credential", rule: null, reason };
}

/** What a manifest says of an Endpoint: by name, and by id where a name is there twice. */
export function draftEndpoint(
  live: LiveWebhook,
  directory: Directory | null,
  { tenant, traits }: Environment,
  password: string | null,
): DraftedEndpoint | null {
  const { name, endpoint } = live;
  if (endpoint === null) return null;
  const { displayName, channel, project, flow, locale, snapshot, basicAuth } = endpoint;
  const isMark = traits.key === "display-name" && displayName === keyOf(live);
  const inside = directory?.inside.get(project.id);
  const own = tenant.profile === "integrations-v1" ? "" : tenant.project;
  const cognigy = {
    ...(displayName === name || isMark ? {} : { name: escapeTemplate(displayName) }),
    ...(channel === "webhook" ? {} : { channel }),
    ...(own === project.id || own === project.name ? {} : { project: nameOr(project, directory?.projects) }),
    ...named("flow", flow, inside?.flows ?? []),
    ...named("locale", locale, inside?.locales ?? []),
    ...(snapshot === null ? {} : { snapshot: nameOr(snapshot, inside?.snapshots) }),
  };
  if (basicAuth.kind === "none" || password === null) return { cognigy, basicAuth: null };
  return { cognigy, basicAuth: { user: escapeTemplate(basicAuth.user), password } };
}

/** What a manifest says of its Endpoint and the tenant has otherwise. Credentials stay as they are declared. */
export function endpointEdits(
  live: LiveWebhook,
  { endpoint }: Webhook,
  directory: Directory | null,
  environment: Environment,
): readonly { readonly path: readonly string[]; readonly value: string }[] {
  const drafted = draftEndpoint(live, directory, environment, null);
  if (drafted === null || endpoint === null) return [];
  const there = live.endpoint?.displayName ?? "";
  const { displayName, flow, locale, snapshot } = endpoint;
  const declared: Readonly<Record<string, string | null>> = {
    name: comparableName(displayName) === comparableName(there) ? there : displayName,
    flow: flow?.by === "name" ? flow.text : null,
    locale: locale?.by === "name" ? locale.text : null,
    snapshot: snapshot === null || snapshot === "project" ? null : snapshot.text,
  };
  return Object.entries(drafted.cognigy).flatMap(([key, value]) => {
    const text = declared[key] ?? null;
    return text === null || escapeTemplate(text) === value ? [] : [{ path: ["cognigy", key], value }];
  });
}

function nameOr(reference: ResourceReference, among: readonly TenantResource[] | null | undefined): string {
  return escapeTemplate(tellingName(reference, among ?? []) ?? reference.id);
}

/** null where it does not tell which one: where it is there twice. A name that repeats a secret is as good as none. */
function tellingName({ name }: ResourceReference, among: readonly TenantResource[]): string | null {
  const isUnique = among.filter((one) => one.name === name).length < 2;
  return name !== HIDDEN && isUnique ? name : null;
}

function named(
  key: "flow" | "locale",
  reference: ResourceReference,
  among: readonly TenantResource[],
): Record<string, string> {
  if (reference.id === "") return {};
  const name = tellingName(reference, among);
  return name === null ? { [`${key}Id`]: reference.id } : { [key]: escapeTemplate(name) };
}
