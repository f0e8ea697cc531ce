import type { JsonObject } from "../../base/json.ts";
import type { EndpointFields } from "./documents.ts";
import type { AllCognigySwitches } from "./switches.ts";

/** What the tenant fills in where a creation does not say it. */
const OTHERS: JsonObject = {
  nluConnectorId: "cognigy",
  useConversations: true,
  maskIPAddress: false,
  maskAnalytics: false,
  maskLogging: false,
  useContactProfiles: true,
  useAnalytics: true,
  useDashbotAnalytics: false,
  dashbotApikey: "",
  dashbotPlatform: "universal",
  disableInputSanitization: false,
  transformer: {
    abortOnError: false,
    transformer: "",
    transpiledTransformer: "",
    inputTransformerEnabled: false,
    outputTransformerEnabled: false,
    finalPingTransformerEnabled: false,
    notifyTransformerEnabled: false,
    injectTransformerEnabled: false,
  },
  handoverSettings: { provider: "none" },
  translationSettings: {
    translationEnabled: false,
    flowLanguage: "en",
    inputLanguage: "auto",
    noTranslateMarker: "",
    padPayloads: false,
    alwaysRemoveNoTranslateMarker: false,
    setInputLanguageOnExecutionCount: 1,
  },
  overrideSnapshotConnections: false,
  fileStorageSettings: { storageProvider: "none" },
};

const OTHERS_OF_2026: JsonObject = {
  storeDataPayload: true,
  targetType: "flow",
  agentId: "",
  customIcon: "",
};

/** The fields of an Endpoint of which nothing is known yet. */
export function freshFields(
  { era }: AllCognigySwitches,
  place: Pick<EndpointFields, "entrypoint" | "localeId">,
): EndpointFields {
  const others = era === "2026" ? { ...OTHERS, ...OTHERS_OF_2026 } : OTHERS;
  return { name: "", channel: "", flowId: "", active: true, foreignId: "", settings: {}, others, ...place };
}
