import { parsedUrl } from "../../base/http.ts";
/** The text formats that the tenant's validator knows, by the names that its messages have. */
export type TextFormat =
  | "mongo-id"
  | "uuid"
  | "alphanum-64"
  | "uri"
  | "resource-name"
  | "endpoint-channel"
  | "nlu-connector-type";

/** Channels that an Endpoint can be made for; `inject`, `adminconsole` and `abstractRest` are the platform's own. */
export const CHANNELS = [
  "agentAssistVoice",
  "alexa",
  "amazonLex",
  "audioCodes",
  "avaya",
  "bandwidth",
  "dialogflow",
  "eightByEight",
  "facebook",
  "generic",
  "genesysBotConnector",
  "intercom",
  "line",
  "microsoftBotFramework",
  "microsoftTeams",
  "niceCXOne",
  "nonConversational",
  "rest",
  "ringCentralEngage",
  "slack",
  "socket",
  "sunshineConversations",
  "twilio",
  "twilioSms",
  "userlike",
  "voiceGateway2",
  "webchat2",
  "webchat3",
  "webhook",
  "whatsapp",
  "workplace",
] as const;

const NLU_CONNECTOR_TYPES = [
  "alexa",
  "amazonLexBuiltIn",
  "code",
  "cognigy",
  "dialogflow",
  "dialogflowBuiltIn",
  "generativeAI",
  "lex",
  "luis",
  "noNlu",
  "watson",
];

const FORBIDDEN_IN_NAMES = /[\\/:*?"<>|¥]/;
const MOST_OF_A_NAME = 200;

const CHECKS: Readonly<Record<TextFormat, (text: string) => boolean>> = {
  "mongo-id": (text) => /^[0-9a-f]{24}$/.test(text),
  uuid: (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text),
  "alphanum-64": (text) => /^[0-9a-z]{64}$/i.test(text),
  uri: isUri,
  "resource-name": isResourceName,
  "endpoint-channel": (text) => CHANNELS.some((channel) => channel === text),
  "nlu-connector-type": (text) => NLU_CONNECTOR_TYPES.includes(text),
};

export function isOfFormat(text: string, format: TextFormat): boolean {
  return CHECKS[format](text);
}

/** Characters of RFC 3986 alone, so that what is not encoded is refused. */
function isUri(text: string): boolean {
  const characters = /^[a-z][a-z0-9+.-]*:([A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/i;
  return characters.test(text) && parsedUrl(text) !== null;
}

function isResourceName(text: string): boolean {
  const { length } = text.trim();
  return length >= 1 && length <= MOST_OF_A_NAME && !FORBIDDEN_IN_NAMES.test(text);
}
