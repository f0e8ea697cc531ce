import { isJsonObject, parseJson } from "../../base/json.ts";
import { type Result, success } from "../../base/result.ts";
import { isMessageKind, type Message, type OutboxEntry, type OutboxLine } from "../../model/record/outbox.ts";
import type { TenantDiagnostic } from "../../model/report/tenant-report.ts";
import type { JournalProblem, JournalStore } from "../chain/journal.ts";
import { count, type Row, text } from "./database.ts";
import type { Fate } from "./group.ts";
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
    return await guarded(this.#options, true, async (database) => {
      const { namespace, name } = this.#options.name;
      const rows = await database.query(ENTRIES, [namespace, name]);
      return success(rows.flatMap(entryIn));
    });
  }

  /** For the one run that holds the journal. */
  open(): OpenPostgresOutbox {
    return new OpenPostgresOutbox(this, this.#session());
  }
}

/** It never fails its caller; what went wrong is told as a warning. */
class OpenPostgresOutbox {
  readonly #outbox: PostgresOutbox;
  readonly #session: Session | null;
  readonly #fates = new Map<string, Fate>();
  #loaded: Promise<readonly OutboxEntry[]> | null = null;
  #failure: string | null = null;

  constructor(outbox: PostgresOutbox, session: Session | null) {
    this.#outbox = outbox;
    this.#session = session;
  }

  /** What earlier runs left undelivered, oldest first. */
  load(): Promise<readonly OutboxEntry[]> {
    this.#loaded ??= this.#load();
    return this.#loaded;
  }

  /** Resolves when the line is durable or cannot be made so. */
  async append(line: OutboxLine): Promise<void> {
    // How a message fared before counts; of one that is queued now nothing has been told.
    if (line.state !== "queued" && !this.#fates.has(line.id)) await this.load();
    const fate = this.#fateAfter(line);
    const posted = await this.#session?.post(line, fate);
    if (posted?.ok === true) return;
    const cause = posted === undefined ? "no run holds it" : posted.error.message;
    this.#failure ??= `the outbox cannot be written (${cause}); what this run could not deliver is lost`;
  }

  warnings(): readonly string[] {
    return this.#failure === null ? [] : [this.#failure];
  }

  /** What was put down is durable when its append ends. */
  async close(): Promise<void> {}

  async #load(): Promise<readonly OutboxEntry[]> {
    const read = await this.#outbox.entries();
    if (!read.ok) {
      this.#failure = read.error.message;
      return [];
    }
    for (const { message, refusals, cause, isSetAside } of read.value) {
      if (!this.#fates.has(message.id))
        this.#fates.set(message.id, { id: message.id, refusals, cause, isSetAside });
    }
    return read.value;
  }

  /** null of a message that is done with, or not there. */
  #fateAfter(line: OutboxLine): Fate | null {
    const id = line.state === "queued" ? line.message.id : line.id;
    const fresh = { id, refusals: 0, cause: null, isSetAside: false };
    const known = this.#fates.get(id);
    const fate =
      line.state === "queued" ? (known ?? fresh) : known === undefined ? null : afterLine(known, line);
    if (fate === null) this.#fates.delete(id);
    else this.#fates.set(id, fate);
    return fate;
  }
}

function afterLine(fate: Fate, line: Exclude<OutboxLine, { state: "queued" }>): Fate | null {
  switch (line.state) {
    case "delivered":
    case "dropped":
      return null;
    case "refused":
      return { ...fate, refusals: fate.refusals + 1, cause: line.cause };
    case "set-aside":
      return { ...fate, isSetAside: true };
    case "requeued":
      return { ...fate, refusals: 0, cause: null, isSetAside: false };
  }
}

/** None of a row that this version cannot read. */
function entryIn(row: Row): readonly OutboxEntry[] {
  const [id, kind, webhook, body] = [
    text(row, "id"),
    text(row, "kind"),
    text(row, "webhook"),
    text(row, "body"),
  ];
  const message = { id, kind, webhook, body: parseJson(body) };
  if (!isMessage(message)) return [];
  const cause = typeof row.cause === "string" ? row.cause : null;
  return [{ message, refusals: count(row, "refusals"), cause, isSetAside: row.set_aside === true }];
}

/** What is inside of a body is not looked at: it goes out as it is. */
function isMessage(value: { readonly kind: string; readonly body: unknown }): value is Message {
  return isMessageKind(value.kind) && isJsonObject(value.body);
}
