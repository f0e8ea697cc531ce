import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import process from "node:process";
import { text } from "node:stream/consumers";
import { before, describe, it, type TestContext } from "node:test";
import { connectTo } from "../../src/journal/postgres/database.ts";
import { postgresState } from "../../src/journal/postgres/outbox.ts";
import { bundle } from "../crash/bundle.ts";
import { runIn } from "../crash/in-folder.ts";
import { steppingClock } from "../journal/fixture.ts";
import { statusReport } from "../notify/fixture.ts";
import { migratedServer } from "./fixture.ts";
import { Shared } from "./runner.ts";
import { NO_SERVER, type PostgresServer } from "./server.ts";
import { sharedServer } from "./shared-server.ts";

const isCampaign = process.env.CAMPAIGN === "1";
const WEBHOOKS = 20;
const EACH = isCampaign ? 50 : 10;
const MESSAGES = WEBHOOKS * EACH;

interface Delivery {
  readonly id: string;
  readonly webhook: string;
  readonly number: number;
  readonly isTaken: boolean;
}

/** A dashboard that refuses each twentieth request, and what it was sent. */
class Dashboard {
  readonly deliveries: Delivery[] = [];
  readonly #waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer(async (request, response) => {
      const { integration, version } = JSON.parse(await text(request));
      const isTaken = this.deliveries.length % 20 !== 7;
      const id = String(request.headers["idempotency-key"]);
      this.deliveries.push({ id, webhook: integration, number: version, isTaken });
      response.writeHead(isTaken ? 200 : 500).end();
      for (const one of this.#waiting) if (this.deliveries.length >= one.count) one.resolve();
    });
  }

  static async start(t: TestContext): Promise<Dashboard> {
    const dashboard = new Dashboard();
    dashboard.#server.listen(0, "127.0.0.1");
    await once(dashboard.#server, "listening");
    t.after(() => dashboard.#server.close());
    return dashboard;
  }

  get url(): string {
    const address = this.#server.address();
    assert.ok(typeof address === "object" && address !== null);
    return `http://127.0.0.1:${address.port}/`;
  }

  /** Until it was sent so many. On a busy machine a hold may be lost, and all who work may end before. */
  async has(count: number, atWork: () => readonly ChildProcess[], another: () => void): Promise<void> {
    const sent = new Promise<void>((resolve) => this.#waiting.push({ count, resolve }));
    while (this.deliveries.length < count) {
      if (atWork().length === 0) another();
      await Promise.race([sent, Promise.all(atWork().map((worker) => once(worker, "exit")))]);
    }
  }
}

async function queue(server: PostgresServer, namespace: string): Promise<void> {
  const options = { place: namespace, connect: connectTo(server.url, {}), leaseMs: 30_000 };
  const origin = { repository: async () => null, others: [] };
  const state = postgresState({ ...options, origin, name: { namespace, name: "production" } });
  const journal = await state.journal.open({ actor: "ci", run: "queueing", clock: steppingClock() });
  assert.ok(journal.ok);
  const outbox = state.outbox.open();
  const numbers = Array.from({ length: MESSAGES }, (_, index) => index);
  await Promise.all(
    numbers.map((index) => {
      const webhook = `hook-${index % WEBHOOKS}`;
      const body = statusReport(webhook, 1 + Math.floor(index / WEBHOOKS));
      return outbox.append({
        state: "queued",
        message: { id: `id-${index}`, kind: "status", webhook, body },
      });
    }),
  );
  assert.deepEqual(outbox.warnings(), []);
  await journal.value.close();
}

describe("messages that three runners deliver, two of which are killed", { skip: NO_SERVER }, () => {
  let server: PostgresServer;
  before(async () => {
    server = await migratedServer(await sharedServer());
  });

  it("arrive, in the order of each webhook, and again only under the same key", async (t) => {
    const { directory: built } = await bundle();
    const shared = await Shared.start(t, server.url, "1500ms");
    const dashboard = await Dashboard.start(t);
    await queue(server, shared.namespace);
    const checkout = (): string => {
      const directory = shared.checkout();
      appendFileSync(join(directory, "webhook-sync.yaml"), `    monitoring: { url: "${dashboard.url}" }\n`);
      return directory;
    };
    const retry = ["outbox", "retry", "--lock-timeout", "60s"];
    const begin = (): ChildProcess => {
      const env = { PATH: process.env.PATH, ...shared.variables("ada") };
      const options = { cwd: checkout(), env, stdio: "ignore" } as const;
      const child = spawn(process.execPath, [join(built, "main.js"), ...retry], options);
      t.after(() => child.kill("SIGKILL"));
      return child;
    };
    const workers = [begin(), begin(), begin()];
    const atWork = () =>
      workers.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
    for (const part of [0.2, 0.4]) {
      await dashboard.has(MESSAGES * part, atWork, () => workers.push(begin()));
      const holder = await holderOf(server, shared.namespace);
      atWork()
        .find(({ pid }) => pid === holder)
        ?.kill("SIGKILL");
    }
    await Promise.all(atWork().map((worker) => once(worker, "exit")));
    // What was refused waits for later runs; nobody ends these, so they need no processes.
    for (let tries = 0; tries < 20 && (await left(server, shared.namespace)) > 0; tries++)
      await runIn(checkout(), retry, shared.variables("ada"));
    assert.equal(await left(server, shared.namespace), 0);
    assert.ok(workers.some(({ signalCode }) => signalCode === "SIGKILL"));
    assertInOrder(dashboard.deliveries);
  });
});

async function holderOf(server: PostgresServer, namespace: string): Promise<number> {
  const sql =
    "select (holder::json ->> 'pid')::int as pid from webhook_sync.environment where namespace = $1";
  const [row] = await server.admin(sql, [namespace]);
  return Number(row?.pid);
}

async function left(server: PostgresServer, namespace: string): Promise<number> {
  const sql =
    "select count(*)::int as messages from webhook_sync.outbox o join webhook_sync.environment e on e.id = o.environment where e.namespace = $1";
  const [row] = await server.admin(sql, [namespace]);
  return Number(row?.messages);
}

/** Each message was taken, none before an earlier one of its webhook, and each has one id however often it came. */
function assertInOrder(deliveries: readonly Delivery[]): void {
  const taken = new Map<string, number>();
  const ids = new Map<string, string>();
  for (const { id, webhook, number, isTaken } of deliveries) {
    const key = `${webhook}@${number}`;
    assert.equal(ids.get(key) ?? id, id, `${key} came under two ids`);
    ids.set(key, id);
    assert.ok(number <= (taken.get(webhook) ?? 0) + 1, `${key} came before an earlier one was taken`);
    if (isTaken) taken.set(webhook, Math.max(number, taken.get(webhook) ?? 0));
  }
  assert.deepEqual(
    [...taken.values()],
    Array.from({ length: WEBHOOKS }, () => EACH),
  );
}
