import assert from "node:assert/strict";
import { test } from "node:test";
import { connectDiagnosis } from "../../../src/cognigy/cognigy-v2/connect.ts";
import { type Behaviour, FakeCognigy, hex, PROJECT, US } from "./fake-cognigy.ts";
import { cognigyAt, optionsFor, PASSWORD } from "./with-cognigy.ts";

const SETTINGS = { webhookUrl: "https://api.acme.test/", basicAuthUser: "acme", basicAuthPassword: PASSWORD };

async function diagnosed(
  behaviour: Partial<Behaviour>,
  endpoints: readonly Record<string, unknown>[],
  projects: readonly string[],
  recorded: readonly string[] = [],
  settings: Parameters<typeof cognigyAt>[1] = {},
) {
  const fake = await FakeCognigy.start(behaviour);
  const places = { projects, snapshots: [] };
  const client = connectDiagnosis(optionsFor(cognigyAt(fake.url, settings), { places }));
  for (const endpoint of endpoints) fake.insert(endpoint);
  try {
    const diagnosis = await client.diagnose({ projects: recorded, snapshots: [] });
    assert.ok(fake.received.every(({ method }) => method === "GET"));
    return diagnosis;
  } finally {
    await client.close();
    await fake.close();
  }
}

const ENDPOINTS = [
  { name: "Orders", foreignId: "webhook-sync/1 orders@2", settings: SETTINGS },
  { name: "invoices@3", settings: { webhookUrl: "https://api.acme.test/" } },
  {
    name: "Other",
    foreignId: "SAP-4711",
    settings: SETTINGS,
    transformer: { outputTransformerEnabled: true },
  },
  { name: "Chat", channel: "webchat3" },
];

test("a diagnosis tells what reading shows, and reads only the head of the description", async () => {
  const { observation, failure } = await diagnosed({}, ENDPOINTS, ["Shop"]);
  assert.equal(failure, null);
  const { contact, ...rest } = observation;
  assert.ok(contact);
  assert.deepEqual(rest, {
    ...{ reached: true, token: null, version: "2026.16.0", user: US, auditEvents: "refused" },
    projects: [
      {
        named: "Shop",
        found: [{ id: PROJECT, name: "Shop" }],
        ...{ flows: ["Main"], locales: ["English"], primaryLocale: "English", snapshots: ["Release 7"] },
      },
    ],
    list: { all: 4, webhooks: 3, channelFilter: "works", skip: "agrees", shortfall: null },
    reads: {
      ...{ read: 3, failed: 0, byMarker: 1, byName: 1, occupied: 1, withTransformer: 1 },
      passwords: { readable: 2, masked: 0, absent: 0, none: 1 },
    },
  });
});

test("a diagnosis tells what a plan would cost also where that is more than it may", async () => {
  const { observation, failure } = await diagnosed({}, ENDPOINTS, ["Shop"], [], { reads: 2 });
  assert.match(failure?.message ?? "", /reading 3 Endpoints one by one is more than tenant\.reads allows/);
  assert.deepEqual(observation.list, {
    ...{ all: 4, webhooks: 3, channelFilter: "works", skip: "agrees", shortfall: null },
  });
  assert.deepEqual(
    observation.projects.map(({ named, flows }) => [named, flows]),
    [["Shop", ["Main"]]],
  );
  assert.deepEqual([observation.reads, observation.user], [null, US]);
});

for (const [behaviour, expected] of [
  [{ password: "masked" }, { readable: 0, masked: 2, absent: 0, none: 1 }],
  [{ password: "absent" }, { readable: 0, masked: 0, absent: 2, none: 1 }],
] as const) {
  test(`a diagnosis says which way passwords are shown: ${behaviour.password}`, async () => {
    const { observation } = await diagnosed(behaviour, ENDPOINTS, [PROJECT]);
    assert.deepEqual(observation.reads?.passwords, expected);
    assert.ok(!JSON.stringify(observation).includes(PASSWORD));
  });
}

for (const [behaviour, expected] of [
  [{ channelFilter: "ignored" }, "ignored"],
  [{ channelFilter: "refused" }, "refused"],
] as const) {
  test(`a diagnosis sees what becomes of the channel filter: ${expected}`, async () => {
    const { observation } = await diagnosed(behaviour, ENDPOINTS, [PROJECT]);
    assert.equal(observation.list?.channelFilter, expected);
  });
}

test("a project in which the records have something is told too, and once", async () => {
  for (const [declared, recorded, expected] of [
    [["Shop"], [PROJECT], ["Shop"]],
    [[hex(77)], [PROJECT], [hex(77), PROJECT]],
    [["Shop"], [hex(77)], ["Shop"]],
  ] as const) {
    const { observation } = await diagnosed({}, ENDPOINTS, declared, recorded);
    assert.deepEqual(
      observation.projects.map(({ named }) => named),
      expected,
    );
    assert.equal(observation.list?.webhooks, 3);
  }
});

test("a project that is not there is told, by name and by id", async () => {
  for (const named of ["Nowhere", hex(77)]) {
    const { observation, failure } = await diagnosed({}, ENDPOINTS, [named]);
    assert.equal(failure, null);
    assert.deepEqual(observation.projects, [
      { named, found: [], flows: [], locales: [], primaryLocale: null, snapshots: null },
    ]);
  }
});
