import assert from "node:assert/strict";
import { before, describe, type TestContext, test } from "node:test";
import { Validator } from "@seriousme/openapi-schema-validator";
import type { CognigySwitches } from "../../../src/sandbox/cognigy-v2/switches.ts";
import { Contract, partsOf, readContract } from "../../tenant/contract.ts";
import type { Passed } from "../../tenant/relay.ts";
import { exchange, objectOf, type Reply } from "../exchange.ts";
import { type CognigyStarted, endpoint, itemsOf, startedCognigy } from "./started.ts";

const NOWHERE = "0".repeat(24);

let contract: Contract;

before(async () => {
  contract = await Contract.load("cognigy-v2");
});

/** Calls of one sandbox whose requests and answers are all held to the contract. */
class Held {
  readonly #started: CognigyStarted;

  constructor(started: CognigyStarted) {
    this.#started = started;
  }

  /** A request that is as the contract has it, and so is its answer. */
  async good(method: string, path: string, body?: unknown): Promise<Reply> {
    const reply = await this.refused(method, path, body);
    assert.ok(reply.status < 300, reply.text);
    return reply;
  }

  /** The answer alone is held to it. */
  async refused(method: string, path: string, body?: unknown): Promise<Reply> {
    const json = body === undefined ? {} : { "content-type": "application/json" };
    const key = path.startsWith("/auth/") ? {} : { "x-api-key": this.#started.sandbox.apiKey.expose() };
    const form = body instanceof URLSearchParams;
    const type = form ? { "content-type": "application/x-www-form-urlencoded" } : json;
    const text = form ? body.toString() : body === undefined ? "" : JSON.stringify(body);
    // Node delimits the body of a GET only when it is told to.
    const length = text === "" ? {} : { "content-length": String(Buffer.byteLength(text)) };
    const headers = { accept: "application/json", ...key, ...type, ...length };
    const reply = await exchange(
      new URL(path, this.#started.sandbox.baseUrl),
      method,
      headers,
      text || undefined,
    );
    const passed = passedOf({ method, path, headers, body: text }, reply);
    const findings = contract.findingsOfAnswer(passed);
    if (reply.status < 300) findings.push(...contract.findingsOfRequest(passed));
    assert.deepEqual(findings, [], `${method} ${path}\n${reply.status} ${reply.text}`);
    return reply;
  }
}

function passedOf(request: Pick<Passed, "method" | "path" | "headers" | "body">, reply: Reply): Passed {
  const answerHeaders = Object.fromEntries(
    Object.entries(reply.headers).map(([name, value]) => [name, String(value)]),
  );
  return { ...request, status: reply.status, answerHeaders, answer: reply.text };
}

async function held(t: TestContext, switches: CognigySwitches) {
  const started = await startedCognigy(t, { switches });
  return { ...started, api: new Held(started) };
}

/** Everything that a tenant of this kind can be asked. */
async function life(t: TestContext, switches: CognigySwitches): Promise<void> {
  const { api, sandbox } = await held(t, switches);
  const { projectId } = sandbox;
  const created = objectOf(await api.good("POST", "/new/v2.0/endpoints", endpoint(sandbox)));
  const path = `/new/v2.0/endpoints/${created._id}`;
  const list = `/new/v2.0/endpoints?projectId=${projectId}&limit=100&channel=webhook%2Cgeneric&sort=createdAt%3Adesc`;
  assert.equal(itemsOf(await api.good("GET", list)).length, 1);
  await api.good("GET", path);
  await api.good("PATCH", path, { active: true, settings: { webhookUrl: "https://b.test/" } });
  await api.good("DELETE", path);
  for (const collection of ["projects", "flows", "locales", "snapshots"]) {
    const inside = collection === "projects" ? "" : `projectId=${projectId}&`;
    await api.good("GET", `/new/v2.0/${collection}?${inside}limit=1`);
  }
}

describe("the contract of Cognigy.AI", () => {
  test("is OpenAPI 3.1", async () => {
    const document = readContract("cognigy-v2");
    const { valid, errors } = await new Validator().validate(document);
    assert.ok(valid, JSON.stringify(errors, null, 2));
    assert.equal(document.openapi, "3.1.0");
  });

  test("says of each operation, parameter, body, answer and schema how it is known", () => {
    const parts = partsOf(readContract("cognigy-v2"));
    assert.ok(parts.length > 60, `${parts.length} parts`);
    const marks = ["documented", "observed", "assumed"];
    const unmarked = parts.filter(({ part }) => !("$ref" in part) && !marks.includes(part["x-basis"] ?? ""));
    assert.deepEqual(
      unmarked.map(({ name }) => name),
      [],
    );
  });
});

describe("the sandbox keeps to the contract of Cognigy.AI", () => {
  const TENANTS: Readonly<Record<string, CognigySwitches>> = {
    "as the standard tenant has it": {},
    "of 2026": { era: "2026" },
    "with other cursors and answers": { cursorNames: "next", updateAnswer: 200, deleteAnswer: 200 },
    "with masked passwords": { password: "masked", settingsPatch: "merge" },
    "without passwords": { password: "absent", foreignId: "dropped" },
  };
  for (const [name, switches] of Object.entries(TENANTS))
    test(`the life of an Endpoint, ${name}`, (t) => life(t, switches));

  test("what else can be asked", async (t) => {
    const { api, sandbox, make } = await held(t, { era: "2026" });
    const { projectId, clientId, clientSecret } = sandbox;
    const id = await make();
    await api.good("GET", "/new/v2.0/users/me");
    await api.good("GET", `/new/v2.0/projects/${projectId}`);
    await api.good("GET", "/openapi/openapi-viewer.json");
    await api.good("GET", `/new/v2.0/search?filter=ord&projectId=${projectId}`);
    const [snapshot] = itemsOf(await api.good("GET", `/new/v2.0/snapshots?projectId=${projectId}`));
    await api.good("GET", `/new/v2.0/snapshots/${snapshot?._id}/resources?type=flow`);
    await api.good("POST", `/new/v2.0/endpoints/${id}/apikeys`, { name: "shop" });
    await api.good("GET", `/new/v2.0/endpoints/${id}/apikeys`);
    const operations = [{ op: "update", id, value: { active: true } }];
    await api.good("PATCH", `/new/v2.0/endpoints?projectId=${projectId}`, { operations });
    const client = { client_id: clientId, client_secret: clientSecret.expose() };
    const form = new URLSearchParams({ grant_type: "client_credentials", ...client });
    const { access_token } = objectOf(await api.good("POST", "/auth/oauth2/token", form));
    await api.good("POST", "/auth/oauth2/revoke", { token: access_token });
    const wrong = new URLSearchParams({
      grant_type: "client_credentials",
      client_id: "x",
      client_secret: "y",
    });
    assert.equal((await api.refused("POST", "/auth/oauth2/token", wrong)).status, 401);
  });

  test("refusals", async (t) => {
    const { api, sandbox, make } = await held(t, { names: "unique" });
    await make();
    const create = "/new/v2.0/endpoints";
    const settings = { webhookUrl: "https://a.test/", padding: "x".repeat(60_000) };
    const table: readonly (readonly [string, string, unknown, number])[] = [
      ["POST", create, endpoint(sandbox), 409],
      ["POST", create, endpoint(sandbox, { version: 1 }), 400],
      ["POST", create, endpoint(sandbox, { settings }), 413],
      ["POST", create, endpoint(sandbox, { projectId: NOWHERE }), 404],
      ["GET", `${create}/${NOWHERE}`, undefined, 404],
      ["GET", `${create}/1`, undefined, 400],
      ["PATCH", `${create}/${NOWHERE}`, { active: true }, 404],
      ["DELETE", `${create}/${NOWHERE}`, undefined, 404],
      ["GET", `${create}?limit=500`, undefined, 400],
      ["GET", `${create}?colour=blue`, undefined, 400],
      ["GET", "/new/v2.0/flows", { limit: 1 }, 403],
    ];
    for (const [method, path, body, status] of table)
      assert.equal((await api.refused(method, path, body)).status, status, `${method} ${path}`);
    const reader = await held(t, { rights: "basic" });
    assert.equal((await reader.api.refused("POST", create, endpoint(reader.sandbox))).status, 403);
    const rateLimit = { requests: 1, windowSeconds: 60, retryAfter: "seconds" } as const;
    const limited = await held(t, { rateLimit });
    await limited.api.good("GET", create);
    assert.equal((await limited.api.refused("GET", create)).status, 429);
    for (const status of [500, 503]) {
      const faults = [{ kind: "status", status, commits: false, call: "list", at: 1 }] as const;
      assert.equal((await (await held(t, { faults })).api.refused("GET", create)).status, status);
    }
  });

  test("all operations were seen, and the answers that matter", () => {
    const described = partsOf(readContract("cognigy-v2"))
      .map(({ part }) => part.operationId)
      .filter((id) => id !== undefined);
    const seen = [...contract.seen];
    assert.deepEqual(
      described.filter((id) => !seen.some((one) => one.startsWith(`${id} 2`))),
      [],
    );
    const expected = [
      "createEndpoint 409",
      "createEndpoint 413",
      "listEndpoints 429",
      "listEndpoints 5XX",
      "updateEndpoint 200",
      "updateEndpoint 204",
      "deleteEndpoint 200",
      "deleteEndpoint 204",
    ];
    assert.deepEqual(
      expected.filter((one) => !contract.seen.has(one)),
      [],
    );
  });
});
