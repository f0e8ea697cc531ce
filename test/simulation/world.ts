import type { Directory } from "../../src/model/fleet/directory.ts";
import type { Api, Environment } from "../../src/model/fleet/environment.ts";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import * as endpoints from "../fixtures/endpoints.ts";
import * as model from "../fixtures/model.ts";

/** What a history is made of where profiles differ. */
export interface World {
  readonly environment: Environment;
  /** What a listing tells of beside the webhooks. */
  readonly directory: Directory | null;
  webhook(name: string): Webhook;
  /** Somebody else's, with this name for people. */
  stranger(name: string, version: number): LiveWebhook;
  /** The webhook with other credentials, of that version of their secret. */
  withSecret(webhook: Webhook, version: number): Webhook;
  /** The webhook with the credentials that are live taken away. */
  withoutSecret(webhook: Webhook): Webhook;
  /** What only this kind of webhook has, otherwise than before. */
  readonly ownEdits: readonly ((webhook: Webhook) => Webhook)[];
  /** What people could declare, in place of what only chance would: some fleets are refused before they are planned. */
  asDeclarable(fleet: readonly Webhook[]): Webhook[];
}

const SETTINGS: Pick<Environment, "limits" | "deprecation"> = {
  limits: {
    maxDeprecations: { percent: 100, atLeast: 1_000 },
    maxRecreations: { percent: 100, atLeast: 1_000 },
  },
  deprecation: {
    hook: { url: new URL("https://events.example.com/"), headers: [], signingKeys: [] },
    graceMs: 30 * 86_400_000,
    retire: "manual",
  },
};

const INTEGRATIONS: World = {
  environment: model.environment(SETTINGS),
  directory: null,
  webhook: (name) => model.webhook({ name }),
  stranger: (name, version) => model.liveOf(model.webhook({ name, version }), { idempotencyKey: null }),
  withSecret: (webhook, version) => ({
    ...webhook,
    headers: [model.secretHeader("X-Key", "KEY", version, `value-${version}`)],
  }),
  withoutSecret: (webhook) => ({ ...webhook, headers: [] }),
  ownEdits: [],
  asDeclarable: (fleet) => [...fleet],
};

const ENDPOINTS: World = {
  environment: endpoints.environment(SETTINGS),
  directory: endpoints.directory(),
  webhook: (name) => endpoints.declared({ name }),
  stranger: (name) => endpoints.clicked(name),
  withSecret: (webhook, version) =>
    inEndpoint(webhook, { basicAuth: endpoints.credentials("KEY", version, `value-${version}`) }),
  withoutSecret: (webhook) => inEndpoint(webhook, { basicAuth: { kind: "none" } }),
  ownEdits: [
    // What would have a password that is live sent to somebody else's machine.
    (webhook) => ({
      ...inEndpoint(webhook, { basicAuth: { kind: "undeclared" } }),
      url: webhook.url.replace("api.example.com", "other.example.com"),
    }),
    (webhook) => inEndpoint(webhook, { flow: { by: "name", text: endpoints.OTHER.name, found: null } }),
    (webhook) => inEndpoint(webhook, { flow: { by: "name", text: endpoints.MAIN.name, found: null } }),
    (webhook) => inEndpoint(webhook, { replace: "parallel" }),
  ],
  asDeclarable: (fleet) => fleet.map((webhook) => underNewest(webhook, fleet)),
};

const WORLDS: Readonly<Record<Api, World>> = { "integrations-v1": INTEGRATIONS, "cognigy-v2": ENDPOINTS };

export function worldOf(profile: Api): World {
  return WORLDS[profile];
}

function inEndpoint(webhook: Webhook, changes: Partial<NonNullable<Webhook["endpoint"]>>): Webhook {
  return webhook.endpoint === null ? webhook : { ...webhook, endpoint: { ...webhook.endpoint, ...changes } };
}

/** One version of a name goes on at its address; the older ones are declared as what they were. */
function underNewest(webhook: Webhook, fleet: readonly Webhook[]): Webhook {
  const isOld = fleet.some(({ name, version }) => name === webhook.name && version > webhook.version);
  return isOld && webhook.status !== "deprecated"
    ? { ...webhook, status: "deprecated", sunset: "2027-12-31" }
    : webhook;
}
