import assert from "node:assert/strict";
import { test } from "node:test";
import { applyPlan } from "../../src/apply/apply-plan.ts";
import type { LastWritten } from "../../src/model/fleet/last-written.ts";
import type { Labelled, LiveWebhook } from "../../src/model/fleet/live.ts";
import type { HeaderValue } from "../../src/model/fleet/webhook.ts";
import { snapshotOf } from "../../src/model/plan/redacted-snapshot.ts";
import { type RecordedFacts, recordedFacts } from "../../src/plan/plan-tenant.ts";
import { World } from "../fixtures/apply.ts";
import { environment, listing, liveOf, webhook } from "../fixtures/model.ts";
import { allowing, planOf } from "../fixtures/plan.ts";

const LABELLING = environment({ capabilities: { ...environment().capabilities, labels: true } });
const BARE = environment();

function labels(overrides: Partial<Labelled>): Labelled {
  return { sunset: null, protect: false, secrets: new Map(), ...overrides };
}

function secret(version: number): HeaderValue {
  const template = `\${secret:ORDERS_KEY@${version}}`;
  const references = [{ name: "ORDERS_KEY", version }];
  return { kind: "unresolved", template, references, missing: ["ORDERS_KEY"] };
}

const declared = (version: number) => webhook({ headers: [{ name: "X-Api-Key", value: secret(version) }] });

const masked: LiveWebhook = liveOf(declared(2), {
  labelled: labels({ secrets: new Map([["x-api-key", "${secret:ORDERS_KEY@2}"]]) }),
});

/** What becomes of the secret header: differs, or cannot be verified. */
function secretIn(version: number, overrides: Parameters<typeof planOf>[2]): string {
  const plan = planOf([declared(version)], [masked], overrides);
  return plan.changes.length > 0 ? "differs" : (plan.unchanged[0]?.unverified.join() ?? "");
}

test("labels: the secret version that was last written is known without a record", () => {
  assert.equal(secretIn(2, { environment: LABELLING }), "X-Api-Key");
  assert.equal(secretIn(3, { environment: LABELLING }), "differs");
  assert.equal(secretIn(3, { environment: BARE }), "X-Api-Key", "not where labels are not carried");
});

test("labels: a record is believed before them", () => {
  const lastWritten = new Map<`${string}@${number}`, LastWritten>([
    [
      "orders@1",
      {
        after: snapshotOf(declared(3)),
        sunset: null,
        held: false,
        wasActive: false,
        certificateExpires: null,
      },
    ],
  ]);
  assert.equal(secretIn(3, { environment: LABELLING, lastWritten }), "X-Api-Key");
});

test("labels: a sunset that has passed is known without a record, and deletes what is named; nothing is deleted on less", () => {
  const live = liveOf(webhook(), { status: "deprecated", labelled: labels({ sunset: "2020-01-31" }) });
  const kept = webhook({ name: "kept" });
  const retiring = { deprecation: { ...BARE.deprecation, retire: "auto" } } as const;
  const planned = (environment: typeof BARE, allow = allowing({})) => {
    const { changes, blocked } = planOf([kept], [liveOf(kept), live], { environment, allow });
    return [...changes.map(({ action }) => action), ...blocked.map(({ code }) => code)];
  };
  // It may have been moved since, which causes no write.
  assert.deepEqual(planned({ ...LABELLING, ...retiring }), ["unrecorded"]);
  const named = allowing({ delete: new Set(["orders@1"] as const) });
  assert.deepEqual(planned({ ...LABELLING, ...retiring }, named), ["delete"]);
  assert.deepEqual(planned({ ...BARE, ...retiring }), []);
});

test("labels: what no record tells of is taken out of service only by name, as its label may be an older one", () => {
  const [orders, kept] = [webhook(), webhook({ name: "kept" })];
  const label = (protect: boolean) => liveOf(orders, { labelled: labels({ protect }) });
  const planned = (live: LiveWebhook, protections: RecordedFacts["protections"] = new Map()) => {
    const facts = { lastWritten: new Map(), protections };
    const known = recordedFacts(LABELLING, listing(live, liveOf(kept)), facts);
    const { changes, blocked } = planOf([kept], [live, liveOf(kept)], { environment: LABELLING, ...known });
    return [...changes, ...blocked].map((one) => `${one.action} ${"code" in one ? one.code : "done"}`);
  };
  assert.deepEqual(planned(label(false)), ["deprecate unrecorded"]);
  const theirs = planOf([kept], [label(false), liveOf(kept)], {
    environment: LABELLING,
    recorded: new Set(),
  });
  assert.match(theirs.blocked[0]?.message ?? "", /another environment or repository may manage it$/);
  assert.match(theirs.notes.join(), /another environment or repository manages them/);
  assert.deepEqual(planned(label(true)), ["deprecate protected"]);
  const unprotected = new Map([["orders@1" as const, false]]);
  for (const live of [label(false), label(true)])
    assert.deepEqual(planned(live, unprotected), ["deprecate done"]);
});

test("labels: what is written says sunset, protection and secrets; a deprecation keeps the names of the secrets", async () => {
  const kept = webhook({ name: "kept" });
  const world = new World(masked, liveOf(kept));
  const patching = environment({ capabilities: { ...LABELLING.capabilities, partialUpdate: true } });
  await applyPlan(planOf([kept], [masked, liveOf(kept)], { environment: patching }), world.options());
  const deprecated = [...world.live.values()].find(({ name }) => name === "orders");
  assert.ok(deprecated?.labelled);
  assert.match(deprecated.labelled.sunset ?? "", /^\d{4}-/);
  assert.deepEqual(deprecated.labelled.secrets, masked.labelled?.secrets);

  const created = new World();
  await applyPlan(planOf([webhook({ protect: true, sunset: "2027-03-31" })], []), created.options());
  const [live] = created.live.values();
  assert.deepEqual(live?.labelled, labels({ sunset: "2027-03-31", protect: true }));
});
