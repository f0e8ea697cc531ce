import { exposeText, Secret } from "../../src/base/secret.ts";
import type { LiveBasicAuth, LiveEndpoint, WireEndpoint } from "../../src/model/fleet/endpoint.ts";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { StatusWrite } from "../../src/model/fleet/tenant.ts";
import { ENGLISH, liveEndpoint, MAIN, OTHER } from "../fixtures/endpoints.ts";

/** What an Endpoint is after a write, on a tenant that has one project. */
export function endpointFrom(body: WireEndpoint, now: LiveEndpoint | null): LiveEndpoint {
  const before = now ?? liveEndpoint({ flow: { id: "", name: null } });
  const flow = [MAIN, OTHER].find(({ id }) => id === body.flow);
  return {
    ...before,
    displayName: body.displayName,
    channel: body.channel,
    flow: body.flow === null ? before.flow : { id: body.flow, name: flow?.name ?? null },
    locale: body.locale === null ? before.locale : { id: body.locale, name: ENGLISH.name },
    basicAuth: basicAuthFrom(body, before),
    serves: body.serves,
  };
}

function basicAuthFrom({ basicAuth }: WireEndpoint, before: LiveEndpoint): LiveBasicAuth {
  if (basicAuth.kind === "kept") return before.basicAuth;
  if (basicAuth.kind === "none") return { kind: "none" };
  const value = new Secret(exposeText(basicAuth.password));
  return { kind: "set", user: basicAuth.user, password: { kind: "readable", value } };
}

export function withStatus(now: LiveWebhook, { status, labelled, serves }: StatusWrite): LiveWebhook {
  const endpoint = now.endpoint && { ...now.endpoint, serves: serves ?? now.endpoint.serves };
  return { ...now, status, labelled: labelled ?? now.labelled, endpoint };
}

/** Name, version and labels of an Endpoint stand in the marker, which is our key. */
export function withKey(now: LiveWebhook, idempotencyKey: string | null): LiveWebhook {
  const { endpoint } = now;
  if (endpoint === null) return { ...now, idempotencyKey };
  const status = endpoint.serves ? "active" : "inactive";
  if (idempotencyKey === null)
    return { ...now, idempotencyKey, name: endpoint.displayName, version: 0, status, labelled: null };
  const at = idempotencyKey.lastIndexOf(":");
  const name = idempotencyKey.slice(0, at);
  const version = Number(idempotencyKey.slice(at + 1));
  const labelled = { sunset: null, protect: false, secrets: new Map() };
  return { ...now, idempotencyKey, name, version, labelled };
}

/** Whether two reads show the same as far as writes go. */
export function isSameEndpoint(a: LiveWebhook, b: LiveWebhook): boolean {
  if (a.endpoint === null || b.endpoint === null) return a.endpoint === b.endpoint;
  return a.idempotencyKey === b.idempotencyKey && shown(a.endpoint) === shown(b.endpoint);
}

function shown({ displayName, flow, locale, serves, basicAuth }: LiveEndpoint): string {
  const isReadable = basicAuth.kind === "set" && basicAuth.password.kind === "readable";
  const password = isReadable ? basicAuth.password.value.expose() : null;
  const user = basicAuth.kind === "set" ? basicAuth.user : null;
  return JSON.stringify([displayName, flow.id, locale.id, serves, user, password]);
}
