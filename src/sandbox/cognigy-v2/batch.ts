import { isJsonObject, membersOf, parseJson } from "../../base/json.ts";
import { failure, type Result, success } from "../../base/result.ts";
import type { ReadRequest } from "../wire/request.ts";
import type { EndpointsAnswer, EndpointsApi } from "./endpoints-api.ts";
import { isOfFormat } from "./formats.ts";
import { CODES, invalid, missingField, missingPayload, type Refusal } from "./problem.ts";

const MOST = 100;

type Operation =
  | { readonly op: "create"; readonly value: unknown }
  | { readonly op: "update"; readonly id: string; readonly value: unknown }
  | { readonly op: "delete"; readonly id: string };

/** Carries out a batch of writes to Endpoints: all are looked at before the first is done. */
export function batchOf(api: EndpointsApi, request: ReadRequest, by: string): EndpointsAnswer {
  const projectId = request.url.searchParams.get("projectId");
  if (projectId === null) return failure(missingField("projectId"));
  const operations = readOperations(parseJson(request.body), projectId);
  if (!operations.ok) return operations;
  for (const operation of operations.value) {
    const fault = faultOf(api, operation);
    if (fault !== null) return failure(fault);
  }
  const done = { created: [] as string[], updated: [] as string[], deleted: [] as string[] };
  for (const operation of operations.value) {
    const outcome = carryOut(api, operation, by);
    if (!outcome.ok) return outcome;
    const { id } = outcome.value;
    if (operation.op === "create") done.created.push(id);
    else if (operation.op === "update") done.updated.push(id);
    else done.deleted.push(id);
  }
  return success({ kind: "plain", status: 200, value: done });
}

function carryOut(api: EndpointsApi, operation: Operation, by: string) {
  switch (operation.op) {
    case "create":
      return api.add(operation.value, by);
    case "update":
      return api.change(operation.id, operation.value, by);
    case "delete":
      return api.remove(operation.id);
  }
}

function faultOf(api: EndpointsApi, operation: Operation): Refusal | null {
  if (operation.op === "create") return api.faultOfCreation(operation.value);
  if (operation.op === "update") return api.faultOfChange(operation.id, operation.value);
  const endpoint = api.find(operation.id);
  return endpoint.ok ? null : endpoint.error;
}

function readOperations(body: unknown, projectId: string): Result<readonly Operation[], Refusal> {
  if (!isJsonObject(body)) return failure(missingPayload());
  const { operations } = body;
  if (operations === undefined) return failure(missingField("operations"));
  if (!Array.isArray(operations)) return failure(invalid("Field 'operations' should be of type 'array'."));
  if (operations.length > MOST)
    return failure({
      status: 400,
      code: CODES.invalid,
      detail: `Only ${MOST} operations per batch call allowed`,
    });
  const read: Operation[] = [];
  for (const [index, operation] of operations.entries()) {
    const one = readOperation(operation, `operations[${index}]`, projectId);
    if (!one.ok) return one;
    read.push(one.value);
  }
  return success(read);
}

function readOperation(value: unknown, place: string, projectId: string): Result<Operation, Refusal> {
  const { op, id, value: payload } = membersOf(value);
  if (op !== "create" && op !== "update" && op !== "delete")
    return failure(invalid(`Invalid value for field '${place}.op'.`));
  if (op !== "delete" && payload === undefined) return failure(missingField(`${place}.value`));
  // The project stands in the query.
  if (op === "create") return success({ op, value: { projectId, ...membersOf(payload) } });
  if (id === undefined) return failure(missingField(`${place}.id`));
  if (typeof id !== "string" || !isOfFormat(id, "mongo-id"))
    return failure(invalid(`Field '${place}.id' should be of format 'mongo-id'.`));
  return success(op === "delete" ? { op, id } : { op, id, value: payload });
}
