/** What it takes to apply beside reading, by table. Nobody but the owner edits or deletes a record. */
const OF_WRITERS = {
  record: ["insert"],
  beginning: ["insert"],
  environment: ["insert", "update"],
  webhook_state: ["insert", "update"],
  outbox: ["insert", "update", "delete"],
};

const TABLES = ["migration", ...Object.keys(OF_WRITERS)];

/** To do something with the rows of a table. */
export interface Right {
  readonly privilege: string;
  readonly table: string;
}

/** What it takes to plan. */
export const READER_RIGHTS: readonly Right[] = TABLES.map((table) => ({ privilege: "select", table }));

/** What it takes to apply, in addition. */
export const WRITER_RIGHTS: readonly Right[] = Object.entries(OF_WRITERS).flatMap(([table, privileges]) =>
  privileges.map((privilege) => ({ privilege, table })),
);

/** To the two roles, where they are. */
export const GRANTS = [
  ...grantsTo("webhook_sync_reader", READER_RIGHTS),
  ...grantsTo("webhook_sync_writer", [...READER_RIGHTS, ...WRITER_RIGHTS]),
].join("\n");

function grantsTo(role: string, rights: readonly Right[]): readonly string[] {
  return [
    `do $$ begin if exists (select from pg_roles where rolname = '${role}') then`,
    `grant usage on schema webhook_sync to ${role};`,
    ...rights.map(({ privilege, table }) => `grant ${privilege} on webhook_sync.${table} to ${role};`),
    "end if; end $$;",
  ];
}
