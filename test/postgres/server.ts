import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import process from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { unusedPort } from "../base/unused-port.ts";

const VERSIONS = "/usr/lib/postgresql";

/** Why there is no server to test with; undefined where there is one. */
export const NO_SERVER: string | undefined =
  binaries() === undefined ? "PostgreSQL is not installed (apt-get install postgresql)" : undefined;

/** The folder of initdb and postgres. */
function binaries(): string | undefined {
  const installed = existsSync(VERSIONS)
    ? readdirSync(VERSIONS).map((one) => join(VERSIONS, one, "bin"))
    : [];
  const folders = [...installed.toReversed(), ...(process.env.PATH ?? "").split(delimiter)];
  return folders.find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")));
}

/** The files of a server that never ran; each begins with a copy of them. */
let template: string | undefined;

/**
 * What a start and a connection cost is most of what the tests ask of a server: small tables in shared memory, and no
 * processes that are of use only to a server that lives for longer. A commit is on its way to the files when it is
 * answered, as everywhere: some tests stop the server at once.
 */
const SETTINGS = [
  ...["fsync=off", "full_page_writes=off", "wal_level=minimal", "max_wal_senders=0", "jit=off"],
  ...["max_connections=200", "shared_buffers=16MB", "max_locks_per_transaction=16"],
  ...["max_worker_processes=0", "max_logical_replication_workers=0", "autovacuum=off"],
  ...["listen_addresses=127.0.0.1", "log_min_messages=fatal"],
];

function newDirectory(user: User | null): string {
  const directory = mkdtempSync(join(tmpdir(), "webhook-sync-postgres-"));
  if (user !== null) chownSync(directory, user.uid, user.gid);
  return directory;
}

function initialized(user: User | null): string {
  const directory = newDirectory(user);
  process.once("exit", () => rmSync(directory, { recursive: true, force: true }));
  const options = ["-D", directory, "-A", "trust", "-U", "admin", "-E", "UTF8", "--no-sync"];
  execFileSync(join(binaries() ?? "", "initdb"), options, {
    ...(user ?? {}),
    stdio: "ignore",
    cwd: directory,
  });
  return directory;
}

/** A PostgreSQL of this test alone. It refuses to run as root. */
export class PostgresServer {
  readonly port: number;
  readonly #directory: string;
  readonly #user: User | null;
  #process: ChildProcess | null = null;

  private constructor(port: number, directory: string, user: User | null) {
    this.port = port;
    this.#directory = directory;
    this.#user = user;
  }

  static async start(): Promise<PostgresServer> {
    const user = userToRunAs();
    template ??= initialized(user);
    const directory = newDirectory(user);
    // As that user, who has to own it. It takes a tenth of making one anew.
    execFileSync("cp", ["-R", `${template}/.`, directory], { ...(user ?? {}), cwd: directory });
    const server = new PostgresServer(await unusedPort(), directory, user);
    await server.run();
    return server;
  }

  get url(): string {
    return `postgres://admin@127.0.0.1:${this.port}/postgres`;
  }

  urlFor(user: string): string {
    return `postgres://${user}@127.0.0.1:${this.port}/postgres`;
  }

  /** Starts it again after a stop. */
  async run(): Promise<void> {
    const options = SETTINGS.flatMap((setting) => ["-c", setting]);
    const args = ["-D", this.#directory, "-k", this.#directory, "-p", `${this.port}`, ...options];
    this.#process = spawn(join(binaries() ?? "", "postgres"), args, {
      ...(this.#user ?? {}),
      cwd: this.#directory,
      stdio: "ignore",
    });
    for (let tries = 0; ; tries++) {
      try {
        await this.admin("select 1");
        return;
      } catch (error) {
        if (tries > 4_000) throw error;
        await pause(25);
      }
    }
  }

  get isRunning(): boolean {
    const child = this.#process;
    return child !== null && child.exitCode === null && child.signalCode === null;
  }

  /** At once, as a crash of the server. */
  async stop(): Promise<void> {
    const child = this.#process;
    if (child === null || !this.isRunning) return;
    const ended = once(child, "exit");
    child.kill("SIGQUIT");
    await ended;
    this.#process = null;
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.#directory, { recursive: true, force: true });
  }

  /** What an administrator does, past the tool. */
  async admin(sql: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: this.url });
    client.on("error", () => {});
    await client.connect();
    try {
      return (
        await client.query<Record<string, unknown>>(sql, values === undefined ? undefined : [...values])
      ).rows;
    } finally {
      await client.end().catch(() => {});
    }
  }
}

/** Under whose name it runs. */
interface User {
  readonly uid: number;
  readonly gid: number;
}

let userOfServers: User | null | undefined;

/** null: whoever runs the test. To look it up takes two processes. */
export function userToRunAs(): User | null {
  if (userOfServers === undefined) userOfServers = lookedUpUser();
  return userOfServers;
}

function lookedUpUser(): User | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ["postgres", "nobody"]) {
    try {
      const id = (flag: string) =>
        Number(execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] }));
      return { uid: id("-u"), gid: id("-g") };
    } catch {
      // Another system, another name.
    }
  }
  throw new Error("PostgreSQL does not run as root, and there is no other user");
}

const kept = new Map<"shared" | "stopped", Promise<PostgresServer>>();

function keptServer(name: "shared" | "stopped"): Promise<PostgresServer> {
  const server = kept.get(name) ?? PostgresServer.start();
  kept.set(name, server);
  return server;
}

/** The one server of this process, until it is removed. Nobody stops it. */
export function sharedServer(): Promise<PostgresServer> {
  return keptServer("shared");
}

/** Another one for tests that stop it. What it was asked before is little, so it is soon up again after each stop. */
export async function stoppedServer(): Promise<PostgresServer> {
  const server = await keptServer("stopped");
  // A test that failed may have left it so.
  if (!server.isRunning) await server.run();
  return server;
}

/** Stops both. */
export async function removeSharedServers(): Promise<void> {
  const servers = await Promise.all(kept.values());
  kept.clear();
  for (const server of servers) await server.remove();
}
