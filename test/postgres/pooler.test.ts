import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import process from "node:process";
import { after, before, describe } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { connectTo } from "../../src/journal/postgres/database.ts";
import { unusedPort } from "../base/unused-port.ts";
import { journalContract } from "../journal/contract.ts";
import { migratedServer, stateIn } from "./fixture.ts";
import { NO_SERVER, type PostgresServer, userToRunAs } from "./server.ts";
import { sharedServer } from "./shared-server.ts";

const PROGRAM = ["/usr/sbin", ...(process.env.PATH ?? "").split(delimiter)]
  .map((folder) => join(folder, "pgbouncer"))
  .find((file) => existsSync(file));
const NO_POOLER =
  PROGRAM === undefined ? "PgBouncer is not installed (apt-get install pgbouncer)" : undefined;

describe("behind PgBouncer in transaction mode", { skip: NO_SERVER ?? NO_POOLER }, () => {
  let server: PostgresServer;
  let pooler: ChildProcess;
  let url = "";
  const directory = mkdtempSync(join(tmpdir(), "webhook-sync-pgbouncer-"));

  before(async () => {
    server = await migratedServer(await sharedServer());
    // It runs under another name than root.
    chmodSync(directory, 0o755);
    const port = await unusedPort();
    const file = join(directory, "pgbouncer.ini");
    const settings = [
      `[databases]\npostgres = host=127.0.0.1 port=${server.port} user=admin`,
      `[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = ${port}\nunix_socket_dir =`,
      "auth_type = any\npool_mode = transaction\ndefault_pool_size = 3\nserver_reset_query_always = 0",
    ];
    writeFileSync(file, `${settings.join("\n")}\n`, { mode: 0o644 });
    const user = userToRunAs() ?? {};
    pooler = spawn(PROGRAM ?? "", [file], { ...user, stdio: "ignore", cwd: tmpdir() });
    url = `postgres://admin@127.0.0.1:${port}/postgres`;
    for (let tries = 0; tries < 4_000; tries++) {
      try {
        await (await connectTo(url, {})()).close();
        return;
      } catch {
        await pause(25);
      }
    }
    throw new Error("PgBouncer does not answer");
  });

  after(async () => {
    if (pooler.exitCode === null && pooler.signalCode === null) {
      const ended = once(pooler, "exit");
      pooler.kill("SIGKILL");
      await ended;
    }
    rmSync(directory, { recursive: true, force: true });
  });

  journalContract("there", () => {
    const { journal, name } = stateIn({ url });
    return {
      store: journal,
      crash: async () => {
        await server.admin("update webhook_sync.environment set lease_until = '-infinity' where name = $1", [
          name,
        ]);
      },
    };
  });
});
