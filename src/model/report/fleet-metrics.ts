import { healthWord } from "../record/history.ts";
import type { FleetStatus, Term, WebhookStatus } from "./fleet-status.ts";

export type Labels = Readonly<Record<string, string | number>>;

export interface Sample {
  readonly labels: Labels;
  readonly value: number;
}

/** A gauge: a figure that may go up and down. */
export interface FleetMetric {
  /** As OpenTelemetry has it; Prometheus makes `webhook_sync_sunset_in_seconds` of `webhook_sync.sunset_in` and its unit. */
  readonly name: string;
  /** `s` for seconds, `1` for a share; in braces where it only says what is counted. */
  readonly unit: "s" | "1" | `{${string}}`;
  readonly help: string;
  readonly samples: readonly Sample[];
}

/** Where a fleet stands, in figures. */
export function fleetMetrics(fleet: FleetStatus): readonly FleetMetric[] {
  return [...ofFleet(fleet), ...ofWebhooks(fleet)].filter(({ samples }) => samples.length > 0);
}

function ofFleet(fleet: FleetStatus): readonly FleetMetric[] {
  const { environment, tenant, readAt, managed, unmanaged, undelivered } = fleet;
  const labels = { environment, tenant };
  return [
    {
      name: "webhook_sync.read.timestamp",
      unit: "s",
      help: "When the tenant was read, in seconds since 1970.",
      samples: [{ labels, value: readAt.getTime() / 1000 }],
    },
    {
      name: "webhook_sync.webhooks",
      unit: "{webhook}",
      help: "Live webhooks, by whether webhook-sync manages them.",
      samples: [
        { labels: { ...labels, managed: "true" }, value: managed },
        { labels: { ...labels, managed: "false" }, value: unmanaged },
      ],
    },
    {
      name: "webhook_sync.outbox.size",
      unit: "{message}",
      help: "Messages that are not delivered yet; those set aside are not tried again.",
      samples:
        undelivered === null
          ? []
          : [
              { labels: { environment, state: "waiting" }, value: undelivered.waiting },
              { labels: { environment, state: "set-aside" }, value: undelivered.setAside },
            ],
    },
  ];
}

/** The samples of each webhook; its labels come first. */
type Each = (samplesOf: (webhook: WebhookStatus) => readonly Sample[]) => readonly Sample[];

function ofWebhooks({ environment, readAt, webhooks }: FleetStatus): readonly FleetMetric[] {
  const each: Each = (samplesOf) =>
    webhooks.flatMap((webhook) => {
      const own = { environment, webhook: webhook.name, version: webhook.version };
      return samplesOf(webhook).map(({ labels, value }) => ({ labels: { ...own, ...labels }, value }));
    });
  return [...conditions(each), ...terms(each, readAt)];
}

function conditions(each: Each): readonly FleetMetric[] {
  return [
    {
      name: "webhook_sync.pending",
      unit: "{webhook}",
      help: "1 for a webhook that an apply would change, with the action; blocked where it may not.",
      samples: each(({ pending }) => (pending === null ? [] : [{ labels: { action: pending }, value: 1 }])),
    },
    {
      name: "webhook_sync.drift",
      unit: "{field}",
      help: "Fields that somebody else changed on the tenant, by cause; unknown where no record says who.",
      samples: each(driftSamples),
    },
    {
      name: "webhook_sync.healthy",
      unit: "{webhook}",
      help: "Whether the receiver was fit when it was last probed.",
      samples: each(({ history: { probe } }) => {
        const word = probe === null ? "skipped" : healthWord(probe.seen);
        return word === "skipped" ? [] : [plain(word === "pass" ? 1 : 0)];
      }),
    },
    {
      name: "webhook_sync.success",
      unit: "1",
      help: "The share of the last changes that were applied.",
      samples: each(({ history: { successRate } }) => (successRate === null ? [] : [plain(successRate)])),
    },
  ];
}

function terms(each: Each, readAt: Date): readonly FleetMetric[] {
  const away = (term: Term | null) => (term === null ? [] : [plain(secondsTo(term, readAt))]);
  return [
    {
      name: "webhook_sync.certificate.expires_in",
      unit: "s",
      help: "How long the receiver's certificate is valid, as last seen; negative once it has expired.",
      samples: each(({ certificate }) => away(certificate)),
    },
    {
      name: "webhook_sync.sunset_in",
      unit: "s",
      help: "How long until a deprecated version may be deleted; negative once it may.",
      samples: each(({ sunset }) => away(sunset)),
    },
  ];
}

function plain(value: number): Sample {
  return { labels: {}, value };
}

/** What nobody can tell from drift may be some. */
function driftSamples({ drift, unexplained }: WebhookStatus): readonly Sample[] {
  const all = [...drift.map(({ cause }) => cause), ...unexplained.map(() => "unknown" as const)];
  return [...new Set(all)].map((cause) => ({
    labels: { cause },
    value: all.filter((one) => one === cause).length,
  }));
}

function secondsTo({ at }: Term, now: Date): number {
  return (Date.parse(at) - now.getTime()) / 1000;
}
