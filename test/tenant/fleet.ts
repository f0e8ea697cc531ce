import type { Webhook } from "../../src/model/fleet/webhook.ts";
import type { Integration } from "../../src/sandbox/integrations-v1/integration.ts";
import { plainHeader, webhook } from "../fixtures/model.ts";
import { integration } from "./estate.ts";

const PAGE = 100;
const DESKS = ["desk-calls", "desk-chat", "desk-mail"];

/** Three new ones, a new version, three that differ, one that was removed, two that are as they should be. */
export const DESIRED: readonly Webhook[] = [
  webhook({ name: "crm-contacts" }),
  webhook({ name: "crm-notes" }),
  webhook({ name: "crm-tasks" }),
  webhook({ name: "payments", version: 2 }),
  ...DESKS.map((name) => webhook({ name, headers: [plainHeader("X-Team", "blue")] })),
  webhook({ name: "shipping-air" }),
  webhook({ name: "shipping-sea" }),
];

const OURS: readonly Integration[] = [
  integration(webhook({ name: "payments", version: 1 })),
  ...DESKS.map((name) =>
    integration(webhook({ name, headers: [plainHeader("X-Team", "red")] }), { extra: { costCentre: name } }),
  ),
  integration(webhook({ name: "old-report" })),
];

/** What is live: ours among many others, on three pages. The second and third begin with one that is declared. */
export const SEEDS: readonly Integration[] = [
  ...others("a", PAGE - OURS.length),
  ...OURS,
  integration(webhook({ name: "shipping-air" })),
  ...others("b", PAGE - 1),
  integration(webhook({ name: "shipping-sea" })),
  ...others("c", 15),
];

/** Registered by others, without a key of ours. */
function others(prefix: string, count: number): Integration[] {
  return Array.from({ length: count }, (_, index) =>
    integration(webhook({ name: `other-${prefix}${index}` }), { idempotencyKey: null }),
  );
}

export const NAMES: ReadonlySet<string> = new Set([...DESIRED, ...OURS].map(({ name }) => name));

/** What the tenant has of ours when all is done. */
export const CONVERGED: readonly string[] = [
  ...DESIRED.map(({ name, version }) => `${name}@${version} active`),
  "payments@1 deprecated",
  "old-report@1 deprecated",
].toSorted();
