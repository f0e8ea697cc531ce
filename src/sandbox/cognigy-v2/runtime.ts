import type { IncomingMessage } from "node:http";
import { isJsonObject, type JsonObject, membersOf, parseJson } from "../../base/json.ts";
import { jsonAnswer, type SandboxAnswer } from "../wire/answer.ts";
import { headerOf, readBody } from "../wire/request.ts";
import { deliverOutput } from "./deliver-output.ts";
import type { EndpointKeys } from "./endpoint-keys.ts";
import type { TenantState } from "./tenant-state.ts";

/** What the runtime host is made of. */
export interface RuntimeParts {
  readonly state: TenantState;
  readonly keys: EndpointKeys;
  /** The certificate, in PEM, of the authority that signs the receivers'. */
  readonly ca: string;
  /** `address:port` of the receiver of a webhook of this name. */
  receiverAddress(name: string): string;
  readonly signal: AbortSignal;
}

const MOST_BYTES = 1_000_000;

/**
 * What a call into an Endpoint is answered with. The flow says back what it was told, and each output goes to the
 * Endpoint's webhook as Cognigy.AI sends it. The webhook's own answer is not used.
 */
export async function serveRuntime(
  { state, keys, ca, receiverAddress, signal }: RuntimeParts,
  incoming: IncomingMessage,
): Promise<SandboxAnswer> {
  const body = await readBody(incoming, MOST_BYTES);
  state.store.refresh();
  const token = /^\/([0-9a-z]{64})$/i.exec(incoming.url?.split("?")[0] ?? "")?.[1];
  const endpoint = state.all("endpoint").find(({ urlToken }) => urlToken === token);
  if (incoming.method !== "POST" || endpoint === undefined)
    return jsonAnswer(404, { error: "Endpoint not found" });
  if (!keys.admits(endpoint.id, headerOf(incoming, "x-webhook-key")))
    return jsonAnswer(401, { error: "Unauthorized" });
  if (!endpoint.active) return jsonAnswer(403, { error: "Endpoint is not active" });
  const message = parseJson(body ?? "");
  const { userId, sessionId, text, data } = membersOf(message);
  if (typeof userId !== "string" || typeof sessionId !== "string" || (text ?? data) === undefined)
    return jsonAnswer(400, { error: "userId, sessionId and text or data are required" });
  const output = outputOf(state, { userId, sessionId, text, data });
  await deliverOutput(endpoint, output, { ca, address: receiverAddress(endpoint.name), signal });
  return jsonAnswer(200, {});
}

interface Message {
  readonly userId: string;
  readonly sessionId: string;
  readonly text: unknown;
  readonly data: unknown;
}

function outputOf(state: TenantState, { userId, sessionId, text, data }: Message): JsonObject {
  return {
    userId,
    sessionId,
    AIOutput: {
      text: typeof text === "string" ? text : "",
      data: isJsonObject(data) ? data : {},
      traceId: `endpoint-httpIncomingMessage-${state.newUuid()}`,
      disableSensitiveLogging: false,
      source: "bot",
    },
  };
}
