import { failure, type Result } from "../base/result.ts";
import { grouped } from "../base/text.ts";
import type { Environment } from "../model/fleet/environment.ts";
import { keyOf, type NameAndVersion, type Named, partsOf, type WebhookKey } from "../model/fleet/key.ts";
import type { LiveWebhook } from "../model/fleet/live.ts";
import type { Tenant } from "../model/fleet/tenant.ts";
import type { Status, Webhook } from "../model/fleet/webhook.ts";
import { type Change, registersNew } from "../model/plan/change.ts";
import type { Plan } from "../model/plan/plan.ts";
import { isOutOfService } from "../model/plan/redacted-snapshot.ts";
import { factOf, type Projection } from "../model/record/projection.ts";
import type { JournalEntry } from "../model/record/record.ts";
import type { RunEvents } from "../model/run/run-events.ts";
import type { Clock } from "../model/run/surroundings.ts";
import type { Gate, JournalFailure, JournalWriter, Notifier } from "./ports.ts";
import type { PriorityLimiter, WhileIdle } from "./schedule.ts";

/** All that carrying out a plan needs. */
export interface ApplyInput {
  readonly environment: Environment;
  readonly run: string;
  readonly tenant: Tenant;
  readonly gate: Gate;
  readonly journal: JournalWriter;
  readonly announcer: Notifier;
  /** Where to connect for a webhook in place of what DNS says; null to ask DNS. */
  readonly connectTo: (webhook: Webhook) => string | null;
  readonly clock: Clock;
  /** How many API calls, and how many probes, run at once. */
  readonly concurrency: number;
  /** What earlier runs recorded. */
  readonly recorded: Pick<Projection, "webhooks" | "learned">;
  /** What the hook has to hear first: where its last word is not what is. */
  readonly corrections: readonly Correction[];
  /** How long a write may stay invisible in lists. */
  readonly settleMs: number;
  /** Aborted when nothing new may start; what is under way is finished. */
  readonly signal: AbortSignal;
  readonly events: Pick<RunEvents, "emit" | "during">;
}

/** The options and what one run shares. */
export interface ApplyContext extends ApplyInput {
  readonly journal: RunJournal;
  readonly api: PriorityLimiter;
  readonly probes: PriorityLimiter;
  readonly whileIdle: WhileIdle;
  readonly registrations: Registrations;
  readonly rounds: AnnouncementRounds;
  readonly labelled: LabelledChanges;
  readonly withdrawals: Withdrawal[];
  readonly takenOver: ReadonlyMap<WebhookKey, readonly WebhookKey[]>;
}

/** By what the plan names as what takes over, what goes for it under another name. */
export function takenOverIn({ changes }: Pick<Plan, "changes">): ApplyContext["takenOver"] {
  const leaving = changes.flatMap((change) => {
    const successor = change.action === "deprecate" ? change.successor : null;
    return successor === null || partsOf(successor).name === change.name
      ? []
      : [[successor, change.key] as const];
  });
  return grouped(leaving);
}

/** The journal of a run, and whether it still takes records. */
export class RunJournal implements JournalWriter {
  readonly #journal: JournalWriter;
  #failure: JournalFailure | null = null;

  constructor(journal: JournalWriter) {
    this.#journal = journal;
  }

  async append(entry: JournalEntry): Promise<Result<null, JournalFailure>> {
    const written = await this.#journal.append(entry);
    if (!written.ok) this.#failure ??= written.error;
    return written;
  }

  mayWrite(): Result<null, JournalFailure> {
    if (this.#failure !== null) return failure(this.#failure);
    const may = this.#journal.mayWrite();
    if (!may.ok) this.#failure = may.error;
    return may;
  }

  /** Why no write may begin any more; null while all was recorded. */
  get failure(): JournalFailure | null {
    return this.#failure;
  }
}

/** A registration that left: when it was answered, and the integration that the answer showed. */
export interface Registration extends Named {
  /** In milliseconds since 1970. */
  readonly answeredAt: number;
  /** null where the answer was an error or got lost. */
  readonly id: string | null;
  /** Whether it was to have labels of ours. */
  readonly isLabelled: boolean;
}

/** What a run registers. Knows when nothing more of its plan will be. */
export class Registrations {
  /** All that left, once nothing more will. */
  readonly sent: Promise<readonly Registration[]>;
  readonly #due: Set<WebhookKey>;
  readonly #sent: Registration[] = [];
  #finish = () => {};

  constructor(changes: readonly Change[]) {
    this.#due = new Set(changes.filter(registersNew).map(({ key }) => key));
    this.sent = new Promise((resolve) => {
      this.#finish = () => resolve(this.#sent);
    });
    if (this.#due.size === 0) this.#finish();
  }

  answered(registration: Registration): void {
    this.#sent.push(registration);
    this.ended(registration.key);
  }

  /** This change registers nothing any more: it did, or it ended before. May be called twice. */
  ended(key: WebhookKey): void {
    if (this.#due.delete(key) && this.#due.size === 0) this.#finish();
  }
}

/** What the hook is told. */
export interface Deprecation extends NameAndVersion {
  /** That takes over; null where none does. */
  readonly newVersion: number | null;
  /** Of what takes over; left out where it has the same name. */
  readonly newName?: string;
  readonly sunset: string | null;
}

/** A deprecation for the hook, with what takes over. */
export function deprecationOf(
  { name, version }: NameAndVersion,
  successor: NameAndVersion | null,
  sunset: string | null,
): Deprecation {
  const isRenamed = successor !== null && successor.name !== name;
  return {
    ...{ name, version, newVersion: successor?.version ?? null, sunset },
    ...(isRenamed ? { newName: successor.name } : {}),
  };
}

/** An announcement that this run took back, of what it could not take out of service. */
export interface Withdrawal {
  readonly told: Deprecation;
  /** Of what is in service still. */
  readonly id: string;
}

/** How often the deprecation of each version was announced and taken back. */
export class AnnouncementRounds {
  readonly #withdrawn = new Map<WebhookKey, number>();

  constructor({ webhooks }: Pick<Projection, "webhooks">) {
    for (const [key, { withdrawals }] of webhooks) {
      if (withdrawals > 0) this.#withdrawn.set(key, withdrawals);
    }
  }

  of(key: WebhookKey): number {
    return this.#withdrawn.get(key) ?? 0;
  }

  withdraw(key: WebhookKey): void {
    this.#withdrawn.set(key, this.of(key) + 1);
  }
}

/** What the hook was told last of a version, and has to hear otherwise. */
export interface Correction extends Deprecation {
  readonly says: "stays" | "deprecated";
}

/**
 * Where the hook's last word is not what is. A run announced a deprecation and did not live to make it, and nobody wants
 * it any more: the version is in service, and the plan leaves it there. Or a run took its announcement back, and another
 * one made the same deprecation at that moment: the version is out of service, and the plan leaves it there.
 */
export function correctionsFor(
  { changes, unchanged }: Plan,
  live: readonly LiveWebhook[],
  projection: Pick<Projection, "webhooks">,
  environment: Pick<Environment, "capabilities">,
): readonly Correction[] {
  const statuses = new Map(live.map((one) => [keyOf(one), one.status]));
  const staysActive = changes.filter(
    (change) => change.action === "update" && change.after.status === "active",
  );
  const staying = new Set([...unchanged, ...staysActive].map(({ key }) => key));
  const changing = new Set(changes.map(({ key }) => key));
  const lastWords = [...factOf(projection, ({ lastWord }) => lastWord).values()];
  return lastWords.flatMap(({ isWithdrawn, ...told }): Correction[] => {
    const key = keyOf(told);
    if (!isWithdrawn && statuses.get(key) === "active" && staying.has(key))
      return [{ ...told, says: "stays" }];
    const isOut = isWithdrawn && !changing.has(key) && isMade(told, statuses, environment);
    return isOut ? [{ ...told, says: "deprecated" }] : [];
  });
}

/** What was replaced in place is there no more, and what takes over is. */
function isMade(
  told: Deprecation,
  statuses: ReadonlyMap<WebhookKey, Status>,
  environment: Pick<Environment, "capabilities">,
): boolean {
  const status = statuses.get(keyOf(told));
  if (status !== undefined) return isOutOfService(status, environment);
  const successor = successorOf(told);
  return successor !== null && statuses.get(successor) === "active";
}

/** What takes over; null where nothing does. */
export function successorOf({ name, newName, newVersion }: Deprecation): WebhookKey | null {
  return newVersion === null ? null : keyOf({ name: newName ?? name, version: newVersion });
}

/** A change that left with labels of ours. */
interface LabelledChange {
  readonly id: string;
  readonly key: WebhookKey;
  readonly status: Status;
}

/** The changes of a run that left with labels, and whether somebody was told that these are not kept. */
export class LabelledChanges {
  readonly all: LabelledChange[] = [];
  isTold = false;

  /** Echoes are completed by what was sent: what the tenant kept shows only when it is read. */
  note(live: LiveWebhook, labels: { readonly sunset: string | null; readonly protect: boolean }): void {
    if (labels.sunset === null && !labels.protect) return;
    this.all.push({ id: live.id, key: keyOf(live), status: live.status });
  }
}
