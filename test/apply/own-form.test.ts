import assert from "node:assert/strict";
import { test } from "node:test";
import { applyPlan } from "../../src/apply/apply-plan.ts";
import { Secret } from "../../src/base/secret.ts";
import { keyOf } from "../../src/model/fleet/key.ts";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import type { Outcome } from "../../src/model/record/outcome.ts";
import { lastWrittenIn } from "../../src/model/record/projection.ts";
import { World } from "../fixtures/apply.ts";
import { liveOf, plainHeader, webhook } from "../fixtures/model.ts";
import { planOf } from "../fixtures/plan.ts";
import { recalled } from "../journal/recalled.ts";

const v1 = webhook({ version: 1 });
const v2 = webhook({ version: 2 });
const OWN_URL = "https://api.example.com/kept";
const kept = "the tenant keeps `url` as `https://api.example.com/kept`; write it so in its manifest";

type Keeps = World["keeps"];
const otherUrl: Keeps = (written) => ({ ...written, url: OWN_URL });
const otherUrlOnce =
  (status: LiveWebhook["status"]): Keeps =>
  (written) =>
    written.status === status ? otherUrl(written) : written;
const added: Keeps = (written) => ({
  ...written,
  headers: [...written.headers, { name: "X-Tenant", kind: "readable", value: new Secret("t1") }],
});

interface Row {
  readonly given: string;
  readonly desired: readonly Webhook[];
  readonly live?: readonly LiveWebhook[];
  readonly keeps: Keeps;
  readonly outcome: string;
  readonly says: string;
  /** `orders@1 active https://…` as the tenant has it, which is what the record says too. */
  readonly after: readonly string[];
  readonly events?: readonly string[];
}

const rows: readonly Row[] = [
  {
    given: "a creation that is kept otherwise is there, is not probed and does not go live",
    desired: [v1],
    keeps: otherUrl,
    outcome: "orders@1 failed inactive",
    says: kept,
    after: [`orders@1 inactive ${OWN_URL}`],
  },
  {
    given: "a creation that is kept without encryption is set right on the platform, not in the manifest",
    desired: [v1],
    keeps: (written) => ({ ...written, url: v1.url.replace("https:", "http:") }),
    outcome: "orders@1 failed inactive",
    says: `the tenant keeps \`url\` as \`${v1.url.replace("https:", "http:")}\`; set it to https on the platform, and find out there what keeps it so`,
    after: [`orders@1 inactive ${v1.url.replace("https:", "http:")}`],
  },
  {
    given: "a creation that the tenant makes active at once",
    desired: [v1],
    keeps: (written) => ({ ...written, status: "active" }),
    outcome: "orders@1 failed active",
    says: "the tenant keeps `status` as `active`; look at it on the platform, then plan again",
    after: [`orders@1 active ${v1.url}`],
  },
  {
    given: "a header that the tenant adds",
    desired: [v1],
    keeps: added,
    outcome: "orders@1 failed inactive",
    says: "the tenant adds the header `X-Tenant`; name it in `tenant.addedHeaders` of webhook-sync.yaml",
    after: [`orders@1 inactive ${v1.url}`],
  },
  {
    given: "a header that the tenant drops",
    desired: [webhook({ headers: [plainHeader("X-Env", "a")] })],
    keeps: (written) => ({ ...written, headers: [] }),
    outcome: "orders@1 failed inactive",
    says: "the tenant drops the header `x-env`; take it out of its manifest",
    after: [`orders@1 inactive ${v1.url}`],
  },
  {
    given: "a value that the tenant keeps otherwise is not told",
    desired: [webhook({ headers: [plainHeader("X-Env", "Aa")] })],
    keeps: (written) => ({
      ...written,
      headers: [{ name: "X-Env", kind: "readable", value: new Secret("aa") }],
    }),
    outcome: "orders@1 failed inactive",
    says: "the tenant keeps another value of the header `X-Env`; write its value as the tenant keeps it in its manifest",
    after: [`orders@1 inactive ${v1.url}`],
  },
  {
    given: "what means the same is applied, and recorded as it is kept",
    desired: [webhook({ url: "https://api.example.com/%6fne%2ftwo" })],
    keeps: (written) => ({ ...written, url: "https://api.example.com/one%2Ftwo", method: "post" }),
    outcome: "orders@1 applied active",
    says: "",
    after: ["orders@1 active https://api.example.com/one%2Ftwo"],
  },
  {
    given: "a new version that is kept otherwise leaves the old one alone",
    desired: [v2],
    live: [liveOf(v1)],
    keeps: otherUrl,
    outcome: "orders@2 failed inactive",
    says: kept,
    after: [`orders@2 inactive ${OWN_URL}`],
    events: [],
  },
  {
    given: "an activation that is kept otherwise is put back, and its announcement withdrawn",
    desired: [v2],
    live: [liveOf(v1)],
    keeps: otherUrlOnce("active"),
    outcome: "orders@2 failed inactive",
    says: kept,
    after: [`orders@2 inactive ${OWN_URL}`],
    events: ["webhook_deprecated", "webhook_deprecation_withdrawn"],
  },
  {
    given: "a webhook that becomes active and is kept otherwise is put back",
    desired: [v1],
    live: [liveOf(v1, { status: "inactive" })],
    keeps: otherUrlOnce("active"),
    outcome: "orders@1 failed inactive",
    says: kept,
    after: [`orders@1 inactive ${OWN_URL}`],
  },
  {
    given: "an update of what is active is told as it is kept",
    desired: [webhook({ url: "https://api.example.com/moved" })],
    live: [liveOf(v1)],
    keeps: otherUrl,
    outcome: "orders@1 failed active",
    says: kept,
    after: [`orders@1 active ${OWN_URL}`],
  },
  {
    given: "a deprecation that the tenant keeps as inactive is out of service",
    desired: [webhook({ status: "deprecated" })],
    live: [liveOf(v1)],
    keeps: (written) => ({ ...written, status: "inactive" }),
    outcome: "orders@1 applied inactive",
    says: "",
    after: [`orders@1 inactive ${v1.url}`],
    events: ["webhook_deprecated"],
  },
  {
    given: "a deprecation is about the status, whatever the tenant makes of the rest",
    desired: [webhook({ status: "deprecated" })],
    live: [liveOf(v1)],
    keeps: otherUrl,
    outcome: "orders@1 applied deprecated",
    says: "",
    after: [`orders@1 deprecated ${OWN_URL}`],
    events: ["webhook_deprecated"],
  },
  {
    given: "a deprecation that the tenant does not make is withdrawn",
    desired: [webhook({ status: "deprecated" })],
    live: [liveOf(v1)],
    keeps: (written) => ({ ...written, status: "active" }),
    outcome: "orders@1 failed active",
    says: "the tenant keeps `status` as `active`; look at it on the platform, then plan again",
    after: [`orders@1 active ${v1.url}`],
    events: ["webhook_deprecated", "webhook_deprecation_withdrawn"],
  },
  {
    given: "an adoption whose key does not show",
    desired: [webhook({ adopt: true })],
    live: [liveOf(v1, { idempotencyKey: null })],
    keeps: (written) => ({ ...written, idempotencyKey: null }),
    outcome: "orders@1 failed active",
    says: "the tenant does not show our idempotency key; where the tenant never shows keys, set `ownership: scope`",
    after: [`orders@1 active ${v1.url}`],
  },
  {
    given: "a letting go whose key stays",
    desired: [webhook({ unadopt: true })],
    live: [liveOf(v1)],
    keeps: (written) => ({ ...written, idempotencyKey: "orders:1" }),
    outcome: "orders@1 failed active",
    says: "the tenant still shows our idempotency key; take it off on the platform",
    after: [],
  },
];

for (const { given, desired, live = [], keeps, outcome, says, after, events } of rows) {
  test(`a tenant's own form: ${given}`, async () => {
    const world = new World(...live);
    world.keeps = keeps;
    const outcomes = await applyPlan(planOf(desired, live), world.options());
    assert.deepEqual(
      outcomes.map(({ key, result, status }) => `${key} ${result} ${status}`),
      [outcome],
    );
    assert.deepEqual(outcomes.map(saidBy), [says]);
    const recorded = [...lastWrittenIn(recalled(world.records))].map(
      ([key, { after }]) => `${key} ${after.status} ${after.url}`,
    );
    assert.deepEqual(recorded, after);
    const written = [...world.live.values()].filter((one) =>
      lastWrittenIn(recalled(world.records)).has(keyOf(one)),
    );
    assert.deepEqual(
      written.map((one) => `${keyOf(one)} ${one.status} ${one.url}`),
      after,
    );
    if (events !== undefined)
      assert.deepEqual(
        world.events.map(({ event }) => event),
        events,
      );
  });
}

function saidBy(outcome: Outcome): string {
  return outcome.result === "failed" ? `${outcome.failure.message}; ${outcome.failure.hint}` : "";
}

test("what the tenant showed of a refused registration is its status, and not that nothing is there", async () => {
  const world = new World();
  world.failures.set("POST orders@1 inactive", {
    ...{ kind: "conflict", message: "there is another", hint: null, status: 409, traceId: null },
    found: { id: "int-7", status: "active" },
  });
  const [outcome] = await applyPlan(planOf([v1], []), world.options());
  assert.equal(outcome?.status, "active");
  const record = world.records.find(({ phase }) => phase === "outcome");
  assert.ok(record?.phase === "outcome");
  assert.deepEqual([record.status, record.integration_id], ["active", "int-7"]);
});
