import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { OpenAPIBackend } from "openapi-backend";
import { parse } from "yaml";
import type { Passed } from "./relay.ts";

const SCHEMAS = join(import.meta.dirname, "../../schemas");

/** The contracts, by their files. */
export type ContractName = "integrations-api" | "cognigy-v2";

/** A contract as it is written. */
export function readContract(name: ContractName) {
  return parse(readFileSync(join(SCHEMAS, `${name}.openapi.yaml`), "utf8"));
}

/** Operations that need no credentials but those in their bodies. */
const OPEN = ["issueToken", "revokeToken"];

/** Holds what goes over the wire to a contract. */
export class Contract {
  readonly #api: OpenAPIBackend;
  readonly seen = new Set<string>();

  private constructor(api: OpenAPIBackend) {
    this.#api = api;
  }

  static async load(name: ContractName): Promise<Contract> {
    // Its own check of the document knows OpenAPI 3.0 only; a test has another validator do that.
    return new Contract(await new OpenAPIBackend({ definition: readContract(name), quick: true }).init());
  }

  /** What is wrong with a request of ours; empty when nothing is. */
  findingsOfRequest(passed: Passed): string[] {
    const request = requestOf(passed);
    const operation = this.#api.matchOperation(request);
    if (operation?.operationId === undefined) return [`${passed.method} ${passed.path} is no operation`];
    const { errors } = this.#api.validateRequest(request, operation);
    const authorised = "authorization" in passed.headers || "x-api-key" in passed.headers;
    return [
      ...(errors ?? []).map(({ instancePath, message }) => `request ${instancePath} ${message}`),
      ...(OPEN.includes(operation.operationId) || authorised ? [] : ["request without credentials"]),
    ];
  }

  /** What is wrong with an answer of the tenant. */
  findingsOfAnswer(passed: Passed): string[] {
    const operation = this.#api.matchOperation(requestOf(passed));
    const id = operation?.operationId;
    if (operation === undefined || id === undefined)
      return [`${passed.method} ${passed.path} is no operation`];
    const { status, answer, answerHeaders } = passed;
    const responses = Object.entries(Object(operation.responses));
    const [key, response] =
      responses.find(([one]) => one === String(status) || (one === "5XX" && status >= 500)) ?? [];
    if (key === undefined) return [`${id} answers ${status}, which is not described`];
    this.seen.add(`${id} ${key}`);
    const type = answerHeaders["content-type"]?.split(";")[0];
    const content = Object(response).content ?? {};
    if (answer === "") return [];
    if (type === undefined || !(type in content))
      return [`${id} ${status} is of the type ${type}, which is not described`];
    if (!/json$/.test(type)) return [];
    const body: unknown = JSON.parse(answer);
    const results = [
      this.#api.validator.validateResponse(body, operation, status),
      this.#api.validator.validateResponseHeaders(answerHeaders, operation, { statusCode: status }),
    ];
    return results.flatMap(({ errors }) =>
      (errors ?? []).map(({ instancePath, message }) => `${id} ${status} ${instancePath} ${message}`),
    );
  }

  /** Both sides of all that passed. */
  hold(passed: readonly Passed[]): void {
    assert.ok(passed.length > 0);
    for (const one of passed) {
      const findings = [...this.findingsOfRequest(one), ...this.findingsOfAnswer(one)];
      assert.deepEqual(findings, [], `${one.method} ${one.path}: ${one.body}\n${one.status}: ${one.answer}`);
    }
  }
}

function requestOf({ method, path, headers, body }: Passed) {
  const form = headers["content-type"] === "application/x-www-form-urlencoded";
  const read = form
    ? Object.fromEntries(new URLSearchParams(body))
    : body === ""
      ? undefined
      : JSON.parse(body);
  return { method, path, headers, body: read };
}

interface Part {
  readonly name: string;
  readonly part: Readonly<Record<string, string>>;
}

/** The operations of a contract with their parameters, bodies and answers, and all its components. */
export function partsOf({ paths, components }: ReturnType<typeof readContract>): Part[] {
  const described = (place: string, group: unknown): Part[] =>
    Object.entries(Object(group)).map(([name, part]) => ({ name: `${place} ${name}`, part: Object(part) }));
  const ofPath = ([path, item]: [string, unknown]): Part[] => {
    const { parameters, ...operations } = Object(item);
    const ofOperation = ([method, operation]: [string, unknown]): Part[] => {
      const { parameters: own, requestBody, responses } = Object(operation);
      const place = `${method} ${path}`;
      const body = requestBody === undefined ? {} : { requestBody };
      return [
        { name: place, part: Object(operation) },
        ...[own, body, responses].flatMap((group) => described(place, group)),
      ];
    };
    return [...described(path, parameters), ...Object.entries(operations).flatMap(ofOperation)];
  };
  return [
    ...Object.entries(Object(paths)).flatMap(ofPath),
    ...Object.entries(Object(components)).flatMap(([group, members]) => described(group, members)),
  ];
}
