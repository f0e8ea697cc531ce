import { type JsonObject, parseJson } from "../../base/json.ts";
import { failure, type Result, success } from "../../base/result.ts";
import type { ListingFault } from "../wire/faults.ts";
import type { ReadRequest } from "../wire/request.ts";
import type { EndpointDocument, EndpointFields } from "./documents.ts";
import { changedFields, indexItem, wholeEndpoint } from "./endpoint.ts";
import { freshFields } from "./endpoint-defaults.ts";
import { changeShape, creationShape } from "./endpoint-schema.ts";
import { isOfFormat } from "./formats.ts";
import { pageOf } from "./listing.ts";
import type { ResponseContent } from "./media.ts";
import { CODES, invalid, noSuch, type Refusal } from "./problem.ts";
import { findProject } from "./projects.ts";
import { readQuery } from "./query.ts";
import type { TenantState } from "./tenant-state.ts";
import { firstFault, firstFaultOfChange, payloadOf } from "./validator.ts";

export type EndpointsAnswer = Result<ResponseContent, Refusal>;

const INDEX_FIELDS = [
  "_id",
  "name",
  "channel",
  "URLToken",
  "flowId",
  "localeId",
  "overrideSnapshotConnections",
  "createdAt",
  "lastChanged",
  "createdBy",
  "lastChangedBy",
];
const INDEX_FIELDS_OF_2026 = [...INDEX_FIELDS, "targetType", "agentId"];

/** The Endpoints, as the API reads and writes them. Who is asking has been checked. */
export class EndpointsApi {
  readonly #state: TenantState;

  constructor(state: TenantState) {
    this.#state = state;
  }

  list(request: ReadRequest, fault: ListingFault | null): EndpointsAnswer {
    const { switches, store } = this.#state;
    const fields = switches.era === "2026" ? INDEX_FIELDS_OF_2026 : INDEX_FIELDS;
    const query = readQuery(request.url.searchParams, fields, switches);
    if (!query.ok) return query;
    const { projectId } = query.value;
    const project = projectId === null ? success(null) : findProject(this.#state, projectId);
    if (!project.ok) return project;
    const endpoints = this.#state.listed().filter((one) => projectId === null || one.projectId === projectId);
    const gone = (id: string) => {
      const document = store.gone(id);
      return document?.kind === "endpoint" ? indexItem(document, switches) : undefined;
    };
    const items = endpoints.map((endpoint) => indexItem(endpoint, switches));
    const page = pageOf({ items, gone }, query.value, switches, fault);
    return success({ kind: "page", collection: "endpoints", page });
  }

  get(id: string): EndpointsAnswer {
    const endpoint = this.find(id);
    return endpoint.ok ? success(this.#show(200, endpoint.value)) : endpoint;
  }

  create(request: ReadRequest, by: string): EndpointsAnswer {
    const created = this.add(parseJson(request.body), by);
    return created.ok ? success(this.#show(201, created.value)) : created;
  }

  patch(request: ReadRequest, id: string, by: string): EndpointsAnswer {
    const payload = parseJson(request.body);
    const changed = this.change(id, payload, by);
    if (!changed.ok) return changed;
    const { updateAnswer } = this.#state.switches;
    return success(
      updateAnswer === 200 ? this.#show(200, changed.value) : { kind: "nothing", status: updateAnswer },
    );
  }

  delete(id: string): EndpointsAnswer {
    const removed = this.remove(id);
    if (!removed.ok) return removed;
    const { deleteAnswer } = this.#state.switches;
    return success(
      deleteAnswer === 200
        ? { kind: "plain", status: 200, value: {} }
        : { kind: "nothing", status: deleteAnswer },
    );
  }

  /** What is wrong with a creation; null when nothing is. */
  faultOfCreation(payload: unknown): Refusal | null {
    return firstFault(payload, creationShape(this.#state.switches));
  }

  /** What is wrong with a change of this Endpoint; null when nothing is. */
  faultOfChange(id: string, payload: unknown): Refusal | null {
    const endpoint = this.find(id);
    return endpoint.ok ? firstFaultOfChange(payload, changeShape(this.#state.switches)) : endpoint.error;
  }

  /** Makes an Endpoint of a payload. */
  add(payload: unknown, by: string): Result<EndpointDocument, Refusal> {
    const fault = this.faultOfCreation(payload);
    if (fault !== null) return failure(fault);
    const sent = payloadOf(payload);
    const project = findProject(this.#state, String(sent.projectId));
    if (!project.ok) return project;
    const { switches } = this.#state;
    const { id: entrypoint, primaryLocale } = project.value;
    const localeId = this.#state.get("locale", primaryLocale)?.referenceId ?? "";
    const fields = changedFields(freshFields(switches, { entrypoint, localeId }), sent, switches);
    const clash = this.#sameNamed(project.value.id, fields, null);
    if (clash !== null) return failure(clash);
    const seconds = this.#state.seconds();
    const endpoint: EndpointDocument = {
      kind: "endpoint",
      id: this.#state.newId(),
      projectId: project.value.id,
      urlToken: this.#urlToken(sent),
      ...fields,
      createdAt: seconds,
      createdBy: by,
      lastChanged: seconds,
      lastChangedBy: by,
    };
    this.#state.put(endpoint);
    return success(endpoint);
  }

  /** Changes what the payload names. */
  change(id: string, payload: unknown, by: string): Result<EndpointDocument, Refusal> {
    const endpoint = this.find(id);
    if (!endpoint.ok) return endpoint;
    const fault = this.faultOfChange(id, payload);
    if (fault !== null) return failure(fault);
    const fields = changedFields(endpoint.value, payloadOf(payload), this.#state.switches);
    const clash = this.#sameNamed(endpoint.value.projectId, fields, id);
    if (clash !== null) return failure(clash);
    const stamps = { lastChanged: this.#state.seconds(), lastChangedBy: by };
    const changed: EndpointDocument = { ...endpoint.value, ...fields, ...stamps };
    this.#state.put(changed);
    return success(changed);
  }

  /** Deletes an Endpoint and its keys. */
  remove(id: string): Result<EndpointDocument, Refusal> {
    const endpoint = this.find(id);
    if (!endpoint.ok) return endpoint;
    for (const key of this.#state.all("endpoint-key")) if (key.endpointId === id) this.#state.delete(key.id);
    this.#state.delete(id);
    return endpoint;
  }

  find(id: string): Result<EndpointDocument, Refusal> {
    if (!isOfFormat(id, "mongo-id"))
      return failure(invalid("Field 'endpointId' should be of format 'mongo-id'."));
    const endpoint = this.#state.get("endpoint", id);
    return endpoint === undefined ? failure(noSuch("Endpoint", id)) : success(endpoint);
  }

  #show(status: number, endpoint: EndpointDocument): ResponseContent {
    const value = wholeEndpoint(endpoint, this.#state.switches);
    return { kind: "item", status, collection: "endpoints", value };
  }

  #sameNamed(projectId: string, { name }: EndpointFields, except: string | null): Refusal | null {
    if (this.#state.switches.names === "free") return null;
    const twin = this.#state
      .all("endpoint")
      .find((one) => one.projectId === projectId && one.name === name && one.id !== except);
    if (twin === undefined) return null;
    return {
      status: 409,
      code: CODES.conflict,
      detail: `An Endpoint with the name '${name}' already exists.`,
    };
  }

  #urlToken({ URLToken }: JsonObject): string {
    return this.#state.switches.urlToken === "honoured" && typeof URLToken === "string"
      ? URLToken
      : this.#state.hex(64);
  }
}
