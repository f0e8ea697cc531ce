import pLimit from "p-limit";
import { probeTarget } from "../../apply/body.ts";
import { escapeTerminal } from "../../base/text.ts";
import { showDuration } from "../../base/time.ts";
import { newRunId } from "../../ci/provenance.ts";
import { endpointOf } from "../../health/endpoint.ts";
import type { HealthGate } from "../../health/gate.ts";
import { reportWithoutContact } from "../../health/report.ts";
import type { Diagnostic } from "../../model/fleet/diagnostic.ts";
import { isFit, type ProbeReport } from "../../model/fleet/health.ts";
import { keyOf, type NameAndVersion } from "../../model/fleet/key.ts";
import type { Webhook } from "../../model/fleet/webhook.ts";
import type { ReceiverHealth } from "../../model/report/fleet-status.ts";
import type { Io } from "../../model/run/surroundings.ts";
import { unresolvedIn } from "../../plan/unresolved.ts";
import { renderProbing } from "../../render/text/progress.ts";
import type { HealthSubject } from "../../status/health-subjects.ts";
import { every, HEARTBEAT_MS, LiveArea, REDRAW_MS } from "../../terminal/live-area.ts";
import { styleFor } from "../../terminal/process-io.ts";
import type { Invocation } from "../command.ts";
import type { Desired } from "../manifest/desired.ts";
import { gateFor } from "../receivers/gate.ts";
import { PROBES_AT_ONCE, passiveProbes } from "../receivers/passive-probes.ts";
import type { Connection } from "../tenant/connection.ts";

/** With what receivers are probed. */
export interface HealthProbing {
  readonly io: Io;
  readonly connection: Connection;
  readonly desired: Desired;
  /** Whether synthetic deliveries are made. */
  readonly active: boolean;
  /** Called as each probe ends. */
  readonly onProbe: (webhook: NameAndVersion, report: ProbeReport) => void;
}

/** The secrets that deliveries would need and that no source knows. */
export function secretsMissing(subjects: readonly HealthSubject[], desired: Desired): Diagnostic[] {
  return subjects.flatMap((subject) =>
    subject.kind !== "live" && refusalOf(subject, desired) === null
      ? unresolvedIn(subject.webhook, desired.locate)
      : [],
  );
}

/** Probes the receiver of each. What policy refuses gets no delivery, and is not contacted before it is live. */
export async function probeSubjects(
  { io, connection, desired, active, onProbe }: HealthProbing,
  subjects: readonly HealthSubject[],
): Promise<readonly ReceiverHealth[]> {
  const contact = passiveProbes(io, connection);
  const gate = gateFor(connection.environment, io, newRunId(io.random));
  const limit = pLimit(PROBES_AT_ONCE);
  const probe = async (subject: HealthSubject): Promise<ProbeReport> => {
    const refusal = refusalOf(subject, desired);
    if (subject.kind === "declared" && refusal !== null) {
      return reportWithoutContact({ verdict: "refused-by-policy", sentence: refusal });
    }
    if (!active) return await contact(subject.webhook);
    // Header values go only where a manifest sends them and policy lets them go.
    if (subject.kind === "live") return warned(await contact(subject.webhook), NOT_AS_DECLARED);
    if (refusal !== null) return warned(await contact(subject.webhook), `no delivery was made: ${refusal}`);
    return await limit(() => deliverTo(subject.webhook, gate, connection));
  };
  const probed = async (subject: HealthSubject) => {
    const report = await probe(subject);
    onProbe(subject.webhook, report);
    return healthOf(subject, report);
  };
  try {
    return await Promise.all(subjects.map(probed));
  } finally {
    gate.close();
  }
}

const NOT_AS_DECLARED = "no delivery was made, because what is live is not what is declared";

/** What policy says against a declared webhook; null when it says nothing. */
function refusalOf({ webhook }: HealthSubject, { findings }: Desired): string | null {
  const key = keyOf(webhook);
  const finding = findings.find((one) => one.key === key && one.severity === "error");
  return finding === undefined ? null : `the rule ${finding.rule} refuses it: ${finding.diagnostic.message}`;
}

function warned(report: ProbeReport, warning: string): ProbeReport {
  return { ...report, warnings: [...report.warnings, warning] };
}

async function deliverTo(webhook: Webhook, gate: HealthGate, connection: Connection): Promise<ProbeReport> {
  const contacted = await gate.preflight(probeTarget(webhook, connection.connectTo(webhook)));
  try {
    return isFit(contacted.report.verdict) ? await contacted.deliver() : contacted.report;
  } finally {
    contacted.close();
  }
}

function healthOf({ kind, webhook }: HealthSubject, report: ProbeReport): ReceiverHealth {
  const { name, version, url } = webhook;
  const endpoint = endpointOf({ url, connectTo: null });
  const receiver = endpoint.ok ? endpoint.value.label : "-";
  return { name, version, declared: kind !== "live", live: kind !== "declared", receiver, report };
}

/** Shows how far the probes of a fleet are. What they found is printed at the end. */
export interface ProbingDisplay {
  readonly onProbe: (webhook: NameAndVersion, report: ProbeReport) => void;
  readonly stop: () => void;
}

/** A counter on a terminal, a line now and then elsewhere, nothing when quiet or for scripts. */
export function createProbing({ io, options }: Invocation, total: number): ProbingDisplay {
  if (options.quiet || options.format === "json") return { onProbe: () => {}, stop: () => {} };
  const style = styleFor(io.stderr, options, io);
  const area = new LiveArea(io.stderr);
  const started = io.clock.monotonic();
  const counts = { fit: 0, unfit: 0 };
  const draw = () => {
    const elapsedMs = io.clock.monotonic() - started;
    area.draw(renderProbing({ ...counts, total, elapsedMs }, style));
  };
  const beat = () => io.stderr.write(`  ... ${counts.fit + counts.unfit} of ${total} probed\n`);
  const { isTerminal } = io.stderr;
  const stop = isTerminal ? every(io.clock, REDRAW_MS, draw) : every(io.clock, HEARTBEAT_MS, beat);
  return {
    onProbe: (webhook, { verdict, latencyMs }) => {
      counts[isFit(verdict) ? "fit" : "unfit"] += 1;
      const line = `  ${keyOf(webhook)}: ${verdict} in ${showDuration(latencyMs)}`;
      if (options.verbose) area.write(escapeTerminal(line));
    },
    stop: () => {
      stop();
      area.clear();
    },
  };
}
