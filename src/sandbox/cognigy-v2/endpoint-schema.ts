import {
  FILE_STORAGE,
  FLAG,
  HANDOVER,
  SETTINGS,
  SETTINGS_OF_2026,
  TEXT,
  TRANSFORMER,
  TRANSLATION,
} from "./endpoint-settings.ts";
import type { AllCognigySwitches } from "./switches.ts";
import type { MemberRule, Shape } from "./validator.ts";

const REFERENCE: MemberRule = { type: "string", formats: ["uuid"], emptyIsFine: true };

/** Every field that a write may have, in the order in which the validator looks at them. */
const FIELDS: Shape["members"] = {
  URLToken: { type: "string", formats: ["alphanum-64"] },
  active: FLAG,
  channel: { type: "string", formats: ["endpoint-channel"] },
  dashbotApikey: TEXT,
  dashbotPlatform: TEXT,
  flowId: REFERENCE,
  localeId: REFERENCE,
  entrypoint: { type: "string", formats: ["mongo-id"], nullIsFine: true },
  maskAnalytics: FLAG,
  maskIPAddress: FLAG,
  maskLogging: FLAG,
  name: { type: "string", formats: ["resource-name"] },
  nluConnectorId: { type: "string", formats: ["uuid", "nlu-connector-type"] },
  settings: SETTINGS,
  transformer: TRANSFORMER,
  handoverSettings: HANDOVER,
  translationSettings: TRANSLATION,
  foreignId: TEXT,
  useAnalytics: FLAG,
  useContactProfiles: FLAG,
  useConversations: FLAG,
  storeDataPayload: FLAG,
  useDashbotAnalytics: FLAG,
  overrideSnapshotConnections: FLAG,
  fileStorageSettings: FILE_STORAGE,
  disableInputSanitization: FLAG,
};

const FIELDS_OF_2026: Shape["members"] = {
  settings: SETTINGS_OF_2026,
  targetType: { type: "string", values: ["flow", "agent"] },
  agentId: TEXT,
  customIcon: TEXT,
};

const PROJECT_ID: MemberRule = { type: "string", formats: ["mongo-id"] };

/** What a creation has to be. */
export function creationShape(switches: AllCognigySwitches): Shape {
  return {
    members: { projectId: PROJECT_ID, ...writable(switches) },
    required: ["projectId", "channel", "name"],
    open: false,
  };
}

/** What an update has to be: only what it changes. */
export function changeShape(switches: AllCognigySwitches): Shape {
  return { members: writable(switches), required: [], open: false };
}

function writable({ era, foreignId, urlToken }: AllCognigySwitches): Shape["members"] {
  const members = era === "2026" ? { ...FIELDS, ...FIELDS_OF_2026 } : FIELDS;
  const refused = [
    ...(foreignId === "refused" ? ["foreignId"] : []),
    ...(urlToken === "refused" ? ["URLToken"] : []),
  ];
  return Object.fromEntries(Object.entries(members).filter(([name]) => !refused.includes(name)));
}
