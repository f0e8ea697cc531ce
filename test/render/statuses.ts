import { type History, spreadOf, successRateOf } from "../../src/model/record/history.ts";
import type { Attempt } from "../../src/model/record/projection.ts";
import type { FleetStatus, WebhookStatus } from "../../src/model/report/fleet-status.ts";

function attempt(latencyMs: number, result: Attempt["result"] = "applied"): Attempt {
  return { run: "7f3a91c2", time: "2026-11-23T09:12:04.000Z", result, latencyMs };
}

function history(attempts: readonly Attempt[], verdict: string | null): History {
  const time = "2026-11-23T09:12:04.000Z";
  const sentence = verdict === "healthy" ? "answered 200 in 13 ms" : "answered 500, expected 2xx";
  const seen = {
    sentence,
    http_status: 200,
    latency_ms: 13.1,
    attempts: 1,
    certificate_expires: null,
    steps: [],
  };
  return {
    attempts,
    successRate: successRateOf(attempts.map(({ result }) => result)),
    latencies: spreadOf(attempts.map(({ latencyMs }) => latencyMs)),
    probe: verdict === null ? null : { time, seen: { verdict, ...seen } },
    certificateExpires: null,
  };
}

function status(name: string, over: Partial<WebhookStatus> = {}): WebhookStatus {
  return {
    name,
    version: 1,
    desired: "active",
    live: "active",
    pending: null,
    keptOtherwise: false,
    unexplained: [],
    drift: [],
    history: history([attempt(35), attempt(61), attempt(48)], "healthy"),
    sunset: null,
    certificate: { at: "2027-02-21T16:06:14.000Z", days: 90, past: false },
    concerns: [],
    endpoint: null,
    ...over,
  };
}

/** A fleet with a webhook in every state. */
export const FLEET: FleetStatus = {
  environment: "production",
  tenant: "acme.cognigy.com",
  readAt: new Date("2026-11-23T09:12:04.000Z"),
  managed: 7,
  unmanaged: 2,
  undelivered: { waiting: 3, setAside: 1 },
  notes: [],
  lastRun: {
    started: {
      phase: "run-started",
      sequence: 41,
      run: "7f3a91c2",
      timestamp: 1_795_425_120,
      time: "2026-11-23T09:12:00.000Z",
      actor: "github:octocat",
      tool_version: "0.1.0",
      environment: "production",
      tenant: "acme.cognigy.com",
      commit: "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334",
      ci_run_url: "https://github.com/acme/webhooks/actions/runs/7",
      plan_digest: `sha256:${"5".repeat(64)}`,
      previous_hash: "4".repeat(64),
      hash: "5".repeat(64),
    },
    finished: null,
  },
  running: [
    {
      run: "7f3a91c2",
      actor: "github:octocat",
      since: "2026-11-23T09:11:58.000Z",
      pid: 4711,
      host: "runner-3",
    },
  ],
  webhooks: [
    status("agent-handover"),
    status("billing-reminder", {
      desired: "inactive",
      live: "inactive",
      history: history([], null),
      certificate: null,
    }),
    status("catalogue", { live: null, pending: "create", history: history([], null), certificate: null }),
    status("crm-contact-sync-for-the-northern-region", {
      pending: "update",
      drift: [
        { path: "headers.X-Region", cause: "drift" },
        { path: "status", cause: "deactivated" },
      ],
      live: "inactive",
      concerns: ["drift"],
    }),
    status("invoices", {
      live: null,
      pending: "create",
      drift: [{ path: null, cause: "deleted" }],
      concerns: ["drift"],
    }),
    status("orders", {
      desired: null,
      live: "deprecated",
      history: history([attempt(120)], "healthy"),
      sunset: { at: "2026-12-23", days: 30, past: false },
    }),
    status("orders", {
      version: 2,
      live: "inactive",
      pending: "blocked",
      history: history(
        [attempt(35), attempt(1_204, "held"), attempt(300), attempt(30_004, "failed")],
        "unexpected-status",
      ),
      certificate: { at: "2026-11-20T16:06:14.000Z", days: -3, past: true },
      concerns: ["unhealthy"],
    }),
    status("parcels", { keptOtherwise: true }),
    status("returns", {
      desired: "deprecated",
      live: "deprecated",
      history: history([], null),
      certificate: null,
      sunset: { at: "2026-01-31", days: -296, past: true },
      concerns: ["sunset"],
    }),
  ],
};
