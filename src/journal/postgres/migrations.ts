import { sha256 } from "../chain/chain.ts";

/** A step from one version of the tables to the next. What was released once is never edited: its hash is kept. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

const TABLES = `
create table webhook_sync.environment (
  id bigint generated always as identity primary key,
  namespace text not null,
  name text not null,
  sequence bigint not null default 0,
  head text not null default repeat('0', 64),
  revision bigint not null default 0,
  fence bigint not null default 0,
  holder text,
  lease_until timestamptz not null default '-infinity',
  projection text not null default '',
  repository text,
  unique (namespace, name)
);
comment on column webhook_sync.environment.fence is 'counts the runs that took the record: only the last one may write';
comment on column webhook_sync.environment.repository is 'whose runs wrote last: another repository of the same namespace is refused';
comment on column webhook_sync.environment.revision is 'counts the groups: shows whether one whose answer was lost is there';

create table webhook_sync.record (
  environment bigint not null references webhook_sync.environment,
  sequence bigint not null,
  run text not null,
  recorded_at timestamptz not null,
  line text not null,
  primary key (environment, sequence)
);
comment on column webhook_sync.record.line is 'the very text that was hashed';

create table webhook_sync.webhook_state (
  environment bigint not null references webhook_sync.environment,
  key text not null,
  facts text not null,
  primary key (environment, key)
);

create table webhook_sync.outbox (
  environment bigint not null references webhook_sync.environment,
  id text not null,
  position bigint generated always as identity,
  kind text not null,
  webhook text not null,
  body text not null,
  refusals integer not null default 0,
  cause text,
  set_aside boolean not null default false,
  primary key (environment, id)
);

create table webhook_sync.beginning (
  environment bigint primary key references webhook_sync.environment,
  sequence bigint not null,
  head text not null,
  projection text not null
);
comment on table webhook_sync.beginning is 'what all pruned records add up to';
`;

const STEPS: readonly Pick<Migration, "name" | "sql">[] = [{ name: "tables", sql: TABLES }];

/** All of them, in order. */
export const MIGRATIONS: readonly Migration[] = STEPS.map(({ name, sql }, index) => ({
  version: index + 1,
  name,
  sql,
  sha256: sha256(sql),
}));

/** The version of the tables that this version of the tool works with. */
export const SCHEMA_VERSION = MIGRATIONS.length;
