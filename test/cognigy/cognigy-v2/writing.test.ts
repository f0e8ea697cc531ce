import assert from "node:assert/strict";
import { test } from "node:test";
import { Redactor } from "../../../src/base/redactor.ts";
import { Secret } from "../../../src/base/secret.ts";
import type { LearnedTrait } from "../../../src/cognigy/wire/connection.ts";
import { keyOf } from "../../../src/model/fleet/key.ts";
import type { LiveWebhook } from "../../../src/model/fleet/live.ts";
import type { Tenant } from "../../../src/model/fleet/tenant.ts";
import { JumpClock } from "../jump-clock.ts";
import { sendJson } from "../server.ts";
import { type Behaviour, ENGLISH, type FakeCognigy, hex, MAIN, PROJECT, problem } from "./fake-cognigy.ts";
import { OPERATION, ordersWith, PASSWORD, type Setting, withCognigy } from "./with-cognigy.ts";

const LABELLED = {
  sunset: null,
  protect: true,
  secrets: new Map([["basicauth.password", "${secret:ORDERS_AUTH@3}"]]),
};
const MARKER = "webhook-sync/1 orders@2 protect auth=ORDERS_AUTH@3";
const STORED = {
  name: "Orders",
  foreignId: MARKER,
  active: true,
  settings: {
    ...{ webhookUrl: "https://api.acme.test/orders", basicAuthUser: "acme", basicAuthPassword: PASSWORD },
    webhookKeyAuth: { mode: "api-key" },
  },
};

/** The one Endpoint of a tenant, as a plan has read it. */
async function planned(tenant: Tenant): Promise<LiveWebhook> {
  const listed = await tenant.list();
  assert.ok(listed.ok);
  const [live] = listed.value.webhooks;
  assert.ok(live);
  return live;
}

function writesOf(fake: FakeCognigy): string[] {
  return fake.log.filter((line) => !line.startsWith("GET"));
}

test("a creation is one POST with all that is declared, and needs no read", async () => {
  await withCognigy({}, async ({ tenant }, fake) => {
    const made = await tenant.create(ordersWith({ labelled: LABELLED }), OPERATION);
    assert.ok(made.ok);
    assert.deepEqual(fake.log, ["POST endpoints"]);
    const [{ foreignId, ...body } = {}] = fake.bodies("POST");
    assert.match(String(foreignId), /^webhook-sync\/1 orders@2 protect auth=ORDERS_AUTH@3 op=[0-9a-f]{12}$/);
    assert.deepEqual(body, {
      ...{ projectId: PROJECT, channel: "webhook", name: "Orders", flowId: MAIN, localeId: ENGLISH },
      ...{ entrypoint: PROJECT, active: false },
      settings: {
        webhookUrl: "https://api.acme.test/orders",
        basicAuthUser: "acme",
        basicAuthPassword: PASSWORD,
      },
    });
    assert.deepEqual([made.value.name, made.value.version, made.value.status], ["orders", 2, "inactive"]);
  });
});

test("what was made is switched on by one PATCH, and nothing is read", async () => {
  await withCognigy({}, async ({ tenant }, fake) => {
    const made = await tenant.create(ordersWith({ labelled: LABELLED }), OPERATION);
    assert.ok(made.ok);
    const on = await tenant.setStatus(
      made.value,
      { status: "active", labelled: LABELLED, serves: true },
      OPERATION,
    );
    assert.ok(on.ok);
    assert.equal(on.value.status, "active");
    assert.deepEqual(fake.log, ["POST endpoints", "PATCH endpoints/1"]);
    assert.deepEqual(fake.bodies("PATCH"), [{ active: true, foreignId: MARKER }]);
  });
});

test("activating what was made with the whole webhook needs no read before it, changing its url does", async () => {
  await withCognigy({}, async ({ tenant }, fake) => {
    const made = await tenant.create(ordersWith({ labelled: LABELLED }), OPERATION);
    assert.ok(made.ok);
    const wanted = ordersWith({ status: "active", labelled: LABELLED }, { serves: true });
    const on = await tenant.replace(made.value, wanted, OPERATION);
    assert.ok(on.ok);
    assert.deepEqual(fake.log, ["POST endpoints", "PATCH endpoints/1"]);
    const before = fake.log.length;
    assert.ok((await tenant.replace(on.value, { ...wanted, url: "https://api.acme.test/v2" }, OPERATION)).ok);
    assert.deepEqual(fake.log.slice(before), ["GET endpoints/1", "PATCH endpoints/1", "GET endpoints/1"]);
  });
});

/** For so long after its creation the tenant knows nothing of an Endpoint. */
function denying(fake: () => FakeCognigy | undefined, requests: number): NonNullable<Setting["intercept"]> {
  let left = requests;
  return (request, response) => {
    if (!/endpoints\/.+/.test(request.url.pathname) || fake() === undefined || left === 0) return false;
    left -= 1;
    sendJson(response, 404, problem(404, 1002, "Endpoint does not exist"));
    return true;
  };
}

test("what was made and is denied at first is written once it shows, within settle", async () => {
  for (const url of [undefined, "https://api.acme.test/v2"]) {
    let made: FakeCognigy | undefined;
    const clock = new JumpClock();
    const setting = { intercept: denying(() => made, 2), options: { clock } };
    await withCognigy(setting, async ({ tenant }, fake) => {
      const created = await tenant.create(ordersWith({ labelled: LABELLED }), OPERATION);
      assert.ok(created.ok);
      made = fake;
      const changes = {
        status: "active",
        labelled: LABELLED,
        ...(url === undefined ? {} : { url }),
      } as const;
      const on = await tenant.replace(created.value, ordersWith(changes, { serves: true }), OPERATION);
      assert.ok(on.ok, on.ok ? "" : on.error.message);
      assert.equal(fake.endpoints.get(created.value.id)?.active, true);
      assert.equal(clock.monotonic(), 5_000);
    });
  }
});

test("what was made and is denied for good is gone; one that was there is not waited for", async () => {
  await withCognigy({}, async ({ tenant }, fake) => {
    const created = await tenant.create(ordersWith({ labelled: LABELLED }), OPERATION);
    assert.ok(created.ok);
    fake.endpoints.delete(created.value.id);
    const on = await tenant.replace(
      created.value,
      ordersWith({ status: "active" }, { serves: true }),
      OPERATION,
    );
    assert.ok(!on.ok);
    assert.deepEqual([on.error.kind, on.error.found], ["not-found", undefined]);
    assert.equal(fake.log.filter((line) => line.startsWith("PATCH")).length, 3);
  });
  const intercept: Setting["intercept"] = ({ method }, _, tenant) => {
    if (method === "PATCH") tenant.endpoints.clear();
    return false;
  };
  await withCognigy({ intercept }, async ({ tenant }, fake) => {
    fake.insert(STORED);
    const live = await planned(tenant);
    const on = await tenant.setStatus(live, { status: "inactive", labelled: null, serves: false }, OPERATION);
    assert.ok(!on.ok);
    assert.deepEqual([on.error.kind, on.error.found], ["not-found", undefined]);
    assert.equal(fake.log.filter((line) => line.startsWith("PATCH")).length, 1);
  });
});

const UNSURE: readonly (readonly [given: string, behaviour: Partial<Behaviour>])[] = [
  ["the answer is more than a plain 204", { update: 200 }],
  ["no marker was seen to be kept", { foreignId: "dropped" }],
  ["the password is hidden, so that settings are sent once more", { password: "masked" }],
];
for (const [given, behaviour] of UNSURE) {
  test(`what was made is read back once it is switched on where ${given}`, async () => {
    await withCognigy({ behaviour }, async ({ tenant }, fake) => {
      const made = await tenant.create(ordersWith({ labelled: LABELLED }), OPERATION);
      assert.ok(made.ok);
      const wanted = ordersWith(
        { status: "active", labelled: LABELLED },
        { serves: true, basicAuth: { kind: "set", user: "acme", password: new Secret(PASSWORD) } },
      );
      assert.ok((await tenant.replace(made.value, wanted, OPERATION)).ok);
      assert.deepEqual(fake.log.slice(-2), ["PATCH endpoints/1", "GET endpoints/1"]);
    });
  });
}

test("a new version in place is one read, one PATCH with what changes, and a read of the outcome", async () => {
  await withCognigy({}, async ({ tenant }, fake) => {
    const { _id, URLToken } = fake.insert(STORED);
    const live = await planned(tenant);
    const before = fake.log.length;
    const wanted = ordersWith(
      { version: 3, url: "https://api2.acme.test/orders", status: "active", labelled: LABELLED },
      { serves: true, basicAuth: { kind: "set", user: "acme", password: new Secret("n3w-password") } },
    );
    const replaced = await tenant.replace(live, wanted, OPERATION);
    assert.ok(replaced.ok);
    assert.deepEqual([replaced.value.id, replaced.value.version], [_id, 3]);
    assert.deepEqual(fake.log.slice(before), ["GET endpoints/1", "PATCH endpoints/1", "GET endpoints/1"]);
    assert.deepEqual(fake.bodies("PATCH"), [
      {
        foreignId: MARKER.replace("@2", "@3"),
        settings: {
          ...STORED.settings,
          ...{ webhookUrl: "https://api2.acme.test/orders", basicAuthPassword: "n3w-password" },
        },
      },
    ]);
    assert.equal(fake.endpoints.get(_id)?.URLToken, URLToken);
  });
});

test("what is as wanted already is not written", async () => {
  await withCognigy({}, async ({ tenant }, fake) => {
    fake.insert(STORED);
    const live = await planned(tenant);
    const same = ordersWith({ status: "active", labelled: LABELLED }, { serves: true });
    assert.ok((await tenant.replace(live, same, OPERATION)).ok);
    assert.deepEqual(writesOf(fake), []);
  });
});

const EDITS: readonly (readonly [string, Record<string, unknown>, RegExp])[] = [
  ["url", { settings: { ...STORED.settings, webhookUrl: "https://moved.test/" } }, /its url differs/],
  ["password", { settings: { ...STORED.settings, basicAuthPassword: "0ther" } }, /its basicAuth differs/],
  ["flow", { flowId: "00000000-2222-4333-8444-555566667777" }, /its flow differs/],
  ["switch", { active: false }, /its active differs/],
  ["marker", { foreignId: "" }, /its name differs|its status differs|its marker differs/],
  ["nothing of ours", { maskLogging: true }, /its time of the last change differs/],
];

for (const [name, fields, expected] of EDITS) {
  test(`what somebody changed after it was read is not written over: ${name}`, async () => {
    await withCognigy({}, async ({ tenant }, fake) => {
      const { _id } = fake.insert(STORED);
      const live = await planned(tenant);
      fake.edit(_id, fields);
      const wanted = ordersWith({ version: 3, status: "active", labelled: LABELLED }, { serves: true });
      for (const work of [
        tenant.replace(live, wanted, OPERATION),
        tenant.setStatus(live, { status: "inactive", labelled: null, serves: false }, OPERATION),
        tenant.delete(live, OPERATION),
      ]) {
        const written = await work;
        assert.ok(!written.ok);
        assert.equal(written.error.kind, "conflict");
        assert.match(written.error.message, expected);
      }
      assert.deepEqual(writesOf(fake), []);
    });
  });
}

for (const update of [200, 204] as const) {
  for (const settings of ["replace", "merge"] as const) {
    test(`no setting that we do not know is lost, where ${update} answers and settings are a ${settings}`, async () => {
      await withCognigy({ behaviour: { update, settings } }, async ({ tenant }, fake) => {
        const { _id } = fake.insert(STORED);
        const wanted = ordersWith(
          { url: "https://api.acme.test/v2", status: "active", labelled: LABELLED },
          { serves: true },
        );
        const written = await tenant.replace(await planned(tenant), wanted, OPERATION);
        assert.ok(written.ok);
        assert.equal(written.value.url, "https://api.acme.test/v2");
        assert.deepEqual(fake.endpoints.get(_id)?.settings, {
          ...STORED.settings,
          webhookUrl: "https://api.acme.test/v2",
        });
      });
    });
  }
}

test("credentials that nobody declares go to no other host, and none that are hidden are sent", async () => {
  const kept = { basicAuth: { kind: "kept" }, serves: true } as const;
  for (const [password, url, expected] of [
    [
      "plain",
      "https://elsewhere.test/orders",
      /its credentials are not declared and would go to another host/,
    ],
    [
      "masked",
      "https://api.acme.test/v2",
      /the tenant does not show its password, which has to be sent along/,
    ],
    ["absent", "https://api.acme.test/v2", /the tenant does not show its password/],
  ] as const) {
    await withCognigy({ behaviour: { password } }, async ({ tenant }, fake) => {
      fake.insert(STORED);
      const live = await planned(tenant);
      const written = await tenant.replace(
        live,
        ordersWith({ url, status: "active", labelled: LABELLED }, kept),
        OPERATION,
      );
      assert.ok(!written.ok);
      assert.match(written.error.message, expected);
      assert.match(written.error.hint ?? "", /basicAuth: none/);
      assert.deepEqual(writesOf(fake), []);
      // What leaves settings alone needs no password.
      const renamed = ordersWith({ version: 3, status: "active", labelled: LABELLED }, kept);
      assert.ok((await tenant.replace(live, renamed, OPERATION)).ok);
      assert.deepEqual(fake.bodies("PATCH"), [{ foreignId: MARKER.replace("@2", "@3") }]);
    });
  }
});

test("credentials are cleared where the manifest says none", async () => {
  await withCognigy({}, async ({ tenant }, fake) => {
    fake.insert(STORED);
    const wanted = ordersWith(
      { url: "https://elsewhere.test/orders", status: "active", labelled: LABELLED },
      { basicAuth: { kind: "none" }, serves: true },
    );
    const written = await tenant.replace(await planned(tenant), wanted, OPERATION);
    assert.ok(written.ok);
    assert.deepEqual(written.value.endpoint?.basicAuth, { kind: "none" });
    assert.deepEqual(fake.bodies("PATCH"), [
      {
        settings: {
          ...STORED.settings,
          ...{ webhookUrl: "https://elsewhere.test/orders", basicAuthUser: "", basicAuthPassword: "" },
        },
      },
    ]);
  });
});

test("a deprecated version may go on: the marker says it", async () => {
  await withCognigy({}, async ({ tenant }, fake) => {
    fake.insert(STORED);
    const live = await planned(tenant);
    const labelled = { ...LABELLED, sunset: "2027-03-31" };
    const written = await tenant.setStatus(live, { status: "deprecated", labelled, serves: true }, OPERATION);
    assert.ok(written.ok);
    assert.equal(written.value.status, "deprecated");
    assert.equal(written.value.endpoint?.serves, true);
    assert.deepEqual(fake.bodies("PATCH"), [
      { foreignId: "webhook-sync/1 orders@2 sunset=2027-03-31 deprecated protect auth=ORDERS_AUTH@3" },
    ]);
  });
});

test("adopting writes the marker and nothing else; letting go takes it off", async () => {
  await withCognigy({ behaviour: { password: "masked" } }, async ({ tenant }, fake) => {
    fake.insert({ ...STORED, foreignId: "" });
    const adopted = await tenant.setKey(await planned(tenant), "orders:2", [], OPERATION);
    assert.ok(adopted.ok);
    assert.equal(keyOf(adopted.value), "orders@2");
    const left = await tenant.setKey(adopted.value, null, [], OPERATION);
    assert.ok(left.ok);
    assert.equal(left.value.idempotencyKey, null);
    assert.deepEqual(fake.bodies("PATCH"), [{ foreignId: "webhook-sync/1 orders@2" }, { foreignId: "" }]);
  });
});

test("a foreignId that is somebody else's is not written over", async () => {
  await withCognigy({}, async ({ tenant }, fake) => {
    fake.insert({ ...STORED, foreignId: "SAP-4711" });
    const adopted = await tenant.setKey(await planned(tenant), "orders:2", [], OPERATION);
    assert.ok(!adopted.ok);
    assert.match(adopted.error.message, /its foreignId is in use by something else: SAP-4711/);
    assert.deepEqual(writesOf(fake), []);
  });
});

test("one that is gone counts as deleted", async () => {
  await withCognigy({}, async ({ tenant }, fake) => {
    const { _id } = fake.insert(STORED);
    const live = await planned(tenant);
    assert.ok((await tenant.delete(live, OPERATION)).ok);
    assert.equal(fake.endpoints.has(_id), false);
    assert.ok((await tenant.delete(live, OPERATION)).ok);
  });
});

const UNFIT: readonly (readonly [string, Parameters<typeof ordersWith>, RegExp])[] = [
  [
    "a forbidden character",
    [{}, { displayName: "orders:2" }],
    /its display name holds :, which no name on the tenant may/,
  ],
  ["a long name", [{}, { displayName: "x".repeat(201) }], /has more than 200 characters/],
  ["a body over 60 kB", [{ url: `https://api.acme.test/${"x".repeat(60_000)}` }, {}], /it takes 61 kB/],
];

for (const [name, wanted, expected] of UNFIT) {
  test(`what the tenant would refuse is not sent: ${name}`, async () => {
    await withCognigy({}, async ({ tenant }, fake) => {
      const made = await tenant.create(ordersWith(...wanted), OPERATION);
      assert.ok(!made.ok);
      assert.match(made.error.message, expected);
      assert.deepEqual(writesOf(fake), []);
    });
  });
}

for (const foreignId of ["dropped", "refused"] as const) {
  test(`where the foreignId is ${foreignId}, the name carries the key, and the next run knows it`, async () => {
    const learned: LearnedTrait[] = [];
    const setting: Setting = { behaviour: { foreignId }, options: { onLearned: (one) => learned.push(one) } };
    await withCognigy(setting, async ({ tenant }, fake) => {
      const made = await tenant.create(ordersWith({ labelled: LABELLED }), OPERATION);
      assert.ok(made.ok);
      assert.equal(made.value.idempotencyKey, "orders:2");
      assert.equal(fake.endpoints.get(hex(1))?.name, "orders@2");
      assert.equal(fake.endpoints.size, 1);
      const second = await tenant.create(
        ordersWith({ name: "invoices" }, { displayName: "Invoices" }),
        OPERATION,
      );
      assert.ok(second.ok);
      assert.equal(fake.endpoints.get(hex(2))?.name, "invoices@2");
      assert.equal(fake.bodies("POST").at(-1)?.foreignId, undefined);
      assert.deepEqual(learned, ["no-foreign-id"]);
    });
  });

  test(`where the foreignId is ${foreignId}, a run that finds names as markers writes names at once and says nothing`, async () => {
    const learned: LearnedTrait[] = [];
    const setting: Setting = { behaviour: { foreignId }, options: { onLearned: (one) => learned.push(one) } };
    await withCognigy(setting, async ({ tenant }, fake) => {
      fake.insert({ ...STORED, foreignId: "", name: "orders@2" });
      const live = await planned(tenant);
      const wanted = ordersWith({ version: 3, status: "active", labelled: LABELLED }, { serves: true });
      assert.ok((await tenant.replace(live, wanted, OPERATION)).ok);
      assert.deepEqual(fake.bodies("PATCH"), [{ name: "orders@3" }]);
      assert.deepEqual(learned, []);
    });
  });

  test(`where the foreignId is ${foreignId}, adopting renames, and a version in place renames again`, async () => {
    await withCognigy({ behaviour: { foreignId } }, async ({ tenant }, fake) => {
      fake.insert({ ...STORED, foreignId: "", createdBy: hex(5) });
      const adopted = await tenant.setKey(await planned(tenant), "orders:2", [], OPERATION);
      assert.ok(adopted.ok);
      assert.equal(adopted.value.idempotencyKey, "orders:2");
      const wanted = ordersWith({ version: 3, status: "active", labelled: LABELLED }, { serves: true });
      const replaced = await tenant.replace(adopted.value, wanted, OPERATION);
      assert.ok(replaced.ok);
      assert.equal(fake.endpoints.get(hex(1))?.name, "orders@3");
    });
  });
}

test("what cannot be read may be what is to be made: it is not made", async () => {
  const intercept: Setting["intercept"] = ({ url, method }, response) => {
    if (method !== "GET" || !url.pathname.endsWith(hex(1))) return false;
    sendJson(response, 500, problem(500, 1003, "no"));
    return true;
  };
  await withCognigy({ intercept }, async ({ tenant }, fake) => {
    fake.insert({ ...STORED, createdBy: hex(5) });
    fake.insert({ ...STORED, name: "Other", foreignId: "" });
    assert.ok((await tenant.list()).ok);
    const made = await tenant.create(ordersWith(), OPERATION);
    assert.ok(!made.ok);
    assert.match(made.error.message, /Endpoint Orders, 0+1, could not be read and may be it/);
    assert.deepEqual(writesOf(fake), []);
    assert.ok((await tenant.create(ordersWith({ name: "new" }, { displayName: "New" }), OPERATION)).ok);
  });
});

test("a list after writes reads only what somebody else has changed", async () => {
  await withCognigy({}, async ({ tenant }, fake) => {
    fake.insert({ ...STORED, foreignId: "", name: "Other" });
    const made = await tenant.create(ordersWith(), OPERATION);
    assert.ok(made.ok);
    const before = fake.log.length;
    const listed = await tenant.list();
    assert.ok(listed.ok);
    assert.equal(listed.value.webhooks.length, 2);
    assert.ok(!fake.log.slice(before).includes("GET endpoints/2"));
    fake.edit(made.value.id, { name: "Bestellungen" });
    const again = await tenant.list();
    assert.ok(again.ok);
    assert.equal(again.value.webhooks[1]?.endpoint?.displayName, "Bestellungen");
  });
});

test("a password that the tenant quotes in a refusal is not told", async () => {
  const intercept: Setting["intercept"] = ({ method }, response) => {
    if (method !== "POST") return false;
    sendJson(response, 400, problem(400, 1005, `Validation failed. Invalid value '${PASSWORD}'.`));
    return true;
  };
  await withCognigy({ intercept, options: { redactor: new Redactor() } }, async ({ tenant }) => {
    const made = await tenant.create(ordersWith(), OPERATION);
    assert.ok(!made.ok);
    assert.equal(made.error.kind, "rejected");
    assert.ok(!made.error.message.includes(PASSWORD), made.error.message);
  });
});
