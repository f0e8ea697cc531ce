import { join } from "node:path";
import type { Service } from "../model/environment.ts";
import type { DeprecationEvent, StatusReport } from "../model/event.ts";
import type { Clock, Random } from "../model/surroundings.ts";
import { Courier } from "./courier.ts";
import type { Message } from "./message.ts";
import { Outbox } from "./outbox.ts";
import { Patience, within } from "./patience.ts";

/** Tells the deprecation hook and the monitoring dashboard, at least once each. Never fails an apply. */
export interface Announcer {
  /** Queues the event durably and tries to deliver it for 2 s at most. False when it is still queued. */
  announce(event: DeprecationEvent): Promise<boolean>;
  /** Queues the report durably; delivered in the background. */
  report(status: StatusReport): Promise<void>;
  /** Tries to deliver all that is queued, by earlier runs too, for so long at most. One sentence for each thing to know. */
  flush(deadlineMs: number): Promise<readonly string[]>;
  /** Gives up what is under way; what is queued stays so. */
  close(): Promise<void>;
}

/** Whom to tell, and where to keep what could not be told yet. */
export interface AnnouncerOptions {
  /** One environment's folder in the state directory; only the run that holds the journal there may announce. */
  readonly directory: string;
  /** null: nothing is told. */
  readonly monitoring: Service | null;
  readonly hook: Service | null;
  readonly clock: Clock;
  readonly random: Random;
}

const FIRST_TRY_MS = 2_000;
/** What a hook that is well takes for an event, at most. */
const WELL_MS = 250;
const TRY_MS = 5_000;
const REPORTS_IN_FLIGHT = 4;
// A change waits for its event's first try, so that must not queue behind the events of other changes.
const EVENTS_IN_FLIGHT = 64;

/** Queues and delivers for one run. What earlier runs left goes out with its webhook's next message, or with flush. */
export function createAnnouncer(options: AnnouncerOptions): Announcer {
  const { directory, monitoring, hook, clock, random } = options;
  const outbox = new Outbox(join(directory, "outbox.ndjson"));
  const delivered = ({ id }: Message) => outbox.append({ state: "delivered", id });
  const events =
    hook === null
      ? null
      : new Courier({
          service: hook,
          cargo: "deprecation event",
          inFlight: EVENTS_IN_FLIGHT,
          clock,
          delivered,
        });
  const reports =
    monitoring === null
      ? null
      : new Courier({
          service: monitoring,
          cargo: "status report",
          inFlight: REPORTS_IN_FLIGHT,
          clock,
          delivered,
        });
  const couriers = [events, reports].filter((courier) => courier !== null);
  if (couriers.length > 0) {
    for (const message of outbox.load()) (message.kind === "event" ? events : reports)?.add(message);
  }
  const queue = async (courier: Courier, message: Message) => {
    courier.add(message);
    await outbox.append({ state: "queued", message });
  };
  const patience = new Patience({ mostMs: FIRST_TRY_MS, wellMs: WELL_MS, clock });
  const flush = async (courier: Courier, deadlineMs: number) => {
    const hopeless = !courier.mayEmptyWithin(deadlineMs);
    if (hopeless || !(await within(deadlineMs, clock, courier.deliverAll(TRY_MS)))) courier.interrupt();
  };

  return {
    announce: async (event) => {
      if (events === null) return true;
      const message: Message = { id: idFrom(random), kind: "event", webhook: event.name, body: event };
      await queue(events, message);
      if (!(await patience.waitFor(events.deliver(event.name, FIRST_TRY_MS)))) events.pause();
      return !events.isWaiting(message);
    },
    report: async (status) => {
      if (reports === null) return;
      const webhook = status.integration;
      await queue(reports, { id: idFrom(random), kind: "status", webhook, body: status });
      void reports.deliver(webhook, TRY_MS);
    },
    flush: async (deadlineMs) => {
      await Promise.all(couriers.map((courier) => flush(courier, deadlineMs)));
      return [...couriers.flatMap((courier) => courier.warnings()), ...outbox.warnings()];
    },
    close: async () => {
      await Promise.all(couriers.map((courier) => courier.close()));
      await outbox.close();
    },
  };
}

/** 128 random bits in hexadecimal. */
function idFrom(random: Random): string {
  const word = () =>
    Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, "0");
  return `${word()}${word()}${word()}${word()}`;
}
