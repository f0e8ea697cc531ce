import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { migratedServer } from "../postgres/fixture.ts";
import { sharedServer } from "../postgres/server.ts";

/** Where the record of a crash's project is kept, as far as a test has to do with it. */
export interface Keeping {
  /** What the config file says of it. */
  readonly config: string;
  /** What its config file refers to. */
  readonly variables: Readonly<Record<string, string>>;
  /** As if the killed run's lease had run out: on one machine files show by themselves that a run is gone. */
  expire(): Promise<void>;
  /** The records, a line each. */
  journal(): Promise<string>;
}

export const BACKENDS = ["files", "postgres"] as const;

/** The keeping of a project in this folder. Whoever asks for a database removes its server in the end. */
export async function keepingOf(backend: (typeof BACKENDS)[number], directory: string): Promise<Keeping> {
  return backend === "files" ? filesIn(directory) : await rowsOf(directory);
}

function filesIn(directory: string): Keeping {
  const file = join(directory, ".webhook-sync", "crash", "journal.ndjson");
  return {
    config: "",
    variables: {},
    expire: async () => {},
    journal: async () => readFileSync(file, "utf8"),
  };
}

async function rowsOf(directory: string): Promise<Keeping> {
  const namespace = basename(directory);
  const server = await migratedServer(await sharedServer());
  return {
    config: `state: { backend: postgres, url: "\${env:STATE_URL}", namespace: ${namespace} }\n`,
    variables: { STATE_URL: `${server.url}?application_name=${namespace}` },
    expire: async () => {
      // What a killed run had sent is carried out all the same, and renews its lease.
      const connections = "select from pg_stat_activity where application_name = $1";
      while ((await server.admin(connections, [namespace])).length > 0);
      const sql = "update webhook_sync.environment set lease_until = clock_timestamp() where namespace = $1";
      await server.admin(sql, [namespace]);
    },
    journal: async () => {
      const sql =
        "select string_agg(r.line, E'\\n') as lines from webhook_sync.record r " +
        "join webhook_sync.environment e on e.id = r.environment where e.namespace = $1";
      const [row] = await server.admin(sql, [namespace]);
      return String(row?.lines);
    },
  };
}
