import assert from "node:assert/strict";
import { test } from "node:test";
import { connectWriteCheck } from "../../../src/cognigy/cognigy-v2/connect.ts";
import { sendJson } from "../server.ts";
import { type Behaviour, FakeCognigy, hex, type Interception, PROJECT, problem } from "./fake-cognigy.ts";
import { cognigyAt, optionsFor } from "./with-cognigy.ts";

async function check(
  behaviour: Partial<Behaviour>,
  intercept: Interception = () => false,
  isStopped: (fake: FakeCognigy) => boolean = () => false,
) {
  const fake = await FakeCognigy.start(behaviour, intercept);
  const client = connectWriteCheck(optionsFor(cognigyAt(fake.url)));
  fake.insert({ name: "Orders" });
  try {
    const checked = await client.check({ id: PROJECT, name: "Shop" }, "ab12cd34", () => isStopped(fake));
    return {
      checked,
      names: [...fake.endpoints.values()].map(({ name }) => name),
      ...{ bodies: fake.bodies("POST"), log: fake.log },
    };
  } finally {
    await client.close();
    await fake.close();
  }
}

const USUAL = {
  ...{ foreignId: "kept", created: 201, updated: 204, deleted: 204, settings: "replaced" },
  ...{ password: "readable", equalNames: "allowed", listedAfterMs: 0 },
};

const GRID: readonly (readonly [Partial<Behaviour>, Record<string, unknown>])[] = [
  [{}, {}],
  [{ foreignId: "dropped" }, { foreignId: "dropped" }],
  [{ foreignId: "refused" }, { foreignId: "refused" }],
  [{ password: "masked" }, { password: "masked" }],
  [{ password: "absent" }, { password: "absent" }],
  [{ settings: "merge" }, { settings: "merged" }],
  [{ update: 200 }, { updated: 200 }],
];

for (const [behaviour, expected] of GRID) {
  test(`a check by writing sees what the tenant does, and leaves nothing: ${JSON.stringify(behaviour)}`, async () => {
    const { checked, names, bodies } = await check(behaviour);
    assert.equal(checked.failure, null);
    assert.deepEqual(checked.observation, { ...USUAL, ...expected });
    assert.deepEqual([checked.left, checked.doubt, names], [[], null, ["Orders"]]);
    for (const { active, settings } of bodies) {
      assert.equal(active, false);
      assert.match(JSON.stringify(settings), /https:\/\/webhook-sync\.invalid\//);
    }
  });
}

test("a proxy's page that names the foreignId is no word of the tenant on it", async () => {
  const { checked, log } = await check({}, ({ method }, response) => {
    if (method !== "POST") return false;
    response.writeHead(400, { "content-type": "text/html" }).end("<p>rule 7: foreignId</p>");
    return true;
  });
  assert.deepEqual([checked.failure?.status, checked.observation.foreignId], [400, null]);
  assert.equal(log.filter((line) => line.startsWith("POST")).length, 1);
});

test("names that have to be unique are seen", async () => {
  let posts = 0;
  const { checked, names } = await check({}, ({ method }, response) => {
    if (method !== "POST") return false;
    posts += 1;
    if (posts === 1) return false;
    sendJson(response, 409, problem(409, 1004, "Conflict"));
    return true;
  });
  assert.equal(checked.observation.equalNames, "refused");
  assert.deepEqual([checked.left, names], [[], ["Orders"]]);
});

for (const after of ["POST", "PATCH"]) {
  test(`a check that is interrupted after its first ${after} deletes what it has made`, async () => {
    const { checked, names } = await check({}, undefined, (fake) =>
      fake.log.some((line) => line.startsWith(after)),
    );
    assert.equal(checked.failure, null);
    assert.deepEqual([checked.left, names], [[], ["Orders"]]);
  });
}

test("a creation whose answer is lost is found by its name, and deleted", async () => {
  const { checked, names } = await check({}, (request, response, tenant) => {
    if (request.method !== "POST") return false;
    tenant.answer(request);
    response.socket?.destroy();
    return true;
  });
  assert.equal(checked.failure?.kind, "unavailable");
  assert.deepEqual([checked.left, checked.doubt, names], [[], null, ["Orders"]]);
});

test("a creation that is answered with somebody else's Endpoint changes and deletes nothing of theirs", async () => {
  const { checked, names, log } = await check({}, (request, response, tenant) => {
    if (request.method !== "POST") return false;
    tenant.answer(request);
    sendJson(response, 201, tenant.endpoints.get(hex(1)));
    return true;
  });
  assert.match(checked.failure?.message ?? "", /was answered 201 without the Endpoint that was sent/);
  assert.deepEqual([checked.left, checked.doubt, names], [[], null, ["Orders"]]);
  assert.deepEqual(
    log.filter((line) => !line.startsWith("GET")),
    ["POST endpoints", "DELETE endpoints/2"],
  );
});

test("what cannot be deleted is named", async () => {
  const { checked, names } = await check({}, ({ method }, response) => {
    if (method !== "DELETE") return false;
    sendJson(response, 403, problem(403, 403, "Forbidden"));
    return true;
  });
  assert.equal(checked.left.length, 2);
  assert.equal(names.length, 3);
});
