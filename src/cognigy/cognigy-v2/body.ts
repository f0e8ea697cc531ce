import { isSameOrigin } from "../../base/http.ts";
import { type JsonObject, membersOf } from "../../base/json.ts";
import { failure, type Result, success } from "../../base/result.ts";
import { exposeText, Secret } from "../../base/secret.ts";
import { displayNameFault, type WireBasicAuth } from "../../model/fleet/endpoint.ts";
import type { MarkerPlace } from "../../model/fleet/environment.ts";
import { keyOf } from "../../model/fleet/key.ts";
import type { Labelled } from "../../model/fleet/live.ts";
import { type TenantFailure, tenantFailure } from "../../model/fleet/tenant.ts";
import type { WriteBody } from "../wire/connection.ts";
import type { ReadEndpoint } from "./endpoint.ts";
import { type EndpointWrite, hasCredentials } from "./likeness.ts";
import { markerOf, writeMarker } from "./marker.ts";

/** What the tenant's parser takes. */
const MOST_BYTES = 60_000;

/** What a new Endpoint is made from. */
export function creationBody(
  wanted: EndpointWrite,
  place: MarkerPlace,
  nonce: string,
): Result<WriteBody, TenantFailure> {
  const { endpoint, url, labelled, status } = wanted;
  const { project, channel, flow, locale, entrypoint, serves, basicAuth } = endpoint;
  const marker = { ...markerOf(wanted, labelled, status === "deprecated"), nonce };
  return sendable(wanted, {
    json: {
      projectId: project,
      channel,
      name: displayNameOf(wanted, place),
      ...(flow === null ? {} : { flowId: flow }),
      ...(locale === null ? {} : { localeId: locale }),
      entrypoint: entrypoint ?? project,
      active: serves,
      ...(place === "foreign-id" ? { foreignId: writeMarker(marker) } : {}),
      settings: { webhookUrl: url, ...credentialsFor(basicAuth) },
    },
    secrets: secretsOf(basicAuth),
  });
}

/** On tenants that keep no foreignId the name is all there is to know an Endpoint by. */
export function displayNameOf(wanted: EndpointWrite, place: MarkerPlace): string {
  return place === "name" ? keyOf(wanted) : wanted.endpoint.displayName;
}

/** What has to be changed of an Endpoint as it was just read: top-level members, and settings whole. */
export function changedBody(
  fresh: ReadEndpoint,
  wanted: EndpointWrite,
  place: MarkerPlace,
): Result<WriteBody, TenantFailure> {
  const { raw, live } = fresh;
  const { endpoint } = wanted;
  const settings = changedSettings(fresh, wanted);
  if (!settings.ok) return settings;
  const marker = markerText(wanted, wanted.labelled ?? live.labelled);
  const entrypoint = live.endpoint.snapshot?.id ?? endpoint.project;
  const json = {
    ...differing(raw, {
      name: displayNameOf(wanted, place),
      active: endpoint.serves,
      ...(endpoint.flow === null ? {} : { flowId: endpoint.flow }),
      ...(endpoint.locale === null ? {} : { localeId: endpoint.locale }),
      ...(place === "foreign-id" ? { foreignId: marker } : {}),
    }),
    ...(endpoint.entrypoint === null || endpoint.entrypoint === entrypoint
      ? {}
      : { entrypoint: endpoint.entrypoint }),
    ...(settings.value === null ? {} : { settings: settings.value }),
  };
  return sendable(wanted, { json, secrets: settings.value === null ? [] : secretsOf(endpoint.basicAuth) });
}

/** What stands in the foreignId of a webhook with these labels. */
export function markerText(
  wanted: Pick<EndpointWrite, "name" | "version" | "status">,
  labelled: Labelled | null,
): string {
  return writeMarker(markerOf(wanted, labelled, wanted.status === "deprecated"));
}

/** Those of these members that are not what they should be. */
export function differing(raw: JsonObject, wanted: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => raw[name] !== value));
}

/** All settings, those that nobody knows included, with ours changed; null where none of ours is to be changed. */
function changedSettings(
  { raw, live }: ReadEndpoint,
  wanted: EndpointWrite,
): Result<JsonObject | null, TenantFailure> {
  const now = membersOf(raw.settings);
  const { basicAuth } = wanted.endpoint;
  const isUrlChanged = now.webhookUrl !== wanted.url;
  // A hidden password is written again.
  if (!isUrlChanged && hasCredentials(basicAuth, live.endpoint.basicAuth, false)) return success(null);
  const refusal = basicAuth.kind === "kept" ? refuseToKeep(live, wanted) : null;
  if (refusal !== null) return failure(refusal);
  return success({ ...now, webhookUrl: wanted.url, ...credentialsFor(basicAuth) });
}

/** Settings are sent whole: credentials that nobody declares go along, to where the url then leads. */
function refuseToKeep({ endpoint, url }: ReadEndpoint["live"], wanted: EndpointWrite): TenantFailure | null {
  const { basicAuth } = endpoint;
  if (basicAuth.kind === "none") return null;
  const key = keyOf(wanted);
  const remedy = "declare `basicAuth` in its manifest, or `basicAuth: none` to clear it";
  if (!isSameOrigin(url, wanted.url)) {
    const message = `${key} was not changed: its credentials are not declared and would go to another host`;
    return tenantFailure("rejected", message, remedy);
  }
  if (basicAuth.password.kind === "readable") return null;
  const message = `${key} was not changed: the tenant does not show its password, which has to be sent along`;
  return tenantFailure("rejected", message, remedy);
}

function credentialsFor(basicAuth: WireBasicAuth): JsonObject {
  switch (basicAuth.kind) {
    case "kept":
      return {};
    case "none":
      return { basicAuthUser: "", basicAuthPassword: "" };
    case "set":
      return { basicAuthUser: basicAuth.user, basicAuthPassword: exposeText(basicAuth.password) };
  }
}

function secretsOf(basicAuth: WireBasicAuth): readonly Secret[] {
  return basicAuth.kind === "set" && basicAuth.password instanceof Secret ? [basicAuth.password] : [];
}

/** What the tenant would refuse need not be sent. */
export function sendable(
  webhook: Pick<EndpointWrite, "name" | "version">,
  body: WriteBody,
): Result<WriteBody, TenantFailure> {
  const { name } = body.json;
  const problem = typeof name === "string" ? displayNameFault(name) : null;
  if (problem !== null) return failure(unfit(webhook, `its display name ${problem}`, "set `cognigy.name`"));
  const bytes = Buffer.byteLength(JSON.stringify(body.json));
  if (bytes <= MOST_BYTES) return success(body);
  const size = `it takes ${Math.ceil(bytes / 1_000)} kB, and Cognigy.AI takes no more than ${MOST_BYTES / 1_000} kB`;
  return failure(
    unfit(webhook, size, "shorten what is declared, or the Endpoint's settings on the platform"),
  );
}

function unfit(webhook: Pick<EndpointWrite, "name" | "version">, why: string, hint: string): TenantFailure {
  return tenantFailure("rejected", `${keyOf(webhook)} was not sent: ${why}`, hint);
}
