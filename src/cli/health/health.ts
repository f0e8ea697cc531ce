import pLimit from "p-limit";
import { probeTarget } from "../../apply/body.ts";
import { failure, type Result, success } from "../../base/result.ts";
import { newRunId } from "../../ci/provenance.ts";
import type { HealthOptions } from "../../commands/tenant.ts";
import { deliverTo, PROBES_AT_ONCE } from "../../health/fleet-probes.ts";
import { labelOf } from "../../health/receiver-host.ts";
import { reportWithoutContact, withWarning } from "../../health/report.ts";
import { NOTHING_RECORDED } from "../../journal/projection/builder.ts";
import type { Diagnostic } from "../../model/fleet/diagnostic.ts";
import type { ProbeReport } from "../../model/fleet/health.ts";
import { isNamed, type NameAndVersion } from "../../model/fleet/key.ts";
import { WHOLE_FLEET } from "../../model/plan/plan.ts";
import { type FleetHealth, healthCounts, type ReceiverHealth } from "../../model/report/fleet-health.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { invalid, type Problem, tenantProblem } from "../../model/run/problem.ts";
import { unresolvedIn } from "../../plan/secrets.ts";
import { healthView } from "../../render/text/health.ts";
import { ProbingProgress } from "../../render/text/progress.ts";
import {
  type HealthSubject,
  healthOf,
  probeReach,
  refusalOf,
  subjectsOf,
  unknownSubject,
} from "../../status/health-subjects.ts";
import { OngoingDisplay } from "../../terminal/live-area.ts";
import { styleFor } from "../../terminal/process-io.ts";
import type { Done, Invocation } from "../command.ts";
import { type Desired, loadDesired } from "../manifest/desired.ts";
import { planFor } from "../plan/current-plan.ts";
import { contacting, gateFor } from "../receivers/gate.ts";
import { type Connection, warnUnread, withReader } from "../tenant/connection.ts";

/** Probes receivers and tells what it found. Changes nothing. */
export async function health(
  { io, options }: Invocation,
  { active = false }: HealthOptions,
  names: readonly string[],
): Promise<Done> {
  const desired = loadDesired(io, options, "required");
  if (!desired.ok) return desired;
  const probed = await probeFleet({ io, options }, desired.value, { active, names });
  if (!probed.ok) return probed;
  const exitCode = healthCounts(probed.value).unfitLive > 0 ? EXIT.held : EXIT.done;
  return success(healthView(probed.value, exitCode));
}

interface Request {
  readonly active: boolean;
  /** Names or keys; none for all. */
  readonly names: readonly string[];
}

async function probeFleet(
  { io, options }: Invocation,
  desired: Desired,
  { active, names }: Request,
): Promise<Result<FleetHealth, Problem>> {
  return await withReader({ io, options }, desired, async (reader, connection) => {
    const live = await reader.list();
    if (!live.ok) return failure(tenantProblem(live.error));
    const { webhooks, readAt } = live.value;
    warnUnread({ io, options }, live.value);
    const unknown = unknownSubject(names, [...desired.webhooks, ...webhooks]);
    if (unknown !== undefined) return failure(unknown);
    // What was applied before says why something differs, which is not asked here.
    const known = { live: live.value, recorded: NOTHING_RECORDED };
    const made = planFor(io, { desired, connection, ...known, request: WHOLE_FLEET });
    if (!made.ok) return made;
    const { plan } = made.value;
    const subjects = subjectsOf(plan, desired.webhooks, webhooks).filter(
      ({ webhook }) => names.length === 0 || names.some((name) => isNamed(webhook, name)),
    );
    const missing = active ? secretsMissing(subjects, desired) : [];
    if (missing.length > 0) return failure(invalid(missing));
    const receivers = await probeSubjects({ io, options }, { connection, desired, active }, subjects);
    return success({ environment: plan.environment, tenant: plan.tenant, readAt, active, receivers });
  });
}

/** The secrets that deliveries would need and that no source knows. */
function secretsMissing(subjects: readonly HealthSubject[], { findings, locate }: Desired): Diagnostic[] {
  return subjects.flatMap((subject) =>
    subject.kind !== "live" && refusalOf(subject, findings) === null
      ? unresolvedIn(subject.webhook, locate)
      : [],
  );
}

/** With what receivers are probed. */
interface HealthProbing {
  readonly connection: Connection;
  readonly desired: Desired;
  readonly active: boolean;
}

/** Probes the receiver of each as far as it may be probed, and shows how far that is. */
async function probeSubjects(
  { io, options }: Invocation,
  { connection, desired, active }: HealthProbing,
  subjects: readonly HealthSubject[],
): Promise<readonly ReceiverHealth[]> {
  const contact = contacting(io, connection);
  const gate = gateFor(connection.environment, io, newRunId(io.random));
  const limit = pLimit(PROBES_AT_ONCE);
  const progress = createProbing({ io, options }, subjects.length);
  const probe = async (subject: HealthSubject): Promise<ProbeReport> => {
    const reach = probeReach(subject, refusalOf(subject, desired.findings), active);
    switch (reach.kind) {
      case "nowhere":
        return reportWithoutContact({ verdict: "refused-by-policy", sentence: reach.sentence });
      case "contact":
        return withWarning(await contact(subject.webhook), reach.warning);
      case "delivery":
        return await limit(() => {
          return deliverTo(gate, probeTarget(reach.webhook, connection.connectTo(reach.webhook)));
        });
    }
  };
  const probed = async (subject: HealthSubject) => {
    const report = await probe(subject);
    progress.onProbe(subject.webhook, report);
    return healthOf(subject, report, labelOf(subject.webhook.url));
  };
  try {
    return await Promise.all(subjects.map(probed));
  } finally {
    progress.stop();
    gate.close();
  }
}

/** How far the probes are: a counter on a terminal, a line now and then elsewhere, nothing when quiet or for scripts. */
export function createProbing({ io, options }: Invocation, total: number) {
  if (options.quiet || options.format === "json") return { onProbe: () => {}, stop: () => {} };
  const style = styleFor(io.stderr, options, io);
  const progress = new ProbingProgress(total);
  const display = new OngoingDisplay(io, {
    draw: (elapsedMs) => progress.counter(elapsedMs, style),
    beat: () => progress.beat(),
  });
  const onProbe = (webhook: NameAndVersion, report: ProbeReport) => {
    const line = progress.take(webhook, report);
    if (options.verbose) display.write(line);
  };
  return { onProbe, stop: display.stop };
}
