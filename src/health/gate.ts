import { parsedUrl } from "../base/http.ts";
import { Secret } from "../base/secret.ts";
import { errorCode } from "../base/system-error.ts";
import { isFit, type ProbeReport, type ProbeTarget } from "../model/fleet/health.ts";
import { unsendableHeader } from "./exchange.ts";
import {
  beginProbe,
  closeConnection,
  createProbeResources,
  deliver,
  type GateOptions,
  type ProbeResources,
  releaseConnection,
} from "./probe.ts";
import { reportWithoutContact } from "./report.ts";

/** A receiver that was contacted, and the connection to it. */
export interface CheckedReceiver {
  readonly report: ProbeReport;
  /** The synthetic delivery; call it once. Sends nothing to a receiver that was found unfit. */
  deliver(): Promise<ProbeReport>;
  /** Gives the connection back and ends a delivery that is under way. May be called at any time, also twice. */
  close(): void;
}

/** Decides whether receivers are fit. Never rejects. */
export interface HealthGate {
  /** Reads the certificates that all handshakes need, which takes longer than a handshake. A fault shows in the probes. */
  prepare(): void;
  /** dns, tcp and tls, or a connection that was checked before; keeps it for the delivery. */
  preflight(target: ProbeTarget): Promise<CheckedReceiver>;
  /** dns, tcp and tls, and no more. */
  passive(target: Pick<ProbeTarget, "url" | "connectTo">): Promise<ProbeReport>;
  /** Lets go of the connections that were kept for further probes. */
  close(): void;
}

/** Without a reason of its own an abort makes an error with a stack each time. */
const CLOSED = Symbol("closed");

/** Makes the gate of a run. */
export function createGate(options: GateOptions): HealthGate {
  const resources = createProbeResources(options);
  const told = <T>(
    { url }: Pick<ProbeTarget, "url">,
    work: () => Promise<T>,
    reportIn: (result: T) => ProbeReport,
  ) => {
    const host = parsedUrl(url)?.host ?? null;
    return options.events.during({ kind: "probe-started", host }, work, (result) => ({
      kind: "probe-finished",
      report: reportIn(result),
    }));
  };
  return {
    prepare: () => {
      if (options.settings.mode !== "none") resources.contact.secureContext();
    },
    preflight: async (target) => {
      const checked = await told(
        target,
        () => preflight(target, resources),
        ({ report }) => report,
      );
      if (!isFit(checked.report.verdict)) return checked;
      return { ...checked, deliver: () => told(target, checked.deliver, (report) => report) };
    },
    passive: (target) =>
      told(
        target,
        () => passive(target, resources),
        (report) => report,
      ),
    close: () => resources.kept.close(),
  };
}

async function preflight(target: ProbeTarget, resources: ProbeResources): Promise<CheckedReceiver> {
  const { mode } = resources.options.settings;
  learn(target, resources);
  const unsendable = mode === "full" ? unsendableHeader(target) : null;
  if (unsendable !== null) return without(reportWithoutContact(unsendable));
  const stop = new AbortController();
  try {
    const probe = await beginProbe(target, resources, stop.signal);
    let isDelivered = false;
    return {
      report: redacted(probe.report, resources),
      deliver: async () => {
        isDelivered = true;
        return redacted(await deliver(target, probe, resources, stop.signal).catch(unforeseen), resources);
      },
      close: () => {
        stop.abort(CLOSED);
        if (!isDelivered) releaseConnection(probe, resources);
        isDelivered = true;
      },
    };
  } catch (error) {
    return without(unforeseen(error));
  }
}

async function passive(
  target: Pick<ProbeTarget, "url" | "connectTo">,
  resources: ProbeResources,
): Promise<ProbeReport> {
  try {
    const probe = await beginProbe(target, resources, new AbortController().signal);
    closeConnection(probe);
    return redacted(probe.report, resources);
  } catch (error) {
    return unforeseen(error);
  }
}

function learn({ headers }: ProbeTarget, { options: { redactor } }: ProbeResources): void {
  for (const { value } of headers) if (value instanceof Secret) redactor.learn(value);
}

/** What a receiver says of itself, in its certificate or its answer, may be what it was sent. */
function redacted(report: ProbeReport, { options: { redactor } }: ProbeResources): ProbeReport {
  const { verdict, sentence, warnings } = report;
  // Nobody but us said anything; what the redactor has to look for takes long to work out.
  if (isFit(verdict) && warnings.length === 0) return report;
  return {
    ...report,
    sentence: redactor.withoutSecrets(sentence),
    warnings: warnings.map((warning) => redactor.withoutSecrets(warning)),
  };
}

function without(report: ProbeReport): CheckedReceiver {
  return { report, deliver: async () => report, close: () => {} };
}

function unforeseen(error: unknown): ProbeReport {
  const sentence = `the probe failed in a way that was not foreseen (${errorCode(error)})`;
  return reportWithoutContact({ verdict: "unknown", sentence });
}
