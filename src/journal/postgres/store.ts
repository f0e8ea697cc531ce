import { failure, type Result, success } from "../../base/result.ts";
import { Lease, thisMachine } from "../chain/holder.ts";
import type {
  ChainEnd,
  Journal,
  JournalProblem,
  JournalReading,
  JournalStore,
  LockHolder,
  OpeningRun,
  Visitor,
} from "../chain/journal.ts";
import { waitingFor } from "../chain/problem.ts";
import { NOTHING_RECORDED } from "../projection/builder.ts";
import { count, type Database, type Way } from "./database.ts";
import { isConnectionLost } from "./fault.ts";
import { PostgresFollower } from "./follow.ts";
import { letGo } from "./group.ts";
import { guarded } from "./guarded.ts";
import { holderText, type KeptRecord, type Name, readPlace } from "./reading.ts";
import { recordedIn, renewedIn } from "./rebuild.ts";
import { Session, type SessionState } from "./session.ts";
import { readStanding, type Standing } from "./standing.ts";
import { walkWhole } from "./walk.ts";

/** Whose runs write to a record. */
export interface RecordOwners {
  /** The repository that declares the webhooks; null where nothing says. */
  repository(): Promise<string | null>;
  /** Others that may have written before. */
  readonly others: readonly string[];
}

/** A record in a database. */
export interface PostgresOptions extends Way {
  readonly name: Name;
  readonly leaseMs: number;
  readonly origin: RecordOwners;
  /** Told of each session as it begins: what waits to be told is written with it. */
  readonly onSession?: (session: Session) => void;
}

const POLL_MS = 250;

/** A journal in PostgreSQL. */
export function postgresJournal(options: PostgresOptions): JournalStore {
  return {
    open: (run) => guarded(options, null, (database) => open(options, run, database)),
    read: () => guarded(options, true, (database) => read(options, database)),
    walk: (visit, begin = () => {}) =>
      guarded(options, true, (database) => walk(options, database, { visit, begin })),
    follow: (visit) => new PostgresFollower(options, visit),
  };
}

async function read(
  options: PostgresOptions,
  database: Database,
): Promise<Result<JournalReading, JournalProblem>> {
  const { name, place, origin } = options;
  // Git is asked while the database answers.
  const [standing, repository] = await Promise.all([readStanding(database, name), origin.repository()]);
  const isStill = () => isStillAt(standing?.head ?? NOTHING_RECORDED.head, options);
  if (standing === null)
    return success({ projection: NOTHING_RECORDED, torn: false, running: [], isStill, foreign: null });
  const found = await recordedIn(database, place, standing);
  if (!found.ok) return found;
  const running = standing.holder === null ? [] : [standing.holder];
  const isOthers = isForeign(standing, repository, origin.others);
  const foreign = isOthers ? otherRepository(place, standing.repository, repository) : null;
  return success({ projection: found.value, torn: false, running, isStill, foreign });
}

/** Whether nobody holds it, and its last record is that one. */
async function isStillAt(head: string, options: Pick<PostgresOptions, "name" | "place" | "connect">) {
  const kept = await guarded(options, true, async (database) =>
    success(await readPlace(database, options.name)),
  );
  if (!kept.ok) return false;
  const { holder, head: now } = kept.value ?? { holder: null, head: NOTHING_RECORDED.head };
  return holder === null && now === head;
}

async function walk(
  { place, name }: PostgresOptions,
  database: Database,
  visitor: Visitor,
): Promise<Result<ChainEnd, JournalProblem>> {
  const kept = await readPlace(database, name);
  if (kept === null) return success({ records: 0, pruned: 0, head: NOTHING_RECORDED.head, torn: false });
  return await walkWhole(database, place, kept, visitor);
}

async function open(
  options: PostgresOptions,
  run: OpeningRun,
  database: Database,
): Promise<Result<Journal, JournalProblem>> {
  const { leaseMs } = options;
  const machine = thisMachine();
  const lease = new Lease(leaseMs, machine);
  const since = run.clock.now().toISOString();
  const holder: LockHolder = { run: run.run, since, pid: machine.pid, host: machine.host };
  const taken = await takeThroughOutages(options, { run, holder, lease }, database);
  if (!taken.ok) return taken;
  // What an import left that did not end the next one goes on from.
  const standing = run.takesOver ? { ...taken.value, next: "" } : taken.value;
  const { id, fence, revision, head } = standing;
  const grip = { id, fence, revision, head, leaseMs };
  const found = await renewedIn(database, options.place, standing);
  if (!found.ok) {
    await letGo(database, grip);
    return found;
  }
  const session = new Session(
    run,
    { grip, projection: found.value, database, lease } satisfies SessionState,
    options.place,
  );
  run.onHeld?.(() => session.release());
  options.onSession?.(session);
  return success(session);
}

interface Taking {
  readonly run: OpeningRun;
  readonly holder: LockHolder;
  readonly lease: Lease;
}

/** Whoever waits for another run has as much patience with the database, which was there when the wait began. */
async function takeThroughOutages(
  options: PostgresOptions,
  taking: Taking,
  database: Database,
): Promise<Result<Standing, JournalProblem>> {
  const { clock, lockTimeoutMs = 0, from } = taking.run;
  const patienceMs = from === undefined ? lockTimeoutMs : Math.max(lockTimeoutMs, 2 * options.leaseMs);
  const giveUp = clock.monotonic() + patienceMs;
  while (true) {
    try {
      return await take(options, { ...taking, giveUp }, database);
    } catch (error) {
      if (!isConnectionLost(error) || clock.monotonic() >= giveUp) throw error;
    }
    await clock.sleep(POLL_MS);
  }
}

/** Waits until nobody holds it whose lease lasts, as long as the run is told to. */
async function take(
  { name, leaseMs, place, origin }: PostgresOptions,
  { run, holder, lease, giveUp }: Taking & { readonly giveUp: number },
  database: Database,
): Promise<Result<Standing, JournalProblem>> {
  const { clock, from } = run;
  const repository = await origin.repository();
  const mine = [repository, origin.others];
  if (from !== undefined) await fence(database, name, from, mine);
  while (true) {
    const asked = lease.asked();
    const rows = await database.query(TAKE, [
      name.namespace,
      name.name,
      holderText(holder),
      leaseMs,
      ...mine,
    ]);
    const standing = rows.length > 0 ? await readStanding(database, name) : null;
    // Where the way there took longer than the lease, another run has it by now.
    if (standing !== null && rows.some((row) => count(row, "fence") === standing.fence)) {
      lease.renewed(asked);
      return success(standing);
    }
    const kept = await readPlace(database, name);
    if (kept === null) {
      await beginRecord(database, name);
      continue;
    }
    if (isForeign(kept, repository, origin.others))
      return failure(otherRepository(place, kept.repository, repository));
    const left = giveUp - clock.monotonic();
    if (left <= 0 && kept.holder !== null) return failure(heldProblem(place, kept.holder, run));
    await clock.sleep(Math.max(1, Math.min(left, POLL_MS)));
  }
}

/** Of an environment that no run ever took. */
async function beginRecord(database: Database, { namespace, name }: Name): Promise<void> {
  await database.query(
    "insert into webhook_sync.environment (namespace, name) values ($1, $2) on conflict (namespace, name) do nothing",
    [namespace, name],
  );
}

/** Whether a row is of the repository in the first parameter, or of one of those in the second. */
const isOf = (repository: string, others: string) =>
  `(repository is null or ${repository}::text is null or repository = ${repository}::text or repository = any(${others}::text[]))`;

/** Also where this very run has it already: the answer to an earlier try was lost. */
const TAKE = `
update webhook_sync.environment
set fence = fence + 1, holder = $3, lease_until = clock_timestamp() + $4 * interval '1 millisecond',
  repository = coalesce($5::text, repository)
where namespace = $1 and name = $2 and (lease_until < clock_timestamp() or holder = $3) and ${isOf("$5", "$6")}
returning fence::text`;

function isForeign(
  { repository: recorded }: KeptRecord,
  repository: string | null,
  others: readonly string[],
): boolean {
  const isAnother = recorded !== null && repository !== null && recorded !== repository;
  return isAnother && !others.includes(recorded);
}

/** Two repositories that share a record take each other's webhooks out of service. */
function otherRepository(place: string, recorded: string | null, repository: string | null): JournalProblem {
  const message = `the record in ${place} is of the repository ${recorded}, and this is ${repository}`;
  const hint = `give this repository its own state.namespace; if it is the same one under a new name, add repositories: [${recorded}] to state`;
  return { kind: "unwritable", message, hint };
}

/** From now on that run's groups are refused. What it has just been allowed to send its lease waits out. */
async function fence(
  database: Database,
  { namespace, name }: Name,
  run: string,
  mine: readonly unknown[],
): Promise<void> {
  await database.query(
    `update webhook_sync.environment set fence = fence + 1
     where namespace = $1 and name = $2 and holder::json ->> 'run' = $3 and ${isOf("$4", "$5")}`,
    [namespace, name, run, ...mine],
  );
}

function heldProblem(place: string, holder: LockHolder, opening: OpeningRun): JournalProblem {
  const { run, since, pid, host } = holder;
  const message = `run ${run} has held the journal since ${since} (process ${pid} on ${host}; ${place})`;
  const hint = `${waitingFor(opening)}; if that run is gone, its lease runs out, or webhook-sync state unlock ${run} takes it away`;
  return { kind: "locked", holder, message, hint };
}
