import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { Validator } from "@seriousme/openapi-schema-validator";
import { Secret } from "../../src/base/secret.ts";
import { idempotencyKeyOf } from "../../src/model/fleet/key.ts";
import type { Tenant } from "../../src/model/fleet/tenant.ts";
import { ORDERS } from "../cognigy/connecting.ts";
import { Contract, partsOf, readContract } from "./contract.ts";
import type { Passed } from "./relay.ts";
import { good, operation, passedBy, type SessionOptions, STRANGERS, scratchFolder } from "./session.ts";

const ENVELOPES = ["array", "items", "data", "integrations", "embedded"] as const;
const PAGINGS = ["cursor", "link", "skip-total", "none", "ignored"] as const;
/** More than one page. */
const SEEDED = 101;

let contract: Contract;
/** The state of a tenant with so many integrations. */
const seeded = scratchFolder();

before(async () => {
  contract = await Contract.load("integrations-api");
  await passedBy({ directory: seeded }, async (tenant) => {
    for (let at = 1; at <= SEEDED; at += 1)
      good(await tenant.create({ ...ORDERS, name: `orders-${at}` }, operation(`orders-${at}`)));
  });
});
after(() => rmSync(seeded, { recursive: true }));

/** Everything that can happen to an integration, as far as this tenant has it. */
async function life(tenant: Tenant): Promise<void> {
  const made = good(await tenant.create(ORDERS, operation("create")));
  const live = good(await tenant.replace(made, { ...ORDERS, status: "active" }, operation("activate")));
  assert.equal(live.status, "active");
  assert.equal(good(await tenant.get(live.id)).status, "active");
  const free = good(await tenant.setKey(live, null, ORDERS.headers, operation("unadopt")));
  const adopted = await tenant.setKey(free, idempotencyKeyOf(ORDERS), ORDERS.headers, operation("adopt"));
  assert.equal(adopted.ok, live.idempotencyKey !== null, "a key that never shows cannot be told to be there");
  const ours = adopted.ok ? adopted.value : good(await tenant.get(free.id));
  const deprecated = await tenant.setStatus(
    ours,
    { status: "deprecated", labelled: null, serves: null },
    operation("deprecate"),
  );
  good(await tenant.delete(deprecated.ok ? deprecated.value : ours, operation("delete")));
  assert.equal(good(await tenant.list()).webhooks.length, 0);
}

describe("the contract", () => {
  test("is OpenAPI 3.1", async () => {
    const { valid, errors } = await new Validator().validate(readContract("integrations-api"));
    assert.ok(valid, JSON.stringify(errors, null, 2));
    assert.equal(readContract("integrations-api").openapi, "3.1.0");
  });

  test("says of each operation, parameter, body, answer and schema how it is known", () => {
    const parts = partsOf(readContract("integrations-api"));
    assert.ok(parts.length > 60, `${parts.length} parts`);
    const marks = ["stated", "documented", "assumed"];
    const unmarked = parts.filter(({ part }) => !("$ref" in part) && !marks.includes(part["x-basis"] ?? ""));
    assert.deepEqual(
      unmarked.map(({ name }) => name),
      [],
    );
  });

  test("finds what is not as described", async () => {
    const passed = await passedBy({}, async (tenant) => good(await tenant.list()));
    const list = passed.find(({ method }) => method === "GET");
    assert.ok(list);
    contract.hold([list]);
    const changes: Readonly<Record<string, Partial<Passed>>> = {
      "an undescribed query": { path: `${list.path}&filter=x` },
      "no request id": { headers: { authorization: "Bearer x" } },
      "no credentials": { headers: { "x-request-id": "run-1" } },
      "an undescribed path": { path: "/api/v2/integrations" },
      "an undescribed status": { status: 302 },
      "an undescribed type": { answerHeaders: { "content-type": "text/html" } },
      "an unknown envelope": { answer: '{"results":[]}' },
      "an integration without a url": { answer: '[{"id":"1","name":"a","status":"active"}]' },
      "an unknown status": { answer: '[{"id":"1","name":"a","url":"https://a.test","status":"asleep"}]' },
    };
    for (const [what, change] of Object.entries(changes))
      assert.throws(() => contract.hold([{ ...list, ...change }]), assert.AssertionError, what);
  });
});

describe("client and sandbox keep to the contract", () => {
  for (const envelope of ENVELOPES) {
    for (const paging of PAGINGS) {
      test(`list as ${envelope}, paging: ${paging}`, async () => {
        const options = { switches: { envelope, paging }, from: seeded };
        const passed = await passedBy(options, async (tenant) => {
          const { webhooks, shortfall } = good(await tenant.list());
          assert.equal(webhooks.length, SEEDED);
          assert.equal(shortfall, null);
        });
        contract.hold(passed);
        assert.equal(passed.filter(({ method }) => method === "GET").length, 2);
      });
    }
  }

  const TENANTS: Readonly<Record<string, SessionOptions>> = {
    "as the standard tenant has it": {},
    "without ETags": { switches: { etag: false } },
    "with answers that have no body": { switches: { echoBodies: false } },
    "with masked header values": {
      switches: { maskHeaders: "masked", partialUpdate: true },
      capabilities: { partialUpdate: true },
    },
    "with no headers shown": {
      switches: { maskHeaders: "absent", partialUpdate: true },
      capabilities: { partialUpdate: true },
    },
    "with keys that are not echoed": { switches: { echoKeys: false } },
    "with keys that are ignored": { switches: { idempotency: "ignored", uniqueNames: false } },
    "without a deprecated status": { switches: { refuseDeprecated: true } },
    "with short tokens": { switches: { tokenLifetimeSeconds: 1 } },
  };
  for (const [name, options] of Object.entries(TENANTS))
    test(`the life of an integration, ${name}`, async () => contract.hold(await passedBy(options, life)));

  test("credentials by HTTP Basic, as a bearer token and as an API key", async () => {
    const basic = await passedBy({ auth: { credentialsIn: "basic" } }, async (tenant) =>
      good(await tenant.list()),
    );
    assert.match(basic[0]?.headers.authorization ?? "", /^Basic /);
    contract.hold(basic);
    for (const fixed of STRANGERS) {
      const passed = await passedBy({ fixed }, (tenant) => tenant.list());
      assert.deepEqual(
        passed.map(({ status }) => status),
        [401],
      );
      contract.hold(passed);
    }
  });

  test("refusals of the client, of its scopes, of a stale and of a hurried request", async () => {
    contract.hold(await passedBy({ auth: { clientSecret: new Secret("wrong") } }, (tenant) => tenant.list()));
    contract.hold(await passedBy({ auth: { scopes: ["webhooks:manage"] } }, (tenant) => tenant.list()));
    const conflicts = await passedBy({}, async (tenant) => {
      const made = good(await tenant.create(ORDERS, operation("first")));
      await tenant.create({ ...ORDERS, url: "https://other.example.test/" }, operation("second"));
      const body = { ...ORDERS, status: "active" as const };
      await tenant.replace(made, body, operation("third"));
      await tenant.get("000000000000000000000000");
    });
    contract.hold(conflicts);
    for (const status of [429, 500, 503]) {
      const faults = [{ kind: "status", status, commits: false, call: "list", at: 1 }] as const;
      contract.hold(await passedBy({ switches: { faults } }, async (tenant) => good(await tenant.list())));
    }
  });

  test("all operations were seen, and the answers that matter", () => {
    const expected = [
      "issueToken 200",
      "issueToken 401",
      "listIntegrations 200",
      "listIntegrations 401",
      "listIntegrations 403",
      "listIntegrations 429",
      "listIntegrations 5XX",
      "createIntegration 201",
      "createIntegration 409",
      "getIntegration 200",
      "getIntegration 404",
      "replaceIntegration 200",
      "replaceIntegration 204",
      "replaceIntegration 422",
      "setStatus 200",
      "deleteIntegration 204",
    ];
    assert.deepEqual(
      expected.filter((one) => !contract.seen.has(one)),
      [],
    );
  });
});
