import { HIDDEN, isMask, isQuotable } from "../../base/credentials.ts";
import { isJsonObject, type JsonObject, membersOf, stringifyExactly } from "../../base/json.ts";
import { failure, type Result, success } from "../../base/result.ts";
import { Secret } from "../../base/secret.ts";
import type { ResourceReference } from "../../model/fleet/directory.ts";
import { CHANNELS, type LiveBasicAuth, type LiveEndpoint } from "../../model/fleet/endpoint.ts";
import { idempotencyKeyOf, type NameAndVersion } from "../../model/fleet/key.ts";
import type { LiveWebhook, UnreadIntegration } from "../../model/fleet/live.ts";
import type { Status } from "../../model/fleet/webhook.ts";
import { brief, problemOfId } from "../wire/answer.ts";
import { credentialsIn } from "../wire/redacted-answers.ts";
import { declarableKey, labelsOf, type MarkerReading, readMarker } from "./marker.ts";

/** What is known around an Endpoint when it is read. */
export interface EndpointContext {
  /** The project that it belongs to. */
  readonly project: ResourceReference;
  /** Whether its display name is our marker, `orders@3`. */
  readonly isMarkedByName: boolean;
}

/** An Endpoint as it was read: what it is to us, and all that it has. */
export interface ReadEndpoint {
  readonly live: LiveWebhook & { readonly endpoint: LiveEndpoint };
  readonly raw: JsonObject;
}

/** One that cannot be read. */
export interface UnreadEndpoint extends UnreadIntegration {
  /** It says that it has a channel that calls no webhook. */
  readonly isOfOtherChannel: boolean;
}

/** Reads one Endpoint whole; what it refers to has no names yet. What it must have and has not is never guessed. */
export function readEndpoint(value: unknown, around: EndpointContext): Result<ReadEndpoint, UnreadEndpoint> {
  const raw = membersOf(value);
  const marker = readMarker(raw.foreignId);
  const problem = problemOf(value, marker);
  if (problem !== null) return failure(unreadFrom(raw, marker, problem));
  const displayName = String(raw.name);
  const byName = marker.kind === "free" && around.isMarkedByName ? declarableKey(displayName) : null;
  const key = marker.kind === "ours" ? marker.marker : byName;
  const identity: NameAndVersion = key ?? { name: displayName, version: 0 };
  const live = {
    ...{ id: String(raw._id), name: identity.name, version: identity.version },
    url: textAt(membersOf(raw.settings), "webhookUrl"),
    ...{ method: "POST", payloadFormat: "application/json", headers: [], etag: null, unknownFields: {} },
    status: statusOf(raw.active === true, marker),
    idempotencyKey: key === null ? null : idempotencyKeyOf(key),
    labelled: marker.kind === "ours" ? labelsOf(marker.marker) : null,
    endpoint: endpointFrom(raw, marker, around),
  };
  return success({ live, raw });
}

/** What somebody may call with, or log in with, of an Endpoint however odd it is. */
export function secretsShown(value: unknown): readonly Secret[] {
  // Scripts are long, and never sent by us.
  const { URLToken, settings, name: _, transformer: _script, ...others } = membersOf(value);
  const { webhookUrl: _url, basicAuthUser: _user, ...own } = membersOf(settings);
  const token = typeof URLToken === "string" && URLToken !== "" ? [new Secret(URLToken)] : [];
  return [...token, ...credentialsIn(own, true), ...credentialsIn(others, false)];
}

function endpointFrom(raw: JsonObject, marker: MarkerReading, around: EndpointContext): LiveEndpoint {
  const { project } = around;
  const reference = (id: string): ResourceReference => ({ id, name: null });
  const entrypoint = textAt(raw, "entrypoint");
  return {
    displayName: String(raw.name),
    channel: raw.channel === "generic" ? "generic" : "webhook",
    project,
    flow: { ...reference(textAt(raw, "flowId")), ...(hasTarget(raw) ? {} : { isGone: true }) },
    locale: reference(textAt(raw, "localeId")),
    snapshot: entrypoint === "" || entrypoint === project.id ? null : reference(entrypoint),
    basicAuth: basicAuthIn(membersOf(raw.settings)),
    serves: raw.active === true,
    addressToken: new Secret(textAt(raw, "URLToken")),
    occupiedBy: marker.kind === "foreign" ? brief(marker.text) : null,
    remarks: remarksOn(raw),
    ...ownSettingsIn(raw),
    changedAt: typeof raw.lastChanged === "number" ? raw.lastChanged : null,
    changedBy: typeof raw.lastChangedBy === "string" ? raw.lastChangedBy : null,
  };
}

/** Whether it names what answers its callers: newer tenants have agents beside flows. */
function hasTarget(raw: JsonObject): boolean {
  return textAt(raw, "flowId") !== "" || textAt(raw, "agentId") !== "";
}

/** What is wrong with it, as it follows "whose"; null when it can be read. */
function problemOf(value: unknown, marker: MarkerReading): string | null {
  if (!isJsonObject(value)) return "form is not an object";
  const { _id, name, channel, active, settings } = value;
  if (typeof _id !== "string" || problemOfId(_id) !== null) return "_id is not an id";
  if (typeof name !== "string" || name === "") return "name is not text";
  if (!callsWebhook(channel)) return "channel is neither webhook nor generic";
  if (typeof active !== "boolean") return "active is neither true nor false";
  if (!isJsonObject(settings)) return "settings are missing";
  const oddSetting = SETTINGS.find((one) => !isTextOrAbsent(settings[one]));
  if (oddSetting !== undefined) return `settings.${oddSetting} is not text`;
  const odd = REFERENCES.find((one) => !isTextOrAbsent(value[one]));
  if (odd !== undefined) return `${odd} is not text`;
  return marker.kind === "unclear" ? "foreignId begins like ours and is not understood" : null;
}

function callsWebhook(channel: unknown): boolean {
  return CHANNELS.some((one) => one === channel);
}

const SETTINGS = ["webhookUrl", "basicAuthUser", "basicAuthPassword"];
const REFERENCES = ["flowId", "localeId", "entrypoint", "URLToken"];

function isTextOrAbsent(value: unknown): boolean {
  return value === undefined || value === null || typeof value === "string";
}

/** One that cannot be read, with what there is to know it by. */
function unreadFrom(raw: JsonObject, marker: MarkerReading, problem: string): UnreadEndpoint {
  const key = marker.kind === "ours" ? marker.marker : marker.kind === "unclear" ? marker.key : null;
  const id = typeof raw._id === "string" && problemOfId(raw._id) === null ? raw._id : null;
  const called = typeof raw.name === "string" && raw.name !== "" ? ` (${brief(raw.name)})` : "";
  const { channel } = raw;
  return {
    isOfOtherChannel: typeof channel === "string" && !callsWebhook(channel),
    id,
    name: key?.name ?? (typeof raw.name === "string" ? raw.name : null),
    idempotencyKey: key === null ? null : idempotencyKeyOf(key),
    problem: `Endpoint ${id === null ? "without an id" : brief(id)}${called}, whose ${problem}`,
  };
}

function statusOf(isActive: boolean, marker: MarkerReading): Status {
  if (marker.kind === "ours" && marker.marker.deprecated) return "deprecated";
  return isActive ? "active" : "inactive";
}

/** A password that is not shown where there is a user is one that cannot be seen. */
function basicAuthIn(settings: JsonObject): LiveBasicAuth {
  const user = textAt(settings, "basicAuthUser");
  const password = settings.basicAuthPassword;
  const isShown = typeof password === "string" && !isMask(password);
  if (user === "" && (password === undefined || password === null || password === ""))
    return { kind: "none" };
  if (!isShown || (user !== "" && password === ""))
    return { kind: "set", user, password: { kind: "masked" } };
  return { kind: "set", user, password: { kind: "readable", value: new Secret(password) } };
}

function remarksOn(raw: JsonObject): readonly string[] {
  const transformer = membersOf(raw.transformer);
  const remarks: readonly (readonly [boolean, string])[] = [
    [
      transformer.outputTransformerEnabled === true,
      "its output transformer is on: the receiver does not get the documented shape",
    ],
    [
      Object.keys(membersOf(raw.orgDataPrivacySettings)).length > 0,
      "privacy settings of the organisation go before its own",
    ],
    [
      bytesOf(raw.settings) > MUCH_BYTES,
      `its settings take ${Math.ceil(bytesOf(raw.settings) / 1_000)} kB and are written whole: Cognigy.AI takes no more than 60 kB`,
    ],
    [raw.overrideSnapshotConnections === true, "it has connections of its own instead of the snapshot's"],
  ];
  return remarks.filter(([isSo]) => isSo).map(([, remark]) => remark);
}

/** What little is written beside them then no longer fits. */
const MUCH_BYTES = 58_000;

function bytesOf(value: unknown): number {
  return Buffer.byteLength(stringifyExactly(value ?? null));
}

/** What a new Endpoint has of what no manifest can declare. */
const FRESH: JsonObject = {
  nluConnectorId: "cognigy",
  useConversations: true,
  useContactProfiles: true,
  useAnalytics: true,
  storeDataPayload: true,
  maskIPAddress: false,
  maskAnalytics: false,
  maskLogging: false,
  useDashbotAnalytics: false,
  disableInputSanitization: false,
  overrideSnapshotConnections: false,
};

/** Parts with members of their own, each by what says that it does anything. */
const SWITCHED: readonly (readonly [part: string, member: string])[] = [
  ["handoverSettings", "provider"],
  ["translationSettings", "translationEnabled"],
  ["fileStorageSettings", "storageProvider"],
];

const UNSET: readonly unknown[] = [undefined, null, false, "", "none"];

function ownSettingsIn(raw: JsonObject): Pick<LiveEndpoint, "ownSettings"> {
  const { webhookUrl: _url, basicAuthUser: _user, basicAuthPassword: _, ...own } = membersOf(raw.settings);
  const flags = Object.entries(FRESH).filter(([name, fresh]) => (raw[name] ?? fresh) !== fresh);
  const parts = SWITCHED.filter(([part, member]) => !UNSET.includes(membersOf(raw[part])[member]));
  const transforms = Object.entries(membersOf(raw.transformer)).some(
    ([name, value]) => name.endsWith("Enabled") && value === true,
  );
  const settings = Object.entries(own).filter(([, value]) => !UNSET.includes(value));
  const names = [
    ...flags.map(([name]) => name),
    ...(transforms ? ["transformer"] : []),
    ...parts.map(([part]) => part),
    ...settings.map(([name]) => `settings.${isShownMember(name) ? name : HIDDEN}`),
  ];
  return names.length === 0 ? {} : { ownSettings: names };
}

/** Nobody knows what somebody calls a setting. */
function isShownMember(name: string): boolean {
  return /^[a-z]\w{0,60}$/i.test(name) && isQuotable(name);
}

function textAt(object: JsonObject, name: string): string {
  const value = object[name];
  return typeof value === "string" ? value : "";
}
