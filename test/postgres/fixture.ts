import assert from "node:assert/strict";
import { connectTo } from "../../src/journal/postgres/database.ts";
import { migrate } from "../../src/journal/postgres/migrate.ts";
import { type PostgresState, postgresState } from "../../src/journal/postgres/outbox.ts";
import type { PostgresServer } from "./server.ts";

const migrated = new WeakSet<PostgresServer>();
let names = 0;

/** Tables of this version, once a server. */
export async function migratedServer(server: PostgresServer): Promise<PostgresServer> {
  if (migrated.has(server)) return server;
  const done = await migrate(connectTo(server.url, {}), "the test's database", "0.0.0");
  assert.ok(done.ok, JSON.stringify(done));
  migrated.add(server);
  return server;
}

const origin = { repository: async () => null, others: [] };

/** An environment of its own, empty. */
export function stateIn(
  { url }: { readonly url: string },
  {
    leaseMs = 30_000,
    name = `environment-${++names}`,
    namespace = "acme",
  }: { readonly leaseMs?: number; readonly name?: string; readonly namespace?: string } = {},
): PostgresState & { readonly name: string } {
  const options = { place: `${namespace}/${name}`, connect: connectTo(url, {}), leaseMs, origin };
  return { ...postgresState({ ...options, name: { namespace, name } }), name };
}
