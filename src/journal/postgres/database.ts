import type { Client } from "pg";
import { checkAddress } from "./address.ts";
import { withCertificates } from "./certificate-files.ts";

/** A row as the database gives it, by column. */
export type Row = Readonly<Record<string, unknown>>;

/** A connection. One query at a time. */
export interface Database {
  query(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  close(): Promise<void>;
}

/** Makes a new connection. */
export type Connect = () => Promise<Database>;

/** Where it is, for people, and how to come there. */
export interface Way {
  readonly place: string;
  readonly connect: Connect;
}

/** How long a connection, and how long one answer, may take. */
const CONNECT_MS = 10_000;
const ANSWER_MS = 15_000;

/** Connects by the driver, which is loaded only where a database is configured. libpq's variables count as well. */
export function connectTo(url: string, variables: Readonly<Record<string, string | undefined>>): Connect {
  return async () => {
    const { default: pg } = await import("pg");
    checkAddress(url);
    const client = new pg.Client({
      connectionString: withCertificates(url, variables),
      connectionTimeoutMillis: CONNECT_MS,
      // Not a setting of the session: a pooler in transaction mode gives each transaction another one.
      query_timeout: ANSWER_MS,
      keepAlive: true,
    });
    // A connection that breaks while nobody asks is met by the next query.
    client.on("error", () => {});
    await client.connect();
    return databaseOf(client);
  };
}

function databaseOf(client: Client): Database {
  return {
    // Unnamed: a named statement is not there in the next transaction behind a pooler.
    query: async (text, values = []) => (await client.query<Row>(text, [...values])).rows,
    close: async () => {
      await client.end().catch(() => {});
    },
  };
}

/** A column that holds text; a bug where it does not. */
export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value === "string") return value;
  throw new Error(`the column ${column} holds no text`);
}

/** A number that the database gives as text, as it does with large ones. */
export function count(row: Row, column: string): number {
  return Number(text(row, column));
}
