import assert from "node:assert/strict";
import { test } from "node:test";
import { reportOnEndpoints } from "../../src/doctor/endpoint-report.ts";
import { reportOnWrites } from "../../src/doctor/write-report.ts";
import type { EndpointsObservation } from "../../src/model/fleet/endpoint-observation.ts";
import type { WriteCheck } from "../../src/model/report/write-check.ts";
import { doctorView } from "../../src/render/text/doctor.ts";
import { cognigyAt } from "../cognigy/cognigy-v2/with-cognigy.ts";
import { environment } from "../fixtures/model.ts";

const TENANT = cognigyAt(new URL("https://api-acme.cognigy.cloud"), { project: "Shop" });
const SHOP = { id: "64b6f0c8a1d2e3f405060708", name: "Shop" };
const SEEN: EndpointsObservation = {
  contact: { latencyMs: 41, clockAheadMs: 200 },
  reached: true,
  ...{ token: null, version: "2026.16.0", user: "5f0000000000000000000001", auditEvents: "readable" },
  projects: [
    {
      ...{ named: "Shop", found: [SHOP], flows: ["Main"], locales: ["English"] },
      ...{ primaryLocale: "English", snapshots: [] },
    },
  ],
  list: { all: 9, webhooks: 4, channelFilter: "works", skip: "agrees", shortfall: null },
  reads: {
    ...{ read: 4, failed: 0, byMarker: 3, byName: 0, occupied: 0, withTransformer: 0 },
    passwords: { readable: 2, masked: 0, absent: 0, none: 2 },
  },
};

function reported(changes: Partial<EndpointsObservation>, isReadable = true) {
  return reportOnEndpoints({
    environment: environment({ tenant: TENANT }),
    host: "api-acme.cognigy.cloud",
    tenant: TENANT,
    observation: { ...SEEN, ...changes },
    isReadable,
  });
}

test("a tenant as it should be has only good findings, and the lines that spare requests", () => {
  const { findings, lines } = reported({});
  assert.deepEqual([...new Set(findings.map(({ mark }) => mark))], ["good"]);
  assert.deepEqual(lines, [
    { text: `project: ${SHOP.id}`, basis: "seen" },
    { text: "marker: foreign-id", basis: "seen" },
  ]);
});

test("its lines go under the tenant, which is there already", () => {
  const view = doctorView({ report: reported({}), seen: {}, problems: [] });
  const text = view.text({ color: false, width: 80 });
  assert.match(text.replace(/\s+/g, " "), /under environments\.production\.tenant, with this indentation/);
  assert.match(text, new RegExp(`^ {6}project: ${SHOP.id} `, "m"));
  assert.doesNotMatch(text, /^ *tenant:/m);
});

const reads = SEEN.reads ?? assert.fail();
const list = SEEN.list ?? assert.fail();
const [shop] = SEEN.projects;
const CASES: readonly (readonly [Partial<EndpointsObservation>, string, string, RegExp])[] = [
  [{ contact: null, reached: false }, "reachability", "bad", /^no answer came$/],
  [{ contact: null }, "reachability", "bad", /^a server was reached, and no whole answer came$/],
  [{ list: null, reads: null }, "Endpoints", "bad", /could not be read/],
  [{ reads: null }, "reads", "bad", /none was made: a plan would need more of them than it may make/],
  [{ version: null }, "version", "unseen", /does not tell/],
  [{ user: null }, "user", "caution", /recognised by their marker alone/],
  [
    { projects: shop ? [{ ...shop, found: [] }] : [] },
    "project",
    "bad",
    /Shop: no such project, or no access to it/,
  ],
  [
    { projects: shop ? [{ ...shop, found: [SHOP, { ...SHOP, id: "64b6f0c8a1d2e3f405060709" }] }] : [] },
    "project",
    "bad",
    /2 projects have this name; name one by its id: 64b6f0c8a1d2e3f405060708, 64b6f0c8a1d2e3f405060709/,
  ],
  [{ projects: shop ? [{ ...shop, flows: [] }] : [] }, "flows", "caution", /no flow/],
  [{ projects: shop ? [{ ...shop, snapshots: null }] : [] }, "snapshots", "unseen", /could not be read/],
  [
    { list: { ...list, channelFilter: "ignored" } },
    "channel filter",
    "caution",
    /other channels are left aside/,
  ],
  [{ list: { ...list, channelFilter: "refused" } }, "channel filter", "caution", /read whole/],
  [{ list: { ...list, skip: "differs" } }, "paging", "caution", /something else/],
  [{ list: { ...list, shortfall: "cut" } }, "list", "caution", /it may be short: cut; nothing is removed/],
  [{ reads: { ...reads, failed: 2 } }, "reads", "caution", /2 Endpoints could not be read/],
  [{ reads: { ...reads, occupied: 1 } }, "foreignId", "caution", /in use by something else on 1 Endpoint/],
  [{ reads: { ...reads, withTransformer: 1 } }, "transformers", "caution", /do not get the documented shape/],
  [{ reads: { ...reads, byName: 2 } }, "ours", "good", /3 of 4 by the foreignId, 2 by the display name/],
  [
    { reads: { ...reads, passwords: { readable: 0, masked: 2, absent: 0, none: 2 } } },
    "passwords",
    "caution",
    /^masked: whether one is as declared cannot be seen/,
  ],
  [{ auditEvents: "refused" }, "audit events", "unseen", /only admins/],
];

for (const [changes, about, mark, sentence] of CASES) {
  test(`a tenant with ${JSON.stringify(changes).slice(0, 90)}: ${about} is ${mark}`, () => {
    const finding = reported(changes).findings.find((one) => one.about === about);
    assert.equal(finding?.mark, mark);
    assert.match(finding?.sentence ?? "", sentence);
  });
}

test("names as markers that are seen are advised, and more reads where there are more Endpoints", () => {
  const { lines } = reported({
    reads: { ...reads, byName: 2 },
    list: { ...list, webhooks: 700 },
  });
  assert.deepEqual(
    lines.map(({ text }) => text),
    [`project: ${SHOP.id}`, "marker: name", "reads: 1400"],
  );
});

test("nothing is advised for a tenant that could not be read", () => {
  assert.deepEqual(reported({}, false).lines, []);
});

const CHECK: WriteCheck = {
  ...{ project: SHOP, name: "webhook-sync check ab12", failure: null, left: [], doubt: null },
  observation: {
    ...{ foreignId: "dropped", created: 200, updated: 204, deleted: 204, settings: "merged" },
    ...{ password: "masked", equalNames: "refused", listedAfterMs: 2_500 },
  },
};

test("a check by writing ends in lines, and says what is unusual and what is left", () => {
  const env = environment({ tenant: TENANT });
  const { findings, lines } = reportOnWrites(env, "api-acme.cognigy.cloud", CHECK);
  assert.deepEqual(
    lines.map(({ text }) => text),
    ["marker: name", "settle: 9s"],
  );
  assert.match(findings.find(({ about }) => about === "creation")?.sentence ?? "", /200, which is unusual/);
  const left = reportOnWrites(env, "", { ...CHECK, left: ["64b6"] }).findings.at(-1);
  assert.equal(left?.mark, "bad");
  assert.match(left?.sentence ?? "", /64b6, named webhook-sync check ab12: delete it on the platform/);
});

test("a check by writing whose creation was refused does not look for what was made in the list", () => {
  const env = environment({ tenant: TENANT });
  const inList = (seen: Partial<WriteCheck["observation"]>) =>
    reportOnWrites(env, "", { ...CHECK, observation: { ...CHECK.observation, ...seen } }).findings.find(
      ({ about }) => about === "list",
    );
  assert.match(inList({ listedAfterMs: null })?.sentence ?? "", /did not show within tenant\.settle/);
  assert.deepEqual(inList({ created: null, listedAfterMs: null }), {
    ...{ mark: "unseen", about: "list", sentence: "it did not come to that" },
  });
});
