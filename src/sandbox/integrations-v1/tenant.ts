import { membersOf, parseJson } from "../../base/json.ts";
import type { Clock, Random } from "../../model/run/surroundings.ts";
import { htmlAnswer, type SandboxAnswer } from "../wire/answer.ts";
import type { ListingFault } from "../wire/faults.ts";
import type { ReadRequest } from "../wire/request.ts";
import type { RoutedRequest, Speaker, Subject } from "../wire/speaker.ts";
import { type Client, TokenEndpoint } from "../wire/token-endpoint.ts";
import { refuseAccess } from "./access.ts";
import { ServedIntegrations } from "./integrations-api.ts";
import { codeOf, ERROR_CODES, problem } from "./problem.ts";
import { type NoRoute, type Route, routeOf } from "./route.ts";
import type { Switches } from "./switches.ts";
import type { TenantStore } from "./tenant-store.ts";

/** What the tenant's API is made of. */
export interface TenantParts {
  readonly store: TenantStore;
  readonly switches: Switches;
  readonly client: Client;
  readonly clock: Clock;
  readonly random: Random;
}

const DEFAULT_SCOPES = "integrations:read integrations:write webhooks:manage";

/** The integrations API: finds what a request asks for, and who may ask for it. */
export class EmbeddedIntegrations implements Speaker {
  readonly #store: TenantStore;
  readonly #switches: Switches;
  readonly #tokens: TokenEndpoint;
  readonly #api: ServedIntegrations;

  constructor({ store, switches, client, clock, random }: TenantParts) {
    this.#store = store;
    this.#switches = switches;
    const lifetimeSeconds = switches.tokenLifetimeSeconds;
    this.#tokens = new TokenEndpoint({
      client,
      lifetimeSeconds,
      defaultScopes: DEFAULT_SCOPES,
      refreshSeconds: null,
      clock,
    });
    this.#api = new ServedIntegrations(store, switches, clock, random);
  }

  get commits(): number {
    return this.#store.commits;
  }

  refresh(): void {
    this.#store.refresh();
  }

  tooLarge(): SandboxAnswer {
    return htmlAnswer(413);
  }

  understand(request: ReadRequest): RoutedRequest | SandboxAnswer {
    // The CDN in front of the tenant does not let a GET with a body pass.
    if (request.method === "GET" && request.body !== "") return htmlAnswer(403);
    const route = routeOf(request.method, request.url.pathname, this.#switches.partialUpdate);
    if (route.kind === "no-such-path" || route.kind === "no-such-method") return noRoute(route, request);
    return {
      kind: route.kind,
      subject: this.#subjectOf(request, route),
      perform: (fault) => this.#perform(request, route, fault),
      refuse: (status) => problem(status, codeOf(status), request.traceId, "A scripted fault"),
    };
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
  #subjectOf(request: ReadRequest, route: Route): Subject | null {
    switch (route.kind) {
      case "token":
      case "list":
        return null;
      case "create":
      case "replace":
        return readSubject(parseJson(request.body));
      case "patch":
        return readSubject({ ...this.#store.get(route.id), ...membersOf(parseJson(request.body)) });
      case "get":
      case "delete":
        return readSubject(this.#store.get(route.id));
    }
  }
}

function noRoute(route: NoRoute, request: ReadRequest): SandboxAnswer {
  const { method, url, traceId } = request;
  if (route.kind === "no-such-path")
    return problem(404, ERROR_CODES.notFound, traceId, `There is no ${url.pathname}`);
  const refused = problem(405, ERROR_CODES.invalid, traceId, `There is no ${method} here`);
  return { ...refused, headers: { allow: route.allowed.join(", ") } };
}

function readSubject(value: unknown): Subject | null {
  const { name, version, status } = membersOf(value);
  return typeof name === "string" && typeof version === "number" && typeof status === "string"
    ? { name, version, status }
    : null;
}
