import { closingRecord, describeResolution, resolveIntents } from "../../apply/recovery/close-intents.ts";
import { listSettled } from "../../apply/settled-listing.ts";
import type { JournalReading, LockHolder } from "../../journal/journal.ts";
import { foreseen } from "../../journal/projection/builder.ts";
import { EXIT } from "../../model/exit-code.ts";
import { isNamed, keyOf, type NameAndVersion, parseKey, type WebhookKey } from "../../model/key.ts";
import { isOurs, type LiveListing, type LiveWebhook, type UnreadIntegration } from "../../model/live.ts";
import type { Plan, PlanRequest } from "../../model/plan.ts";
import { type Problem, problem, tenantProblem } from "../../model/problem.ts";
import { lastWrittenIn, type Projection, protectionsIn, withLearned } from "../../model/projection.ts";
import type { Redactor } from "../../model/redactor.ts";
import {
  directoryHidingRepeated,
  fleetHidingRepeated,
  idsOf,
  tellingId,
} from "../../model/repeated-secrets.ts";
import { failure, type Result, success } from "../../model/result.ts";
import type { Io } from "../../model/surroundings.ts";
import { type TenantFailure, type TenantReader, tenantFailure } from "../../model/tenant.ts";
import { sentValues, type Webhook } from "../../model/webhook.ts";
import { buildPlan } from "../../plan/build-plan.ts";
import { unreadNamesake } from "../../plan/fleet.ts";
import { refusalsOf, unmatchedAllowances } from "../../plan/guards/declared.ts";
import { recordedFacts } from "../../plan/recorded-facts.ts";
import type { Desired } from "../manifest/desired.ts";
import type { Connection } from "../tenant/connection.ts";

/** What a plan is made from. */
export interface Planning {
  readonly desired: Desired;
  readonly connection: Connection;
  readonly live: LiveListing;
  readonly recorded: Pick<Projection, "webhooks" | "learned">;
  readonly request: PlanRequest;
}

/** Works out what an apply would do to a tenant that was read. */
export function planFor(
  { clock, redactor, events }: Pick<Io, "clock" | "redactor" | "events">,
  { desired, connection, live, recorded, request }: Planning,
): Result<Plan, Problem> {
  const known = [...desired.webhooks, ...live.webhooks];
  const unknown = unknownTarget(request.targets, desired.webhooks, known);
  if (unknown !== undefined) {
    const hint = "name one that is declared or live";
    return failure(problem(EXIT.usage, "usage", `--target ${unknown}: no such webhook`, hint));
  }
  const namesake = unreadNamesake({ desired: desired.webhooks, live });
  if (namesake !== null) return failure(tenantProblem(inTheWay(namesake)));
  const shown = hidingSecrets(live, { desired: desired.webhooks, connection }, redactor);
  if (!shown.ok) return shown;
  const from = clock.monotonic();
  const plan = buildPlan({
    environment: withLearned(connection.environment, recorded.learned),
    tenant: connection.host,
    desired: desired.webhooks,
    live: shown.value,
    ...recordedFacts(connection.environment, live, {
      lastWritten: lastWrittenIn(recorded),
      protections: protectionsIn(recorded),
    }),
    refusals: refusalsOf(desired.findings),
    incomplete: request.incomplete,
    locate: desired.locate,
    allow: request.allow,
    targets: request.targets,
    now: clock.now(),
  });
  events.emit({
    kind: "planned",
    environment: plan.environment,
    ...{ changes: plan.changes.length, blocked: plan.blocked.length },
    milliseconds: clock.monotonic() - from,
  });
  const strangers = unmatchedAllowances(request.allow, known);
  return success({ ...plan, blocked: tellable(plan, redactor), notes: [...plan.notes, ...strangers] });
}

/** One that is neither known nor the former name of one that is declared. */
function unknownTarget(
  targets: PlanRequest["targets"],
  desired: readonly Webhook[],
  known: readonly NameAndVersion[],
): string | undefined {
  const former = new Set(desired.flatMap(({ replaces }) => replaces));
  return targets.find(
    (target) =>
      !former.has(parseKey(target)?.name ?? target) && !known.some((webhook) => isNamed(webhook, target)),
  );
}

/** Names that somebody gave on the tenant are the tenant's words. */
function tellable({ blocked }: Plan, redactor: Redactor): Plan["blocked"] {
  return blocked.map((one) =>
    one.code === "renamed" || one.code === "ambiguous"
      ? { ...one, message: redactor.withoutSecrets(one.message), remedy: redactor.withoutSecrets(one.remedy) }
      : one,
  );
}

/**
 * What is live, without what repeats a secret that this run knows. Without secrets it is shown as it is: a plan that was
 * made so is made again by whoever has them, and held to that.
 */
export function hidingSecrets(
  live: LiveListing,
  {
    desired,
    connection: { environment },
  }: { readonly desired: readonly Webhook[]; readonly connection: Connection },
  redactor: Redactor,
): Result<LiveListing, Problem> {
  const repeats = (text: string) => redactor.repeatsSecret(text);
  const declared = new Set(desired.map(keyOf));
  const concerns = (webhook: LiveWebhook) => declared.has(keyOf(webhook)) || isOurs(webhook, environment);
  const telling = live.webhooks.find((webhook) => concerns(webhook) && idsOf(webhook).some(repeats));
  if (telling !== undefined) return failure(tenantProblem({ ...tellingId(telling), kind: "malformed" }));
  const { plainHeaders } = environment.policy;
  const webhooks = fleetHidingRepeated(live.webhooks, { desired, plainHeaders, concerns }, repeats);
  const { directory } = live;
  if (directory === null) return success({ ...live, webhooks });
  return success({ ...live, webhooks, directory: directoryHidingRepeated(directory, desired, repeats) });
}

/** What a machine without the webhooks' secrets knows: its own credentials, and what the tenant has shown it. */
export function redactorWithoutSecrets(
  redactor: Redactor,
  desired: readonly Webhook[],
  live: readonly LiveWebhook[],
): Redactor {
  const values = desired.flatMap(sentValues).map(({ value }) => value);
  const secrets = values.flatMap((value) => (value.kind === "secret" ? [value.value] : []));
  const knowing = redactor.withoutDeclared(secrets);
  for (const { endpoint } of live) {
    const auth = endpoint?.basicAuth;
    if (auth?.kind === "set" && auth.password.kind === "readable") knowing.learn(auth.password.value);
  }
  return knowing;
}

/** It may be the declared webhook itself: registering another, or saying that nothing changed, would be a guess. */
function inTheWay({ name, problem: what }: UnreadIntegration): TenantFailure {
  return tenantFailure(
    "malformed",
    `the tenant has ${what}, and a manifest declares its name, ${name}`,
    "correct or rename it on the tenant, or declare another name; then plan again",
  );
}

/** What a command that writes nothing makes of interrupted runs. */
export interface Foreseen {
  readonly live: LiveListing;
  /** As if those runs were closed now. */
  readonly recorded: Projection;
  /** One for each of their writes, and for each run that is at work. */
  readonly notes: readonly string[];
}

/** Lists the tenant, and foresees what the next apply will record of interrupted runs. */
export async function foreseeRecovery(
  { clock }: Pick<Io, "clock">,
  reader: TenantReader,
  { settings }: { readonly settings: Pick<Connection["settings"], "settleMs"> },
  {
    projection,
    running,
    wanted,
  }: Pick<JournalReading, "projection" | "running"> & { readonly wanted: readonly WebhookKey[] },
): Promise<Result<Foreseen, Problem>> {
  const { settleMs } = settings;
  const listed = await listSettled(projection, { tenant: reader, clock, settleMs, wanted });
  if (!listed.ok) return failure(tenantProblem(listed.error));
  const working = new Set(running.map(({ run }) => run));
  const interrupted = projection.openIntents.filter(({ run }) => !working.has(run));
  const resolutions = interrupted.length === 0 ? [] : resolveIntents(interrupted, listed.value);
  return success({
    live: listed.value,
    recorded: foreseen(projection, resolutions.map(closingRecord)),
    notes: [
      ...running.map(describeRunning),
      ...resolutions.map((resolution) => `${describeResolution(resolution)}; the next apply records it`),
    ],
  });
}

/** Its writes are neither interrupted nor at their end. */
function describeRunning({ run, since, pid, host }: LockHolder): string {
  return `run ${run} has been at work since ${since} (process ${pid} on ${host}): plan again when it has ended`;
}
