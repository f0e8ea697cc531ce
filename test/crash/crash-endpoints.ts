import { type JsonObject, membersOf } from "../../src/base/json.ts";
import { type Behaviour, FakeCognigy, KEY, PROJECT } from "../cognigy/cognigy-v2/fake-cognigy.ts";
import type { Received } from "../cognigy/server.ts";
import type { CrashObject, CrashTenant, Interception, Written } from "./crash-tenant.ts";
import type { LiveObject } from "./generated-plan.ts";

const LIST = "/new/v2.0/endpoints";
const PASSWORD = "p4ssw0rd-of-the-crash-campaign";

/** Cognigy.AI: there are no keys that it honours, any number of Endpoints of one name, and nothing to lock. */
export class CrashEndpoints implements CrashTenant {
  readonly settings = [
    "profile: cognigy-v2",
    `project: "${PROJECT}"`,
    'auth: { kind: api-key, key: "${env:TENANT_KEY}" }',
    "settle: 0s",
  ];
  readonly variables = { TENANT_KEY: KEY, CRASH_AUTH: PASSWORD };
  readonly #tenant: FakeCognigy;

  private constructor(tenant: FakeCognigy) {
    this.#tenant = tenant;
  }

  static async start(intercept: Interception, behaviour: Partial<Behaviour> = {}): Promise<CrashEndpoints> {
    const tenant = await FakeCognigy.start(behaviour, intercept);
    // Whether a sunset has passed, and what was made since, is asked by the tenant's clock too.
    tenant.now = Math.floor(Date.now() / 1_000);
    return new CrashEndpoints(tenant);
  }

  get url(): URL {
    return this.#tenant.url;
  }

  insert({ name, version, status, path = name }: LiveObject): void {
    const words = status === "deprecated" ? " sunset=2020-01-31 deprecated" : "";
    this.#tenant.insert({
      name,
      active: status === "active",
      foreignId: `webhook-sync/1 ${name}@${version}${words} auth=CRASH_AUTH@1`,
      settings: {
        webhookUrl: `https://api.example.com/${path}/v${version}`,
        ...{ basicAuthUser: "bot", basicAuthPassword: PASSWORD, costCentre: name },
      },
    });
  }

  objects(): readonly CrashObject[] {
    return [...this.#tenant.endpoints.values()].map(objectFrom);
  }

  isList({ url }: Received): boolean {
    return url.pathname === LIST;
  }

  write(request: Received): Written {
    const id = request.url.pathname.slice(LIST.length + 1);
    const before = this.#tenant.endpoints.get(id);
    const [status, body] = this.#tenant.answer(request);
    const written = before ?? membersOf(body);
    return { name: objectFrom(written).name, status, body };
  }

  close(): Promise<void> {
    return this.#tenant.close();
  }
}

/** By whichever mark: in the foreignId, or in the name for people. */
function objectFrom({ name, foreignId, active }: JsonObject): CrashObject {
  const words = String(foreignId).split(" ");
  const [key = "", version = "0"] =
    (words[0] === "webhook-sync/1" ? words[1] : String(name))?.split("@") ?? [];
  const status = words.includes("deprecated") ? "deprecated" : active === true ? "active" : "inactive";
  return { name: key, version: Number(version), status, serves: active === true };
}
