import { isSameJson } from "../../base/json.ts";
import { DAY_MS } from "../../base/time.ts";
import { keyOf, type WebhookKey } from "../../model/fleet/key.ts";
import type { Snapshot } from "../../model/plan/change.ts";
import {
  type BegunPlan,
  factOf,
  type LastRun,
  type LearnedTraits,
  NO_FACTS,
  type Projection,
  UNLEARNED,
  type WebhookFacts,
} from "../../model/record/projection.ts";
import {
  type Intent,
  type JournalEntry,
  type JournalRecord,
  MARKED_BY_NAME,
  NO_DEPRECATED_STATUS,
  type RunFinished,
  type RunStarted,
} from "../../model/record/record.ts";
import { GENESIS } from "../chain/chain.ts";
import { afterChange, afterOutcome, BegunChanges, isOfReplaced, type Recorded } from "./facts.ts";
import { afterNotice } from "./notices.ts";
import { afterTakeOver } from "./take-over.ts";

/** Of an empty record. */
export const NOTHING_RECORDED: Projection = {
  sequence: 0,
  head: GENESIS,
  tenant: null,
  lastRun: null,
  learned: { lacksDeprecated: false, hasDeprecated: false, marksByName: false },
  webhooks: new Map(),
  openIntents: [],
  begun: new Map(),
  begunPlans: new Map(),
};

/** Follows a chain record by record. */
export class ProjectionBuilder {
  #place: Pick<Projection, "sequence" | "head">;
  #tenant: string | null;
  #lastRun: LastRun | null;
  #learned: LearnedTraits;
  readonly #webhooks: Map<WebhookKey, WebhookFacts>;
  /** What another name takes over from: mostly none, and to look for it among all with each write would take too long. */
  readonly #leaving: Set<WebhookKey>;
  readonly #open: Map<string, Intent>;
  readonly #begun: BegunChanges;
  readonly #plans: BegunPlans;
  #changed = new Set<WebhookKey>();

  constructor(from: Projection = NOTHING_RECORDED) {
    this.#place = from;
    this.#tenant = from.tenant;
    this.#lastRun = from.lastRun;
    this.#learned = from.learned;
    this.#webhooks = new Map(from.webhooks);
    const leaving = factOf(from, ({ lastWritten }) => lastWritten?.takenOverBy ?? null);
    this.#leaving = new Set(leaving.keys());
    this.#open = new Map(from.openIntents.map((intent) => [intent.request_id, intent]));
    this.#begun = new BegunChanges(from.begun);
    this.#plans = new BegunPlans(from.begunPlans);
  }

  add(record: JournalRecord): void {
    this.#place = { sequence: record.sequence, head: record.hash };
    if (record.phase === "run-started") this.#start(record);
    else if (record.phase === "intent") this.#intend(record);
    else if (record.phase === "run-finished") this.#finish(record);
    else this.#follow(record, record);
  }

  /** As if it were recorded now; what only its run and time would tell stays as it is. */
  foresee(entry: JournalEntry): void {
    this.#follow(entry, null);
  }

  /** As it is now, whatever is added later. */
  projection(): Projection {
    return { ...this.rest(), webhooks: new Map(this.#webhooks) };
  }

  /** The webhooks of which something new is known since this was asked last. */
  takeChanged(): ReadonlyMap<WebhookKey, WebhookFacts> {
    const changed = this.#changed;
    this.#changed = new Set();
    return new Map([...changed].map((key) => [key, this.#factsOf(key)]));
  }

  /** All but the webhooks. */
  rest(): Omit<Projection, "webhooks"> {
    const { sequence, head } = this.#place;
    return {
      ...{ sequence, head, tenant: this.#tenant, lastRun: this.#lastRun, learned: this.#learned },
      openIntents: [...this.#open.values()],
      begun: this.#begun.all(),
      begunPlans: this.#plans.all(),
    };
  }

  #start(started: RunStarted): void {
    this.#tenant = started.tenant;
    this.#lastRun = { started, finished: null };
    this.#plans.start(started);
  }

  #finish(finished: RunFinished): void {
    if (this.#lastRun?.started.run === finished.run) this.#lastRun = { ...this.#lastRun, finished };
  }

  #intend(intent: Intent): void {
    this.#open.set(intent.request_id, intent);
    this.#begun.intend(intent);
    const started = this.#lastRun?.started;
    // What a replacement takes out of service is no step of it.
    if (started?.run === intent.run && !isOfReplaced(intent)) this.#plans.intend(started, intent);
  }

  #follow(entry: JournalEntry, recorded: Recorded | null): void {
    if (entry.phase === "outcome") this.#end(entry, recorded);
    else if (entry.phase === "change") this.#change(entry, recorded);
    else if (entry.phase === "notice") this.#notice(entry);
  }

  #change(entry: Extract<JournalEntry, { phase: "change" }>, recorded: Recorded | null): void {
    const key = keyOf({ name: entry.webhook_name, version: entry.version });
    this.#begun.close(key);
    if (entry.result === "applied") this.#plans.close(key);
    this.#set(key, afterChange(this.#factsOf(key), entry, recorded));
  }

  #end(entry: Extract<JournalEntry, { phase: "outcome" }>, recorded: Recorded | null): void {
    const key = keyOf({ name: entry.webhook_name, version: entry.version });
    const open = this.#open.get(entry.request_id);
    this.#set(key, afterOutcome(this.#factsOf(key), entry, open, recorded));
    this.#begun.end(entry);
    const isOwnDoubt = entry.result === "unknown" && recorded !== null && recorded.run === open?.run;
    // What a later run could not find out either is left at that.
    if (!isOwnDoubt) this.#open.delete(entry.request_id);
    if (open !== undefined && !isOwnDoubt && entry.result !== "failed") this.#takeOver(open);
    if (entry.result === "succeeded" && entry.status === "deprecated") {
      this.#learned = { ...this.#learned, hasDeprecated: true };
    }
  }

  /** Until it is written itself, or the name that came back goes again, or on as another version. */
  #takeOver(intent: Intent): void {
    const leaving = new Set(intent.takes_over);
    for (const key of new Set([...this.#leaving, ...leaving]))
      this.#set(key, afterTakeOver(this.#factsOf(key), intent, leaving.has(key)));
  }

  #notice(entry: Extract<JournalEntry, { phase: "notice" }>): void {
    const { code, webhook_name: name, version } = entry;
    if (code === NO_DEPRECATED_STATUS || code === UNLEARNED) {
      this.#learned = { ...this.#learned, lacksDeprecated: code === NO_DEPRECATED_STATUS };
    }
    if (code === MARKED_BY_NAME || code === UNLEARNED) {
      this.#learned = { ...this.#learned, marksByName: code === MARKED_BY_NAME };
    }
    if (name === null || version === null) return;
    const key = keyOf({ name, version });
    this.#set(key, afterNotice(this.#factsOf(key), entry));
  }

  #factsOf(key: WebhookKey): WebhookFacts {
    return this.#webhooks.get(key) ?? NO_FACTS;
  }

  #set(key: WebhookKey, facts: WebhookFacts): void {
    if (facts === this.#factsOf(key)) return;
    this.#webhooks.set(key, facts);
    if (facts.lastWritten?.takenOverBy === undefined) this.#leaving.delete(key);
    else this.#leaving.add(key);
    this.#changed.add(key);
  }
}

/** What so many records add up to, after what was before them. */
export function projectionOf(records: Iterable<JournalRecord>, from?: Projection): Projection {
  const builder = new ProjectionBuilder(from);
  for (const record of records) builder.add(record);
  return builder.projection();
}

/** What it would be if these were recorded now. */
export function foreseen(projection: Projection, entries: Iterable<JournalEntry>): Projection {
  const builder = new ProjectionBuilder(projection);
  for (const entry of entries) builder.foresee(entry);
  return builder.projection();
}

/** A saved plan expires after a day, and clocks differ. */
const PLANS_MS = 2 * DAY_MS;

interface Begun {
  readonly at: number;
  readonly steps: Map<WebhookKey, readonly Snapshot[]>;
}

/**
 * What plans of the last days were about to make of webhooks that are not as planned yet. Of a change that was brought to
 * its end nothing is kept, and of a step that was tried again no second copy, so that it grows with what is open.
 */
class BegunPlans {
  readonly #plans: Map<string, Begun>;

  constructor(from: ReadonlyMap<string, BegunPlan>) {
    this.#plans = copyOf(from);
  }

  /** Forgets what no saved plan can ask for any more. */
  start({ timestamp }: RunStarted): void {
    for (const [digest, { at }] of this.#plans) {
      if (at < timestamp * 1_000 - PLANS_MS) this.#plans.delete(digest);
    }
  }

  intend({ plan_digest: digest, timestamp }: RunStarted, { after, ...intent }: Intent): void {
    if (after === null) return;
    const steps = this.#plans.get(digest)?.steps ?? new Map<WebhookKey, readonly Snapshot[]>();
    const key = keyOf({ name: intent.webhook_name, version: intent.version });
    const known = steps.get(key) ?? [];
    if (!known.some((step) => isSameJson(step, after))) steps.set(key, [...known, after]);
    this.#plans.set(digest, { at: timestamp * 1_000, steps });
  }

  /** It is as planned. */
  close(key: WebhookKey): void {
    for (const [digest, { steps }] of this.#plans) {
      if (steps.delete(key) && steps.size === 0) this.#plans.delete(digest);
    }
  }

  all(): ReadonlyMap<string, BegunPlan> {
    return copyOf(this.#plans);
  }
}

function copyOf(plans: ReadonlyMap<string, BegunPlan>): Map<string, Begun> {
  return new Map([...plans].map(([digest, { at, steps }]) => [digest, { at, steps: new Map(steps) }]));
}
