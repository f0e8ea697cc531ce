import type { FleetStatus, Term, WebhookStatus } from "../model/fleet-status.ts";
import { healthWord } from "../model/history.ts";

type Labels = Readonly<Record<string, string | number>>;

interface Sample {
  readonly labels: Labels;
  readonly value: number;
}

/** A gauge: a figure that may go up and down. The unit, where there is one, is the end of the name. */
interface Family {
  readonly name: string;
  readonly unit?: "seconds" | "ratio";
  readonly help: string;
  readonly samples: readonly Sample[];
}

/** A fleet's status for monitoring, as OpenMetrics 1.0 has it: what a scrape or a textfile collector reads. */
export function renderOpenMetrics(fleet: FleetStatus): string {
  const families = [...fleetFamilies(fleet), ...webhookFamilies(fleet)];
  const lines = families.filter(({ samples }) => samples.length > 0).flatMap(familyLines);
  return [...lines, "# EOF"].join("\n");
}

function fleetFamilies({ environment, tenant, readAt, managed, unmanaged }: FleetStatus): readonly Family[] {
  const labels = { environment, tenant };
  return [
    {
      name: "webhook_sync_read_timestamp_seconds",
      unit: "seconds",
      help: "When the tenant was read, in seconds since 1970.",
      samples: [{ labels, value: readAt.getTime() / 1000 }],
    },
    {
      name: "webhook_sync_webhooks",
      help: "Live webhooks, by whether webhook-sync manages them.",
      samples: [
        { labels: { ...labels, managed: "true" }, value: managed },
        { labels: { ...labels, managed: "false" }, value: unmanaged },
      ],
    },
  ];
}

function webhookFamilies({ environment, readAt, webhooks }: FleetStatus): readonly Family[] {
  /** Those of each webhook; its labels come first. */
  const each = (samplesOf: (webhook: WebhookStatus) => readonly Sample[]): readonly Sample[] =>
    webhooks.flatMap((webhook) => {
      const own = { environment, webhook: webhook.name, version: webhook.version };
      return samplesOf(webhook).map(({ labels, value }) => ({ labels: { ...own, ...labels }, value }));
    });
  const away = (term: Term | null) => (term === null ? [] : [plain(secondsTo(term, readAt))]);
  return [
    {
      name: "webhook_sync_pending",
      help: "1 for a webhook that an apply would change, with the action; blocked where it may not.",
      samples: each(({ pending }) => (pending === null ? [] : [{ labels: { action: pending }, value: 1 }])),
    },
    {
      name: "webhook_sync_drift",
      help: "Fields that somebody else changed on the tenant, by cause.",
      samples: each(driftSamples),
    },
    {
      name: "webhook_sync_healthy",
      help: "Whether the receiver was fit when it was last probed.",
      samples: each(({ history: { probe } }) => {
        const word = probe === null ? "skipped" : healthWord(probe.seen);
        return word === "skipped" ? [] : [plain(word === "pass" ? 1 : 0)];
      }),
    },
    {
      name: "webhook_sync_success_ratio",
      unit: "ratio",
      help: "The share of the last changes that were applied.",
      samples: each(({ history: { successRate } }) => (successRate === null ? [] : [plain(successRate)])),
    },
    {
      name: "webhook_sync_certificate_expires_in_seconds",
      unit: "seconds",
      help: "How long the receiver's certificate is valid, as last seen; negative once it has expired.",
      samples: each(({ certificate }) => away(certificate)),
    },
    {
      name: "webhook_sync_sunset_in_seconds",
      unit: "seconds",
      help: "How long until a deprecated version may be deleted; negative once it may.",
      samples: each(({ sunset }) => away(sunset)),
    },
  ];
}

function plain(value: number): Sample {
  return { labels: {}, value };
}

function driftSamples({ drift }: WebhookStatus): readonly Sample[] {
  const causes = [...new Set(drift.map(({ cause }) => cause))];
  return causes.map((cause) => ({
    labels: { cause },
    value: drift.filter((one) => one.cause === cause).length,
  }));
}

function secondsTo({ at }: Term, now: Date): number {
  return (Date.parse(at) - now.getTime()) / 1000;
}

function familyLines({ name, unit, help, samples }: Family): readonly string[] {
  return [
    `# TYPE ${name} gauge`,
    ...(unit === undefined ? [] : [`# UNIT ${name} ${unit}`]),
    `# HELP ${name} ${help}`,
    ...samples.map(({ labels, value }) => `${name}{${labelsText(labels)}} ${value}`),
  ];
}

function labelsText(labels: Labels): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${escaped(`${value}`)}"`)
    .join(",");
}

function escaped(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}
