import { sharedAbort } from "../base/concurrency.ts";
import { errorCode } from "../base/system-error.ts";
import { isFit, type ProbeReport, type ProbeTarget } from "../model/health.ts";
import { Secret } from "../model/secret.ts";
import { unsendableHeader } from "./delivery.ts";
import type { GateOptions } from "./options.ts";
import { beginProbe, deliver, giveBack, hangUp } from "./probe.ts";
import { reportWithoutContact } from "./report.ts";
import { type Shared, shareAmongProbes } from "./shared.ts";

/** A receiver that was contacted, and the connection to it. */
export interface Contacted {
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
  preflight(target: ProbeTarget): Promise<Contacted>;
  /** dns, tcp and tls, and no more. */
  passive(target: Pick<ProbeTarget, "url" | "connectTo">): Promise<ProbeReport>;
  /** Lets go of the connections that were kept for further probes. */
  close(): void;
}

/** Without a reason of its own an abort makes an error with a stack each time. */
const CLOSED = Symbol("closed");

/** Makes the gate of a run. */
export function createGate(options: GateOptions): HealthGate {
  const shared = shareAmongProbes(options);
  return {
    prepare: () => {
      if (options.settings.mode !== "none") shared.contact.secureContext();
    },
    preflight: (target) => preflight(target, shared),
    passive: (target) => passive(target, shared),
    close: () => shared.kept.close(),
  };
}

async function preflight(target: ProbeTarget, shared: Shared): Promise<Contacted> {
  const { mode } = shared.options.settings;
  learn(target, shared);
  const unsendable = mode === "full" ? unsendableHeader(target) : null;
  if (unsendable !== null) return without(reportWithoutContact(unsendable));
  const stop = sharedAbort();
  try {
    const probe = await beginProbe(target, shared, stop.signal);
    let isDelivered = false;
    return {
      report: redacted(probe.report, shared),
      deliver: async () => {
        isDelivered = true;
        return redacted(await deliver(target, probe, shared, stop.signal).catch(unforeseen), shared);
      },
      close: () => {
        stop.abort(CLOSED);
        if (!isDelivered) giveBack(probe, shared);
        isDelivered = true;
      },
    };
  } catch (error) {
    return without(unforeseen(error));
  }
}

async function passive(target: Pick<ProbeTarget, "url" | "connectTo">, shared: Shared): Promise<ProbeReport> {
  try {
    const probe = await beginProbe(target, shared, new AbortController().signal);
    hangUp(probe);
    return redacted(probe.report, shared);
  } catch (error) {
    return unforeseen(error);
  }
}

function learn({ headers }: ProbeTarget, { options: { redactor } }: Shared): void {
  for (const { value } of headers) if (value instanceof Secret) redactor.learn(value);
}

/** What a receiver says of itself, in its certificate or its answer, may be what it was sent. */
function redacted(report: ProbeReport, { options: { redactor } }: Shared): ProbeReport {
  const { verdict, sentence, warnings } = report;
  // Nobody but us said anything; what the redactor has to look for takes long to work out.
  if (isFit(verdict) && warnings.length === 0) return report;
  return {
    ...report,
    sentence: redactor.withoutSecrets(sentence),
    warnings: warnings.map((warning) => redactor.withoutSecrets(warning)),
  };
}

function without(report: ProbeReport): Contacted {
  return { report, deliver: async () => report, close: () => {} };
}

function unforeseen(error: unknown): ProbeReport {
  const sentence = `the probe failed in a way that was not foreseen (${errorCode(error)})`;
  return reportWithoutContact({ verdict: "unknown", sentence });
}
