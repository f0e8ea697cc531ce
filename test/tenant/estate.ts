import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as realTime } from "node:timers/promises";
import { exposeText } from "../../src/base/secret.ts";
import { connectWriter } from "../../src/cognigy/integrations-v1/connect.ts";
import type { Timeouts } from "../../src/cognigy/wire/connection-failure.ts";
import type { Environment } from "../../src/model/fleet/environment.ts";
import { idempotencyKeyOf, keyOf } from "../../src/model/fleet/key.ts";
import type { Tenant } from "../../src/model/fleet/tenant.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import type { Clock } from "../../src/model/run/surroundings.ts";
import type { Integration } from "../../src/sandbox/integrations-v1/integration.ts";
import type { SandboxSwitches } from "../../src/sandbox/integrations-v1/switches.ts";
import { TenantStore } from "../../src/sandbox/integrations-v1/tenant-store.ts";
import { startSandbox } from "../../src/sandbox/serve/start.ts";
import type { Fault } from "../../src/sandbox/wire/faults.ts";
import type { RequestEntry } from "../../src/sandbox/wire/log-entries.ts";
import { readLog } from "../../src/sandbox/wire/logs.ts";
import { optionsFor, SCOPES, tenantAt } from "../cognigy/connecting.ts";
import { JumpClock } from "../cognigy/jump-clock.ts";
import { environment } from "../fixtures/model.ts";
import { seededRandom } from "../sandbox/surroundings.ts";

/** How a client reaches a tenant for one run. */
export interface Reach {
  readonly clock: Clock;
  readonly seed: number;
  readonly faults: readonly Fault[] | undefined;
  readonly timeouts: Timeouts;
  /** The host name in the tenant's address; the loopback address by default. */
  readonly host: string | undefined;
}

/** A tenant on disk, of any profile: what sandboxes that are started on it find, one after the other. */
export interface Estate {
  readonly environment: Environment;
  /** Starts a sandbox and a client on it. */
  connect(reach: Reach): Promise<{ readonly tenant: Tenant; close(): Promise<void> }>;
  /** `orders@1 active`, sorted: two of one key show as two lines. What names no version is without one. */
  statuses(names: ReadonlySet<string>): string[];
  /** Everything that a write can set, unknown fields included, of those with these names or of all others. */
  contents(names: ReadonlySet<string>): { readonly ours: unknown; readonly others: unknown };
  /** What tells webhooks apart, one for each object that is there. */
  keys(): readonly string[];
  nameOfId(id: string): string | null;
  requests(): readonly RequestEntry[];
  remove(): void;
}

/** How long a write may stay invisible in lists, as environments say. */
export const SETTLE_MS = 5_000;

/** A tenant that speaks the integrations API. */
export class IntegrationsEstate implements Estate {
  readonly environment = environment();
  readonly directory: string;
  readonly #switches: SandboxSwitches;
  /** Opened once: it reads what is new, and a test looks at it a dozen times. */
  readonly #store: TenantStore;

  private constructor(directory: string, switches: SandboxSwitches) {
    this.directory = directory;
    this.#switches = switches;
    this.#store = new TenantStore(join(directory, "tenant.ndjson"));
  }

  /** A tenant that has these integrations, oldest first. */
  static async with(
    seeds: readonly Integration[],
    switches: SandboxSwitches = {},
  ): Promise<IntegrationsEstate> {
    const directory = await newDirectory();
    const lines = seeds.map((integration) => JSON.stringify({ kind: "put", at: 0, integration }));
    writeFileSync(join(directory, "tenant.ndjson"), lines.map((line) => `${line}\n`).join(""));
    return new IntegrationsEstate(directory, switches);
  }

  async connect({ clock, seed, faults, timeouts, host }: Reach) {
    const random = seededRandom(seed);
    const switches = { ...this.#switches, ...(faults === undefined ? {} : { faults }) };
    const { directory } = this;
    const options = { directory, receivers: [], clock: new TenantClock(clock), random, switches };
    const started = await startSandbox(options);
    if (!started.ok) throw new Error(started.error.message);
    const { baseUrl, clientId, clientSecret, close } = started.value;
    const auth = {
      kind: "client-credentials",
      tokenPath: "/oauth/token",
      clientId,
      clientSecret,
      credentialsIn: "body",
      scopes: SCOPES,
    } as const;
    const settings = tenantAt(at(baseUrl, host), { auth, settleMs: SETTLE_MS });
    const client = connectWriter(optionsFor(settings, { clock, random: seededRandom(seed), timeouts }));
    return { tenant: client.tenant, close: () => client.close().then(close) };
  }

  integrations(): readonly Integration[] {
    this.#store.refresh();
    return this.#store.all();
  }

  statuses(names: ReadonlySet<string>): string[] {
    return this.integrations()
      .filter(({ name }) => names.has(name))
      .map((one) => `${keyOf(one)} ${one.status}`)
      .toSorted();
  }

  contents(names: ReadonlySet<string>) {
    const all = this.integrations()
      .map(({ id: _, createdAt: _1, lastChanged: _2, creation: _3, ...fields }) => fields)
      .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    return {
      ours: all.filter(({ name }) => names.has(name)),
      others: all.filter(({ name }) => !names.has(name)),
    };
  }

  keys(): readonly string[] {
    return this.integrations().map(keyOf);
  }

  nameOfId(id: string): string | null {
    return this.integrations().find((one) => one.id === id)?.name ?? null;
  }

  requests() {
    return readLog(this.directory, "requests");
  }

  remove(): void {
    this.#store.close();
    rmSync(join(this.directory, ".."), { recursive: true, force: true });
  }
}

/** Where a sandbox is, by another name for it. */
export function at(baseUrl: URL, host: string | undefined): URL {
  const address = new URL(baseUrl);
  if (host !== undefined) address.hostname = host;
  return address;
}

/** A folder for a tenant, with the authority that all share. */
export async function newDirectory(): Promise<string> {
  const directory = join(mkdtempSync(join(tmpdir(), "webhook-sync-estate-")), "tenant");
  mkdirSync(directory);
  writeFileSync(join(directory, "authority.json"), await sharedAuthority());
  return directory;
}

let authority: Promise<string> | undefined;

/** Making an authority takes longer than a whole run, so all estates share one. */
function sharedAuthority(): Promise<string> {
  authority ??= makeAuthority();
  return authority;
}

async function makeAuthority(): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), "webhook-sync-authority-"));
  try {
    const started = await startSandbox({ directory, receivers: [], clock: new JumpClock(), random: () => 0 });
    if (!started.ok) throw new Error(started.error.message);
    await started.value.close();
    return readFileSync(join(directory, "authority.json"), "utf8");
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** A declared webhook as the tenant has it after an earlier apply, or with what differs from that. */
export function integration(declared: Webhook, changes: Partial<Integration> = {}): Integration {
  const { name, url, method, payloadFormat, version, status } = declared;
  const headers = declared.headers.map(({ name, value }) => [
    name,
    value.kind === "unresolved" ? "" : exposeText(value.value),
  ]);
  return {
    id: idFor(`${name}@${version}`),
    name,
    url,
    method,
    headers: Object.fromEntries(headers),
    payloadFormat,
    version,
    status,
    idempotencyKey: idempotencyKeyOf(declared),
    extra: {},
    createdAt: 0,
    lastChanged: 0,
    creation: { key: null, digest: "", at: 0 },
    ...changes,
  };
}

function idFor(text: string): string {
  return Buffer.from(text).toString("hex").padEnd(24, "0");
}

/** How long the tenant takes for every request, so that time passes and tokens expire. */
export const LATENCY_MS = 1_000;

/** The client's time for the tenant. Its latency costs no real time, but what drips does: sockets know no other. */
export class TenantClock implements Clock {
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  now(): Date {
    return this.#clock.now();
  }

  monotonic(): number {
    return this.#clock.monotonic();
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    if (milliseconds === LATENCY_MS && this.#clock instanceof JumpClock) this.#clock.advance(milliseconds);
    else if (milliseconds > 0) await realTime(milliseconds, undefined, signal && { signal }).catch(() => {});
  }
}
