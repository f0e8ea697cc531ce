import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { TestContext } from "node:test";
import { temporaryDirectory } from "../base/temporary-directory.ts";
import { FakeTenant, TOKEN } from "../cognigy/fake-tenant.ts";
import { type Ended, runIn } from "../crash/in-folder.ts";
import { manifestText, tenantConfigText } from "../scenarios/fleet.ts";

let namespaces = 0;

/** A tenant, a record in a database, and what Git has: what runners that vanish share. */
export class Shared {
  readonly tenant: FakeTenant;
  readonly namespace: string;
  readonly #t: TestContext;
  readonly #url: string;
  readonly #lease: string;
  /** By path. */
  readonly #files = new Map<string, string>();

  private constructor(t: TestContext, tenant: FakeTenant, url: string, lease: string) {
    this.#t = t;
    this.tenant = tenant;
    this.#url = url;
    this.#lease = lease;
    this.namespace = `acme/webhooks-${++namespaces}`;
    this.configure();
  }

  static async start(
    t: TestContext,
    url: string,
    lease = "30s",
    tenant: FakeTenant | null = null,
  ): Promise<Shared> {
    const served = tenant ?? (await FakeTenant.start(() => false));
    t.after(() => served.close());
    return new Shared(t, served, url, lease);
  }

  /** The config file, of this tenant or another one. */
  configure(origin = this.tenant.url, namespace = this.namespace): void {
    const state = `state: { backend: postgres, url: "\${env:STATE_URL}", namespace: ${namespace}, lease: ${this.#lease} }\n`;
    this.#files.set("webhook-sync.yaml", state + tenantConfigText("production", origin, ["settle: 0s"]));
  }

  /** Allows the runs of another repository. */
  allow(repository: string): void {
    const text = this.#files.get("webhook-sync.yaml") ?? "";
    this.#files.set("webhook-sync.yaml", text.replace("lease:", `repositories: ["${repository}"], lease:`));
  }

  declare(name: string, version: number, lines: readonly string[] = []): void {
    this.#files.set(`webhooks.d/${name}.yaml`, manifestText(name, version, lines));
  }

  remove(name: string): void {
    this.#files.delete(`webhooks.d/${name}.yaml`);
  }

  /** A new folder with what Git has, and nothing else. */
  checkout(): string {
    const directory = temporaryDirectory(this.#t);
    mkdirSync(join(directory, "webhooks.d"));
    for (const [path, text] of this.#files) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), text);
    }
    return directory;
  }

  variables(actor: string): Record<string, string> {
    return { TENANT_TOKEN: TOKEN, STATE_URL: this.#url, WEBHOOK_SYNC_ACTOR: actor };
  }

  /** Runs a command line on a runner that has nothing but Git and the database. */
  async on(actor: string, line: string, exit: number): Promise<Ended> {
    const ended = await runIn(this.checkout(), line.split(" "), this.variables(actor));
    assert.equal(ended.exit, exit, `${line}\n${ended.stdout}${ended.stderr}`);
    return ended;
  }
}
