import type { MemberRule, Shape } from "./validator.ts";
export const TEXT: MemberRule = { type: "string" };

export const FLAG: MemberRule = { type: "boolean" };

const COUNT: MemberRule = { type: "number" };

const SCRIPT: MemberRule = { type: "string", nullIsFine: true, most: 100_000 };

function closed(members: Shape["members"]): MemberRule {
  return { type: "object", shape: { members, required: [], open: false } };
}

/** `settings` takes any member; those of the webhook channels have to be of their types. */
export const SETTINGS: Extract<MemberRule, { type: "object" }> = {
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

export const TRANSFORMER = closed({
  abortOnError: FLAG,
  finalPingTransformerEnabled: FLAG,
  injectTransformerEnabled: FLAG,
  inputTransformerEnabled: FLAG,
  notifyTransformerEnabled: FLAG,
  outputTransformerEnabled: FLAG,
  transpiledTransformer: SCRIPT,
  transformer: { type: "string", most: 100_000 },
});

export const TRANSLATION = closed({
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

export const FILE_STORAGE = closed({
  storageProvider: { type: "string", values: ["none", "aws", "azure", "googleCloud"] },
  awsConnection: TEXT,
  azureConnection: TEXT,
  googleCloudConnection: TEXT,
});

export const HANDOVER: MemberRule = {
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

/** A webhook url can be removed since 4.98. */
export const SETTINGS_OF_2026: MemberRule = {
  ...SETTINGS,
  shape: {
    ...SETTINGS.shape,
    members: {
      ...SETTINGS.shape.members,
      webhookUrl: { type: "string", formats: ["uri"], emptyIsFine: true },
    },
  },
};
