import { createHash, randomBytes } from "node:crypto";
import { membersOf, parseJson } from "../../base/json.ts";
import { failure, success } from "../../base/result.ts";
import type { ReadRequest } from "../wire/request.ts";
import type { EndpointKey } from "./documents.ts";
import type { EndpointsAnswer, EndpointsApi } from "./endpoints-api.ts";
import { noSuch } from "./problem.ts";
import type { TenantState } from "./tenant-state.ts";
import { firstFault, type Shape } from "./validator.ts";

const NEW_KEY: Shape = {
  members: { name: { type: "string", formats: ["resource-name"] } },
  required: ["name"],
  open: false,
};

/** The keys that callers of an Endpoint send as X-Webhook-Key. */
export class EndpointKeys {
  readonly #state: TenantState;
  readonly #endpoints: EndpointsApi;

  constructor(state: TenantState, endpoints: EndpointsApi) {
    this.#state = state;
    this.#endpoints = endpoints;
  }

  list(endpointId: string): EndpointsAnswer {
    const endpoint = this.#endpoints.find(endpointId);
    if (!endpoint.ok) return endpoint;
    const keys = this.#state.all("endpoint-key").filter((key) => key.endpointId === endpointId);
    return success({ kind: "plain", status: 200, value: keys.map(shown) });
  }

  /** The answer is the only one that has the key. */
  create(request: ReadRequest, endpointId: string, by: string): EndpointsAnswer {
    const endpoint = this.#endpoints.find(endpointId);
    if (!endpoint.ok) return endpoint;
    const payload = parseJson(request.body);
    const fault = firstFault(payload, NEW_KEY);
    if (fault !== null) return failure(fault);
    const secret = randomBytes(32).toString("hex");
    const seconds = this.#state.seconds();
    const key: EndpointKey = {
      kind: "endpoint-key",
      id: this.#state.newId(),
      endpointId,
      name: String(membersOf(payload).name),
      keyPreview: secret.slice(-4),
      digest: digestOf(secret),
      createdAt: seconds,
      createdBy: by,
      lastChanged: seconds,
      lastChangedBy: by,
    };
    this.#state.put(key);
    return success({ kind: "plain", status: 201, value: { ...shown(key), key: secret } });
  }

  delete(endpointId: string, keyId: string): EndpointsAnswer {
    const endpoint = this.#endpoints.find(endpointId);
    if (!endpoint.ok) return endpoint;
    if (this.#state.get("endpoint-key", keyId)?.endpointId !== endpointId)
      return failure(noSuch("API key", keyId));
    this.#state.delete(keyId);
    return success({ kind: "nothing", status: 204 });
  }

  /** Whether a call into this Endpoint has one of its keys; fine where it has none. */
  admits(endpointId: string, sent: string | null): boolean {
    const keys = this.#state.all("endpoint-key").filter((key) => key.endpointId === endpointId);
    return keys.length === 0 || keys.some(({ digest }) => digest === digestOf(sent ?? ""));
  }
}

function shown({ id, name, keyPreview, createdAt }: EndpointKey) {
  return { _id: id, name, keyPreview, createdAt };
}

function digestOf(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}
