import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { idempotencyKeyOf, keyOf } from "../../src/model/key.ts";
import { exposeText } from "../../src/model/secret.ts";
import type { Webhook } from "../../src/model/webhook.ts";
import type { Integration } from "../../src/sandbox/integrations-v1/integration.ts";
import { TenantStore } from "../../src/sandbox/integrations-v1/tenant-store.ts";
import { readLog } from "../../src/sandbox/logs.ts";
import { startSandbox } from "../../src/sandbox/start.ts";
import { JumpClock } from "../cognigy/jump-clock.ts";

/** A tenant on disk: what sandboxes that are started on it find, one after the other. */
export class Estate {
  readonly directory: string;

  private constructor(directory: string) {
    this.directory = directory;
  }

  /** A tenant that has these integrations, oldest first. */
  static async with(seeds: readonly Integration[]): Promise<Estate> {
    const directory = join(mkdtempSync(join(tmpdir(), "webhook-sync-estate-")), "tenant");
    mkdirSync(directory);
    writeFileSync(join(directory, "authority.json"), await sharedAuthority());
    const lines = seeds.map((integration) => JSON.stringify({ kind: "put", at: 0, integration }));
    writeFileSync(join(directory, "tenant.ndjson"), lines.map((line) => `${line}\n`).join(""));
    return new Estate(directory);
  }

  integrations(): readonly Integration[] {
    const store = new TenantStore(join(this.directory, "tenant.ndjson"));
    store.close();
    return store.all();
  }

  /** `orders@1 active`, sorted: two of one key show as two lines. */
  statuses(names: ReadonlySet<string>): string[] {
    return this.integrations()
      .filter(({ name }) => names.has(name))
      .map((one) => `${keyOf(one)} ${one.status}`)
      .toSorted();
  }

  requests() {
    return readLog(this.directory, "requests");
  }

  remove(): void {
    rmSync(join(this.directory, ".."), { recursive: true, force: true });
  }
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
