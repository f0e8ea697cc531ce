import { digestOf } from "../../base/json.ts";
import { type Environment, markedIn } from "../fleet/environment.ts";
import type { NameAndVersion, WebhookKey } from "../fleet/key.ts";
import { type LastWritten, withNewName } from "../fleet/last-written.ts";
import type { Snapshot } from "../generated/plan.ts";
import type { OutcomeResult } from "./outcome.ts";
import type { ChangeRecord, Intent, JournalEntry, OutcomeRecord, RunFinished, RunStarted } from "./record.ts";

/**
 * What the record adds up to: all that plans and applies go by. It follows from the chain, record by record, and is as
 * large as the fleet, however long the record is.
 */
export interface Projection {
  /** Of the last record that counts in it; 0 and the hash before the first record where there is none. */
  readonly sequence: number;
  readonly head: string;
  /** Whose record it is: the tenant that the last run was for; null while there was none. */
  readonly tenant: string | null;
  /** null while no run wrote anything. */
  readonly lastRun: LastRun | null;
  readonly learned: LearnedTraits;
  readonly webhooks: ReadonlyMap<WebhookKey, WebhookFacts>;
  /** Writes of which nobody knows what became, oldest first. */
  readonly openIntents: readonly Intent[];
  /** By the webhook that a change is about: the writes of its last run, where no record says how it ended. */
  readonly begun: ReadonlyMap<WebhookKey, BegunChange>;
  /** By the digest of a plan that runs of the last days carried out and did not bring to its end. */
  readonly begunPlans: ReadonlyMap<string, BegunPlan>;
}

/** The run that began to write last. */
export interface LastRun {
  readonly started: RunStarted;
  /** null where it did not live to record its end, or is at work. */
  readonly finished: RunFinished | null;
}

/** A run as the record has it. */
export interface RecordedRun extends LastRun {
  /** The hash of its last record. */
  readonly head: string;
}

/** What applies found out about the tenant. */
export interface LearnedTraits {
  /** Whether the last word on it is that the tenant refuses the deprecated status. */
  readonly lacksDeprecated: boolean;
  /** Whether the tenant ever took it. */
  readonly hasDeprecated: boolean;
  /** Whether the tenant drops or refuses the foreignId of Endpoints, so that their display names say what they are. */
  readonly marksByName: boolean;
}

/** What the record tells of one webhook. */
export interface WebhookFacts {
  /** What we last made of it; null where that was deleted, let go of, or never made. */
  readonly lastWritten: LastWritten | null;
  /** Whether its last manifest protected it; null where no record says. */
  readonly protect: boolean | null;
  readonly written: Written | null;
  readonly lastWord: LastWord | null;
  /** How often its deprecation was announced and taken back. */
  readonly withdrawals: number;
  /** Its last changes, oldest first, as text: only those who ask for them take it apart. */
  readonly attempts: AttemptsText;
  readonly probe: LastProbe | null;
  /** What was probed since to go live, and did not; left out where there is none. */
  readonly notLive?: LastProbe & { readonly digest: string };
  /** ISO 8601 UTC; null when its receiver's certificate was never seen. */
  readonly certificateExpires: string | null;
}

/** What was written last to a webhook that should be there. */
export interface Written {
  /** In milliseconds. */
  readonly at: number;
  readonly id: string | null;
  /** What it was to be then; null where it was deleted. Mostly that is what was last written of all. */
  readonly after: Snapshot | "last-written" | null;
}

/** What the hook was told last of a version, but for what was taken back of one that went out of service since. */
export interface LastWord extends NameAndVersion {
  /** That takes over; null where none does. */
  readonly newVersion: number | null;
  /** Of what takes over; left out where it has the same name. */
  readonly newName?: string;
  readonly sunset: string | null;
  readonly isWithdrawn: boolean;
}

/** How a write ended. */
export type WriteEnd = Pick<OutcomeRecord, "result" | "status">;

/** A change that had begun to write. */
export interface BegunChange {
  readonly intents: readonly [Intent, ...Intent[]];
  /** By request id; none of those that are open. */
  readonly ends: ReadonlyMap<string, WriteEnd>;
}

/** What the runs of a plan set out to make of each webhook that is not as planned yet; a deletion makes nothing. */
export interface BegunPlan {
  /** When the last of them started, in milliseconds. */
  readonly at: number;
  readonly steps: ReadonlyMap<WebhookKey, readonly Snapshot[]>;
}

/** Of a webhook of which no record tells. */
export const NO_FACTS: WebhookFacts = {
  lastWritten: null,
  protect: null,
  written: null,
  lastWord: null,
  withdrawals: 0,
  attempts: "",
  probe: null,
  certificateExpires: null,
};

/** One fact of each webhook of which it is known. */
export function factOf<T>(
  { webhooks }: Pick<Projection, "webhooks">,
  fact: (facts: WebhookFacts) => T | null,
): ReadonlyMap<WebhookKey, T> {
  const found = new Map<WebhookKey, T>();
  for (const [key, facts] of webhooks) {
    const value = fact(facts);
    if (value !== null) found.set(key, value);
  }
  return found;
}

/** What we last made of each webhook, as far as the tenant confirmed it. What was deleted or let go of is forgotten. */
export function lastWrittenIn(
  projection: Pick<Projection, "webhooks">,
): ReadonlyMap<WebhookKey, LastWritten> {
  const latest = new Map<string, Written>();
  for (const { written } of projection.webhooks.values()) {
    if (written === null || written.id === null) continue;
    if ((latest.get(written.id)?.at ?? 0) <= written.at) latest.set(written.id, written);
  }
  return factOf(projection, ({ lastWritten, written, lastWord }) => {
    if (lastWritten === null || written?.id == null) return lastWritten;
    const known = lastWord === null ? lastWritten : withNewName(lastWritten, lastWord);
    const { id } = written;
    return latest.get(id) === written ? { ...known, id } : { ...known, formerId: id };
  });
}

/** Whether the last manifest protected it, for each webhook of which a record tells. */
export function protectionsIn(projection: Pick<Projection, "webhooks">): ReadonlyMap<WebhookKey, boolean> {
  return factOf(projection, ({ protect }) => protect);
}

/** What the runs of one plan set out to make of each webhook that is not as planned yet; nothing without a plan. */
export function stepsOf(
  { begunPlans }: Pick<Projection, "begunPlans">,
  digest: string | null,
): BegunPlan["steps"] {
  const begun = digest === null ? undefined : begunPlans.get(digest);
  return begun?.steps ?? new Map();
}

/** The code of the notice that what was learned of a tenant counts no more. */
export const UNLEARNED = "unlearned";

/**
 * Whether an apply found out that the tenant has no deprecated status, and nobody has taken that back. It never counts
 * against a success on record: a tenant that took the status once has it.
 */
export function lacksDeprecatedStatus({ lacksDeprecated, hasDeprecated }: LearnedTraits): boolean {
  return lacksDeprecated && !hasDeprecated;
}

/** An environment with what earlier applies learned of its tenant; what operators say themselves goes before that. */
export function withLearned(environment: Environment, learned: LearnedTraits): Environment {
  const { tenant } = environment;
  if (learned.marksByName && tenant.profile === "cognigy-v2")
    return { ...environment, tenant: { ...tenant, marker: "name" }, ...markedIn("name") };
  if (environment.saysDeprecatedStatus === true || !lacksDeprecatedStatus(learned)) return environment;
  return { ...environment, capabilities: { ...environment.capabilities, deprecatedStatus: false } };
}

/** The codes of the notices that the hook was told of a deprecation, and of its withdrawal. */
export const ANNOUNCED = "deprecation-announced";
export const WITHDRAWN = "deprecation-withdrawn";

/** null where it is of an older version of this program, that does not say what was told. */
export function lastWordOf(notice: Extract<JournalEntry, { phase: "notice" }>): LastWord | null {
  const { code, webhook_name: name, version, new_version, new_name, sunset } = notice;
  if (name === null || version === null || new_version === undefined || sunset === undefined) return null;
  const other = new_name === undefined ? {} : { newName: new_name };
  return { name, version, newVersion: new_version, ...other, sunset, isWithdrawn: code === WITHDRAWN };
}

/** A change that was carried out, whatever became of it. */
export interface Attempt {
  readonly run: string;
  /** ISO 8601 UTC. */
  readonly time: string;
  readonly result: Exclude<OutcomeResult, "skipped">;
  readonly latencyMs: number;
}

/** Attempts in a short form: `RUN TIME RESULT LATENCY`, each in a line. */
export type AttemptsText = string;

/** With one more; of all only the last ones. */
export function withAttempt(text: AttemptsText, attempt: Attempt, most: number): AttemptsText {
  const { run, time, result, latencyMs } = attempt;
  const line = [encodeURIComponent(run), time, result, latencyMs].join(" ");
  return [...text.split("\n").filter(Boolean), line].slice(-most).join("\n");
}

/** Oldest first. */
export function attemptsIn(text: AttemptsText): readonly Attempt[] {
  return text.split("\n").flatMap((line): Attempt[] => {
    const [run = "", time = "", found, latency] = line.split(" ");
    const result = RESULTS.find((one) => one === found);
    return result === undefined
      ? []
      : [{ run: decodeURIComponent(run), time, result, latencyMs: Number(latency) }];
  });
}

const RESULTS = [
  "applied",
  "held",
  "failed",
  "unknown",
  "stale",
] as const satisfies readonly Attempt["result"][];

/** What the gate looks at of a webhook: where deliveries go, and what they are made of. */
export function probedOf(webhook: Snapshot): Probed {
  const { url, method, payloadFormat, headers, endpoint } = webhook;
  const credentials = [endpoint?.user ?? null, endpoint?.password ?? null];
  return { url, digest: digestOf({ url, method, payloadFormat, headers, credentials }) };
}

type Probed = NonNullable<ChangeRecord["probed"]>;

/** What the health gate last saw of a webhook's receiver. */
export interface LastProbe {
  /** ISO 8601 UTC. */
  readonly time: string;
  readonly seen: NonNullable<ChangeRecord["probe"]>;
}
