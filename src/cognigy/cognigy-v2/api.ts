import { withoutTrailing } from "../../base/text.ts";
import { likelyApiHost } from "../../model/fleet/cognigy-hosts.ts";
import type { Operation } from "../../model/fleet/tenant.ts";
import { membersIn } from "../wire/answer.ts";
import type { CallFailure, CallResult } from "../wire/call.ts";
import type { Requests, WriteBody } from "../wire/connection.ts";
import type { Deadline } from "../wire/delay.ts";

/** Without it reads work all the same on some tenants, and creations fail. */
const PREFIX = "/new/v2.0";

/** Query parameters in the order in which they are sent. */
export type Query = Readonly<Record<string, string>>;

/** The requests of Cognigy.AI's REST API v2.0, each as one call. */
export class CognigyApi {
  readonly #requests: Requests;
  readonly #baseUrl: URL;
  readonly #root: string;

  constructor(baseUrl: URL, requests: Requests) {
    this.#requests = requests;
    this.#baseUrl = baseUrl;
    this.#root = withoutTrailing(baseUrl.pathname, "/") + PREFIX;
  }

  /** The path of something below the API's prefix, without a query. */
  pathOf(resource: string): string {
    return `${this.#root}/${resource}`;
  }

  /** `resource`: what stands in the path behind the prefix. */
  async read(resource: string, query: Query, deadline: Deadline): Promise<CallResult> {
    const search = new URLSearchParams(query).toString();
    const path = this.pathOf(resource) + (search === "" ? "" : `?${search}`);
    const result = this.#explained(await this.#requests.read(path, deadline));
    // No tenant has a reason to refuse a read like this: perhaps it is none.
    const isOdd =
      !result.ok && result.error.failure.kind === "rejected" && result.error.failure.hint === null;
    return isOdd ? hinting(result.error, "check that tenant.baseUrl is the tenant's API") : result;
  }

  /** The id of the user whose credentials these are; null where it is not told. */
  async user(deadline: Deadline): Promise<string | null> {
    const answer = await this.read("users/me", {}, deadline);
    const { _id } = answer.ok ? membersIn(answer.value) : {};
    return typeof _id === "string" ? _id : null;
  }

  /** The beginning of the tenant's own description of its API, which tells its version. */
  async description(enoughBytes: number, deadline: Deadline): Promise<CallResult> {
    const path = `${withoutTrailing(this.#baseUrl.pathname, "/")}/openapi/openapi-viewer.json`;
    return await this.#requests.readBeginning(path, enoughBytes, deadline);
  }

  endpoint(id: string, deadline: Deadline): Promise<CallResult> {
    return this.read(endpoint(id), {}, deadline);
  }

  /** Never sent twice: nothing else would keep a second Endpoint from being made. */
  async post(body: WriteBody, operation: Operation, deadline: Deadline): Promise<CallResult> {
    const request = { method: "POST", path: this.pathOf("endpoints"), operation, body, headers: {} } as const;
    return this.#explained(await this.#requests.write({ ...request, repetition: "never" }, deadline));
  }

  /** Sets some members; what is not in the body stays. */
  async patch(id: string, body: WriteBody, operation: Operation, deadline: Deadline): Promise<CallResult> {
    const request = {
      method: "PATCH",
      path: this.pathOf(endpoint(id)),
      operation,
      body,
      headers: {},
    } as const;
    return this.#explained(await this.#requests.write({ ...request, repetition: "looked-up" }, deadline));
  }

  async delete(id: string, operation: Operation, deadline: Deadline): Promise<CallResult> {
    const request = { method: "DELETE", path: this.pathOf(endpoint(id)), operation, body: null } as const;
    return this.#explained(
      await this.#requests.write({ ...request, headers: {}, repetition: "safe" }, deadline),
    );
  }

  /** What is likely behind an answer is not the same on every API. */
  #explained(result: CallResult): CallResult {
    if (result.ok) return result;
    const hint = this.#hintFor(result.error);
    return hint === null ? result : hinting(result.error, hint);
  }

  #hintFor({ failure: { kind, status }, inJson, isAnswer }: CallFailure): string | null {
    if (!isAnswer) return null;
    if (status === 403) return inJson ? ROLE : NOT_THE_TENANT;
    const isElsewhere = kind === "malformed" || (kind === "not-found" && !inJson);
    return isElsewhere ? `tenant.baseUrl is perhaps where people go: ${likelyApi(this.#baseUrl)}` : null;
  }
}

function hinting(failed: CallFailure, hint: string): CallResult {
  return { ok: false, error: { ...failed, failure: { ...failed.failure, hint } } };
}

const ROLE =
  "let the user whose key or client this is have the roles endpoint_admin and basic in the project; a project that it cannot see is refused like that too";
const NOT_THE_TENANT =
  "a 403 without JSON comes from a firewall or a content delivery network before the tenant: have the address of this machine allowed there";

/** Most tenants have the API at a host of its own. */
function likelyApi({ host }: URL): string {
  const known = likelyApiHost(host);
  if (known !== null) return `the API is probably https://${known}`;
  return "the API has a host of its own, which often begins with api-; its path /new/v2.0 is added to it";
}

function endpoint(id: string): string {
  return `endpoints/${encodeURIComponent(id)}`;
}
