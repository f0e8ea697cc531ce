import { grouped } from "../base/text.ts";
import { keyOf, type NameAndVersion, parseKey, partsOf, type WebhookKey } from "../model/fleet/key.ts";
import type { Snapshot } from "../model/plan/change.ts";
import { protectionsIn } from "../model/record/projection.ts";
import { type Intent, type JournalRecord, PROTECTED, UNPROTECTED } from "../model/record/record.ts";
import { withWhatWasWritten } from "./as-written.ts";
import { linesSince, namesGiven, namesTaken } from "./given-names.ts";
import { type Changed, changedBy, isChanged, revaluedBy, together } from "./parts.ts";
import { type Earlier, type RunAndSince, type Said, saidIn, writtenBefore } from "./written-before.ts";

/** A webhook as it was before a run wrote to it, with what was declared then, as far as the record tells. */
export interface BeforeImage extends NameAndVersion, Partial<Said> {
  /** null where the run registered it. */
  readonly was: Snapshot | null;
  /** What we had written last before the run; null where no record tells. */
  readonly written: Snapshot | null;
  /** As it was before the run where the run changed that, else as it is now. */
  readonly protect: boolean;
  /** Whether any version of its name was active before the run, as far as the record tells. */
  readonly nameWasActive: boolean;
  /** Those versions, by the record. */
  readonly activeThen: ReadonlySet<WebhookKey>;
  /** Whether the run or a later one made it active, or may have. */
  readonly isActivated: boolean;
  /** Whether a later run wrote to it too. */
  readonly writtenSince: boolean;
  /** Whether nobody knows if one of these writes was made. */
  readonly isUnsure: boolean;
  /** Whether the run took it over or let go of it. */
  readonly changedHands: boolean;
  /** The parts that the run or a later one changed. */
  readonly changed: Changed;
  /** Those of which the run changed the value, and not the reference to it: what it was stands in no record. */
  readonly revalued: ReadonlySet<string>;
  /** As the run or a later one wrote it last; null where that was its deletion. */
  readonly left: Snapshot | null;
  /** The tenant's id of it; null where the run registered it. */
  readonly id: string | null;
  /** What the run put in its place under other names. */
  readonly renamedTo: readonly GivenName[];
  /** The names whose place the run gave it. */
  readonly formerNames: readonly string[];
  /** Its name, and those that took its place since, one after the other. */
  readonly line: ReadonlySet<string>;
}

/** A name that the run gave. */
interface GivenName extends NameAndVersion {
  /** Whether it is to stay protected, as above. */
  readonly protect: boolean;
}

/**
 * What a run found where its writes were committed, or may have been, in the order of its first writes.
 */
export function imagesBefore({ before, records }: RunAndSince, run: string): readonly BeforeImage[] {
  const earlier = writtenBefore({ before, records }, run);
  const isProtected = protectionLeft({ before, records }, run);
  const active = activeIn(earlier);
  const activeByName = grouped(active.map((key) => [partsOf(key).name, key] as const));
  const images = new Map<WebhookKey, BeforeImage>();
  const named = namesGiven(records, run);
  const lineOf = linesSince(records);
  const identities = new Identities();
  for (const { record, isUnsure, isLit } of writesIn(records)) {
    const subject = identities.of(record);
    const key = keyOf(subject);
    const known = images.get(key);
    if (known !== undefined)
      images.set(key, {
        ...writtenAgain(known, record, run),
        ...{ isUnsure: known.isUnsure || isUnsure, isActivated: known.isActivated || isLit },
      });
    else if (record.run === run) {
      const formerNames = namesTaken(record);
      const names = [record.webhook_name, ...formerNames];
      const activeThen = new Set(names.flatMap((name) => activeByName.get(name) ?? []));
      const nameWasActive = activeThen.size > 0 || record.before?.status === "active";
      const { after: written = null, ...then } = earlier.get(key) ?? {};
      images.set(key, {
        ...imageBefore(record, written),
        ...subject,
        ...saidIn(then),
        ...{ isUnsure, isActivated: isLit },
        renamedTo: (named.get(subject.name) ?? []).map((one) => ({
          ...one,
          protect: isProtected(keyOf(one)),
        })),
        protect: isProtected(key),
        ...{ nameWasActive, activeThen, formerNames, line: lineOf(subject.name) },
      });
    }
  }
  return [...images.values()];
}

/** Those that were made, and those that may have been: what was found out last of a write counts. */
function writesIn(records: readonly JournalRecord[]) {
  const outcomes = records.flatMap((record) => (record.phase === "outcome" ? [record] : []));
  const ends = new Map(outcomes.map((outcome) => [outcome.request_id, outcome] as const));
  return records.flatMap((record) => {
    const end = record.phase === "intent" ? ends.get(record.request_id) : undefined;
    if (record.phase !== "intent" || (end?.result !== "succeeded" && end?.result !== "unknown")) return [];
    // A tenant may keep another status than was sent.
    const isLit = [record.after?.status, end.after?.status].includes("active");
    return [
      { record, isUnsure: end.result === "unknown", isLit: isLit && record.before?.status !== "active" },
    ];
  });
}

/** What a list is asked for to go back to these: what is there now, and what it is to be again. */
export function lookedFor(images: readonly BeforeImage[]) {
  return { wanted: images.map(keyOf), restoring: images.flatMap(({ was }) => was ?? []) };
}

/** What became another version in place is not there any more, as active as it was. */
function activeIn(earlier: ReadonlyMap<WebhookKey, Earlier>): WebhookKey[] {
  return [...earlier].flatMap(([key, { after, formerId }]) =>
    after.status === "active" && formerId === undefined ? [key] : [],
  );
}

/** What a later manifest says of protection stays: a rollback takes back what its run did, and no more. */
function protectionLeft({ before, records }: RunAndSince, run: string): (key: WebhookKey) => boolean {
  const then = protectionsIn(before);
  const [byRun, now] = [new Map(then), new Map(then)];
  for (const record of records) {
    const protect = protectionIn(record);
    if (protect === null) continue;
    now.set(protect.key, protect.given);
    if (record.run === run) byRun.set(protect.key, protect.given);
  }
  return (key) => {
    const was = then.get(key) === true;
    return (byRun.get(key) === true) === was ? now.get(key) === true : was;
  };
}

function protectionIn(record: JournalRecord): { readonly key: WebhookKey; readonly given: boolean } | null {
  if (record.phase === "outcome" && record.result === "succeeded")
    return { key: keyOf({ name: record.webhook_name, version: record.version }), given: record.protect };
  if (record.phase !== "notice" || record.webhook_name === null || record.version === null) return null;
  if (record.code !== PROTECTED && record.code !== UNPROTECTED) return null;
  return {
    key: keyOf({ name: record.webhook_name, version: record.version }),
    given: record.code === PROTECTED,
  };
}

/** Which webhook a write found. Where a version is replaced in place, the same live object had another one. */
class Identities {
  readonly #first = new Map<WebhookKey, NameAndVersion>();

  of({ webhook_name: name, version, replaces }: Intent): NameAndVersion {
    const own = { name, version };
    const before = replaces === undefined ? undefined : parseKey(replaces);
    const found = before ?? own;
    const first = this.#first.get(keyOf(found)) ?? found;
    this.#first.set(keyOf(own), first);
    return first;
  }
}

/** By the first write of the run. */
function imageBefore(
  write: Intent,
  written: Snapshot | null,
): Omit<
  BeforeImage,
  | "isUnsure"
  | "isActivated"
  | "protect"
  | "nameWasActive"
  | "activeThen"
  | "renamedTo"
  | "formerNames"
  | "line"
> {
  const { webhook_name: name, version, action, before, integration_id: id } = write;
  return {
    name,
    version,
    id,
    was: before === null ? null : withWhatWasWritten(before, written, write.after),
    written,
    writtenSince: false,
    changedHands: action === "adopt" || action === "unadopt",
    changed: changedByOwn(write),
    revalued: revaluedBy(write),
    left: write.after,
  };
}

/** A later write, of the run or of another one. */
function writtenAgain(known: BeforeImage, write: Intent, run: string): BeforeImage {
  const isOwn = write.run === run;
  const isTakenBack = write.reason.kind === "rolled-back" && write.reason.run === run;
  const revalued = [...revaluedBy(write)].filter((part) => isOwn || isChanged(known.changed, part));
  return {
    ...known,
    left: write.after,
    writtenSince: known.writtenSince || !isOwn,
    changed: together(known.changed, isOwn ? changedByOwn(write) : changedBy(write)),
    // A rollback of the run gave the former values back.
    revalued: isTakenBack ? new Set() : new Set([...known.revalued, ...revalued]),
  };
}

/** A value that a later run alone gave is kept: taking back this one is not about it. */
function changedByOwn(write: Intent): Changed {
  return together(changedBy(write), revaluedBy(write));
}
