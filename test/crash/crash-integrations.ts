import { COLLECTION, FakeTenant, type Stored } from "../cognigy/fake-tenant.ts";
import type { Received } from "../cognigy/server.ts";
import type { CrashObject, CrashTenant, Interception, Written } from "./crash-tenant.ts";
import type { LiveObject } from "./generated-plan.ts";

const TOKEN = "t0ken-of-the-crash-campaign";

/**
 * The least helpful tenant of integrations: it ignores keys and takes any number of objects of one name, so that nothing
 * but our own record prevents duplicates.
 */
export class CrashIntegrations implements CrashTenant {
  readonly settings = [
    "profile: integrations-v1",
    'auth: { kind: bearer, token: "${env:TENANT_TOKEN}" }',
    "settle: 0s",
  ];
  readonly variables = { TENANT_TOKEN: TOKEN };
  readonly #tenant: FakeTenant;

  private constructor(tenant: FakeTenant) {
    this.#tenant = tenant;
  }

  static async start(intercept: Interception): Promise<CrashIntegrations> {
    return new CrashIntegrations(await FakeTenant.start(intercept));
  }

  get url(): URL {
    return this.#tenant.url;
  }

  insert({ name, version, status, path = name }: LiveObject): void {
    this.#tenant.insert({
      ...{ name, version, status, method: "POST", headers: {}, payloadFormat: "application/json" },
      url: `https://api.example.com/${path}/v${version}`,
      idempotencyKey: `${name}:${version}`,
    });
  }

  objects(): readonly CrashObject[] {
    return [...this.#tenant.store.values()].map(({ name, version, status }) => ({
      ...{ name: String(name), version: Number(version), status: String(status) },
      serves: status === "active",
    }));
  }

  isList({ url }: Received): boolean {
    return url.pathname === COLLECTION;
  }

  write({ method, url, body }: Received): Written {
    const { store } = this.#tenant;
    const id = url.pathname.slice(COLLECTION.length + 1);
    const before = store.get(id);
    if (method === "DELETE") store.delete(id);
    else if (method === "PUT") store.set(id, { ...JSON.parse(body), id });
    const written: Stored =
      method === "POST" ? this.#tenant.insert(JSON.parse(body)) : (store.get(id) ?? { id });
    return { name: String((before ?? written).name), status: 200, body: written };
  }

  close(): Promise<void> {
    return this.#tenant.close();
  }
}
