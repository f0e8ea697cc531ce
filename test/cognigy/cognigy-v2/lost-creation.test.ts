import assert from "node:assert/strict";
import { test } from "node:test";
import { membersOf, parseJson } from "../../../src/base/json.ts";
import type { LearnedTrait } from "../../../src/cognigy/wire/connection.ts";
import { sendJson } from "../server.ts";
import { type Behaviour, hex, type Interception, problem } from "./fake-cognigy.ts";
import { OPERATION, ordersWith, withCognigy } from "./with-cognigy.ts";

type Loss = "reset" | "502" | "429 of a proxy" | "empty 201";

/** Answers the first POST like this, after the tenant has done it or without. */
function losing(loss: Loss, isDone: boolean): Interception {
  let isFirst = true;
  return (request, response, tenant) => {
    if (request.method !== "POST" || !isFirst) return false;
    isFirst = false;
    if (isDone) tenant.answer(request);
    if (loss === "reset") response.socket?.destroy();
    else if (loss === "502")
      response.writeHead(502, { "content-type": "text/html" }).end("<html>Bad Gateway</html>");
    else if (loss === "429 of a proxy")
      response.writeHead(429, { "content-type": "text/html" }).end("slow down");
    else response.writeHead(201).end();
    return true;
  };
}

for (const loss of ["reset", "502", "429 of a proxy", "empty 201"] as const) {
  for (const foreignId of ["kept", "dropped"] as const) {
    test(`a creation whose answer is lost (${loss}) and that was done is found, foreignId ${foreignId}`, async () => {
      const intercept = losing(loss, true);
      await withCognigy({ behaviour: { foreignId }, intercept }, async ({ tenant }, fake) => {
        fake.insert({ name: "Orders", foreignId: "" });
        assert.ok((await tenant.list()).ok);
        const made = await tenant.create(ordersWith(), OPERATION);
        assert.ok(made.ok, made.ok ? "" : made.error.message);
        assert.equal(made.value.id, hex(2));
        assert.equal(made.value.idempotencyKey, "orders:2");
        assert.equal(fake.endpoints.size, 2);
        assert.equal(fake.bodies("POST").length, 1);
      });
    });
  }

  test(`a creation whose answer is lost (${loss}) and that was not done is unknown, and not sent again`, async () => {
    await withCognigy({ intercept: losing(loss, false) }, async ({ tenant }, fake) => {
      const made = await tenant.create(ordersWith(), OPERATION);
      assert.ok(!made.ok);
      assert.equal(made.error.kind, "unknown");
      assert.match(made.error.message, /3 looks within 5 s found nothing; orders@2 was not sent again$/);
      assert.equal(fake.bodies("POST").length, 1);
    });
  });
}

test("a creation that a list shows only later is waited for, up to settle", async () => {
  const behaviour: Partial<Behaviour> = { hidden: 1 };
  await withCognigy({ behaviour, intercept: losing("reset", true) }, async ({ tenant }) => {
    const made = await tenant.create(ordersWith(), OPERATION);
    assert.ok(!made.ok);
    assert.equal(made.error.kind, "unknown");
  });
});

test("an Endpoint of the same name that somebody else made meanwhile is not taken for ours", async () => {
  for (const fields of [
    { createdBy: hex(5) },
    { createdAt: 1_000 },
    { foreignId: "webhook-sync/1 orders@2 op=000000000000" },
    { foreignId: "SAP-4711" },
  ]) {
    const intercept: Interception = ({ method }, response, tenant) => {
      if (method !== "POST") return false;
      tenant.insert({ name: "Orders", active: false, settings: { webhookUrl: ordersWith().url }, ...fields });
      response.socket?.destroy();
      return true;
    };
    await withCognigy({ intercept }, async ({ tenant }) => {
      const made = await tenant.create(ordersWith(), OPERATION);
      assert.ok(!made.ok, JSON.stringify(fields));
      assert.equal(made.error.kind, "unknown");
    });
  }
});

const STRANGER = { name: "Stranger", foreignId: "", settings: { webhookUrl: "https://s.acme.test/" } };
/** As what is to be made, but for one thing. */
const ALIKE = { ...STRANGER, name: "Orders", active: false, settings: { webhookUrl: ordersWith().url } };

const OTHERS = [
  ["was listed before", true, ALIKE],
  ["has another name", false, { ...ALIKE, name: "Stranger" }],
  ["has another url", false, { ...ALIKE, settings: STRANGER.settings }],
  ["is active", false, { ...ALIKE, active: true }],
  ["carries another nonce", false, { ...ALIKE, foreignId: "webhook-sync/1 orders@2 op=000000000000" }],
] as const;

for (const [words, isListed, fields] of OTHERS)
  for (const isDone of [true, false])
    test(`a creation answered with an Endpoint that ${words} is looked up, done: ${isDone}`, async () => {
      const learned: LearnedTrait[] = [];
      const intercept: Interception = (request, response, tenant) => {
        if (request.method !== "POST") return false;
        if (isDone) tenant.answer(request);
        // Not in the project: no list shows it.
        const other = { ...tenant.insert(fields), _id: isListed ? hex(1) : hex(77) };
        tenant.endpoints.delete(hex(isDone ? 3 : 2));
        sendJson(response, 201, other);
        return true;
      };
      const options = { onLearned: (one: LearnedTrait) => void learned.push(one) };
      await withCognigy({ intercept, options }, async ({ tenant }, fake) => {
        fake.insert(fields);
        assert.ok((await tenant.list()).ok);
        const made = await tenant.create(ordersWith(), OPERATION);
        assert.equal(made.ok, isDone, made.ok ? "" : made.error.message);
        if (made.ok) assert.deepEqual([made.value.id, made.value.idempotencyKey], [hex(2), "orders:2"]);
        else
          assert.match(
            made.error.message,
            /answered 201 with Endpoint 0+\w\w?, which does not show what was sent/,
          );
        assert.deepEqual([fake.bodies("PATCH"), learned], [[], []]);
      });
    });

test("two that carry the nonce are both named", async () => {
  const intercept: Interception = ({ method, body }, response, tenant) => {
    if (method !== "POST") return false;
    const { projectId: _, ...fields } = membersOf(parseJson(body));
    tenant.insert(fields);
    tenant.insert(fields);
    response.socket?.destroy();
    return true;
  };
  await withCognigy({ intercept }, async ({ tenant }) => {
    const made = await tenant.create(ordersWith(), OPERATION);
    assert.ok(!made.ok);
    assert.equal(made.error.kind, "unknown");
    assert.match(made.error.message, new RegExp(`more than once: ${hex(1)}, ${hex(2)}`));
  });
});

test("a name that is taken is looked at again: ours is found, another one is a conflict", async () => {
  for (const isOurs of [true, false]) {
    const intercept: Interception = (request, response, tenant) => {
      if (request.method !== "POST") return false;
      if (isOurs) tenant.answer(request);
      sendJson(response, 409, problem(409, 1004, "Conflict"));
      return true;
    };
    await withCognigy({ intercept }, async ({ tenant }) => {
      const made = await tenant.create(ordersWith(), OPERATION);
      assert.equal(made.ok, isOurs);
      if (made.ok) return;
      assert.equal(made.error.kind, "conflict");
      assert.match(made.error.message, /orders@2 was not made, and nothing of ours has this name/);
    });
  }
});

test("a refusal in the tenant's own words is waited for and sent again: nothing was made", async () => {
  let refusals = 0;
  const intercept: Interception = ({ method }, response) => {
    if (method !== "POST" || refusals === 2) return false;
    refusals += 1;
    sendJson(response, 429, problem(429, 429, "Too many requests"), { "retry-after": "1" });
    return true;
  };
  await withCognigy({ intercept }, async ({ tenant }, fake) => {
    assert.ok((await tenant.create(ordersWith(), OPERATION)).ok);
    assert.equal(fake.endpoints.size, 1);
  });
});
