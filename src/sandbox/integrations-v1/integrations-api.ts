import { isJsonObject, type JsonObject, parseJson } from "../../base/json.ts";
import type { Result } from "../../base/result.ts";
import { failure, success } from "../../base/result.ts";
import type { Clock, Random } from "../../model/run/surroundings.ts";
import { emptyAnswer, jsonAnswer, type SandboxAnswer } from "../wire/answer.ts";
import type { ListingFault } from "../wire/faults.ts";
import { hexDigits, type ReadRequest } from "../wire/request.ts";
import {
  digestOf,
  etagOf,
  fieldsToJson,
  type Integration,
  type IntegrationFields,
  toJson,
} from "./integration.ts";
import { readFields } from "./integration-body.ts";
import { listAnswer, readPage } from "./listing.ts";
import { inOwnForm } from "./own-form.ts";
import { ERROR_CODES, problem } from "./problem.ts";
import { INTEGRATIONS_PATH } from "./route.ts";
import type { Switches } from "./switches.ts";
import type { TenantStore } from "./tenant-store.ts";

/** The integrations, as the API reads and writes them. Who is asking has been checked. */
export class ServedIntegrations {
  readonly #store: TenantStore;
  readonly #switches: Switches;
  readonly #clock: Clock;
  readonly #random: Random;

  constructor(store: TenantStore, switches: Switches, clock: Clock, random: Random) {
    this.#store = store;
    this.#switches = switches;
    this.#clock = clock;
    this.#random = random;
  }

  list(request: ReadRequest, fault: ListingFault | null): SandboxAnswer {
    const page = readPage(request.url.searchParams);
    if (!page.ok) return problem(400, ERROR_CODES.invalid, request.traceId, page.error);
    const lag = this.#switches.listLagMs;
    const visible = lag === 0 ? this.#store.all() : this.#store.asOf(this.#now() - lag);
    const shown = visible.map((integration) => toJson(integration, this.#switches));
    return listAnswer(shown, { page: page.value, url: request.url }, this.#switches, fault);
  }

  get(request: ReadRequest, id: string): SandboxAnswer {
    const integration = this.#store.get(id);
    return integration === undefined ? notFound(request, id) : this.#show(200, integration);
  }

  create(request: ReadRequest): SandboxAnswer {
    const fields = this.#readBody(request, null);
    if (!fields.ok) return fields.error;
    const header = request.header("idempotency-key");
    if (header !== null && fields.value.idempotencyKey !== null && header !== fields.value.idempotencyKey)
      return problem(400, ERROR_CODES.invalid, request.traceId, "Idempotency-Key and idempotencyKey differ");
    const creation = {
      key: header ?? fields.value.idempotencyKey,
      digest: digestOf(fields.value),
      at: this.#now(),
    };
    const earlier = this.#createdWith(creation.key);
    if (earlier?.creation.digest === creation.digest) return this.#show(200, earlier);
    if (earlier !== undefined) return conflict(request, `The idempotency key belongs to ${earlier.id}`);
    return this.#sameNamed(request, fields.value, null) ?? this.#created(fields.value, creation);
  }

  replace(request: ReadRequest, id: string): SandboxAnswer {
    const existing = this.#store.get(id);
    if (existing === undefined) return notFound(request, id);
    const fields = this.#readBody(request, existing);
    return fields.ok ? this.#change(request, existing, fields.value) : fields.error;
  }

  /** Sets the members that the body has and leaves the others as they are. */
  patch(request: ReadRequest, id: string): SandboxAnswer {
    const existing = this.#store.get(id);
    if (existing === undefined) return notFound(request, id);
    const fields = this.#readBody(request, existing, fieldsToJson(existing));
    return fields.ok ? this.#change(request, existing, fields.value) : fields.error;
  }

  delete(request: ReadRequest, id: string): SandboxAnswer {
    const existing = this.#store.get(id);
    if (existing === undefined) return notFound(request, id);
    if (!this.#mayChange(request, existing)) return outdated(request);
    this.#store.delete(id, this.#now());
    return emptyAnswer(204);
  }

  #change(request: ReadRequest, existing: Integration, fields: IntegrationFields): SandboxAnswer {
    if (!this.#mayChange(request, existing)) return outdated(request);
    const clash = this.#sameNamed(request, fields, existing.id);
    if (clash !== undefined) return clash;
    if (this.#switches.ignoreUpdates) return this.#show(200, existing);
    const { id, createdAt, creation } = existing;
    const changed = { ...fields, id, createdAt, creation, lastChanged: this.#seconds() };
    this.#store.put(changed, this.#now());
    return this.#switches.echoBodies ? this.#show(200, changed) : emptyAnswer(204, this.#etag(changed));
  }

  #created(fields: IntegrationFields, creation: Integration["creation"]): SandboxAnswer {
    const seconds = this.#seconds();
    const integration = { ...fields, id: this.#newId(), createdAt: seconds, lastChanged: seconds, creation };
    this.#store.put(integration, this.#now());
    const location = { location: `${INTEGRATIONS_PATH}/${integration.id}` };
    return this.#switches.echoBodies ? this.#show(201, integration, location) : emptyAnswer(201, location);
  }

  #readBody(
    request: ReadRequest,
    existing: Integration | null,
    unchanged: JsonObject = {},
  ): Result<IntegrationFields, SandboxAnswer> {
    const refuse = (status: number, details: string | readonly string[]) =>
      failure(problem(status, ERROR_CODES.invalid, request.traceId, details));
    if (!/^application\/json\s*(;|$)/i.test(request.header("content-type") ?? ""))
      return refuse(415, "The body must be application/json");
    const body = parseJson(request.body);
    if (!isJsonObject(body)) return refuse(400, "The body must be a JSON object");
    const fields = readFields({ ...unchanged, ...body }, existing, this.#switches);
    if (!fields.ok) return refuse(400, fields.error);
    if (fields.value.status === "deprecated" && this.#switches.refuseDeprecated)
      return refuse(422, "status deprecated is not supported by this tenant");
    return success(inOwnForm(fields.value, this.#switches));
  }

  /** The integration that a POST with this key created, as long as the tenant remembers keys. */
  #createdWith(key: string | null): Integration | undefined {
    const { idempotency } = this.#switches;
    if (key === null || idempotency === "ignored") return undefined;
    const since = idempotency === "honoured" ? 0 : this.#now() - idempotency.expiresAfterMs;
    return this.#store.find(({ creation }) => creation.key === key && creation.at > since);
  }

  #sameNamed(
    request: ReadRequest,
    fields: IntegrationFields,
    except: string | null,
  ): SandboxAnswer | undefined {
    if (!this.#switches.uniqueNames) return undefined;
    const { name, version } = fields;
    const other = this.#store.find(
      (one) => one.name === name && one.version === version && one.id !== except,
    );
    return other && conflict(request, `${name} version ${version} exists already: ${other.id}`);
  }

  /** Strong comparison: a weak ETag never matches (RFC 9110, section 13.1.1). */
  #mayChange(request: ReadRequest, existing: Integration): boolean {
    const condition = request.header("if-match");
    if (condition === null || condition === "*" || !this.#switches.etag) return true;
    return condition.split(",").some((etag) => etag.trim() === etagOf(existing));
  }

  #show(
    status: number,
    integration: Integration,
    headers: Readonly<Record<string, string>> = {},
  ): SandboxAnswer {
    return jsonAnswer(status, toJson(integration, this.#switches), {
      ...headers,
      ...this.#etag(integration),
    });
  }

  #etag(integration: Integration): Readonly<Record<string, string>> {
    return this.#switches.etag ? { etag: etagOf(integration) } : {};
  }

  /** Time, chance and a count, as MongoDB has it: the count alone makes it unique. */
  #newId(): string {
    const count = this.#store.commits.toString(16).padStart(6, "0");
    return `${this.#seconds().toString(16).padStart(8, "0")}${hexDigits(this.#random, 10)}${count}`;
  }

  #now(): number {
    return this.#clock.now().getTime();
  }

  #seconds(): number {
    return Math.floor(this.#now() / 1000);
  }
}

function notFound(request: ReadRequest, id: string): SandboxAnswer {
  return problem(404, ERROR_CODES.notFound, request.traceId, `There is no integration ${id}`);
}

function conflict(request: ReadRequest, details: string): SandboxAnswer {
  return problem(409, ERROR_CODES.conflict, request.traceId, details);
}

function outdated(request: ReadRequest): SandboxAnswer {
  const details = "The integration was changed after it was read";
  return problem(412, ERROR_CODES.conflict, request.traceId, details);
}
