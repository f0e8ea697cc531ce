import { parseJson } from "../../base/json.ts";
import { type Result, success } from "../../base/result.ts";
import {
  afterLine,
  type Fate,
  idIn,
  isMessage,
  type OutboxEntry,
  type OutboxLine,
  unwrittenText,
} from "../../model/record/outbox.ts";
import type { TenantDiagnostic } from "../../model/report/tenant-report.ts";
import type { JournalProblem, JournalStore } from "../chain/journal.ts";
import { count, type Row, text } from "./database.ts";
import { guarded } from "./guarded.ts";
import type { Session } from "./session.ts";
import { type PostgresOptions, postgresJournal } from "./store.ts";

/** What an environment keeps in a database. */
export interface PostgresState {
  readonly journal: JournalStore;
  readonly outbox: PostgresOutbox;
  /** What there is to say of where it is kept. */
  diagnose(): Promise<Result<readonly TenantDiagnostic[], JournalProblem>>;
}

/** A record and an outbox, of which one group of writes goes into one statement. */
export function postgresState(options: Omit<PostgresOptions, "onSession">): PostgresState {
  let session: Session | null = null;
  const journal = postgresJournal({
    ...options,
    onSession: (begun) => {
      session = begun;
    },
  });
  return {
    journal,
    outbox: new PostgresOutbox(options, () => session),
    // Only who asks loads it.
    diagnose: async () => (await import("./diagnosis.ts")).diagnose(options),
  };
}

const ENTRIES = `
select o.id, o.kind, o.webhook, o.body, o.refusals::text, o.cause, o.set_aside
from webhook_sync.outbox o join webhook_sync.environment e on e.id = o.environment
where e.namespace = $1 and e.name = $2 order by o.position`;

/** What an outbox in a database holds. */
interface OutboxContent {
  readonly entries: readonly OutboxEntry[];
  /** Rows that this version cannot read or send. */
  readonly unreadable: number;
}

/** What is still to be delivered, in a database. */
class PostgresOutbox {
  readonly #options: PostgresOptions;
  readonly #session: () => Session | null;

  constructor(options: PostgresOptions, session: () => Session | null) {
    this.#options = options;
    this.#session = session;
  }

  /** As it stands, oldest first. */
  async entries(): Promise<Result<readonly OutboxEntry[], JournalProblem>> {
    const read = await this.#read();
    return read.ok ? success(read.value.entries) : read;
  }

  /** For the one run that holds the journal. */
  open(): OpenPostgresOutbox {
    return new OpenPostgresOutbox(this.#options.place, () => this.#read(), this.#session());
  }

  async #read(): Promise<Result<OutboxContent, JournalProblem>> {
    return await guarded(this.#options, true, async (database) => {
      const { namespace, name } = this.#options.name;
      const rows = await database.query(ENTRIES, [namespace, name]);
      const entries = rows.flatMap(entryIn);
      return success({ entries, unreadable: rows.length - entries.length });
    });
  }
}

/** It never fails its caller; what went wrong is told as a warning. */
class OpenPostgresOutbox {
  readonly #place: string;
  readonly #read: () => Promise<Result<OutboxContent, JournalProblem>>;
  readonly #session: Session | null;
  readonly #fates = new Map<string, Fate>();
  #content: Promise<OutboxContent> | null = null;
  #unreadable = 0;
  /** Why it could not be read. */
  #failure: string | null = null;
  /** Why it could not be written at first. */
  #cause: string | null = null;
  readonly #unwritten: OutboxLine[] = [];

  constructor(
    place: string,
    read: () => Promise<Result<OutboxContent, JournalProblem>>,
    session: Session | null,
  ) {
    this.#place = place;
    this.#read = read;
    this.#session = session;
  }

  /** What earlier runs left undelivered, oldest first. */
  async load(): Promise<readonly OutboxEntry[]> {
    const { entries, unreadable } = await this.#found();
    this.#unreadable = unreadable;
    return entries;
  }

  /** Resolves when the line is durable or cannot be made so. */
  async append(line: OutboxLine): Promise<void> {
    const id = idIn(line);
    // How a message fared before counts; of one that is queued now nothing has been told.
    if (line.state !== "queued" && !this.#fates.has(id)) await this.#found();
    const fate = afterLine(this.#fates.get(id), line);
    if (fate === undefined) this.#fates.delete(id);
    else this.#fates.set(id, fate);
    const posted = await this.#session?.post(line, fate);
    if (posted?.ok === true) return;
    this.#cause ??= posted === undefined ? "no run holds it" : posted.error.message;
    this.#unwritten.push(line);
  }

  /** One sentence each. */
  warnings(): readonly string[] {
    const unreadable =
      this.#unreadable === 0
        ? []
        : [
            `Messages in ${this.#place} that could not be read and were left there: ${this.#unreadable}; ` +
              "a newer version may have written them, else delete them from webhook_sync.outbox",
          ];
    const unwritten =
      this.#cause === null
        ? []
        : [`the outbox cannot be written (${this.#cause}); ${unwrittenText(this.#unwritten)}`];
    return [...unreadable, ...(this.#failure === null ? [] : [this.#failure]), ...unwritten];
  }

  /** What was put down is durable when its append ends. */
  async close(): Promise<void> {}

  #found(): Promise<OutboxContent> {
    this.#content ??= this.#find();
    return this.#content;
  }

  async #find(): Promise<OutboxContent> {
    const read = await this.#read();
    if (!read.ok) {
      this.#failure = read.error.message;
      return { entries: [], unreadable: 0 };
    }
    for (const { message, ...fate } of read.value.entries)
      if (!this.#fates.has(message.id)) this.#fates.set(message.id, fate);
    return read.value;
  }
}

/** None of a row that this version cannot read. */
function entryIn(row: Row): readonly OutboxEntry[] {
  const message = {
    id: text(row, "id"),
    kind: text(row, "kind"),
    webhook: text(row, "webhook"),
    body: parseJson(text(row, "body")),
  };
  if (!isMessage(message)) return [];
  const cause = typeof row.cause === "string" ? row.cause : null;
  return [{ message, refusals: count(row, "refusals"), cause, isSetAside: row.set_aside === true }];
}
