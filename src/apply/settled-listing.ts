import { isSameJson } from "../base/json.ts";
import { failure, type Result, success } from "../base/result.ts";
import type { PlacesToRead } from "../model/fleet/directory.ts";
import type { Environment } from "../model/fleet/environment.ts";
import { keyOf, type WebhookKey } from "../model/fleet/key.ts";
import { type LiveListing, listedIds } from "../model/fleet/live.ts";
import type { TenantFailure, TenantReader } from "../model/fleet/tenant.ts";
import type { Snapshot } from "../model/plan/change.ts";
import { describeReference, type EndpointSnapshot, placesOf } from "../model/plan/endpoint-snapshot.ts";
import { looksLike } from "../model/plan/likeness.ts";
import { lastWrittenIn, type Projection, type Written } from "../model/record/projection.ts";
import type { JournalEntry } from "../model/record/record.ts";
import { type Problem, tenantProblem } from "../model/run/problem.ts";
import type { Clock } from "../model/run/surroundings.ts";
import { closingRecord, describeResolution, resolveIntents } from "./recovery/close-intents.ts";

/** What a list is asked of, and how long a write may stay invisible in it. */
export interface ListingOptions {
  readonly tenant: TenantReader;
  readonly clock: Clock;
  readonly settleMs: number;
  /** What would be registered where the list does not show it. */
  readonly wanted: readonly WebhookKey[];
  /** What is to be so again, so that what it refers to is looked up. */
  readonly restoring?: readonly Snapshot[];
}

type Recorded = Pick<Projection, "webhooks" | "openIntents">;

interface KeyAndWritten extends Written {
  readonly key: WebhookKey;
  readonly after: Snapshot | null;
}

/**
 * Lists a tenant, and again once every write must show where the list does not show what was written a moment ago:
 * planned on such a list, it would be registered twice, or taken for somebody else's change. What is lacking then is
 * asked for by its id, for the same reason: a list that hides for a while what is there is short.
 */
export async function listSettled(
  projection: Recorded,
  { tenant, clock, settleMs, wanted, restoring = [] }: ListingOptions,
): Promise<Result<LiveListing, TenantFailure>> {
  const written = writtenIn(projection);
  const first = await tenant.list(placesIn(projection, restoring));
  if (!first.ok) return first;
  const now = clock.now().getTime();
  const recent = written.filter(({ at }) => at + settleMs > now);
  const late = [...unlisted(recent, first.value), ...outdated(recent, first.value)];
  const waits = late.map(({ at }) => at + settleMs - now);
  const waitMs = waits.reduce((longest, wait) => Math.max(longest, wait), 0);
  if (waitMs > 0) await clock.sleep(Math.min(settleMs, waitMs));
  const listed = waitMs > 0 ? await tenant.list() : first;
  if (!listed.ok || listed.value.shortfall !== null) return listed;
  const shortfall = await shortfallOf(unlisted(written, listed.value), listed.value, { tenant, wanted });
  return shortfall.ok ? success({ ...listed.value, shortfall: shortfall.value }) : shortfall;
}

/** Why a list is short: it does not show what the tenant has, or may have, by its id. null where nothing is hidden. */
async function shortfallOf(
  lacking: readonly KeyAndWritten[],
  listing: LiveListing,
  { tenant, wanted }: Pick<ListingOptions, "tenant" | "wanted">,
): Promise<Result<string | null, TenantFailure>> {
  const keys = new Set(wanted);
  const unseen = lacking.filter((one) => isOutOfSight(one, listing));
  const asked = [...lacking.filter(({ key }) => keys.has(key)), ...unseen];
  const there = await tenant.firstThere(asked.flatMap(({ id }) => id ?? []));
  if (!there.ok) {
    const [first] = unseen;
    if (first === undefined || there.error.kind !== "forbidden") return there;
    return success(`it does not show ${whereIs(first)}; ${there.error.message}`);
  }
  const hidden = asked.find(({ id }) => id !== null && id === there.value);
  if (hidden === undefined) return success(null);
  return success(`it does not show ${whereIs(hidden)}, which exists when it is read by its id`);
}

/** The list had nothing of its project, and it was not left switched off: callers may still reach it. */
function isOutOfSight({ after }: KeyAndWritten, { directory }: LiveListing): boolean {
  const project = after?.endpoint?.project.id;
  const isListed = project === undefined || directory === null || directory.inside.has(project);
  return !isListed && after?.status !== "inactive";
}

function whereIs({ key, id, after }: KeyAndWritten): string {
  const endpoint = after?.endpoint;
  const place = endpoint === undefined ? "" : `, project ${describeReference(endpoint.project)}`;
  return `${key} (id ${id}${place})`;
}

/** Where the records have something, whether anything is declared there or not; undefined where nothing has a place. */
function placesIn(
  { webhooks, openIntents }: Recorded,
  restoring: readonly Snapshot[],
): PlacesToRead | undefined {
  const restored = endpointsOf(restoring);
  const known = endpointsOf([
    ...[...webhooks.values()].map(({ lastWritten }) => lastWritten?.after ?? null),
    ...openIntents.flatMap(({ before, after }) => [before, after]),
  ]);
  if (known.length + restored.length === 0) return undefined;
  const { projects } = placesOf([...known, ...restored]);
  return { projects, snapshots: placesOf(restored).snapshots };
}

function endpointsOf(snapshots: readonly (Snapshot | null)[]): readonly EndpointSnapshot[] {
  return snapshots.flatMap((one) => one?.endpoint ?? []);
}

/** What the records say was written last to each webhook that should be there. */
function writtenIn(projection: Pick<Projection, "webhooks">): readonly KeyAndWritten[] {
  return [...projection.webhooks].flatMap(([key, { written, lastWritten }]) => {
    if (written === null) return [];
    const after = written.after === "last-written" ? (lastWritten?.after ?? null) : written.after;
    return [{ ...written, key, after }];
  });
}

/** What the list shows neither by its key nor, under whatever name, by its id. */
function unlisted(written: readonly KeyAndWritten[], listing: LiveListing): readonly KeyAndWritten[] {
  if (written.length === 0) return [];
  const keys = new Set(listing.webhooks.map(keyOf));
  const ids = listedIds(listing);
  return written.filter(
    ({ key, id, after }) => after !== null && !keys.has(key) && (id === null || !ids.has(id)),
  );
}

/** What the list still shows as it was before, or although it was deleted. */
function outdated(
  written: readonly KeyAndWritten[],
  { webhooks, unread }: LiveListing,
): readonly KeyAndWritten[] {
  if (written.length === 0) return [];
  const byId = new Map(webhooks.map((live) => [live.id, live]));
  const unreadIds = new Set<string | null>(unread.map(({ id }) => id));
  const lastAt = lastWrites(written);
  return written.filter(({ id, at, after }) => {
    const live = id === null ? undefined : byId.get(id);
    const isLast = id !== null && at === lastAt.get(id);
    // What lists show after its deletion cannot be read.
    if (after === null) return isLast && (live !== undefined || unreadIds.has(id));
    return live !== undefined && isLast && !looksLike(live, after);
  });
}

/** When each id was written last: a version that takes over in place has the id of the one before. */
function lastWrites(written: readonly KeyAndWritten[]): ReadonlyMap<string, number> {
  const lastAt = new Map<string, number>();
  for (const { id, at } of written) if (id !== null) lastAt.set(id, Math.max(at, lastAt.get(id) ?? at));
  return lastAt;
}

/** A run that is at work. */
interface RunAtWork {
  readonly run: string;
  /** ISO 8601 UTC. */
  readonly since: string;
  readonly pid: number;
  readonly host: string;
}

/** What a command that writes nothing makes of interrupted runs. */
export interface Foreseen {
  readonly live: LiveListing;
  /** As if those runs were closed now. */
  readonly recorded: Projection;
  /** One for each of their writes, and for each run that is at work. */
  readonly notes: readonly string[];
  /** The record as it is now, without what the next apply will record. */
  readonly projection: Projection;
  /** The runs that held it meanwhile. */
  readonly running: readonly RunAtWork[];
  /** What they wrote meanwhile: of these the list and the record may be of two moments. */
  readonly moving: ReadonlySet<WebhookKey>;
}

/** A record as it was read. */
type RecordRead = Pick<Foreseen, "projection" | "running">;

/** What the record says, and what it adds up to with further records. */
export interface ForeseeableRecord extends RecordRead {
  readonly isStill: () => Promise<boolean>;
  readonly again: () => Promise<Result<RecordRead, Problem>>;
  readonly foreseen: (projection: Projection, records: readonly JournalEntry[]) => Projection;
}

/** Lists the tenant, and foresees what the next apply will record of interrupted runs. */
export async function foreseeRecovery(
  record: ForeseeableRecord,
  listing: ListingOptions,
  environment: Pick<Environment, "ownership">,
): Promise<Result<Foreseen, Problem>> {
  const listed = await listSettled(record.projection, listing);
  if (!listed.ok) return failure(tenantProblem(listed.error));
  const settled = await afterListing(record);
  if (!settled.ok) return settled;
  const { projection, running } = settled.value;
  const working = new Set(running.map(({ run }) => run));
  const interrupted = projection.openIntents.filter(({ run }) => !working.has(run));
  const resolutions = interrupted.length === 0 ? [] : resolveIntents(interrupted, listed.value, environment);
  return success({
    ...settled.value,
    live: listed.value,
    recorded: record.foreseen(projection, resolutions.map(closingRecord)),
    notes: [
      ...running.map(describeRunning),
      ...resolutions.map((resolution) => `${describeResolution(resolution)}; the next apply records it`),
    ],
  });
}

/** The list is younger than the record. Only a run makes a difference of that, so that no other plan reads twice. */
async function afterListing(
  before: ForeseeableRecord,
): Promise<Result<RecordRead & Pick<Foreseen, "moving">, Problem>> {
  const { projection, running } = before;
  const isSame = running.length === 0 && (await before.isStill());
  if (isSame) return success({ projection, running, moving: new Set() });
  const after = await before.again();
  if (!after.ok) return after;
  const begun = after.value.running.filter(({ run }) => running.every((one) => one.run !== run));
  const meanwhile = [...running, ...begun];
  const moving = movedBetween(projection, after.value.projection, new Set(meanwhile.map(({ run }) => run)));
  return success({ projection: after.value.projection, running: meanwhile, moving });
}

/** What these runs have under way, and what is last written otherwise than it was. */
function movedBetween(
  before: Projection,
  after: Projection,
  runs: ReadonlySet<string>,
): ReadonlySet<WebhookKey> {
  const open = [...before.openIntents, ...after.openIntents].filter(({ run }) => runs.has(run));
  const [was, is] = [lastWrittenIn(before), lastWrittenIn(after)];
  const written = [...new Set([...was.keys(), ...is.keys()])];
  return new Set([
    ...open.flatMap(({ webhook_name: name, version, replaces = [] }) =>
      [keyOf({ name, version })].concat(replaces),
    ),
    ...written.filter((key) => !isSameJson(was.get(key) ?? null, is.get(key) ?? null)),
  ]);
}

/** Its writes are neither interrupted nor at their end. */
function describeRunning({ run, since, pid, host }: RunAtWork): string {
  return `run ${run} has been at work since ${since} (process ${pid} on ${host}): plan again when it has ended`;
}
