import { planDocument } from "../../src/approval/plan-document.ts";
import type { WebhookKey } from "../../src/model/fleet/key.ts";
import { type History, NO_HISTORY } from "../../src/model/record/history.ts";
import type { RecordedRun } from "../../src/model/record/projection.ts";
import type { FleetReport } from "../../src/model/report/fleet-report.ts";
import type { RecordedChange, WebhookDescription } from "../../src/model/report/webhook-description.ts";
import { fleetReport } from "../../src/status/fleet-report.ts";
import * as make from "./fixtures.ts";
import { FLEET } from "./statuses.ts";

const recorded: RecordedChange = {
  time: "2026-11-23T09:12:04.000Z",
  key: "orders@2",
  action: "update",
  result: "held",
  status: "inactive",
  details: "answered 500, expected 2xx",
  reason: { kind: "differs", causes: ["declared"] },
  fields: [
    { path: "url", before: make.plain("https://a.example/old"), after: make.plain("https://a.example/new") },
    { path: "headers.X-Key", before: { kind: "absent" }, after: make.secret("${secret:KEY@2}") },
    { path: "headers.X-Old", before: { kind: "sensitive" }, after: { kind: "sensitive" } },
  ],
  run: "7f3a91c2",
  actor: "github:octocat",
  commit: "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334+uncommitted",
  approved: `sha256:${"5".repeat(64)}`,
  ciRunUrl: "https://github.com/acme/webhooks/actions/runs/7",
};

/** The latest first. */
const CHANGES: readonly RecordedChange[] = [
  recorded,
  { ...recorded, key: "orders@1", result: "applied", status: "deprecated", action: "deprecate", fields: [] },
  {
    ...recorded,
    key: "agent-handover@1",
    result: "applied",
    status: "active",
    commit: null,
    approved: null,
    ciRunUrl: null,
  },
];

function runs(): RecordedRun[] {
  if (FLEET.lastRun === null) return [];
  const { started } = FLEET.lastRun;
  const { sequence, run, timestamp, time, actor, previous_hash, hash } = started;
  const counts = { applied: 1, held: 1, failed: 0, unknown: 0, stale: 0, skipped: 0 };
  const chained = { sequence, run, timestamp, time, actor, previous_hash, hash };
  const first = { ...started, run: "0badcafe", commit: null, ci_run_url: null, approval: "digest" } as const;
  return [
    {
      started: first,
      finished: { ...chained, phase: "run-finished", exit_code: 5, counts },
      head: "1".repeat(64),
    },
    { started, finished: null, head: "2".repeat(64) },
  ];
}

/** A report with something in each of its parts. */
export const REPORT: FleetReport = fleetReport({
  fleet: FLEET,
  record: {
    place: ".webhook-sync/production",
    records: 41,
    head: "2".repeat(64),
    torn: true,
    undelivered: 2,
  },
  runs: runs(),
  changes: CHANGES,
  since: new Date("2026-08-25T09:12:04.000Z"),
  madeAt: new Date("2026-11-23T09:12:05.000Z"),
  toolVersion: "0.1.0",
});

/** By webhook, what the record tells of its receiver: fit, unfit, and only its certificate. */
export const HISTORIES: ReadonlyMap<WebhookKey, History> = new Map(
  FLEET.webhooks.map(({ name, version, history }) => [
    `${name}@${version}`,
    { ...history, certificateExpires: "2026-12-24T16:06:14.000Z" },
  ]),
);

const snapshot = {
  url: "https://a.example/new",
  method: "POST",
  payloadFormat: "application/json",
  status: "active",
  headers: { "X-Key": make.secret("${secret:KEY@2}"), Accept: make.plain("text/plain") },
} as const;

const change = planDocument(
  make.plan({
    changes: [
      make.update("orders", 2, {
        fields: [make.field("url", make.plain("https://a.example/old"), make.plain("https://a.example/new"))],
      }),
    ],
  }),
  make.FACTS,
).changes[0];

/** A webhook with something in each part of its description. */
export const DESCRIPTION: WebhookDescription = {
  environment: "production",
  tenant: "acme.cognigy.com",
  readAt: new Date("2026-11-23T09:12:04.000Z"),
  name: "orders",
  versions: [
    {
      key: "orders@2",
      declared: {
        snapshot,
        location: { file: "webhooks.d/orders.yaml", line: 3, column: 1 },
        description: "Sends confirmed orders",
        owner: "team-orders",
        protect: true,
        dependsOn: ["customer-profile"],
        secrets: [
          { name: "KEY", version: 2, isSet: false },
          { name: "OTHER", version: null, isSet: true },
        ],
      },
      live: [
        { id: "5f3a", isOurs: true, snapshot: { ...snapshot, url: "https://a.example/old", headers: {} } },
      ],
      planned: change === undefined ? { kind: "none" } : { kind: "change", change },
      history: HISTORIES.get("orders@2") ?? NO_HISTORY,
    },
  ],
  dependants: ["returns@1"],
  record: CHANGES.slice(0, 2),
};
