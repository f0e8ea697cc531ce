import { Redactor } from "../../../src/base/redactor.ts";
import { Secret } from "../../../src/base/secret.ts";
import { type ConnectOptions, connectWriter } from "../../../src/cognigy/cognigy-v2/connect.ts";
import type { WriterConnection } from "../../../src/cognigy/wire/connection.ts";
import type { WireEndpoint } from "../../../src/model/fleet/endpoint.ts";
import type { CognigyTenant } from "../../../src/model/fleet/environment.ts";
import type { WireWebhook } from "../../../src/model/fleet/tenant.ts";
import { JumpClock } from "../jump-clock.ts";
import {
  type Behaviour,
  ENGLISH,
  FakeCognigy,
  type Interception,
  KEY,
  MAIN,
  PROJECT,
} from "./fake-cognigy.ts";

export const OPERATION = { requestId: "webhook-reg-orders-2-run1-create" };
export const PASSWORD = "p4ss-canary-91bd4e";

export function cognigyAt(baseUrl: URL, changes: Partial<CognigyTenant> = {}): CognigyTenant {
  return {
    profile: "cognigy-v2",
    ...{ baseUrl, project: PROJECT, endpointBaseUrl: null, reads: 500, marker: "foreign-id" },
    auth: { kind: "api-key", header: "X-API-Key", key: new Secret(KEY) },
    ...{ settleMs: 5_000, deadlineMs: 600_000, timeoutMs: 15_000, connections: 64 },
    ...{ rateLimit: null, ca: null, proxy: null, movedFrom: [] },
    ...changes,
  };
}

export function optionsFor(tenant: CognigyTenant, changes: Partial<ConnectOptions> = {}): ConnectOptions {
  return {
    ...{ tenant, run: "run1", clock: new JumpClock(), random: () => 0.5, redactor: new Redactor() },
    places: { projects: [PROJECT], snapshots: [] },
    ...changes,
  };
}

/** What a test does with a fake tenant, and how both are set up. */
export interface Setting {
  readonly behaviour?: Partial<Behaviour>;
  readonly intercept?: Interception;
  readonly tenant?: Partial<CognigyTenant>;
  readonly options?: Partial<ConnectOptions>;
}

export async function withCognigy(
  setting: Setting,
  work: (connection: WriterConnection, fake: FakeCognigy) => Promise<void>,
): Promise<void> {
  const fake = await FakeCognigy.start(setting.behaviour, setting.intercept);
  const connection = connectWriter(optionsFor(cognigyAt(fake.url, setting.tenant), setting.options));
  try {
    await work(connection, fake);
  } finally {
    await connection.close();
    await fake.close();
  }
}

export function ordersWith(
  changes: Partial<Omit<WireWebhook, "endpoint">> = {},
  endpoint: Partial<WireEndpoint> = {},
): WireWebhook & { readonly endpoint: WireEndpoint } {
  return {
    ...{ name: "orders", version: 2, url: "https://api.acme.test/orders", method: "POST" },
    ...{ payloadFormat: "application/json", headers: [], status: "inactive" as const },
    labelled: { sunset: null, protect: false, secrets: new Map() },
    ...changes,
    endpoint: {
      ...{ displayName: "Orders", channel: "webhook" as const, project: PROJECT },
      ...{ flow: MAIN, locale: ENGLISH, entrypoint: PROJECT, serves: false },
      basicAuth: { kind: "set", user: "acme", password: new Secret(PASSWORD) },
      ...endpoint,
    },
  };
}
