import type { AllCognigySwitches } from "./switches.ts";
import type { MemberRule, Shape } from "./validator.ts";

const TEXT: MemberRule = { type: "string" };
const FLAG: MemberRule = { type: "boolean" };
const COUNT: MemberRule = { type: "number" };
const SCRIPT: MemberRule = { type: "string", nullIsFine: true, most: 100_000 };
const REFERENCE: MemberRule = { type: "string", formats: ["uuid"], emptyIsFine: true };

function closed(members: Shape["members"]): MemberRule {
  return { type: "object", shape: { members, required: [], open: false } };
}

/** `settings` takes any member; those of the webhook channels have to be of their types. */
const SETTINGS: Extract<MemberRule, { type: "object" }> = {
  type: "object",
  shape: {
    members: {
      webhookUrl: { type: "string", formats: ["uri"] },
      basicAuthUser: TEXT,
      basicAuthPassword: TEXT,
      accessToken: TEXT,
      appId: TEXT,
      appSecret: TEXT,
      botUserId: TEXT,
      facebookPageToken: TEXT,
      workplaceToken: TEXT,
      foreignId: TEXT,
      hubSecret: TEXT,
      enableTypingIndicator: FLAG,
      enableFileAttachment: FLAG,
      fileAttachmentMaxSize: COUNT,
      disableInputSanitization: FLAG,
    },
    required: [],
    open: true,
  },
};

const TRANSFORMER = closed({
  abortOnError: FLAG,
  finalPingTransformerEnabled: FLAG,
  injectTransformerEnabled: FLAG,
  inputTransformerEnabled: FLAG,
  notifyTransformerEnabled: FLAG,
  outputTransformerEnabled: FLAG,
  transpiledTransformer: SCRIPT,
  transformer: { type: "string", most: 100_000 },
});

const TRANSLATION = closed({
  translationEnabled: FLAG,
  flowLanguage: TEXT,
  inputLanguage: TEXT,
  noTranslateMarker: TEXT,
  glossaryId: TEXT,
  glossaryIdInput: TEXT,
  formality: TEXT,
  padPayloads: FLAG,
  alwaysRemoveNoTranslateMarker: FLAG,
  setInputLanguageOnExecutionCount: COUNT,
});

const FILE_STORAGE = closed({
  storageProvider: { type: "string", values: ["none", "aws", "azure", "googleCloud"] },
  awsConnection: TEXT,
  azureConnection: TEXT,
  googleCloudConnection: TEXT,
});

const HANDOVER: MemberRule = {
  type: "object",
  shape: {
    members: {
      provider: TEXT,
      providerSettings: { type: "object", shape: { members: {}, required: [], open: true } },
      agentAssistSettings: { type: "object", shape: { members: {}, required: [], open: true } },
    },
    required: [],
    open: false,
  },
};

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

/** A webhook url can be removed since 4.98. */
const SETTINGS_OF_2026: MemberRule = {
  ...SETTINGS,
  shape: {
    ...SETTINGS.shape,
    members: {
      ...SETTINGS.shape.members,
      webhookUrl: { type: "string", formats: ["uri"], emptyIsFine: true },
    },
  },
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
