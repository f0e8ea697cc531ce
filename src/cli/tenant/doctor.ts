import { printedJson } from "../../base/json.ts";
import { actorOf, newRunId } from "../../ci/identity.ts";
import { connectDiagnosis } from "../../cognigy/integrations-v1/connect.ts";
import type { Diagnosis } from "../../cognigy/integrations-v1/diagnosis.ts";
import { reportOnTenant } from "../../doctor/tenant-report.ts";
import type { IntegrationsTenant } from "../../model/environment.ts";
import { EXIT, type ExitCode, exitOfFailure, worstExit } from "../../model/exit-code.ts";
import type { WebhookKey } from "../../model/key.ts";
import { UNLEARNED, withLearned } from "../../model/learned.ts";
import { mayBeOurs, type UnreadIntegration } from "../../model/live.ts";
import { type Problem, problem, tenantProblem } from "../../model/problem.ts";
import { lastWrittenIn } from "../../model/projection.ts";
import type { Io } from "../../model/surroundings.ts";
import type { TenantFailure } from "../../model/tenant.ts";
import { renderDiagnostics } from "../../render/diagnostics.ts";
import { renderDoctor } from "../../render/doctor.ts";
import type { Invocation } from "../command.ts";
import { loadEnvironment } from "../manifest/desired.ts";
import { styleFor } from "../options.ts";
import { reportProblem } from "../report-problem.ts";
import { journalProblem, openState, type State } from "../state.ts";
import { type Connection, reachTenant } from "./connection.ts";
import { Waits } from "./waits.ts";

/** Who asks does not want to wait as long as an apply does. */
const LONGEST_MS = 10_000;

/** The options of `doctor`, as commander reads them. */
export interface DoctorOptions {
  readonly unlearn?: boolean;
}

/** Reads the tenant and tells what was seen, what stays assumed, and what to configure. */
export async function doctor({ io, options }: Invocation, command: DoctorOptions): Promise<ExitCode> {
  const loaded = loadEnvironment(io, options, "required");
  if (!loaded.ok) return reportProblem(io, options, loaded.error);
  const { environment } = loaded.value;
  const state = await openState(options, environment);
  const unlearned = command.unlearn === true ? await unlearn(io, state) : undefined;
  if (unlearned !== undefined) return reportProblem(io, options, unlearned);
  const journal = await state.ownRecord();
  if (!journal.ok) return reportProblem(io, options, journal.error);
  const written = new Set(lastWrittenIn(journal.value.projection).keys());
  const reached = await reachTenant(environment, options.stateDir, io);
  if (!reached.ok) return reportProblem(io, options, reached.error);
  const { settings } = reached.value;
  if (settings.profile !== "integrations-v1") {
    await reached.value.close();
    return reportProblem(io, options, notExamined(environment.name));
  }
  const environmentAsLearned = withLearned(reached.value.environment, journal.value.projection.learned);
  const connection = { ...reached.value, environment: environmentAsLearned };
  try {
    return report({ io, options }, connection, await examine({ io, options }, connection, settings, written));
  } finally {
    await connection.close();
  }
}

/** What applies have found out counts no more: the next one finds it out again, where it is so. */
async function unlearn(io: Io, state: State): Promise<Problem | undefined> {
  const { clock, random } = io;
  const journal = await state.open({ actor: actorOf(io), run: newRunId(random), clock });
  if (!journal.ok) return journal.error;
  const details = "what applies have found out about the tenant counts no more";
  const notice = { phase: "notice", code: UNLEARNED, webhook_name: null, version: null, details } as const;
  const recorded = await journal.value.append(notice);
  await journal.value.close();
  const hint = "nothing was changed";
  return recorded.ok
    ? undefined
    : journalProblem({ kind: "unwritable", message: recorded.error.message, hint });
}

async function examine(
  { io, options }: Invocation,
  { environment }: Connection,
  settings: IntegrationsTenant,
  written: ReadonlySet<WebhookKey>,
): Promise<Diagnosis> {
  const { clock, random, redactor } = io;
  const onPause = new Waits({ io, options }).note;
  const tenant = { ...settings, deadlineMs: Math.min(settings.deadlineMs, LONGEST_MS) };
  const { capabilities } = environment;
  const concerns = (unread: UnreadIntegration) => mayBeOurs(unread, environment);
  const run = newRunId(random);
  const client = connectDiagnosis({
    ...{ tenant, capabilities, run, clock, random },
    ...{ redactor, isRelevant: concerns, onPause },
  });
  try {
    return await client.diagnose(written);
  } finally {
    await client.close();
  }
}

function report(
  { io, options }: Invocation,
  { settings, environment, host }: Connection,
  { observation, failure: why }: Diagnosis,
): ExitCode {
  const { auth } = settings;
  const isReadable = why === null;
  const told = reportOnTenant({ environment, host, auth, observation, isReadable });
  const problems = [
    ...(why === null ? [] : [unreadable(why)]),
    ...(told.missingScopes.length === 0 ? [] : [lacking(told.missingScopes)]),
  ];
  const exitCode = worstExit(problems.map((one) => one.exitCode));
  const diagnostics = problems.flatMap((one) => one.diagnostics);
  if (options.format === "json") {
    io.stdout.write(`${printedJson({ exitCode, ...told.report, observation, diagnostics })}\n`);
    return exitCode;
  }
  io.stdout.write(`${renderDoctor(told.report, styleFor(io.stdout, options, io))}\n`);
  if (diagnostics.length > 0)
    io.stderr.write(`\n${renderDiagnostics(diagnostics, styleFor(io.stderr, options, io))}\n`);
  return exitCode;
}

/** A tenant that cannot be read is of no use, whatever it says about the reading. */
function unreadable(why: TenantFailure): Problem {
  const told = tenantProblem(why);
  return exitOfFailure(why.kind) === EXIT.unauthorised ? told : { ...told, exitCode: EXIT.unavailable };
}

function notExamined(environment: string): Problem {
  const message = `doctor does not examine tenants of Cognigy.AI yet, as that of ${environment} is`;
  return problem(EXIT.unavailable, "not-examined", message, "run webhook-sync plan, which only reads");
}

function lacking(scopes: readonly string[]): Problem {
  const message = `the tenant did not grant ${scopes.join(" ")}; every write would be refused`;
  return problem(EXIT.unauthorised, "missing-scopes", message, "let the client have these scopes");
}
