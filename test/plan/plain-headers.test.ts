import assert from "node:assert/strict";
import { test } from "node:test";
import { Secret } from "../../src/base/secret.ts";
import { keyOf } from "../../src/model/fleet/key.ts";
import type { LastWritten } from "../../src/model/fleet/last-written.ts";
import type { LiveHeader } from "../../src/model/fleet/live.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import { snapshotOf } from "../../src/model/plan/redacted-snapshot.ts";
import {
  environment,
  liveOf,
  plainHeader,
  secretHeader,
  unresolvedHeader,
  webhook,
} from "../fixtures/model.ts";
import { planOf } from "../fixtures/plan.ts";

const CANARY = "canary-in-a-user-agent";
const TOKEN = ["ghp", "a1B2c3D4e5".repeat(4).slice(0, 36)].join("_");
const userAgent = (value: string): LiveHeader => ({
  name: "User-Agent",
  kind: "readable",
  value: new Secret(value),
});
const lastWrote = (declared: Webhook): LastWritten => ({
  after: snapshotOf(declared),
  sunset: null,
  held: false,
  wasActive: true,
  certificateExpires: null,
});
const { policy } = environment();
const shownAgents = environment({ policy: { ...policy, plainHeaders: ["user-agent"] } });
const fromSecret = webhook({ headers: [secretHeader("User-Agent", "AGENT", 1, CANARY)] });

interface Row {
  readonly given: string;
  readonly desired: readonly Webhook[];
  readonly wrote?: Webhook;
  readonly live?: string;
}

const rows: readonly Row[] = [
  {
    given: "a secret that is rotated, without the secrets at hand",
    desired: [webhook({ headers: [unresolvedHeader("User-Agent", "AGENT", 2)] })],
    wrote: fromSecret,
  },
  {
    given: "a secret that is rotated, with no record",
    desired: [
      webhook({
        url: "https://api.example.test/new",
        headers: [unresolvedHeader("User-Agent", "AGENT", 2)],
      }),
    ],
  },
  {
    given: "a plain value in place of a secret",
    desired: [webhook({ headers: [plainHeader("User-Agent", "x")] })],
    wrote: fromSecret,
  },
  { given: "a header that is removed", desired: [webhook()], wrote: fromSecret },
  { given: "a webhook that is removed", desired: [webhook({ name: "returns" })], wrote: fromSecret },
  { given: "a new version", desired: [{ ...fromSecret, version: 2 }] },
  {
    given: "a value that looks like a token",
    desired: [webhook({ headers: [plainHeader("User-Agent", "x")] })],
    live: TOKEN,
  },
  ...[
    '{"password": "hunter2"}',
    '{"password":"hunter2"}',
    "{'api_key' :7}",
    "user[token]=a",
    "x%5Bsecret%5D=a",
  ].map((live) => ({
    given: `what assigns a credential, ${live}`,
    desired: [webhook({ headers: [plainHeader("User-Agent", "x")] })],
    live,
  })),
];

for (const { given, desired, wrote, live = CANARY } of rows) {
  test(`the live value of a header that plans show is not shown, given ${given}`, () => {
    const ours = liveOf(fromSecret, { headers: [userAgent(live)] });
    const plan = planOf(desired, [ours], {
      environment: shownAgents,
      ...(wrote === undefined ? {} : { lastWritten: new Map([[keyOf(wrote), lastWrote(wrote)]]) }),
    });
    assert.ok(plan.changes.length > 0, "something changes");
    const shown = JSON.stringify(
      plan.changes.map(({ fields, ...change }) => ({ fields, ...{ ...change, live: null } })),
    );
    assert.ok(!shown.includes(JSON.stringify(live).slice(1, -1)), shown);
  });
}

for (const live of [
  "acme-bot/1.0 (+https://acme.example)",
  '{"region":"eu","filter[country]":"de","password":""}',
  "ids[]=7&user[name]=bob",
  "token:orders",
])
  test(`${live} is shown, where nothing speaks against it`, () => {
    const plan = planOf(
      [webhook({ headers: [plainHeader("User-Agent", "new/2")] })],
      [liveOf(webhook(), { headers: [userAgent(live)] })],
      { environment: shownAgents },
    );
    const shown = JSON.stringify(plan.changes.map(({ fields }) => fields));
    assert.ok(shown.includes(JSON.stringify(live).slice(1, -1)), shown);
  });

test("of megabytes that a tenant has in place of a value, a plan has no more than a little", () => {
  const long = "x ".repeat(1_000_000);
  const live = liveOf(webhook(), {
    url: `https://api.example.com/${"x".repeat(2_000_000)}`,
    method: long,
    payloadFormat: long,
    headers: [userAgent(long)],
  });
  const { changes } = planOf([webhook({ headers: [plainHeader("User-Agent", "new/2")] })], [live]);
  const shown = JSON.stringify(changes.map((change) => ({ ...change, live: null })));
  assert.ok(changes.length === 1 && shown.length < 20_000, String(shown.length));
});
