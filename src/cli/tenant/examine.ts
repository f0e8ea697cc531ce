import { success } from "../../base/result.ts";
import { newRunId } from "../../ci/provenance.ts";
import { reportOnEndpoints } from "../../doctor/endpoint-report.ts";
import { reportOnTenant } from "../../doctor/tenant-report.ts";
import {
  type CognigyTenant,
  declaredPlaces,
  type Environment,
  type IntegrationsTenant,
} from "../../model/fleet/environment.ts";
import type { WebhookKey } from "../../model/fleet/key.ts";
import { mayBeOurs, type UnreadIntegration } from "../../model/fleet/live.ts";
import type { TenantFailure } from "../../model/fleet/tenant.ts";
import type { TenantReport } from "../../model/report/tenant-report.ts";
import { type ExitCode, worstExit } from "../../model/run/exit-code.ts";
import type { Problem } from "../../model/run/problem.ts";
import type { Io } from "../../model/run/surroundings.ts";
import { renderDoctor } from "../../render/text/doctor.ts";
import { Waits } from "../../terminal/live-area.ts";
import type { Done, Invocation } from "../command.ts";
import { show, tell } from "../output.ts";
import { type Connection, costTold, tellingOf } from "./connection.ts";

/** What a diagnosis of a tenant has come to. */
export interface Examination {
  readonly report: TenantReport;
  /** All that was seen, as JSON shows it. */
  readonly observation: object;
  /** null when all that can be read was read. */
  readonly failure: TenantFailure | null;
  /** The scopes without which every write would be refused. */
  readonly missingScopes: readonly string[];
}

/** What doctor has to say. */
export interface DoctorView {
  readonly report: TenantReport;
  /** What JSON shows besides. */
  readonly seen: object;
  readonly problems: readonly Problem[];
}

/** The report, and below it for people what is wrong. `stopped`: by a signal. */
export async function tellReport(
  invocation: Invocation,
  { report, seen, problems }: DoctorView,
  stopped?: ExitCode,
): Promise<Done> {
  const { io, options } = invocation;
  const exitCode = stopped ?? worstExit(problems.map((one) => one.exitCode));
  const diagnostics = problems.flatMap((one) => one.diagnostics);
  const json = { exitCode, ...report, ...seen, diagnostics };
  await show(invocation, { json, text: (style) => renderDoctor(report, style) });
  if (options.format !== "json" && diagnostics.length > 0) {
    io.stderr.write("\n");
    tell(invocation, diagnostics);
  }
  return success(exitCode);
}

/** Who asks does not want to wait as long as an apply does. */
const LONGEST_MS = 10_000;

/** Examines a tenant in the way of its profile. `written`: what we wrote with a key of ours. */
export async function examine(
  invocation: Invocation,
  connection: Connection,
  written: ReadonlySet<WebhookKey>,
): Promise<Examination> {
  const { settings } = connection;
  switch (settings.profile) {
    case "integrations-v1":
      return await examineIntegrations(invocation, { ...connection, settings }, written);
    case "cognigy-v2":
      return await examineEndpoints(invocation, { ...connection, settings });
  }
}

async function examineIntegrations(
  invocation: Invocation,
  { settings, environment, host }: Connection & { readonly settings: IntegrationsTenant },
  written: ReadonlySet<WebhookKey>,
): Promise<Examination> {
  const { connectDiagnosis } = await import("../../cognigy/integrations-v1/connect.ts");
  const { capabilities } = environment;
  const tenant = withinReason(settings);
  const waits = new Waits(invocation.io, invocation.options);
  const onReads = costTold(environment, waits.reads);
  const client = connectDiagnosis({
    tenant,
    capabilities,
    ...wireOptions(invocation.io, environment),
    onReads,
  });
  try {
    const { observation, failure } = await client.diagnose(written);
    const { auth } = settings;
    const told = reportOnTenant({ environment, host, auth, observation, isReadable: failure === null });
    return { ...told, observation, failure };
  } finally {
    waits.close();
    await client.close();
  }
}

async function examineEndpoints(
  invocation: Invocation,
  { settings, environment, host }: Connection & { readonly settings: CognigyTenant },
): Promise<Examination> {
  const { connectDiagnosis } = await import("../../cognigy/cognigy-v2/connect.ts");
  const tenant = withinReason(settings);
  const waits = new Waits(invocation.io, invocation.options);
  const onReads = costTold(environment, waits.reads);
  const places = declaredPlaces({ tenant }, []);
  const client = connectDiagnosis({ tenant, places, ...wireOptions(invocation.io, environment), onReads });
  try {
    const { observation, failure } = await client.diagnose();
    const isReadable = failure === null;
    const report = reportOnEndpoints({ environment, host, tenant, observation, isReadable });
    return { report, observation, failure, missingScopes: [] };
  } finally {
    waits.close();
    await client.close();
  }
}

function withinReason<T extends { readonly deadlineMs: number }>(settings: T): T {
  return { ...settings, deadlineMs: Math.min(settings.deadlineMs, LONGEST_MS) };
}

function wireOptions(io: Io, environment: Environment) {
  const { clock, random, redactor } = io;
  const isRelevant = (unread: UnreadIntegration) => mayBeOurs(unread, environment);
  return { run: newRunId(random), clock, random, redactor, isRelevant, ...tellingOf(io) };
}
