import { membersOf, parseJson } from "../../base/json.ts";
import { success } from "../../base/result.ts";
import { Secret } from "../../base/secret.ts";
import { emptyAnswer, htmlAnswer, type SandboxAnswer } from "../wire/answer.ts";
import type { ListingFault } from "../wire/faults.ts";
import type { ReadRequest } from "../wire/request.ts";
import type { RoutedRequest, Speaker, Subject } from "../wire/speaker.ts";
import type { Client } from "../wire/token-endpoint.ts";
import { TokenEndpoint } from "../wire/token-endpoint.ts";
import { batchOf } from "./batch.ts";
import { EndpointKeys } from "./endpoint-keys.ts";
import { type EndpointsAnswer, EndpointsApi } from "./endpoints-api.ts";
import { answerOf } from "./media.ts";
import { CODES, missingField, problem, type Refusal, scripted } from "./problem.ts";
import { Rate } from "./rate.ts";
import { ReferencesApi } from "./references-api.ts";
import { callOf, type NoRoute, type Route, routeOf } from "./route.ts";
import type { TenantState } from "./tenant-state.ts";
import { UnpromptedChanges } from "./unprompted-changes.ts";
import { viewerDocument } from "./viewer.ts";
import { OWN_USER } from "./world.ts";

/** What the tenant's API is made of. */
export interface CognigyParts {
  readonly state: TenantState;
  readonly client: Client;
  readonly apiKey: Secret;
}

/** A day. */
const REFRESH_SECONDS = 86_400;

/** What only those may ask for who have a key or a token. */
type AuthorisedRoute = Exclude<Route, { kind: "token" | "revoke" }>;

/** The REST API v2.0: finds what a request asks for, and who may ask for it. */
export class EmbeddedCognigy implements Speaker {
  readonly endpoints: EndpointsApi;
  readonly #state: TenantState;
  readonly #apiKey: Secret;
  readonly #tokens: TokenEndpoint;
  readonly keys: EndpointKeys;
  readonly unprompted: UnpromptedChanges;
  readonly #references: ReferencesApi;
  readonly #rate: Rate;

  constructor({ state, client, apiKey }: CognigyParts) {
    const { switches, clock } = state;
    this.#state = state;
    this.#apiKey = apiKey;
    const lifetimeSeconds = switches.tokenLifetimeSeconds;
    this.#tokens = new TokenEndpoint({
      client,
      lifetimeSeconds,
      defaultScopes: "",
      refreshSeconds: REFRESH_SECONDS,
      clock,
    });
    this.endpoints = new EndpointsApi(state);
    this.keys = new EndpointKeys(state, this.endpoints);
    this.unprompted = new UnpromptedChanges(state, this.endpoints);
    this.#references = new ReferencesApi(state);
    this.#rate = new Rate(switches.rateLimit, clock);
  }

  get commits(): number {
    return this.#state.store.commits - this.unprompted.commits;
  }

  refresh(): void {
    this.#state.store.refresh();
  }

  tooLarge(request: ReadRequest): SandboxAnswer {
    return problem({ status: 413, code: 413, detail: "request entity too large" }, request);
  }

  understand(request: ReadRequest): RoutedRequest | SandboxAnswer {
    const { switches } = this.#state;
    if (switches.host === "ui") return htmlAnswer(200);
    // The CDN in front of the tenant does not let a GET with a body pass.
    if (request.method === "GET" && request.body !== "" && switches.getBody === 403) return htmlAnswer(403);
    const limited = this.#rate.refuse();
    if (limited !== null)
      return problem({ status: 429, code: 429, detail: "Too many requests." }, request, limited);
    const route = routeOf(request.method, request.url.pathname, {
      plainPrefix: switches.prefix === "both",
      endpointKeys: switches.era === "2026",
    });
    if (route.kind === "no-such-path" || route.kind === "no-such-method") return noRoute(route, request);
    return {
      kind: callOf(route),
      subject: this.#subjectOf(request, route),
      perform: (fault) => {
        const afterwards = this.unprompted.around(callOf(route));
        const answer = this.#perform(request, route, fault);
        afterwards();
        return answer;
      },
      refuse: (status) => problem(scripted(status), request),
    };
  }

  #perform(request: ReadRequest, route: Route, fault: ListingFault | null): SandboxAnswer {
    if (route.kind === "token") return this.#tokens.issue(request);
    if (route.kind === "revoke")
      return this.#tokens.revoke(request) ? emptyAnswer(200) : problem(missingField("token"), request);
    const refusal = this.#refuseAccess(request, route);
    if (refusal !== null) return problem(refusal, request);
    const outcome = this.#carryOut(request, route, fault);
    return outcome.ok
      ? answerOf(outcome.value, request, this.#state.switches)
      : problem(outcome.error, request);
  }

  #carryOut(request: ReadRequest, route: AuthorisedRoute, fault: ListingFault | null): EndpointsAnswer {
    switch (route.kind) {
      case "viewer":
        return success({ kind: "plain", status: 200, value: viewerDocument(this.#state.switches) });
      case "me":
        return this.#references.me();
      case "search":
        return this.#references.search(request, fault);
      case "collection":
        return this.#references.list(request, route.of, fault);
      case "item":
        return this.#references.get(route.of, route.id);
      case "resources":
        return this.#references.resources(request, route.id, fault);
      case "keys":
        return this.keys.list(route.id);
      case "new-key":
        return this.keys.create(request, route.id, OWN_USER);
      case "delete-key":
        return this.keys.delete(route.id, route.keyId);
      default:
        return this.#write(request, route, fault);
    }
  }

  #write(
    request: ReadRequest,
    route: Extract<Route, { kind: "list" | "create" | "batch" | "get" | "patch" | "delete" }>,
    fault: ListingFault | null,
  ): EndpointsAnswer {
    switch (route.kind) {
      case "list":
        return this.endpoints.list(request, fault);
      case "create":
        return this.endpoints.create(request, OWN_USER);
      case "batch":
        return batchOf(this.endpoints, request, OWN_USER);
      case "get":
        return this.endpoints.get(route.id);
      case "patch":
        return this.endpoints.patch(request, route.id, OWN_USER);
      case "delete":
        return this.endpoints.delete(route.id);
    }
  }

  #refuseAccess(request: ReadRequest, route: AuthorisedRoute): Refusal | null {
    const key = request.header("x-api-key") ?? request.url.searchParams.get("api_key");
    const known =
      key === null
        ? this.#tokens.scopesOf(request.header("authorization")) !== null
        : this.#apiKey.equals(new Secret(key));
    if (!known) return { status: 401, code: 401, detail: "Unable to authenticate via api key" };
    const { rights } = this.#state.switches;
    const writes = request.method !== "GET";
    const allowed = rights === "endpoint_admin" || route.kind === "me" || (rights === "basic" && !writes);
    return allowed ? null : { status: 403, code: 403, detail: "You are not allowed to do this." };
  }

  /** The Endpoint that a call is about: as a write wants it, else as it is. */
  #subjectOf(request: ReadRequest, route: Route): Subject | null {
    switch (route.kind) {
      case "create":
        return readSubject({ active: true, ...membersOf(parseJson(request.body)) });
      case "patch":
        return readSubject({
          ...this.#state.get("endpoint", route.id),
          ...membersOf(parseJson(request.body)),
        });
      case "get":
      case "delete":
        return readSubject(this.#state.get("endpoint", route.id));
      default:
        return null;
    }
  }
}

function noRoute(route: NoRoute, request: ReadRequest): SandboxAnswer {
  const { method, url } = request;
  if (route.kind === "no-such-path")
    return url.pathname.startsWith("/new/")
      ? problem({ status: 404, code: CODES.notFound, detail: `Cannot ${method} ${url.pathname}` }, request)
      : htmlAnswer(404);
  const detail = `Cannot ${method} ${url.pathname}`;
  return problem({ status: 405, code: CODES.noSuchMethod, detail }, request, {
    allow: route.allowed.join(", "),
  });
}

function readSubject(value: unknown): Subject | null {
  const { name, active } = membersOf(value);
  if (typeof name !== "string") return null;
  return { name, version: null, status: active === false ? "inactive" : "active" };
}
