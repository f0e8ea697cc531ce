import { isSameJson } from "../../base/json.ts";
import { keyOf, type WebhookKey } from "../../model/fleet/key.ts";
import type { LastWritten } from "../../model/fleet/last-written.ts";
import type { Snapshot } from "../../model/plan/change.ts";
import { differencesBetween, imageOfSnapshot } from "../../model/plan/likeness.ts";
import {
  type Attempt,
  type BegunChange,
  probedOf,
  type WebhookFacts,
  withAttempt,
} from "../../model/record/projection.ts";
import type { Intent, JournalEntry } from "../../model/record/record.ts";

type OutcomeEntry = Extract<JournalEntry, { phase: "outcome" }>;
type ChangeEntry = Extract<JournalEntry, { phase: "change" }>;

/** Of which run a record is, and of when. */
export interface Recorded {
  readonly run: string;
  /** ISO 8601 UTC. */
  readonly time: string;
  /** In seconds. */
  readonly timestamp: number;
}

/** How many attempts of a webhook count for its figures. */
const LAST_ATTEMPTS = 20;

/** What a write set out to make. */
type Intended = Pick<Intent, "before" | "after" | "reason" | "declared_status" | "serves">;

/** After a write with this intent, where one is known. `recorded` is null of what is only foreseen. */
export function afterOutcome(
  facts: WebhookFacts,
  entry: OutcomeEntry,
  intended: Intended | undefined,
  recorded: Recorded | null,
): WebhookFacts {
  if (entry.result !== "succeeded") return facts;
  const isActive = entry.after?.status === "active";
  const lastWritten = lastWrittenAfter(facts.lastWritten, entry, intended);
  return {
    ...facts,
    lastWritten,
    protect: entry.protect,
    written: recorded === null ? writtenStill(facts, entry) : writtenBy(entry, lastWritten, recorded),
    // What was announced holds until it is taken back, also while the version is out of service as announced.
    lastWord: isActive || facts.lastWord?.isWithdrawn === false ? facts.lastWord : null,
  };
}

/** A certificate was seen at the url of that time. */
function lastWrittenAfter(
  known: LastWritten | null,
  { step, after, sunset, ...said }: OutcomeEntry,
  intended: Intended | undefined,
): LastWritten | null {
  if (after === null || step === "unadopt") return null;
  const certificateExpires = known?.after.url === after.url ? known.certificateExpires : null;
  const wasActive = known?.wasActive === true || after.status === "active";
  // A write that no manifest speaks of, as that of a status alone, leaves it as it was.
  const { depends_on: dependsOn = known?.dependsOn, health = known?.health } = said;
  const needs = dependsOn === undefined ? {} : { dependsOn };
  const probing = health === undefined ? {} : { health };
  const found = step === "adopt" && isFoundOff(after, intended) ? { wasFoundOff: true as const } : {};
  const off = intended?.serves === false ? { isSwitchedOff: true as const } : {};
  const marks = { ...needs, ...probing, ...found, ...off, ...revertedBy(step, known, intended) };
  const kept = { after, sunset, ...marks, held: false, wasActive, certificateExpires };
  const asked = intended?.after ?? null;
  return asked === null || isAs(asked, after) ? kept : { ...kept, asked };
}

/** What a rollback found, by its first write: it makes nothing active that it did not write before. */
function revertedBy(
  step: OutcomeEntry["step"],
  known: LastWritten | null,
  intended: Intended | undefined,
): Pick<LastWritten, "reverted"> {
  if (intended?.reason.kind !== "rolled-back") return {};
  const isFirst = step !== "activate" && step !== "roll-back";
  const reverted = isFirst ? (intended.before ?? undefined) : known?.reverted;
  return reverted === undefined ? {} : { reverted };
}

/** The adoption of an Endpoint writes nothing but a mark; older records do not tell what its manifest said. */
function isFoundOff({ endpoint, status }: Snapshot, intended: Intended | undefined): boolean {
  return endpoint !== undefined && status === "inactive" && intended?.declared_status !== status;
}

/** Whether the tenant keeps what was written. Mostly it does, to the letter. */
function isAs(intended: Snapshot, after: Snapshot): boolean {
  if (isSameJson(intended, after)) return true;
  return differencesBetween(imageOfSnapshot(intended), imageOfSnapshot(after)).length === 0;
}

function writtenBy(
  { after, step, integration_id: id }: OutcomeEntry,
  lastWritten: LastWritten | null,
  { timestamp }: Recorded,
): WebhookFacts["written"] {
  if (after === null && step !== "delete") return null;
  return { at: timestamp * 1_000, id, after: lastWritten === null ? after : "last-written" };
}

/** As it was, where something else is last written from now on. What was made anew has another id than was known. */
function writtenStill(
  { written, lastWritten }: WebhookFacts,
  { after, integration_id: id }: OutcomeEntry,
): WebhookFacts["written"] {
  if (after !== null && id !== null && id !== written?.id) return null;
  if (written?.after !== "last-written") return written;
  return { ...written, after: lastWritten?.after ?? null };
}

/** After a change, whatever became of it. A change that was skipped says nothing about its webhook's history. */
export function afterChange(
  facts: WebhookFacts,
  entry: ChangeEntry,
  recorded: Recorded | null,
): WebhookFacts {
  const lastWritten = facts.lastWritten === null ? null : lastWrittenThen(facts.lastWritten, entry);
  if (recorded === null || entry.result === "skipped") return { ...facts, lastWritten };
  const { result, latency_ms: latencyMs } = entry;
  const { run, time } = recorded;
  const attempt: Attempt = { run, time, result, latencyMs };
  const { notLive: _, ...kept } = facts;
  return {
    ...kept,
    lastWritten,
    attempts: withAttempt(facts.attempts, attempt, LAST_ATTEMPTS),
    ...seenIn(facts, entry, time),
  };
}

type Seen = Pick<WebhookFacts, "probe" | "notLive" | "certificateExpires">;

/** What is seen of something that does not go live says nothing of what is live. */
function seenIn(facts: WebhookFacts, entry: ChangeEntry, time: string): Seen {
  const { probe, notLive, certificateExpires, lastWritten } = facts;
  const { probe: seen, probed, result } = entry;
  if (seen === null) return { probe, ...(notLive === undefined ? {} : { notLive }), certificateExpires };
  const expires = isElsewhere(lastWritten, entry) ? null : seen.certificate_expires;
  const certificate = { certificateExpires: expires ?? certificateExpires };
  if (result === "applied" || probed === undefined || isOfLastWritten(lastWritten, probed))
    return { probe: { time, seen }, ...certificate };
  return { probe, notLive: { time, seen, digest: probed.digest }, ...certificate };
}

function isOfLastWritten(known: LastWritten | null, { digest }: NonNullable<ChangeEntry["probed"]>): boolean {
  return known !== null && probedOf(known.asked ?? known.after).digest === digest;
}

function lastWrittenThen(known: LastWritten, entry: ChangeEntry): LastWritten {
  const expires = isElsewhere(known, entry) ? null : entry.probe?.certificate_expires;
  const certificateExpires = expires ?? known.certificateExpires;
  return { ...known, held: known.held || entry.result === "held", certificateExpires };
}

/** Whether another place was probed than the one where deliveries go now. */
function isElsewhere(known: LastWritten | null, { probed, result }: ChangeEntry): boolean {
  return result !== "applied" && probed !== undefined && known !== null && known.after.url !== probed.url;
}

/** By the webhook that a change is about: the intents of its last run, where no record says how it ended. */
export class BegunChanges {
  readonly #begun: Map<WebhookKey, BegunChange>;
  /** By request, the changes that it is a part of: to look into each would take as long as there are changes under way. */
  readonly #parts = new Map<string, Set<WebhookKey>>();

  constructor(begun: ReadonlyMap<WebhookKey, BegunChange>) {
    this.#begun = new Map(begun);
    for (const [key, { intents }] of begun) for (const intent of intents) this.#addPart(intent, key);
  }

  intend(intent: Intent): void {
    // What a replacement takes out of service is a part of it.
    if (isOfReplaced(intent)) this.#addToReplacement(intent);
    else this.#begin(intent);
  }

  #begin(intent: Intent): void {
    const key = keyOf({ name: intent.webhook_name, version: intent.version });
    const known = this.#begun.get(key);
    const goesOn = known?.intents[0].run === intent.run;
    if (!goesOn) this.#forgetParts(key);
    this.#begun.set(key, goesOn ? withIntent(known, intent) : { intents: [intent], ends: new Map() });
    this.#addPart(intent, key);
  }

  end({ request_id, result, status }: OutcomeEntry): void {
    for (const key of this.#parts.get(request_id) ?? []) {
      const begun = this.#begun.get(key);
      if (begun === undefined) continue;
      const ends = new Map([...begun.ends, [request_id, { result, status }]]);
      this.#begun.set(key, { intents: begun.intents, ends });
    }
  }

  /** A record says how the change ended. */
  close(key: WebhookKey): void {
    this.#forgetParts(key);
    this.#begun.delete(key);
  }

  #forgetParts(key: WebhookKey): void {
    for (const { request_id } of this.#begun.get(key)?.intents ?? []) {
      const keys = this.#parts.get(request_id);
      keys?.delete(key);
      if (keys?.size === 0) this.#parts.delete(request_id);
    }
  }

  all(): ReadonlyMap<WebhookKey, BegunChange> {
    return new Map(this.#begun);
  }

  #addToReplacement(intent: Intent): void {
    for (const [key, change] of this.#begun) {
      const [{ action, run, webhook_name, reason }] = change.intents;
      const isNamed = reason.kind === "renamed" && reason.from.includes(intent.webhook_name);
      const isAbout = webhook_name === intent.webhook_name || isNamed;
      const isPart = action === "replace" && run === intent.run && isAbout;
      if (!isPart) continue;
      this.#begun.set(key, withIntent(change, intent));
      this.#addPart(intent, key);
    }
  }

  #addPart({ request_id }: Intent, key: WebhookKey): void {
    this.#parts.set(request_id, (this.#parts.get(request_id) ?? new Set()).add(key));
  }
}

function withIntent({ intents, ends }: BegunChange, intent: Intent): BegunChange {
  return { intents: [...intents, intent], ends };
}

/** Whether it takes out of service what a replacement replaces. */
export function isOfReplaced({ action, step }: Intent): boolean {
  return action === "replace" && (step === "deprecate" || step === "deactivate");
}
