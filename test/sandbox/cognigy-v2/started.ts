import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import type { JsonObject } from "../../../src/base/json.ts";
import { isJsonObject } from "../../../src/base/json.ts";
import {
  type CognigySandbox,
  type CognigySandboxOptions,
  startCognigySandbox,
} from "../../../src/sandbox/serve/start-cognigy.ts";
import { exchange, objectOf, type Reply } from "../exchange.ts";
import { furnished, keepAuthority } from "../started.ts";
import { HeldClock, seededRandom } from "../surroundings.ts";

/** A sandbox that speaks v2.0, and a client of it that has its key. */
export interface CognigyStarted {
  readonly sandbox: CognigySandbox;
  readonly clock: HeldClock;
  readonly directory: string;
  /** The path is what follows /new/v2.0; a body is sent as JSON. */
  call(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Reply>;
  /** An Endpoint's id. The fields are changed from those of endpoint(). */
  make(fields?: JsonObject): Promise<string>;
}

/** Starts a sandbox that is closed after the test. */
export async function startedCognigy(
  t: TestContext,
  options: Partial<CognigySandboxOptions> = {},
): Promise<CognigyStarted> {
  const clock = new HeldClock();
  const directory = options.directory ?? furnished(t);
  const all = { receivers: [], clock, random: seededRandom(1), ...options, directory };
  const start = await startCognigySandbox(all);
  assert.ok(start.ok);
  const sandbox = start.value;
  t.after(() => sandbox.close());
  keepAuthority(directory);
  const call: CognigyStarted["call"] = (method, path, body, headers = {}) => {
    const url = new URL(`/new/v2.0${path}`, sandbox.baseUrl);
    const type = body === undefined ? {} : { "content-type": "application/json" };
    const own = { accept: "application/json", "x-api-key": sandbox.apiKey.expose(), ...type };
    return exchange(
      url,
      method,
      { ...own, ...headers },
      body === undefined ? undefined : JSON.stringify(body),
    );
  };
  const make = async (fields: JsonObject = {}) => {
    const reply = await call("POST", "/endpoints", endpoint(sandbox, fields));
    assert.equal(reply.status, 201, reply.text);
    return String(objectOf(reply)._id);
  };
  return { sandbox, clock, directory, call, make };
}

/** A body that the tenant accepts. */
export function endpoint(
  { projectId }: Pick<CognigySandbox, "projectId">,
  changes: JsonObject = {},
): JsonObject {
  return {
    projectId,
    entrypoint: projectId,
    channel: "webhook",
    name: "orders",
    flowId: "6f44c45a-e9ab-4160-8f41-3330bc84a002",
    localeId: "",
    active: false,
    foreignId: "",
    settings: {
      webhookUrl: "https://api.example.test/orders",
      basicAuthUser: "cognigy",
      basicAuthPassword: "canary-value",
    },
    ...changes,
  };
}

/** The items of a list's answer. */
export function itemsOf(reply: Reply): readonly JsonObject[] {
  const { items } = objectOf(reply);
  assert.ok(Array.isArray(items), reply.text);
  return items.filter(isJsonObject);
}
