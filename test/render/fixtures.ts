import { type PlanFacts, planDocument } from "../../src/approval/plan-document.ts";
import { Secret } from "../../src/base/secret.ts";
import type { ProbeReport } from "../../src/model/fleet/health.ts";
import { keyOf, named, parseKey, type WebhookKey } from "../../src/model/fleet/key.ts";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { TenantFailure } from "../../src/model/fleet/tenant.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import type {
  Adopt,
  BlockedChange,
  Create,
  Delete,
  Deprecate,
  FieldChange,
  ReplaceBeside,
  Risk,
  ShownValue,
  Snapshot,
  Superseded,
  Unadopt,
  Update,
} from "../../src/model/plan/change.ts";
import type { Plan } from "../../src/model/plan/plan.ts";
import { renderPlanDocument } from "../../src/render/text/plan.ts";
import type { Style } from "../../src/render/wording/terminal.ts";
import * as model from "../fixtures/model.ts";

/** Stands behind every secret header of these fixtures; no output may hold it. */
export const CANARY = "canary-3f9c1d77e2";

export const STYLE: Style = { color: false, width: 80 };

export const FACTS: PlanFacts = {
  toolVersion: "0.1.0",
  commit: "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334",
  changesDigest: `sha256:${"0123456789abcdef".repeat(4)}`,
  manifests: "webhooks.d",
  options: { targets: [], allowDelete: [], allowDeprecate: [], allowDowngrade: [] },
};

export function renderPlan(plan: Plan, facts: PlanFacts, style: Style): string {
  return renderPlanDocument(planDocument(plan, facts), style);
}

const FINGERPRINT = `sha256:${"a".repeat(64)}`;
const UNPROBED = { declared: { owner: null, protect: false, sunset: null }, probe: null };
const PROBED = {
  ...UNPROBED,
  probe: {
    mode: "full",
    payload: null,
    expect: "2xx",
    maxLatencyMs: null,
    connectTo: null,
  },
} as const;
const LOW: Risk = { level: "low", why: [] };

export const plain = (text: string): ShownValue => ({ kind: "plain", text });
export const secret = (template: string): ShownValue => ({ kind: "secret", template });
export const ABSENT: ShownValue = { kind: "absent" };

export function snapshot(over: Partial<Snapshot> = {}): Snapshot {
  return {
    url: "https://api.yourcompany.com/cognigy/orders",
    method: "POST",
    payloadFormat: "application/json",
    status: "active",
    headers: { "X-Environment": plain("production"), "X-Api-Key": secret("${secret:ORDERS_API_KEY@3}") },
    ...over,
  };
}

function webhook(name: string, version: number): Webhook {
  const template = "${secret:ORDERS_API_KEY@3}";
  const value = { kind: "secret" as const, template, references: [], value: new Secret(CANARY) };
  return model.webhook({
    name,
    version,
    url: snapshot().url,
    headers: [{ name: "X-Api-Key", value }],
    health: { ...model.webhook().health, payload: { token: CANARY } },
    source: { file: "webhooks.d/orders.yaml", line: 1, column: 1, document: 0 },
  });
}

export function live(name: string, version: number): LiveWebhook {
  return model.liveOf(webhook(name, version), {
    id: "65f0c0ffee65f0c0ffee65f0",
    url: `https://api.yourcompany.com/${CANARY}`,
    unknownFields: { note: CANARY },
  });
}

/** A field changed in Git unless told otherwise. */
export function field(
  path: string,
  before: ShownValue,
  after: ShownValue,
  line: number | null = 4,
): FieldChange {
  const location = line === null ? null : { file: "webhooks.d/orders.yaml", line, column: 3 };
  return { path, before, after, cause: "declared", location };
}

const common = (name: string, version: number) => ({
  ...named({ name, version }),
  step: 1,
  dependsOn: [],
  risk: LOW,
  unverified: [],
  location: { file: "webhooks.d/orders.yaml", line: 2, column: 1 },
  fields: [],
});

export function create(name: string, version: number, over: Partial<Create> = {}): Create {
  return {
    ...common(name, version),
    action: "create",
    reason: { kind: "declared-new" },
    risk: { level: "low", why: ["probed at apply, inactive until it passes"] },
    fingerprint: "absent",
    after: snapshot(),
    ...PROBED,
    gated: true,
    desired: webhook(name, version),
    ...over,
  };
}

export function update(name: string, version: number, over: Partial<Update> = {}): Update {
  return {
    ...common(name, version),
    action: "update",
    reason: { kind: "differs", causes: ["declared"] },
    fingerprint: FINGERPRINT,
    before: snapshot(),
    after: snapshot(),
    ...UNPROBED,
    gated: false,
    desired: webhook(name, version),
    live: live(name, version),
    ...over,
  };
}

export function superseded(name: string, version: number, sunset: string | null): Superseded {
  return {
    key: keyOf({ name, version }),
    before: snapshot(),
    after: snapshot({ status: "deprecated" }),
    sunset,
    live: live(name, version),
  };
}

export function replace(name: string, version: number, over: Partial<ReplaceBeside> = {}): ReplaceBeside {
  const old = keyOf({ name, version: version - 1 });
  return {
    ...common(name, version),
    action: "replace",
    reason: { kind: "new-version", supersedes: [old], resumed: false, downgrade: false },
    risk: { level: "medium", why: ["live traffic moves", "while both are active a delivery may come twice"] },
    fingerprint: FINGERPRINT,
    before: null,
    after: snapshot(),
    superseded: [superseded(name, version - 1, "2026-12-23")],
    ...PROBED,
    gated: true,
    desired: webhook(name, version),
    live: null,
    ...over,
  };
}

export function adopt(name: string, version: number, over: Partial<Adopt> = {}): Adopt {
  return {
    ...common(name, version),
    action: "adopt",
    reason: { kind: "adopted" },
    risk: { level: "medium", why: ["the person who created it may not expect this"] },
    fingerprint: FINGERPRINT,
    before: snapshot(),
    after: snapshot(),
    ...UNPROBED,
    gated: false,
    desired: webhook(name, version),
    live: live(name, version),
    ...over,
  };
}

export function unadopt(name: string, version: number, over: Partial<Unadopt> = {}): Unadopt {
  return { ...adopt(name, version), action: "unadopt", reason: { kind: "unadopted" }, fields: [], ...over };
}

export function deprecate(name: string, version: number, over: Partial<Deprecate> = {}): Deprecate {
  return {
    ...common(name, version),
    action: "deprecate",
    reason: { kind: "removed-from-git" },
    risk: { level: "high", why: ["deliveries stop"] },
    location: null,
    fields: [field("status", plain("active"), plain("deprecated"), null)],
    fingerprint: FINGERPRINT,
    before: snapshot(),
    after: snapshot({ status: "deprecated" }),
    declared: null,
    sunset: "2026-12-23",
    sunsetFrom: "grace-period",
    successor: null,
    desired: null,
    live: live(name, version),
    ...over,
  };
}

export function remove(name: string, version: number, over: Partial<Delete> = {}): Delete {
  return {
    ...common(name, version),
    action: "delete",
    reason: { kind: "sunset-passed", sunset: "2026-10-01" },
    risk: { level: "high", why: ["it cannot be undone"] },
    location: null,
    fingerprint: FINGERPRINT,
    before: snapshot({ status: "deprecated" }),
    sunset: "2026-10-01",
    live: live(name, version),
    ...over,
  };
}

export function blocked(key: WebhookKey, over: Partial<BlockedChange> = {}): BlockedChange {
  return {
    ...named(parseKey(key) ?? { name: key, version: 0 }),
    action: "deprecate",
    code: "protected",
    message: `${key} is protected and is the last active version of its name`,
    remedy: `restore its manifest, or remove \`protect\` in a reviewed change, or pass --allow-deprecate ${key}`,
    because: [],
    location: null,
    ...over,
  };
}

export function plan(over: Partial<Plan> = {}): Plan {
  return {
    environment: "production",
    tenant: "acme.cognigy.com",
    readAt: new Date("2026-11-23T09:12:04.120Z"),
    plannedAt: new Date("2026-11-23T09:12:05.000Z"),
    managed: 14,
    changes: [],
    blocked: [],
    unchanged: [],
    unmanaged: [
      { name: "clicked-by-hand", version: 1 },
      { name: "trial", version: 1 },
      { name: "trial", version: 2 },
    ],
    keepActive: new Set(),
    takeovers: new Map(),
    renames: new Map(),
    unread: 0,
    leftOut: 0,
    protections: [],
    sunsets: [],
    notes: [],
    ...over,
  };
}

export function unchanged(...names: readonly string[]): Plan["unchanged"] {
  return names.map((name) => ({ key: keyOf({ name, version: 1 }), notes: [], unverified: [] }));
}

export function probe(over: Partial<ProbeReport> = {}): ProbeReport {
  return {
    verdict: "healthy",
    sentence: "api.yourcompany.com answered 200 in 35 ms",
    steps: [],
    status: 200,
    latencyMs: 35,
    attempts: 1,
    certificateExpires: null,
    warnings: [],
    ...over,
  };
}

export function tenantFailure(over: Partial<TenantFailure> = {}): TenantFailure {
  return {
    kind: "rejected",
    message: "the tenant does not accept the payload format text/plain",
    hint: "declare application/json",
    status: 400,
    traceId: "4bf92f35",
    ...over,
  };
}
