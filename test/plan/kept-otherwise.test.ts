import assert from "node:assert/strict";
import { test } from "node:test";
import { Secret } from "../../src/base/secret.ts";
import { keyOf, type WebhookKey } from "../../src/model/fleet/key.ts";
import type { LastWritten } from "../../src/model/fleet/last-written.ts";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import type { Snapshot } from "../../src/model/plan/change.ts";
import type { Plan } from "../../src/model/plan/plan.ts";
import { snapshotOf, snapshotOfLive } from "../../src/model/plan/redacted-snapshot.ts";
import { liveOf, plainHeader, webhook } from "../fixtures/model.ts";
import { planOf } from "../fixtures/plan.ts";
import { FACTS, renderPlan, STYLE } from "../render/fixtures.ts";

const asked = webhook({ url: "https://api.example.com/orders/" });
const OWN = "https://api.example.com/orders";
const kept = liveOf(asked, { url: OWN });
const saysUrl =
  "the tenant keeps `url` as `https://api.example.com/orders`; write it so in webhooks.d/orders.yaml:2";

interface Row {
  readonly given: string;
  readonly asked?: Snapshot;
  readonly kept?: LiveWebhook;
  readonly desired: readonly Webhook[];
  readonly live: readonly LiveWebhook[];
  readonly want: readonly string[];
}

const rows: readonly Row[] = [
  {
    given: "what the tenant keeps otherwise is said, and not written again",
    desired: [asked],
    live: [kept],
    want: [`kept orders@1: ${saysUrl}`],
  },
  {
    given: "another spelling of what is kept is still what is kept",
    desired: [asked],
    live: [{ ...kept, url: "https://API.example.com:443/orders" }],
    want: [
      "kept orders@1: the tenant keeps `url` as `https://API.example.com:443/orders`; write it so in webhooks.d/orders.yaml:2",
    ],
  },
  {
    given: "a header that the tenant drops",
    asked: snapshotOf(webhook({ headers: [plainHeader("X-Env", "a")] })),
    kept: liveOf(webhook()),
    desired: [webhook({ headers: [plainHeader("X-Env", "a")] })],
    live: [liveOf(webhook())],
    want: ["kept orders@1: the tenant drops the header `x-env`; take it out of webhooks.d/orders.yaml:3"],
  },
  {
    given: "a header that the tenant adds",
    asked: snapshotOf(webhook()),
    kept: liveOf(webhook({ headers: [plainHeader("X-Tenant", "t")] })),
    desired: [webhook()],
    live: [liveOf(webhook({ headers: [plainHeader("X-Tenant", "t")] }))],
    want: [
      "kept orders@1: the tenant adds the header `X-Tenant`; name it in `tenant.addedHeaders` of webhook-sync.yaml",
    ],
  },
  {
    given: "something else to write waits until Git says it so",
    desired: [{ ...asked, headers: [plainHeader("X-Env", "a")] }],
    live: [kept],
    want: [`blocked orders@1 kept-otherwise: ${saysUrl}`],
  },
  {
    given: "a new version that is kept otherwise does not take over; the old one stays",
    asked: snapshotOf(webhook({ ...asked, version: 2 }), "inactive"),
    kept: { ...kept, id: "id-2", version: 2, status: "inactive" },
    desired: [webhook({ ...asked, version: 2 })],
    live: [
      liveOf(webhook()),
      { ...kept, id: "id-2", version: 2, status: "inactive", idempotencyKey: "orders:2" },
    ],
    want: [
      "unchanged orders@1: kept while orders@2 is blocked",
      `blocked orders@2 kept-otherwise: ${saysUrl}`,
    ],
  },
  {
    given: "another host is no form of the url: somebody wrote it between our write and our look",
    kept: liveOf(asked, { url: "https://other.example.com/orders/" }),
    desired: [asked],
    live: [liveOf(asked, { url: "https://other.example.com/orders/" })],
    want: ["update orders@1 url"],
  },
  {
    given: "neither is another scheme or port",
    kept: liveOf(asked, { url: "https://api.example.com:8443/orders/" }),
    desired: [asked],
    live: [liveOf(asked, { url: "https://api.example.com:8443/orders/" })],
    want: ["update orders@1 url"],
  },
  {
    given: "the same host with the dot of the root is a form of the url",
    kept: liveOf(asked, { url: "https://api.example.com./orders/" }),
    desired: [asked],
    live: [liveOf(asked, { url: "https://api.example.com./orders/" })],
    want: [
      "kept orders@1: the tenant keeps `url` as `https://api.example.com./orders/`; write it so in webhooks.d/orders.yaml:2",
    ],
  },
  {
    given: "a form that no manifest may have cannot be written so",
    kept: liveOf(asked, { url: "https://api.example.com/my orders" }),
    desired: [asked],
    live: [liveOf(asked, { url: "https://api.example.com/my orders" })],
    want: [
      "kept orders@1: the tenant keeps `url` as `https://api.example.com/my orders`; no manifest may hold that: give the receiver a path of letters, digits and dashes, and write it in webhooks.d/orders.yaml:2",
    ],
  },
  {
    given: "neither is a media type that is none",
    asked: snapshotOf(webhook()),
    kept: liveOf(webhook(), { payloadFormat: "json" }),
    desired: [webhook()],
    live: [liveOf(webhook(), { payloadFormat: "json" })],
    want: [
      "kept orders@1: the tenant keeps `payloadFormat` as `json`; no manifest may hold that: set it on the platform, and find out there what keeps it so",
    ],
  },
  {
    given: "Git says it as it is kept",
    desired: [{ ...asked, url: OWN }],
    live: [kept],
    want: ["unchanged orders@1: "],
  },
  {
    given: "Git wants something else",
    desired: [{ ...asked, url: "https://api.example.com/moved/" }],
    live: [kept],
    want: ["update orders@1 url"],
  },
  {
    given: "somebody changed it since",
    desired: [asked],
    live: [{ ...kept, url: "https://api.example.com/else" }],
    want: ["update orders@1 url"],
  },
  {
    given: "an activation that was not taken is tried again",
    asked: snapshotOf(webhook()),
    kept: liveOf(webhook(), { status: "inactive" }),
    desired: [webhook()],
    live: [liveOf(webhook(), { status: "inactive" })],
    want: ["update orders@1 status"],
  },
  {
    given: "a deprecation that the tenant keeps as inactive, without a manifest",
    asked: snapshotOf(webhook(), "deprecated"),
    kept: liveOf(webhook(), { status: "inactive" }),
    desired: [webhook({ name: "other" })],
    live: [liveOf(webhook(), { status: "inactive" }), liveOf(webhook({ name: "other" }))],
    want: ["unchanged orders@1: deprecated; sunset unknown", "unchanged other@1: "],
  },
];

/** What was asked for, and what the tenant showed right after it was written. */
function recordOf(own: LiveWebhook, written = snapshotOf(asked)): ReadonlyMap<WebhookKey, LastWritten> {
  const record: LastWritten = {
    after: snapshotOfLive(own, []),
    asked: written,
    ...{ sunset: null, held: false, wasActive: true, certificateExpires: null },
  };
  return new Map([[keyOf(own), record]]);
}

for (const { given, asked: written, kept: had, desired, live, want } of rows) {
  test(`kept otherwise: ${given}`, () => {
    const lastWritten = recordOf(had ?? kept, written);
    assert.deepEqual(linesOf(planOf(desired, live, { lastWritten })), want);
  });
}

test("kept otherwise: what somebody wrote in between is told as that, and is not as declared for anybody", () => {
  const foreign = liveOf(asked, { url: "https://other.example.com/orders/" });
  const reasonOf = (live: LiveWebhook) =>
    planOf([asked], [live], { lastWritten: recordOf(live) }).changes[0]?.reason;
  assert.deepEqual(reasonOf(foreign), { kind: "differs", causes: ["drift"] });
  const plan = renderPlan(planOf([asked], [kept], { lastWritten: recordOf(kept) }), FACTS, STYLE);
  assert.match(plan, /No changes\. 1 unchanged; the tenant keeps 1 of them otherwise than declared\./);
});

test("kept otherwise: a status that did not become what was written was not changed in Git, but for the form of a deprecation", () => {
  const off = liveOf(webhook(), { status: "inactive" });
  const [change] = planOf([webhook()], [off], { lastWritten: recordOf(off, snapshotOf(webhook())) }).changes;
  assert.deepEqual(change?.reason, { kind: "differs", causes: ["deactivated"] });
  assert.equal(change?.risk.level, "medium");
  const on = liveOf(webhook());
  const desired = webhook({ status: "inactive" });
  const [back] = planOf([desired], [on], { lastWritten: recordOf(on, snapshotOf(desired)) }).changes;
  assert.deepEqual(back?.reason, { kind: "differs", causes: ["drift"] });
  const gone = recordOf(off, snapshotOf(webhook(), "deprecated"));
  const [again] = planOf([webhook()], [off], { lastWritten: gone }).changes;
  assert.deepEqual(again?.reason, { kind: "differs", causes: ["declared"] });
});

test("kept otherwise: without a record it is written, which tells again", () => {
  assert.deepEqual(linesOf(planOf([asked], [kept])), ["update orders@1 url"]);
});

test("kept otherwise: a value that no record shows is written again", () => {
  const declared = webhook({ headers: [plainHeader("X-Mode", "Fast")] });
  const live = liveOf(declared, {
    headers: [{ name: "X-Mode", kind: "readable", value: new Secret("fast") }],
  });
  const record: LastWritten = {
    ...{ after: snapshotOfLive(live, []), asked: snapshotOf(declared) },
    ...{ sunset: null, held: false, wasActive: true, certificateExpires: null },
  };
  const lastWritten = new Map<WebhookKey, LastWritten>([["orders@1", record]]);
  assert.deepEqual(linesOf(planOf([declared], [live], { lastWritten })), ["update orders@1 headers.X-Mode"]);
});

function linesOf({ changes, blocked, unchanged }: Plan): string[] {
  return [
    ...changes.map(({ action, key, fields }) => `${action} ${key} ${fields.map(({ path }) => path).join()}`),
    ...unchanged.map(
      ({ key, notes, keptOtherwise }) =>
        `${keptOtherwise ? "kept" : "unchanged"} ${key}: ${notes.join("; ")}`,
    ),
    ...blocked.map(({ key, code, message, remedy }) => `blocked ${key} ${code}: ${message}; ${remedy}`),
  ];
}
