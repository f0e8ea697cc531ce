import type { IncomingMessage, ServerResponse } from "node:http";
import type { Clock } from "../../model/run/surroundings.ts";
import type { SandboxAnswer } from "./answer.ts";
import { deliver } from "./delivery.ts";
import { type Fault, FaultSchedule, type ListingFault } from "./faults.ts";
import { type AnswerDelivery, injectFault } from "./inject-fault.ts";
import type { RequestEntry } from "./log-entries.ts";
import type { Logs } from "./logs.ts";
import { headerOf, type ReadRequest, readBody } from "./request.ts";
import type { RoutedRequest, Speaker } from "./speaker.ts";

/** What a served tenant is made of. */
export interface ServedParts {
  readonly speaker: Speaker;
  readonly logs: Logs;
  readonly faults: readonly Fault[];
  readonly latencyMs: number;
  readonly clock: Clock;
  /** Goes into every refusal. */
  newTraceId(): string;
  /** Aborted when the sandbox closes. */
  readonly signal: AbortSignal;
}

/** What becomes of a request, and what is recorded of it. */
interface Served {
  readonly delivery: AnswerDelivery;
  readonly entry: Pick<RequestEntry, "call" | "committed" | "write" | "fault">;
}

/** The largest body that the tenant takes. */
const MOST_BYTES = 60_000;

/** A tenant on the wire: reads a request, commits what it asks for, records it, and only then answers. */
export class ServedTenant {
  readonly #parts: ServedParts;
  readonly #faults: FaultSchedule;

  constructor(parts: ServedParts) {
    this.#parts = parts;
    this.#faults = new FaultSchedule(parts.faults);
  }

  async handle(incoming: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const { speaker, logs, latencyMs, clock, signal } = this.#parts;
    // Its clock is the sandbox's, which a test may hold, and not this machine's.
    response.setHeader("date", clock.now().toUTCString());
    const body = await readBody(incoming, MOST_BYTES);
    await clock.sleep(latencyMs, signal);
    if (signal.aborted) return;
    const request: ReadRequest = {
      method: incoming.method ?? "GET",
      url,
      body: body ?? "",
      traceId: this.#parts.newTraceId(),
      header: (name) => headerOf(incoming, name),
    };
    speaker.refresh();
    const understood = body === null ? speaker.tooLarge(request) : speaker.understand(request);
    const served = "perform" in understood ? this.#serve(understood) : refused(understood);
    logs.append("requests", { ...this.#describe(request, served.delivery), ...served.entry });
    await deliver(served.delivery, response, clock, signal);
  }

  #serve(call: RoutedRequest): Served {
    const { speaker, clock } = this.#parts;
    const fault = this.#faults.next(call.kind, call.subject?.name ?? null);
    const commits = speaker.commits;
    const perform = (listingFault: ListingFault | null) => call.perform(listingFault);
    const delivery = injectFault(
      fault,
      { kind: call.kind, perform, refuse: (status) => call.refuse(status) },
      clock,
    );
    const committed = speaker.commits > commits;
    const write = call.kind === "get" ? null : call.subject;
    return { delivery, entry: { call: call.kind, committed, write, fault: fault?.kind ?? null } };
  }

  #describe(request: ReadRequest, delivery: AnswerDelivery) {
    return {
      time: this.#parts.clock.now().toISOString(),
      method: request.method,
      path: `${request.url.pathname}${request.url.search}`,
      status: "answer" in delivery ? delivery.answer.status : null,
      requestId: request.header("x-request-id"),
    };
  }
}

function refused(answer: SandboxAnswer): Served {
  return {
    delivery: { kind: "send", answer },
    entry: { call: null, committed: false, write: null, fault: null },
  };
}
