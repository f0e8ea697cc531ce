import type { PlacesToRead } from "../../model/fleet/directory.ts";
import type { CognigyTenant, Environment, IntegrationsTenant } from "../../model/fleet/environment.ts";
import type { WebhookKey } from "../../model/fleet/key.ts";
import type { LastWritten } from "../../model/fleet/last-written.ts";
import { mayBeOurs } from "../../model/fleet/live.ts";
import type { TenantReader } from "../../model/fleet/tenant.ts";
import type { TenantDiagnosis } from "../../model/fleet/tenant-diagnosis.ts";
import type { Webhook } from "../../model/fleet/webhook.ts";
import { placesOf } from "../../model/plan/endpoint-snapshot.ts";
import type { RunEvents } from "../../model/run/run-events.ts";
import type { OnReads, ReaderConnection, WireOptions, WriterConnection } from "../wire/connection.ts";

/** A tenant of any profile but the embedded one, which speaks one of these. */
export type ReachableTenant = IntegrationsTenant | CognigyTenant;

/** Which tenant is connected to, what for, and what is told meanwhile. */
export interface TenantConnectOptions
  extends Omit<WireOptions, "onPause" | "onRequest" | "isRelevant" | "onReads"> {
  readonly tenant: ReachableTenant;
  readonly environment: Environment;
  /** What is declared. */
  readonly webhooks: readonly Webhook[];
  readonly events: Pick<RunEvents, "emit" | "during">;
  /** Is told what reading costs before it begins; of the embedded tenant it costs nothing. */
  readonly onReads: OnReads;
}

/** Connects for reading, in the tenant's own way; only the code of its profile is loaded. */
export async function connectReader(options: TenantConnectOptions): Promise<ReaderConnection> {
  const { tenant, ...rest } = wireOptionsOf(options);
  const connection =
    tenant.profile === "integrations-v1"
      ? (await import("../integrations-v1/connect.ts")).connectReader({ ...rest, tenant })
      : (await import("../cognigy-v2/connect.ts")).connectReader({ ...rest, tenant });
  return { ...connection, reader: tellingLists(connection.reader, options) };
}

/** The same for reading and writing. */
export async function connectWriter(options: TenantConnectOptions): Promise<WriterConnection> {
  const { tenant, ...rest } = wireOptionsOf(options);
  const connection =
    tenant.profile === "integrations-v1"
      ? (await import("../integrations-v1/connect.ts")).connectWriter({ ...rest, tenant })
      : (await import("../cognigy-v2/connect.ts")).connectWriter({ ...rest, tenant });
  return { ...connection, tenant: tellingLists(connection.tenant, options) };
}

/** Who asks what a tenant can do does not want to wait as long as an apply does. */
const LONGEST_DIAGNOSIS_MS = 10_000;

/** Examines a tenant in the way of its profile. `written`: what the records say we last made there. */
export async function diagnoseTenant(
  options: TenantConnectOptions,
  written: ReadonlyMap<WebhookKey, LastWritten>,
): Promise<TenantDiagnosis> {
  const { tenant, ...rest } = wireOptionsOf(options);
  const deadlineMs = Math.min(tenant.deadlineMs, LONGEST_DIAGNOSIS_MS);
  if (tenant.profile === "integrations-v1") {
    const { connectDiagnosis } = await import("../integrations-v1/connect.ts");
    const client = connectDiagnosis({ ...rest, tenant: { ...tenant, deadlineMs } });
    const seen = await client.diagnose(new Set(written.keys())).finally(() => client.close());
    return { profile: tenant.profile, tenant, ...seen };
  }
  const { connectDiagnosis } = await import("../cognigy-v2/connect.ts");
  const recorded = placesOf([...written.values()].flatMap(({ after }) => after.endpoint ?? []));
  const client = connectDiagnosis({ ...rest, tenant: { ...tenant, deadlineMs } });
  const seen = await client.diagnose(recorded).finally(() => client.close());
  return { profile: tenant.profile, tenant, ...seen };
}

function wireOptionsOf({ environment, webhooks, events, onReads, ...rest }: TenantConnectOptions) {
  return {
    ...rest,
    ...whatIsTold({ events }),
    capabilities: environment.capabilities,
    places: declaredPlaces(environment, webhooks),
    isRelevant: (unread: Parameters<typeof mayBeOurs>[0]) => mayBeOurs(unread, environment),
    onReads: environment.tenant.profile === "sandbox" ? () => {} : onReads,
  };
}

/** What a client tells while it works, beside what it is asked for. */
export function whatIsTold({ events }: Pick<TenantConnectOptions, "events">) {
  return {
    onPause: (milliseconds: number, why: string) => events.emit({ kind: "waited", milliseconds, why }),
    onRequest: events.emit,
  };
}

/** The same tenant; whoever listens hears that it is listed. */
function tellingLists<T extends TenantReader>(
  tenant: T,
  { events }: Pick<TenantConnectOptions, "events">,
): T {
  const list = (also?: PlacesToRead) =>
    events.during(
      { kind: "list-started" },
      () => tenant.list(also),
      (listed) => ({ kind: "list-finished", webhooks: listed.ok ? listed.value.webhooks.length : null }),
    );
  return { ...tenant, list };
}

/** Which projects and snapshots of a tenant the webhooks of an environment name; its own project is always among them. */
function declaredPlaces(
  { tenant }: Pick<Environment, "tenant">,
  webhooks: readonly Pick<Webhook, "endpoint">[],
): PlacesToRead {
  const endpoints = webhooks.flatMap(({ endpoint }) => endpoint ?? []);
  const own = "project" in tenant ? [tenant.project] : [];
  const snapshots = endpoints.flatMap(({ snapshot }) =>
    snapshot === null || snapshot === "project" ? [] : [snapshot.text],
  );
  return {
    projects: [...new Set([...own, ...endpoints.map(({ project }) => project.text)])],
    snapshots: [...new Set(snapshots)],
  };
}
