import type { SecureContext } from "node:tls";
import type { Redactor } from "../base/redactor.ts";
import type { Result } from "../base/result.ts";
import type { HealthSettings, RuleSeverity } from "../model/fleet/environment.ts";
import { isFit, PROBE_LIMIT_MS, type ProbeReport, type ProbeTarget } from "../model/fleet/health.ts";
import type { RunEvents } from "../model/run/run-events.ts";
import type { Clock, Random } from "../model/run/surroundings.ts";
import { type ContactSettings, makeContact } from "./contact.ts";
import { IdleConnection, KeptConnections, ReceiverPaces } from "./per-receiver.ts";
import { type AddressRule, endpointOf, type ReceiverHost, type Resolve } from "./receiver-host.ts";
import { type ProbeAttempt, type ProbeDiagnostic, reportOf, reportWithoutContact } from "./report.ts";
import { type RetryPolicy, retry } from "./retry.ts";
import { post } from "./synthetic-post.ts";
import { secureContextOf } from "./tls/handshake.ts";
import { authoritiesWith } from "./tls/trust.ts";

/** A probe between its contact and its delivery. */
export type Probe =
  /** There was nothing to contact. */
  | { readonly kind: "settled"; readonly report: ProbeReport }
  | {
      readonly kind: "contacted";
      readonly report: ProbeReport;
      readonly endpoint: ReceiverHost;
      /** The connection waits for the delivery: the tenant may take its time until then. */
      readonly idle: IdleConnection;
      /** What is left of the time for the whole probe. */
      readonly leftMs: number;
    };

/** dns, tcp and tls. */
export async function beginProbe(
  target: Pick<ProbeTarget, "url" | "connectTo">,
  resources: ProbeResources,
  stop: AbortSignal,
): Promise<Probe> {
  const { settings, clock } = resources.options;
  if (settings.mode === "none") return { kind: "settled", report: reportWithoutContact(SWITCHED_OFF) };
  const endpoint = endpointOf(target);
  if (!endpoint.ok) return { kind: "settled", report: reportWithoutContact(endpoint.error) };
  const start = clock.monotonic();
  const { last, attempts } = await retry(
    { ...resources.retryPolicy(PROBE_LIMIT_MS, stop), pace: null },
    async (deadline) =>
      resources.kept.take(endpoint.value) ?? (await makeContact(endpoint.value, resources.contact, deadline)),
  );
  return {
    kind: "contacted",
    report: reportOf(last, attempts),
    endpoint: endpoint.value,
    idle: new IdleConnection(last, clock),
    leftMs: PROBE_LIMIT_MS - (clock.monotonic() - start),
  };
}

/** The synthetic delivery, where operators want one and the contact was good. Takes over the probe's connection. */
export async function deliver(
  target: ProbeTarget,
  probe: Probe,
  resources: ProbeResources,
  stop: AbortSignal,
): Promise<ProbeReport> {
  const { report } = probe;
  if (probe.kind === "settled" || !isFit(report.verdict)) return report;
  const { settings, clock, toolVersion } = resources.options;
  if (settings.mode === "tls") {
    releaseConnection(probe, resources);
    return { ...report, ...NO_DELIVERY };
  }
  const pacer = resources.paces.of(probe.endpoint);
  // To wait until it is the first attempt's turn takes nothing off the probe's time.
  const turn = await pacer.turn(stop);
  if (turn.kind === "refused") {
    releaseConnection(probe, resources);
    return notAsked(report, turn.refusal);
  }
  const stamp = { traceId: resources.nextTraceId(), now: clock.now(), toolVersion };
  const postSettings = { contact: resources.contact, kept: resources.kept, stamp };
  let checked: IdleConnection | null = probe.idle;
  const retryPolicy = { ...resources.retryPolicy(probe.leftMs, stop), pace: { pacer, at: turn.at } };
  const { last, attempts } = await retry(retryPolicy, (deadline) => {
    const mine = checked;
    // After the first attempt it is somebody else's, or closed.
    checked = null;
    return post({ endpoint: probe.endpoint, target }, mine, postSettings, deadline);
  });
  return reportOf(stop.aborted ? { ...last, diagnostic: STOPPED } : last, attempts);
}

/** What a receiver that takes no delivery now has answered to another one. */
function notAsked(
  report: ProbeReport,
  { diagnostic, status }: Pick<ProbeAttempt, "diagnostic" | "status">,
): ProbeReport {
  const { verdict, sentence } = diagnostic;
  return { ...report, status, verdict, sentence: `not asked; to another delivery the receiver ${sentence}` };
}

/** Leaves the connection of a probe without a delivery to the next probe of the same receiver. */
export function releaseConnection(probe: Probe, { kept }: ProbeResources): void {
  if (probe.kind !== "contacted") return;
  const contact = probe.idle.resume();
  if (contact !== null) kept.keep(probe.endpoint, contact);
}

/** Lets the connection go, in good order: a handshake cut short would stand in the receiver's log as an error. */
export function closeConnection(probe: Probe): void {
  if (probe.kind === "contacted") probe.idle.close();
}

const SWITCHED_OFF: ProbeDiagnostic = {
  verdict: "skipped",
  sentence: "not probed, because health.mode is none",
};
const NO_DELIVERY: ProbeDiagnostic = {
  verdict: "skipped",
  sentence: "no delivery was made, because health.mode is tls",
};
const STOPPED: ProbeDiagnostic = { verdict: "unknown", sentence: "the probe was stopped before it ended" };

/** What the probes of a gate have in common. */
export interface ProbeResources {
  readonly options: GateOptions;
  readonly contact: ContactSettings;
  readonly kept: KeptConnections;
  readonly paces: ReceiverPaces;
  /** Different each time. */
  nextTraceId(): string;
  retryPolicy(budgetMs: number, stop: AbortSignal): Omit<RetryPolicy, "pace">;
}

/** Sets up what the probes share; the secure context is made when the first of them needs it. */
export function createProbeResources(options: GateOptions): ProbeResources {
  const { settings, clock, random, resolve, addressRule, tls12Severity } = options;
  let secureContext: Result<SecureContext, string> | null = null;
  let deliveries = 0;
  return {
    options,
    contact: {
      clock,
      resolve,
      addressRule,
      tls12Severity,
      runway: { severity: options.runwaySeverity, milliseconds: options.certificateRunwayMs },
      ownAuthorities: settings.ca !== null,
      isAuthority: authoritiesWith(settings.ca),
      hasClientCertificate: settings.clientCertificate !== null,
      secureContext: () => {
        secureContext ??= secureContextOf({ ...settings, tls12Severity });
        return secureContext;
      },
    },
    kept: new KeptConnections(clock),
    paces: new ReceiverPaces(clock, random),
    nextTraceId: () => {
      deliveries += 1;
      return `synthetic-${options.run}-${String(deliveries).padStart(3, "0")}`;
    },
    retryPolicy: (budgetMs, stop) => ({
      clock,
      random,
      attempts: settings.attempts,
      timeoutMs: settings.timeoutMs,
      budgetMs,
      stop,
    }),
  };
}

/** What a gate judges by and works with. */
export interface GateOptions {
  readonly settings: Pick<HealthSettings, "mode" | "timeoutMs" | "attempts" | "ca" | "clientCertificate">;
  /** A certificate should be valid for at least this long. */
  readonly certificateRunwayMs: number;
  /** Of the rule certificate-runway. */
  readonly runwaySeverity: RuleSeverity;
  /** Of the rule tls-1.2. */
  readonly tls12Severity: RuleSeverity;
  /** Asked about every address before a connection to it. */
  readonly addressRule: AddressRule;
  readonly resolve: Resolve;
  readonly clock: Clock;
  readonly random: Random;
  /** Knows what of the run is secret; learns what is sent here. */
  readonly redactor: Redactor;
  /** Is told of each probe, its contact and its delivery by themselves. */
  readonly events: Pick<RunEvents, "during">;
  /** Names the run in the trace ids of deliveries. */
  readonly run: string;
  /** Of this program, for User-Agent. */
  readonly toolVersion: string;
}
