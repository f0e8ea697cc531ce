import type { JsonObject } from "../../base/json.ts";
import { membersOf } from "../../base/json.ts";
import type { EndpointDocument, EndpointFields } from "./documents.ts";
import type { AllCognigySwitches } from "./switches.ts";

const MASK = "••••••••";

const OWN: ReadonlySet<string> = new Set([
  "name",
  "channel",
  "flowId",
  "localeId",
  "entrypoint",
  "active",
  "foreignId",
  "settings",
  // Not the fields of an Endpoint that a write changes.
  "projectId",
  "URLToken",
]);

/** The fields after a payload that has passed the validator: it is merged at the top level. */
export function changedFields(
  fields: EndpointFields,
  payload: JsonObject,
  switches: AllCognigySwitches,
): EndpointFields {
  const text = (name: "name" | "channel" | "flowId" | "localeId") => {
    const value = payload[name];
    return typeof value === "string" ? value : fields[name];
  };
  const { entrypoint, active, foreignId } = payload;
  const others = Object.entries(payload).filter(([name]) => !OWN.has(name));
  const keepsForeignId = typeof foreignId === "string" && switches.foreignId === "kept";
  return {
    name: text("name"),
    channel: text("channel"),
    flowId: text("flowId"),
    localeId: text("localeId"),
    entrypoint: typeof entrypoint === "string" || entrypoint === null ? entrypoint : fields.entrypoint,
    active: typeof active === "boolean" ? active : fields.active,
    foreignId: keepsForeignId ? foreignId : fields.foreignId,
    settings: changedSettings(fields.settings, payload.settings, switches),
    others: { ...fields.others, ...Object.fromEntries(others) },
  };
}

/** An Endpoint as a list shows it. */
export function indexItem(endpoint: EndpointDocument, { era }: AllCognigySwitches): JsonObject {
  const { name, channel, urlToken, flowId, localeId, others } = endpoint;
  const { overrideSnapshotConnections, targetType, agentId } = others;
  return {
    _id: endpoint.id,
    name,
    channel,
    URLToken: urlToken,
    flowId,
    localeId,
    overrideSnapshotConnections,
    ...(era === "2026" ? { targetType, agentId } : {}),
    ...stamps(endpoint),
  };
}

/** An Endpoint as a read shows it. */
export function wholeEndpoint(endpoint: EndpointDocument, switches: AllCognigySwitches): JsonObject {
  const { name, channel, urlToken, flowId, localeId, entrypoint, active, foreignId, others } = endpoint;
  return {
    _id: endpoint.id,
    channel,
    flowId,
    localeId,
    URLToken: urlToken,
    name,
    entrypoint,
    active,
    ...others,
    settings: shownSettings(endpoint.settings, switches),
    foreignId,
    ...stamps(endpoint),
  };
}

/** Who wrote it and when. */
export function stamps({
  createdAt,
  lastChanged,
  createdBy,
  lastChangedBy,
}: Pick<EndpointDocument, "createdAt" | "lastChanged" | "createdBy" | "lastChangedBy">): JsonObject {
  return { createdAt, lastChanged, createdBy, lastChangedBy };
}

function changedSettings(
  before: JsonObject,
  sent: unknown,
  { settingsPatch }: AllCognigySwitches,
): JsonObject {
  if (sent === undefined) return before;
  return settingsPatch === "merge" ? { ...before, ...membersOf(sent) } : membersOf(sent);
}

function shownSettings(settings: JsonObject, { password }: AllCognigySwitches): JsonObject {
  const { basicAuthPassword, ...rest } = settings;
  if (password === "plain" || basicAuthPassword === undefined) return settings;
  return password === "absent" ? rest : { ...rest, basicAuthPassword: basicAuthPassword === "" ? "" : MASK };
}
