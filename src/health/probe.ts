import { isFit, type ProbeReport, type ProbeTarget } from "../model/health.ts";
import { makeContact } from "./contact.ts";
import type { ProbeDiagnostic } from "./diagnostic.ts";
import { type Endpoint, endpointOf } from "./endpoint.ts";
import { IdleConnection } from "./idle-connection.ts";
import type { ProbeResources } from "./probe-resources.ts";
import { reportOf, reportWithoutContact } from "./report.ts";
import { retry } from "./retry.ts";
import { post } from "./synthetic-post.ts";

/** Contact and delivery take no longer than this together, attempts and pauses included. */
const PROBE_LIMIT_MS = 15_000;

/** A probe between its contact and its delivery. */
export type Probe =
  /** There was nothing to contact. */
  | { readonly kind: "settled"; readonly report: ProbeReport }
  | {
      readonly kind: "contacted";
      readonly report: ProbeReport;
      readonly endpoint: Endpoint;
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
  const stamp = { traceId: resources.nextTraceId(), now: clock.now(), toolVersion };
  const postSettings = { contact: resources.contact, kept: resources.kept, stamp };
  let checked: IdleConnection | null = probe.idle;
  const retryPolicy = {
    ...resources.retryPolicy(probe.leftMs, stop),
    pace: resources.paces.of(probe.endpoint),
  };
  const { last, attempts } = await retry(retryPolicy, (deadline) => {
    const mine = checked;
    // After the first attempt it is somebody else's, or closed.
    checked = null;
    return post(probe.endpoint, target, mine, postSettings, deadline);
  });
  return reportOf(stop.aborted ? { ...last, diagnostic: STOPPED } : last, attempts);
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
