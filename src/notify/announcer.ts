import { digestOf, type JsonObject } from "../base/json.ts";
import { counted } from "../base/text.ts";
import { sharedAbort } from "../base/throttle.ts";
import type { Chat, Service } from "../model/fleet/service.ts";
import {
  type DeprecationEvent,
  labelOfMessage,
  type Message,
  type OutboxEntry,
  reportOf,
  type StatusReport,
  UNTRIED,
} from "../model/record/outbox.ts";
import type { Clock } from "../model/run/surroundings.ts";
import { DeliveryQueue } from "./delivery-queue.ts";
import type { OpenOutbox, OutboxStore } from "./outbox-store.ts";
import { AdaptiveTimeout } from "./post.ts";

/** Tells the deprecation hook, the monitoring dashboard and chats, at least once each. Never fails an apply. */
export interface Announcer {
  /**
   * Queues the event durably and tries to deliver it for 2 s at most. False when it is still queued. Its id follows from
   * the event and from `round`, how often it was withdrawn before: one that is queued already is not queued again.
   */
  announce(event: DeprecationEvent, round?: number): Promise<boolean>;
  /** Queues the report of a run durably; delivered in the background. */
  report(status: StatusReport, run: string): Promise<void>;
  /** Queues what a chat is to show durably. The id is the same where it is told again. */
  tell(chat: string, id: string, body: JsonObject): Promise<void>;
  /**
   * Tries to deliver all that is queued, by earlier runs too. Begins nothing after so long, and waits for what is under
   * way then. One sentence for each thing to know.
   */
  flush(deadlineMs: number, options?: FlushOptions): Promise<readonly string[]>;
  /** Gives up what is under way; what is queued stays so. */
  close(): Promise<void>;
}

/** When a flush ends before all is answered. */
export interface FlushOptions {
  /** Once it is aborted, answers are waited for no longer than a second. */
  readonly stopped?: AbortSignal;
  /**
   * A service that has answered nothing since it was first asked, so long ago, is not waited for, unless earlier runs left
   * it something; 10 s when left out.
   */
  readonly silenceMs?: number;
}

/** Whom to tell, and where to keep what could not be told yet. */
export interface AnnouncerOptions {
  /** Only the run that holds the journal may announce. */
  readonly outbox: OutboxStore;
  /** null: nothing is told. */
  readonly monitoring: Service | null;
  readonly hook: Service | null;
  readonly chats: readonly Pick<Chat, "name" | "service">[];
  readonly clock: Clock;
  /** Whether that run still does; once it does not, the next one delivers. */
  readonly mayDeliver: () => boolean;
  /** Records that a message is tried no more. */
  readonly onSetAside: (message: Message, cause: string) => Promise<void>;
}

const FIRST_TRY_MS = 2_000;
/** What a hook that is well takes for an event, at most. */
const HEALTHY_MS = 250;
/** How long a run that is told to stop waits for answers. */
const HURRY_MS = 1_000;
// A change waits for its event's first try, so that must not queue behind the events of other changes; and what a slow
// service takes for an answer must not add up at the end of a run.
const IN_FLIGHT = 64;
/** In how many runs a message is refused before it is set aside. */
const MOST_REFUSALS = 3;

/** Queues and delivers for one run. What earlier runs left goes out with its webhook's next message, or with flush. */
export async function createAnnouncer(options: AnnouncerOptions): Promise<Announcer> {
  const announcer = new QueuingAnnouncer(options);
  await announcer.load();
  return announcer;
}

class QueuingAnnouncer implements Announcer {
  readonly #options: AnnouncerOptions;
  readonly #outbox: OpenOutbox;
  readonly #timeout: AdaptiveTimeout;
  readonly #events: DeliveryQueue | null;
  readonly #reports: DeliveryQueue | null;
  readonly #chats: ReadonlyMap<string, DeliveryQueue>;
  readonly #queues: readonly DeliveryQueue[];
  readonly #newlySetAside: string[] = [];
  #setAsideBefore = 0;

  constructor(options: AnnouncerOptions) {
    const { outbox, monitoring, hook, chats, clock } = options;
    this.#options = options;
    this.#outbox = outbox.open();
    this.#timeout = new AdaptiveTimeout({ longestMs: FIRST_TRY_MS, healthyMs: HEALTHY_MS, clock });
    this.#events = this.#queueFor(hook, "deprecation event", IN_FLIGHT);
    this.#reports = this.#queueFor(monitoring, "status report", IN_FLIGHT);
    const chatQueues = chats.flatMap(({ name, service }) => {
      const queue = this.#queueFor(service, "run summary", 1);
      return queue === null ? [] : [[name, queue] as const];
    });
    this.#chats = new Map(chatQueues);
    this.#queues = [this.#events, this.#reports, ...this.#chats.values()].filter((queue) => queue !== null);
  }

  /** Takes over what earlier runs left. */
  async load(): Promise<void> {
    if (this.#queues.length === 0) return;
    for (const entry of await this.#outbox.load()) {
      const queue = this.#queueOf(entry.message);
      // What is for others is told by whoever tells them: a run has one of these for its chats.
      if (queue === undefined || queue === null) continue;
      if (entry.isSetAside) this.#setAsideBefore += 1;
      else queue.takeOver(entry);
    }
  }

  async announce(event: DeprecationEvent, round = 0): Promise<boolean> {
    const events = this.#events;
    if (events === null) return true;
    const message: Message = { id: eventId(event, round), kind: "event", webhook: event.name, body: event };
    if (!events.isWaiting(message)) await this.#queue(events, message);
    if (!(await this.#timeout.waitFor(events.deliver(event.name)))) events.pause();
    return !events.isWaiting(message);
  }

  async report(status: StatusReport, run: string): Promise<void> {
    const reports = this.#reports;
    if (reports === null) return;
    await this.#queue(reports, reportOf(run, status));
    void reports.deliver(status.integration);
  }

  async tell(chat: string, id: string, body: JsonObject): Promise<void> {
    const message: Message = { id, kind: "chat", webhook: chat, body };
    const queue = this.#queueOf(message);
    if (queue !== undefined && queue !== null && !queue.isWaiting(message)) await this.#queue(queue, message);
  }

  async flush(deadlineMs: number, { stopped, silenceMs }: FlushOptions = {}): Promise<readonly string[]> {
    const done = Promise.all(this.#queues.map((queue) => queue.finish(deadlineMs, silenceMs)));
    const hurry = sharedAbort();
    const hurried = hurriedBy(stopped, hurry.signal).then(() =>
      this.#options.clock.sleep(HURRY_MS, hurry.signal),
    );
    await Promise.race([done, hurried]);
    hurry.abort();
    for (const queue of this.#queues) queue.interrupt();
    await done;
    return this.#warnings();
  }

  async close(): Promise<void> {
    await Promise.all(this.#queues.map((queue) => queue.close()));
    await this.#outbox.close();
  }

  #queueFor(service: Service | null, messageKind: string, inFlight: number): DeliveryQueue | null {
    if (service === null) return null;
    const { clock, mayDeliver } = this.#options;
    const delivered = ({ id }: Message) => this.#outbox.append({ state: "delivered", id });
    const refused = (entry: OutboxEntry, cause: string) => this.#refused(service, entry, cause);
    return new DeliveryQueue({ service, messageKind, inFlight, clock, mayDeliver, delivered, refused });
  }

  #queueOf({ kind, webhook }: Message): DeliveryQueue | null | undefined {
    switch (kind) {
      case "event":
        return this.#events;
      case "status":
        return this.#reports;
      case "chat":
        return this.#chats.get(webhook);
    }
  }

  async #queue(queue: DeliveryQueue, message: Message): Promise<void> {
    queue.add({ message, ...UNTRIED });
    await this.#outbox.append({ state: "queued", message });
  }

  async #refused({ url }: Service, { message, refusals }: OutboxEntry, cause: string): Promise<boolean> {
    const { id, webhook } = message;
    await this.#outbox.append({ state: "refused", id, cause });
    if (refusals + 1 < MOST_REFUSALS) return false;
    await this.#outbox.append({ state: "set-aside", id });
    await this.#options.onSetAside(message, cause);
    this.#newlySetAside.push(
      `${url.host} refused a ${labelOfMessage(message)} of ${webhook} in ${MOST_REFUSALS} runs (${cause}): ${id} is set aside, ` +
        "and later ones pass; webhook-sync outbox list shows it",
    );
    return true;
  }

  #warnings(): readonly string[] {
    const count = this.#setAsideBefore;
    const [setAside, them] = [counted(count, "message is", "messages are"), count === 1 ? "it" : "them"];
    const earlier = count === 0 ? [] : [`${setAside} set aside; webhook-sync outbox list shows ${them}`];
    return [
      ...this.#queues.flatMap((queue) => queue.warnings()),
      ...this.#newlySetAside,
      ...earlier,
      ...this.#outbox.warnings(),
    ];
  }
}

/** Ends when the run is told to stop, or when nobody waits for that any more. */
function hurriedBy(stopped: AbortSignal | undefined, over: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stopped?.aborted) return resolve();
    stopped?.addEventListener("abort", () => resolve(), { once: true, signal: over });
  });
}

/**
 * The id of an event, 32 hexadecimal digits. It follows from what is announced, so that a run that takes up another's work,
 * or two at once, announce it under one id. `round`: how often it was withdrawn before; what is announced anew after that
 * is no repetition.
 */
function eventId({ timestamp, ...told }: DeprecationEvent, round: number): string {
  const digest = digestOf({ ...told, round });
  return digest.replace("sha256:", "").slice(0, 32);
}
