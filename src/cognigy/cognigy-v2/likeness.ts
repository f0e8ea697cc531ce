import { isSameUrl } from "../../base/http.ts";
import { exposeText } from "../../base/secret.ts";
import type { LiveBasicAuth, LiveEndpoint, WireBasicAuth, WireEndpoint } from "../../model/fleet/endpoint.ts";
import type { MarkerPlace } from "../../model/fleet/environment.ts";
import { idempotencyKeyOf, keyOf } from "../../model/fleet/key.ts";
import type { Labelled, LiveWebhook } from "../../model/fleet/live.ts";
import type { WireWebhook } from "../../model/fleet/tenant.ts";

/** A webhook that goes to an Endpoint. */
export type EndpointWrite = WireWebhook & { readonly endpoint: WireEndpoint };

/** The first field in which an Endpoint is not what it was, or who changed it last and when; null where none is. */
export function movedField(before: LiveWebhook, now: LiveWebhook): string | null {
  const [was, is] = [before.endpoint, now.endpoint];
  if (was === null || is === null) return "form";
  const field = fieldsOf(before, was).find(([name, value]) => value !== at(name, now, is))?.[0];
  if (field !== undefined) return field;
  if (!isSameAuth(was.basicAuth, is.basicAuth)) return "basicAuth";
  if (!isSameLabels(before.labelled, now.labelled)) return "marker";
  // Of what this run wrote last nobody has said when that was.
  const isSameTime = was.changedAt === null || was.changedAt === is.changedAt;
  return isSameTime && was.changedBy === is.changedBy ? null : "time of the last change";
}

type Fields = readonly (readonly [string, unknown])[];

function fieldsOf({ url, idempotencyKey, status }: LiveWebhook, endpoint: LiveEndpoint): Fields {
  return [
    ["name", endpoint.displayName],
    ["channel", endpoint.channel],
    ["flow", endpoint.flow.id],
    ["locale", endpoint.locale.id],
    ["snapshot", endpoint.snapshot?.id ?? null],
    ["url", url],
    ["active", endpoint.serves],
    ["status", status],
    ["marker", idempotencyKey ?? endpoint.occupiedBy],
  ];
}

function at(name: string, live: LiveWebhook, endpoint: LiveEndpoint): unknown {
  return fieldsOf(live, endpoint).find(([one]) => one === name)?.[1];
}

/** The first field in which an Endpoint is not what was to be written; null when it is. What is left as it is counts not. */
export function differenceFrom(wanted: EndpointWrite, now: LiveWebhook, place: MarkerPlace): string | null {
  const { endpoint, labelled } = wanted;
  const is = now.endpoint;
  if (is === null) return "form";
  if (!isSameUrl(wanted.url, now.url)) return "url";
  if (now.idempotencyKey !== idempotencyKeyOf(wanted)) return "marker";
  if (place === "foreign-id" && !isMarked(now, { status: wanted.status, labelled })) return "marker";
  if (place === "foreign-id" && endpoint.displayName !== is.displayName) return "name";
  if (endpoint.serves !== is.serves) return "active";
  if (endpoint.flow !== null && endpoint.flow !== is.flow.id) return "flow";
  if (endpoint.locale !== null && endpoint.locale !== is.locale.id) return "locale";
  const entrypoint = is.snapshot?.id ?? endpoint.project;
  if (endpoint.entrypoint !== null && endpoint.entrypoint !== entrypoint) return "snapshot";
  return hasCredentials(endpoint.basicAuth, is.basicAuth, true) ? null : "basicAuth";
}

/** Whether the foreignId says this; labels that are left as they are say anything. */
export function isMarked(
  now: LiveWebhook,
  { status, labelled }: Pick<WireWebhook, "status" | "labelled">,
): boolean {
  const isDeprecated = now.status === "deprecated";
  if (now.labelled === null || isDeprecated !== (status === "deprecated")) return false;
  return labelled === null || isSameLabels(now.labelled, labelled);
}

/** Whether an Endpoint has these credentials. A hidden password cannot be told from what is wanted: `masked` is the answer. */
export function hasCredentials(wanted: WireBasicAuth, is: LiveBasicAuth, masked: boolean): boolean {
  switch (wanted.kind) {
    case "kept":
      return true;
    case "none":
      return is.kind === "none";
    case "set":
      if (is.kind === "none" || is.user !== wanted.user) return false;
      return is.password.kind === "masked"
        ? masked
        : is.password.value.expose() === exposeText(wanted.password);
  }
}

/** What is hidden on one side is no difference. */
function isSameAuth(a: LiveBasicAuth, b: LiveBasicAuth): boolean {
  if (a.kind === "none" || b.kind === "none") return a.kind === b.kind;
  if (a.user !== b.user) return false;
  if (a.password.kind === "masked" || b.password.kind === "masked") return true;
  return a.password.value.equals(b.password.value);
}

function isSameLabels(a: Labelled | null, b: Labelled | null): boolean {
  if (a === null || b === null) return a === b;
  if (a.sunset !== b.sunset || a.protect !== b.protect || a.secrets.size !== b.secrets.size) return false;
  return [...a.secrets].every(([name, template]) => b.secrets.get(name) === template);
}

/** The planner gives every webhook of this profile what Endpoints have. */
export function withEndpoint(body: WireWebhook): EndpointWrite {
  const { endpoint } = body;
  if (endpoint === null) throw new Error(`${keyOf(body)} has nothing of an Endpoint`);
  return { ...body, endpoint };
}
