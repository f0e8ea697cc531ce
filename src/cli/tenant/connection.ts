import { parsedUrl } from "../../base/http.ts";
import { type Result, success } from "../../base/result.ts";
import { newRunId } from "../../ci/provenance.ts";
import {
  connectReader,
  type ReachableTenant,
  type TenantConnectOptions,
} from "../../cognigy/connect/by-profile.ts";
import { tenantName } from "../../journal/chain/own-record.ts";
import { createStateFolder } from "../../journal/files/state-folder.ts";
import type { Environment } from "../../model/fleet/environment.ts";
import { connectToOf } from "../../model/fleet/health.ts";
import { describeUnread, type LiveListing } from "../../model/fleet/live.ts";
import type { TenantReader } from "../../model/fleet/tenant.ts";
import type { Webhook } from "../../model/fleet/webhook.ts";
import type { Problem } from "../../model/run/problem.ts";
import type { Io } from "../../model/run/surroundings.ts";
import { sandboxDirectory, startAsTenant } from "../../sandbox/serve/as-tenant.ts";
import { Waits } from "../../terminal/live-area.ts";
import { type Invocation, tell } from "../command.ts";

/** What tells whom a webhook delivers to, declared or live. */
export type Receiver = Pick<Webhook, "name" | "url">;

/** What a tenant is reached for. */
export interface DeclaredFleet {
  readonly environment: Environment;
  readonly webhooks: readonly Webhook[];
}

/** How one command reaches its tenant and the receivers behind it. */
export interface Connection {
  /** With what only the tenant's start can tell: the embedded tenant's sinks and certificate authority. */
  readonly environment: Environment;
  /** The tenant's host, for people. */
  readonly host: string;
  /** In place of what DNS says; null to ask DNS. */
  readonly connectTo: (webhook: Receiver) => string | null;
  readonly settings: ReachableTenant;
  close(): Promise<void>;
}

/** Starts the embedded tenant where the environment asks for it; otherwise there is nothing to start. */
export async function reachTenant(
  { environment, webhooks }: DeclaredFleet,
  stateDir: string,
  { clock, random }: Pick<Io, "clock" | "random">,
): Promise<Result<Connection, Problem>> {
  const { tenant, name } = environment;
  const host = tenantName(environment);
  if (tenant.profile === "sandbox") {
    createStateFolder(stateDir);
    const directory = sandboxDirectory(stateDir, name);
    const started = await startAsTenant({ environment, tenant, webhooks, directory, clock, random });
    if (!started.ok) return started;
    return success({ ...started.value, host, connectTo: (one) => started.value.receiverAddress(one.name) });
  }
  return success({
    environment,
    host,
    connectTo: ({ url }) => {
      const parsed = parsedUrl(url);
      return parsed === null ? null : connectToOf(parsed, environment.health.connectTo);
    },
    settings: tenant,
    close: async () => {},
  });
}

/** Does some work with a tenant that it cannot write to, and hangs up after it. */
export async function withReader<T>(
  { io, options }: Invocation,
  fleet: DeclaredFleet,
  work: (reader: TenantReader, connection: Connection) => Promise<Result<T, Problem>>,
): Promise<Result<T, Problem>> {
  const reached = await reachTenant(fleet, options.stateDir, io);
  if (!reached.ok) return reached;
  const connection = reached.value;
  io.events.emit({ kind: "tenant-reached", environment: fleet.environment.name, tenant: connection.host });
  const waits = new Waits(io, options);
  const own = { run: newRunId(io.random), onReads: waits.reads };
  const client = await connectReader(connectingTo(connection, fleet, io, own));
  try {
    return await work(client.reader, connection);
  } finally {
    waits.close();
    await client.close();
    await connection.close();
  }
}

/** With what a client is connected. */
export function connectingTo(
  { settings }: Pick<Connection, "settings">,
  { environment, webhooks }: DeclaredFleet,
  { clock, random, redactor, events }: Io,
  own: Pick<TenantConnectOptions, "run" | "onReads">,
): TenantConnectOptions {
  return { tenant: settings, environment, webhooks, clock, random, redactor, events, ...own };
}

/** Warns of integrations that cannot be read, where what is shown has no notes that would. */
export function warnUnread(invocation: Invocation, { unread }: LiveListing): void {
  const message = describeUnread(unread);
  if (message === null) return;
  const nowhere = { hint: null, location: null, sourceLine: null };
  tell(invocation, [{ code: "unreadable-integration", severity: "warning", message, ...nowhere }]);
}
