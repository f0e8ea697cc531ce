import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { membersOf } from "../../src/base/json.ts";
import { connectWriter } from "../../src/cognigy/cognigy-v2/connect.ts";
import type { Clock } from "../../src/model/run/surroundings.ts";
import type { Document, EndpointDocument } from "../../src/sandbox/cognigy-v2/documents.ts";
import type { CognigySwitches } from "../../src/sandbox/cognigy-v2/switches.ts";
import { projectIdOf } from "../../src/sandbox/cognigy-v2/world.ts";
import { startCognigySandbox } from "../../src/sandbox/serve/start-cognigy.ts";
import { DocumentStore } from "../../src/sandbox/wire/document-store.ts";
import { readLog } from "../../src/sandbox/wire/logs.ts";
import { cognigyAt, optionsFor } from "../cognigy/cognigy-v2/with-cognigy.ts";
import { environment } from "../fixtures/endpoints.ts";
import { seededRandom } from "../sandbox/surroundings.ts";
import { at, type Estate, newDirectory, type Reach, SETTLE_MS, TenantClock } from "./estate.ts";

const PROJECT = "Service";
export const PROJECT_ID = projectIdOf(PROJECT);
const SOMEBODY = "5f0000000000000000000099";

/** An Endpoint as a tenant has it from before, with what differs from the usual one. */
export type Seed = Pick<EndpointDocument, "name"> & Partial<EndpointDocument>;

/** A tenant of Cognigy.AI. */
export class EndpointsEstate implements Estate {
  readonly environment = environment();
  readonly directory: string;
  readonly #switches: CognigySwitches;
  /** Opened once: it reads what is new, and a test looks at it a dozen times. */
  readonly #store: DocumentStore<Document>;

  private constructor(directory: string, switches: CognigySwitches) {
    this.directory = directory;
    this.#switches = switches;
    this.#store = new DocumentStore(join(directory, "cognigy.ndjson"), "document");
  }

  /** A tenant with one project that has these Endpoints, oldest first. */
  static async with(seeds: readonly Seed[], switches: CognigySwitches = {}): Promise<EndpointsEstate> {
    ground ??= EndpointsEstate.#makeGround();
    const { lines, ...refs } = await ground;
    const directory = await newDirectory();
    const seeded = seeds.map((seed) => {
      const document = { ...USUAL, ...refs, ...identified(seed.name), ...seed };
      return `${JSON.stringify({ kind: "put", at: 0, document })}\n`;
    });
    writeFileSync(join(directory, "cognigy.ndjson"), lines + seeded.join(""));
    return new EndpointsEstate(directory, switches);
  }

  /** A first start makes the project, and with it the flow that Endpoints run. */
  static async #makeGround(): Promise<Ground> {
    const estate = new EndpointsEstate(await newDirectory(), {});
    const clock = { now: () => new Date(0), monotonic: () => 0, sleep: async () => {} };
    try {
      await (await estate.#start(clock)).close();
      const flow = estate.#documents().find((one) => one.kind === "flow" && one.name === "Main");
      const locale = estate.#documents().find((one) => one.kind === "locale" && one.primary);
      return {
        lines: readFileSync(join(estate.directory, "cognigy.ndjson"), "utf8"),
        flowId: flow?.kind === "flow" ? flow.referenceId : "",
        localeId: locale?.kind === "locale" ? locale.referenceId : "",
      };
    } finally {
      estate.remove();
    }
  }

  async connect({ clock, seed, faults, timeouts, host }: Reach) {
    const sandbox = await this.#start(new TenantClock(clock), seed, {
      ...this.#switches,
      ...(faults === undefined ? {} : { faults }),
    });
    const { baseUrl, clientId, clientSecret, close } = sandbox;
    const auth = {
      kind: "client-credentials",
      tokenPath: "/auth/oauth2/token",
      clientId,
      clientSecret,
      credentialsIn: "body",
      scopes: [],
    } as const;
    // One request at a time, so that the n-th call of a kind is the same one in every run.
    const settings = cognigyAt(at(baseUrl, host), {
      auth,
      project: PROJECT_ID,
      settleMs: SETTLE_MS,
      connections: 1,
    });
    const places = { projects: [PROJECT_ID], snapshots: [] };
    const client = connectWriter(
      optionsFor(settings, { clock, places, random: seededRandom(seed), timeouts }),
    );
    return { tenant: client.tenant, close: () => client.close().then(close) };
  }

  endpoints(): readonly EndpointDocument[] {
    return this.#documents().flatMap((one) => (one.kind === "endpoint" ? [one] : []));
  }

  statuses(names: ReadonlySet<string>): string[] {
    return this.endpoints()
      .filter((one) => names.has(nameOf(one)))
      .map((one) => `${nameOf(one)} ${one.active ? "active" : "inactive"}`)
      .toSorted();
  }

  contents(names: ReadonlySet<string>) {
    const all = this.endpoints()
      .map((one) => ({ ...one, foreignId: one.foreignId.replace(/ op=\w+$/, "") }))
      .map(
        ({
          id: _,
          createdAt: _1,
          lastChanged: _2,
          createdBy: _3,
          lastChangedBy: _4,
          urlToken: _5,
          ...fields
        }) => fields,
      )
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
    return {
      ours: all.filter((one) => names.has(nameOf(one))),
      others: all.filter((one) => !names.has(nameOf(one))),
    };
  }

  keys(): readonly string[] {
    return this.endpoints().map(nameOf);
  }

  nameOfId(id: string): string | null {
    const found = this.endpoints().find((one) => one.id === id);
    return found === undefined ? null : nameOf(found);
  }

  /** Every password that was ever sent, with the host that the Endpoint was to call then. */
  requests() {
    return readLog(this.directory, "requests");
  }

  remove(): void {
    this.#store.close();
    rmSync(join(this.directory, ".."), { recursive: true, force: true });
  }

  async #start(clock: Clock, seed = 1, switches: CognigySwitches = {}) {
    const started = await startCognigySandbox({
      ...{ directory: this.directory, receivers: [], clock, random: seededRandom(seed), switches },
      world: { projects: [{ name: PROJECT, flows: ["Main"], locales: ["English"], snapshots: [] }] },
    });
    if (!started.ok) throw new Error(started.error.message);
    return started.value;
  }

  #documents(): readonly Document[] {
    this.#store.refresh();
    return this.#store.all();
  }
}

/** What every tenant has before its Endpoints, and what of that they refer to. */
interface Ground extends Pick<EndpointDocument, "flowId" | "localeId"> {
  readonly lines: string;
}

/** The same for all, so it is made once. */
let ground: Promise<Ground> | undefined;

/** By the display name; where it is a marker, without the version. */
function nameOf({ name }: Pick<EndpointDocument, "name">): string {
  return name.replace(/@\d+$/, "");
}

const USUAL: Omit<EndpointDocument, "id" | "name" | "urlToken" | "flowId" | "localeId"> = {
  kind: "endpoint",
  ...{ projectId: PROJECT_ID, channel: "webhook", entrypoint: PROJECT_ID, active: true, foreignId: "" },
  ...{ settings: { webhookUrl: "https://api.example.com/other" }, others: membersOf({}) },
  ...{ createdAt: 0, createdBy: SOMEBODY, lastChanged: 0, lastChangedBy: SOMEBODY },
};

function identified(name: string): Pick<EndpointDocument, "id" | "urlToken"> {
  const digits = createHash("sha256").update(name).digest("hex");
  return { id: digits.slice(0, 24), urlToken: createHash("sha256").update(digits).digest("hex") };
}
