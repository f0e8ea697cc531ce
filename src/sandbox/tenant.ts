import type { IncomingMessage, ServerResponse } from "node:http";
import { membersOf, parseJson } from "../base/json.ts";
import type { Clock, Random } from "../model/surroundings.ts";
import { refuseAccess } from "./access.ts";
import { ERROR_CODES, htmlAnswer, problem, type SandboxAnswer } from "./answer.ts";
import { deliver } from "./delivery.ts";
import { FaultSchedule } from "./faults.ts";
import { type AnswerDelivery, injectFault } from "./inject-fault.ts";
import { IntegrationsEndpoint } from "./integrations-api.ts";
import type { ListingFault } from "./listing.ts";
import type { Logs, RequestEntry } from "./logs.ts";
import { headerOf, hexDigits, type ReadRequest, readBody } from "./request.ts";
import { type NoRoute, type Route, routeOf } from "./route.ts";
import type { Switches } from "./switches.ts";
import type { TenantStore } from "./tenant-store.ts";
import { type Client, TokenEndpoint } from "./token-endpoint.ts";

/** What the tenant's API is made of. */
export interface TenantParts {
  readonly store: TenantStore;
  readonly logs: Logs;
  readonly switches: Switches;
  readonly client: Client;
  readonly clock: Clock;
  readonly random: Random;
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

/** The tenant: reads a request, commits what it asks for, records it, and only then answers. */
export class EmulatedTenant {
  readonly #parts: TenantParts;
  readonly #tokens: TokenEndpoint;
  readonly #api: IntegrationsEndpoint;
  readonly #faults: FaultSchedule;

  constructor(parts: TenantParts) {
    const { store, switches, client, clock, random } = parts;
    this.#parts = parts;
    this.#tokens = new TokenEndpoint(client, switches.tokenLifetimeSeconds, clock);
    this.#api = new IntegrationsEndpoint(store, switches, clock, random);
    this.#faults = new FaultSchedule(switches.faults);
  }

  async handle(incoming: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const { clock, random, signal, switches, logs, store } = this.#parts;
    // Its clock is the sandbox's, which a test may hold, and not this machine's.
    response.setHeader("date", clock.now().toUTCString());
    const body = await readBody(incoming, MOST_BYTES);
    await clock.sleep(switches.latencyMs.api, signal);
    if (signal.aborted) return;
    const request: ReadRequest = {
      method: incoming.method ?? "GET",
      url,
      body: body ?? "",
      traceId: hexDigits(random, 32),
      header: (name) => headerOf(incoming, name),
    };
    store.refresh();
    const refusal = body === null ? htmlAnswer(413) : refuseGetWithBody(request);
    const served = refusal === null ? this.#serve(request) : refused(refusal);
    logs.append("requests", { ...this.#describe(request, served.delivery), ...served.entry });
    await deliver(served.delivery, response, clock, signal);
  }

  #serve(request: ReadRequest): Served {
    const { store, switches, clock } = this.#parts;
    const route = routeOf(request.method, request.url.pathname, switches.partialUpdate);
    if (route.kind === "no-such-path" || route.kind === "no-such-method")
      return refused(noRoute(route, request));
    const subject = this.#subjectOf(request, route);
    const fault = this.#faults.next(route.kind, subject?.name ?? null);
    const commits = store.commits;
    const perform = (listingFault: ListingFault | null) => this.#perform(request, route, listingFault);
    const delivery = injectFault(fault, { kind: route.kind, traceId: request.traceId, perform }, clock);
    const committed = store.commits > commits;
    const write = route.kind === "get" ? null : subject;
    return { delivery, entry: { call: route.kind, committed, write, fault: fault?.kind ?? null } };
  }

  #perform(request: ReadRequest, route: Route, fault: ListingFault | null): SandboxAnswer {
    if (route.kind === "token") return this.#tokens.issue(request);
    const scopes = this.#tokens.scopesOf(request.header("authorization"));
    const refusal = refuseAccess(route.kind, scopes, request.traceId);
    if (refusal !== null) return refusal;
    switch (route.kind) {
      case "list":
        return this.#api.list(request, fault);
      case "create":
        return this.#api.create(request);
      case "get":
      case "replace":
      case "patch":
      case "delete":
        return this.#api[route.kind](request, route.id);
    }
  }

  /** The integration that a call is about: as a write wants it, else as it is. */
  #subjectOf(request: ReadRequest, route: Route): RequestEntry["write"] {
    switch (route.kind) {
      case "token":
      case "list":
        return null;
      case "create":
      case "replace":
        return readSubject(parseJson(request.body));
      case "patch":
        return readSubject({ ...this.#parts.store.get(route.id), ...membersOf(parseJson(request.body)) });
      case "get":
      case "delete":
        return readSubject(this.#parts.store.get(route.id));
    }
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

/** The CDN in front of the tenant does not let a GET with a body pass. */
function refuseGetWithBody({ method, body }: ReadRequest): SandboxAnswer | null {
  return method === "GET" && body !== "" ? htmlAnswer(403) : null;
}

function noRoute(route: NoRoute, request: ReadRequest): SandboxAnswer {
  const { method, url, traceId } = request;
  return route.kind === "no-such-path"
    ? problem(404, ERROR_CODES.notFound, traceId, `There is no ${url.pathname}`)
    : problem(405, ERROR_CODES.invalid, traceId, `There is no ${method} here`, {
        allow: route.allowed.join(", "),
      });
}

function readSubject(value: unknown): RequestEntry["write"] {
  const { name, version, status } = membersOf(value);
  return typeof name === "string" && typeof version === "number" && typeof status === "string"
    ? { name, version, status }
    : null;
}
