import { join } from "node:path";
import { failure, type Result, success } from "../../base/result.ts";
import { parsedUrl } from "../../base/url.ts";
import { newRunId } from "../../ci/provenance.ts";
import { connectReader, type ReachableTenant } from "../../cognigy/connect/by-profile.ts";
import type { OnReads } from "../../cognigy/wire/connection.ts";
import { tenantName } from "../../journal/chain/own-record.ts";
import { createStateFolder } from "../../journal/files/state-folder.ts";
import { connectToOf } from "../../model/fleet/connect-to.ts";
import {
  type DeclaredGround,
  declaredGround,
  declaredPlaces,
  type Environment,
  type SandboxTenant,
} from "../../model/fleet/environment.ts";
import {
  describeUnread,
  type LiveListing,
  mayBeOurs,
  type UnreadIntegration,
} from "../../model/fleet/live.ts";
import type { TenantReader } from "../../model/fleet/tenant.ts";
import type { Webhook } from "../../model/fleet/webhook.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { type Problem, problem } from "../../model/run/problem.ts";
import type { Io } from "../../model/run/surroundings.ts";
import { cognigySettingsOf, settingsOf, withSinks } from "../../sandbox/serve/as-tenant.ts";
import type { Sandbox, SandboxFailure } from "../../sandbox/serve/serving.ts";
import { Waits } from "../../terminal/live-area.ts";
import type { Invocation } from "../command.ts";
import { tell } from "../output.ts";

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
  io: Io,
): Promise<Result<Connection, Problem>> {
  const { tenant } = environment;
  if (tenant.profile === "sandbox") {
    const start = { environment, tenant, directory: sandboxDirectory(stateDir, environment.name), io };
    createStateFolder(stateDir);
    return tenant.speaks === "cognigy-v2"
      ? await reachCognigySandbox(start, declaredGround(environment, webhooks))
      : await reachSandbox(start);
  }
  return success({
    environment,
    host: tenantName(environment),
    connectTo: ({ url }) => {
      const parsed = parsedUrl(url);
      return parsed === null ? null : connectToOf(parsed, environment.health.connectTo);
    },
    settings: tenant,
    close: async () => {},
  });
}

/** Where an environment keeps its embedded tenant. */
export function sandboxDirectory(stateDir: string, environment: string): string {
  return join(stateDir, environment, "tenant");
}

/** What an embedded tenant is started with. */
interface Start {
  readonly environment: Environment;
  readonly tenant: SandboxTenant;
  readonly directory: string;
  readonly io: Io;
}

async function reachSandbox({
  environment,
  tenant,
  directory,
  io,
}: Start): Promise<Result<Connection, Problem>> {
  const { clock, random } = io;
  // Only here, so that nobody waits for it whose tenant is a real one.
  const { startSandbox } = await import("../../sandbox/serve/start.ts");
  const started = await startSandbox({ directory, receivers: tenant.receivers, clock, random });
  if (!started.ok) return failure(sandboxProblem(started.error));
  return success(connectionTo(environment, started.value, settingsOf(started.value)));
}

/** The same where it speaks the API of Cognigy.AI: it then has all projects, flows and locales that are declared. */
async function reachCognigySandbox(
  { environment, tenant, directory, io }: Start,
  ground: readonly DeclaredGround[],
): Promise<Result<Connection, Problem>> {
  const { clock, random } = io;
  const { groundWorld, startCognigySandbox } = await import("../../sandbox/serve/start-cognigy.ts");
  const { receivers, project } = tenant;
  const world = groundWorld(ground);
  const started = await startCognigySandbox({ directory, receivers, clock, random, world });
  if (!started.ok) return failure(sandboxProblem(started.error));
  return success(connectionTo(environment, started.value, cognigySettingsOf(started.value, project)));
}

function connectionTo(environment: Environment, sandbox: Sandbox, settings: ReachableTenant): Connection {
  return {
    environment: withSinks(environment, sandbox),
    host: tenantName(environment),
    connectTo: ({ name }) => sandbox.receiverAddress(name),
    settings,
    close: () => sandbox.close(),
  };
}

/** The embedded tenant could not start. */
export function sandboxProblem({ message, hint }: SandboxFailure): Problem {
  return problem(EXIT.unavailable, "sandbox", message, hint);
}

/** Does some work with a tenant that it cannot write to, and hangs up after it. */
export async function withReader<T>(
  { io, options }: Invocation,
  fleet: DeclaredFleet,
  work: (reader: TenantReader, connection: Connection) => Promise<Result<T, Problem>>,
): Promise<Result<T, Problem>> {
  const { environment, webhooks } = fleet;
  const reached = await reachTenant(fleet, options.stateDir, io);
  if (!reached.ok) return reached;
  const connection = reached.value;
  io.events.emit({ kind: "tenant-reached", environment: environment.name, tenant: connection.host });
  const { clock, random, redactor } = io;
  const { capabilities } = environment;
  const run = newRunId(random);
  const concerns = (unread: UnreadIntegration) => mayBeOurs(unread, environment);
  const tenant = connection.settings;
  const waits = new Waits(io, options);
  const client = await connectReader({
    tenant,
    capabilities,
    places: declaredPlaces(environment, webhooks),
    run,
    clock,
    random,
    redactor,
    isRelevant: concerns,
    ...tellingOf(io),
    onReads: costTold(environment, waits.reads),
  });
  try {
    return await work(tellingLists(client.reader, io), connection);
  } finally {
    waits.close();
    await client.close();
    await connection.close();
  }
}

/** What reading costs is told before it begins, but for the embedded tenant, where it costs nothing. */
export function costTold({ tenant }: DeclaredFleet["environment"], tell: OnReads): OnReads {
  return tenant.profile === "sandbox" ? () => {} : tell;
}

/** What a client tells while it works, beside what it is asked for. */
export function tellingOf({ events }: Io) {
  return {
    onPause: (milliseconds: number, why: string) => events.emit({ kind: "waited", milliseconds, why }),
    onRequest: events.emit,
  };
}

/** The same tenant; whoever listens hears that it is listed. */
export function tellingLists<T extends TenantReader>(tenant: T, { events }: Io): T {
  const list = () =>
    events.during(
      { kind: "list-started" },
      () => tenant.list(),
      (listed) => ({ kind: "list-finished", webhooks: listed.ok ? listed.value.webhooks.length : null }),
    );
  return { ...tenant, list };
}

/** Warns of integrations that cannot be read, where what is shown has no notes that would. */
export function warnUnread(invocation: Invocation, { unread }: LiveListing): void {
  const message = describeUnread(unread);
  if (message === null) return;
  const nowhere = { hint: null, location: null, sourceLine: null };
  tell(invocation, [{ code: "unreadable-integration", severity: "warning", message, ...nowhere }]);
}
