import { join } from "node:path";
import type { ReachableTenant } from "../../cognigy/connect.ts";
import type { Environment, IntegrationsTenant, SandboxTenant } from "../../model/environment.ts";
import { EXIT } from "../../model/exit-code.ts";
import { type Problem, problem } from "../../model/problem.ts";
import { failure, type Result, success } from "../../model/result.ts";
import type { Io } from "../../model/surroundings.ts";
import { connectToOf } from "../../model/urls.ts";
import type { Webhook } from "../../model/webhook.ts";
import type { Sandbox, SandboxFailure } from "../../sandbox/start.ts";
import { tenantName } from "../state.ts";
import { createStateFolder } from "../state-folder.ts";

/** What tells whom a webhook delivers to, declared or live. */
export type Receiver = Pick<Webhook, "name" | "url">;

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
  environment: Environment,
  stateDir: string,
  io: Io,
): Promise<Result<Connection, Problem>> {
  const { tenant } = environment;
  if (tenant.profile === "sandbox" && tenant.speaks === "integrations-v1")
    return await reachSandbox(environment, tenant, stateDir, io);
  if (tenant.profile === "sandbox") return failure(notSpoken(environment));
  return success({
    environment,
    host: tenantName(environment),
    connectTo: ({ url }) =>
      URL.canParse(url) ? connectToOf(new URL(url), environment.health.connectTo) : null,
    settings: tenant,
    close: async () => {},
  });
}

function notSpoken({ name }: Environment): Problem {
  const message = `the embedded tenant of ${name} does not speak cognigy-v2`;
  return problem(
    EXIT.unavailable,
    "not-spoken",
    message,
    "use validate and policy list, which need no tenant",
  );
}

/** Where an environment keeps its embedded tenant. */
export function sandboxDirectory(stateDir: string, environment: string): string {
  return join(stateDir, environment, "tenant");
}

async function reachSandbox(
  environment: Environment,
  { receivers }: SandboxTenant,
  stateDir: string,
  io: Io,
): Promise<Result<Connection, Problem>> {
  const { clock, random } = io;
  const directory = sandboxDirectory(stateDir, environment.name);
  createStateFolder(stateDir);
  // Only here, so that nobody waits for it whose tenant is a real one.
  const { startSandbox } = await import("../../sandbox/start.ts");
  const started = await startSandbox({ directory, receivers, clock, random });
  if (!started.ok) return failure(sandboxProblem(started.error));
  const sandbox = started.value;
  return success({
    environment: withSinks(environment, sandbox),
    host: tenantName(environment),
    connectTo: ({ name }) => sandbox.receiverAddress(name),
    settings: settingsOf(sandbox),
    close: () => sandbox.close(),
  });
}

/** The embedded tenant could not start. */
export function sandboxProblem({ message, hint }: SandboxFailure): Problem {
  return problem(EXIT.unavailable, "sandbox", message, hint);
}

/** The embedded tenant brings a dashboard and a hook where the environment names none. */
function withSinks(environment: Environment, sandbox: Sandbox): Environment {
  return {
    ...environment,
    health: { ...environment.health, ca: sandbox.ca },
    monitoring: environment.monitoring ?? { url: sandbox.monitoringUrl, headers: [] },
    deprecation: {
      ...environment.deprecation,
      hook: environment.deprecation.hook ?? { url: sandbox.hookUrl, headers: [] },
    },
  };
}

function settingsOf(sandbox: Sandbox): IntegrationsTenant {
  return {
    profile: "integrations-v1",
    baseUrl: sandbox.baseUrl,
    auth: {
      kind: "client-credentials",
      tokenPath: "/oauth/token",
      clientId: sandbox.clientId,
      clientSecret: sandbox.clientSecret,
      credentialsIn: "body",
      scopes: ["integrations:read", "integrations:write", "webhooks:manage"],
    },
    addedHeaders: [],
    settleMs: 0,
    deadlineMs: 60_000,
    timeoutMs: 15_000,
    connections: 64,
    rateLimit: null,
    ca: null,
    proxy: null,
    movedFrom: [],
  };
}
