import { HIDDEN } from "../../base/credentials.ts";
import { exposeText } from "../../base/secret.ts";
import {
  comparableName,
  type LiveBasicAuth,
  type LiveEndpoint,
  type WireEndpoint,
} from "../fleet/endpoint.ts";
import type { WebhookKey } from "../fleet/key.ts";
import type { DeclaredEndpoint, DeclaredReference } from "../fleet/webhook.ts";
import type { Snapshot } from "./change.ts";

/** Where two Endpoints can differ beside what every webhook has; as they are called in manifests. */
export type EndpointField =
  | "basicAuth.user"
  | "basicAuth.password"
  | "cognigy.name"
  | "cognigy.flow"
  | "cognigy.locale"
  | "cognigy.snapshot";

/**
 * What an Endpoint has, as far as whoever shows it tells: what is not there, or null, is not told. Things are told by
 * their ids, and credentials that are not set are empty.
 */
export type EndpointImage = ReadonlyMap<EndpointField, string | null>;

type Fields = Readonly<Partial<Record<EndpointField, string | null>>>;

/** A display name that is the key is our marker, on tenants that keep no other, and tells no name. */
export function endpointOfLive(live: LiveEndpoint, key: WebhookKey): EndpointImage {
  const { displayName, flow, locale, project, snapshot, basicAuth } = live;
  return imageOf({
    "cognigy.name": displayName === key ? null : displayName,
    "cognigy.flow": flow.id,
    "cognigy.locale": locale.id,
    "cognigy.snapshot": (snapshot ?? project).id,
    ...credentialsOf(basicAuth),
  });
}

export function endpointOfWrite(written: WireEndpoint): EndpointImage {
  const { displayName, flow, locale, entrypoint, basicAuth } = written;
  const places = { "cognigy.flow": flow, "cognigy.locale": locale, "cognigy.snapshot": entrypoint };
  const common = { "cognigy.name": displayName, ...places };
  switch (basicAuth.kind) {
    case "kept":
      return imageOf(common);
    case "none":
      return imageOf({ ...common, ...NO_CREDENTIALS });
    case "set": {
      const password = exposeText(basicAuth.password);
      return imageOf({ ...common, "basicAuth.user": basicAuth.user, "basicAuth.password": password });
    }
  }
}

/** What was not looked up yet, or is a secret that no source knows, is not told. */
export function endpointOfDeclared(declared: DeclaredEndpoint): EndpointImage {
  const { displayName, flow, locale, snapshot, project, basicAuth } = declared;
  const common = {
    "cognigy.name": displayName,
    "cognigy.flow": idOf(flow),
    "cognigy.locale": idOf(locale),
    "cognigy.snapshot": idOf(snapshot === "project" ? project : snapshot),
  };
  switch (basicAuth.kind) {
    case "undeclared":
      return imageOf(common);
    case "none":
      return imageOf({ ...common, ...NO_CREDENTIALS });
    case "declared": {
      const { user, password } = basicAuth;
      const text = password.kind === "unresolved" ? null : exposeText(password.value);
      return imageOf({ ...common, "basicAuth.user": user, "basicAuth.password": text });
    }
  }
}

export function endpointOfSnapshot(shown: NonNullable<Snapshot["endpoint"]>): EndpointImage {
  const { name, flow, locale, entrypoint, user, password } = shown;
  return imageOf({
    "cognigy.name": name === HIDDEN ? null : name,
    "cognigy.flow": flow?.id ?? null,
    "cognigy.locale": locale?.id ?? null,
    "cognigy.snapshot": entrypoint?.id ?? null,
    "basicAuth.user": user,
    "basicAuth.password": password?.kind === "absent" ? "" : null,
  });
}

export function differingEndpointFields(
  a: EndpointImage | undefined,
  b: EndpointImage | undefined,
): readonly EndpointField[] {
  return [...(a ?? [])].flatMap(([field, value]) => {
    const other = b?.get(field) ?? null;
    return value === null || other === null || isSame(field, value, other) ? [] : [field];
  });
}

function isSame(field: EndpointField, value: string, other: string): boolean {
  return field === "cognigy.name" ? comparableName(value) === comparableName(other) : value === other;
}

const NO_CREDENTIALS = { "basicAuth.user": "", "basicAuth.password": "" };

function credentialsOf(auth: LiveBasicAuth): Fields {
  if (auth.kind === "none") return NO_CREDENTIALS;
  const password = auth.password.kind === "masked" ? null : auth.password.value.expose();
  return { "basicAuth.user": auth.user, "basicAuth.password": password };
}

function idOf(reference: DeclaredReference | null): string | null {
  return reference?.found?.id ?? null;
}

/** In one order, whoever tells. */
function imageOf(fields: Fields): EndpointImage {
  return new Map(
    ORDER.flatMap((field) => (field in fields ? [[field, fields[field] ?? null] as const] : [])),
  );
}

const ORDER: readonly EndpointField[] = [
  "cognigy.name",
  "cognigy.flow",
  "cognigy.locale",
  "cognigy.snapshot",
  "basicAuth.user",
  "basicAuth.password",
];
