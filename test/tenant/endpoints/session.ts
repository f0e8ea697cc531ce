import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redactor } from "../../../src/base/redactor.ts";
import { Secret } from "../../../src/base/secret.ts";
import { connectWriter } from "../../../src/cognigy/cognigy-v2/connect.ts";
import type { Environment } from "../../../src/model/fleet/environment.ts";
import type { Tenant } from "../../../src/model/fleet/tenant.ts";
import type { Webhook } from "../../../src/model/fleet/webhook.ts";
import type { Document, EndpointDocument } from "../../../src/sandbox/cognigy-v2/documents.ts";
import type { CognigySwitches } from "../../../src/sandbox/cognigy-v2/switches.ts";
import { type CognigySandbox, startCognigySandbox } from "../../../src/sandbox/serve/start-cognigy.ts";
import { DocumentStore } from "../../../src/sandbox/wire/document-store.ts";
import { readLog } from "../../../src/sandbox/wire/logs.ts";
import { cognigyAt, optionsFor } from "../../cognigy/cognigy-v2/with-cognigy.ts";
import { JumpClock } from "../../cognigy/jump-clock.ts";
import { seededRandom } from "../../sandbox/surroundings.ts";
import { type Ending, Operator } from "../../simulation/operator.ts";
import { worldOf } from "../../simulation/world.ts";
import { PATIENT } from "../apply-once.ts";
import { TenantClock } from "../estate.ts";

const PROJECT = "Service";
export const SETTLE_MS = 5_000;

const WORLD = {
  projects: [
    { name: PROJECT, flows: ["Main", "Other"], locales: ["English", "German"], snapshots: ["November"] },
  ],
};

/** How one apply meets its tenant. */
export interface Meeting {
  readonly switches: CognigySwitches;
  readonly seed?: number;
}

/** A tenant on disk, and somebody with a state directory who applies to it with the real client, again and again. */
export class EndpointSession {
  readonly clock = new JumpClock();
  readonly directory: string;
  readonly #operator: Operator;
  #environment: Environment = worldOf("cognigy-v2").environment;
  #tenant: Tenant | null = null;
  /** Opened once: it reads what is new, and a test looks at it before and after each apply. */
  #store: DocumentStore<Document> | null = null;

  /** Begins with what is in another session's tenant. */
  constructor(from: string | null = null) {
    this.directory = join(mkdtempSync(join(tmpdir(), "webhook-sync-endpoints-")), "tenant");
    if (from !== null) cpSync(from, this.directory, { recursive: true });
    const connect = () => {
      assert.ok(this.#tenant);
      return this.#tenant;
    };
    this.#operator = new Operator("op", {
      environment: this.#environment,
      tenant: { connect },
      clock: this.clock,
      random: () => 0,
      told: [],
    });
  }

  /** One apply, with everything allowed, at a tenant that is started for it. */
  async apply(desired: readonly Webhook[], meeting: Meeting): Promise<Ending> {
    return await this.served(meeting.switches, async (sandbox) => {
      const client = connectWriter({
        ...optionsFor(this.#settings(sandbox)),
        ...{ clock: this.clock, redactor: new Redactor(), run: this.#operator.nextRun },
        random: seededRandom(meeting.seed ?? 1),
        places: { projects: [PROJECT], snapshots: [] },
        onLearned: () => this.#learn(),
        timeouts: PATIENT,
      });
      this.#tenant = client.tenant;
      try {
        const how = { mode: { kind: "allowed" }, killedAfterMs: null, unfitRate: 0 } as const;
        return await this.#operator.apply(desired, { ...how, onCommit: () => {} });
      } finally {
        await client.close();
      }
    });
  }

  /** Lets somebody do something while the tenant is served. */
  async served<T>(switches: CognigySwitches, work: (sandbox: CognigySandbox) => Promise<T>): Promise<T> {
    const started = await startCognigySandbox({
      ...{ directory: this.directory, receivers: [], switches, world: WORLD },
      ...{ clock: new TenantClock(this.clock), random: seededRandom(this.clock.monotonic() + 1) },
    });
    assert.ok(started.ok);
    try {
      return await work(started.value);
    } finally {
      await started.value.close();
    }
  }

  endpoints(): readonly EndpointDocument[] {
    this.#store ??= new DocumentStore<Document>(join(this.directory, "cognigy.ndjson"), "document");
    this.#store.refresh();
    return this.#store.all().filter((document) => document.kind === "endpoint");
  }

  requests() {
    return readLog(this.directory, "requests");
  }

  records() {
    return this.#operator.records();
  }

  remove(): void {
    this.#store?.close();
    rmSync(join(this.directory, ".."), { recursive: true, force: true });
  }

  /** That the tenant keeps no foreignId the next run knows. */
  #learn(): void {
    const capabilities = { labels: false, deprecatedStatus: false, partialUpdate: true };
    this.#environment = { ...this.#environment, capabilities };
    this.#operator.goOnIn(this.#environment);
  }

  #settings({ baseUrl, apiKey }: CognigySandbox) {
    const marker = this.#environment.capabilities.labels ? "foreign-id" : "name";
    const auth = { kind: "api-key", header: "X-API-Key", key: new Secret(apiKey.expose()) } as const;
    return cognigyAt(new URL(baseUrl), { auth, project: PROJECT, marker, settleMs: SETTLE_MS });
  }
}
