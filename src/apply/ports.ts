import type { Result } from "../base/result.ts";
import type { ProbeReport, ProbeTarget } from "../model/fleet/health.ts";
import type { DeprecationEvent, StatusReport } from "../model/record/outbox.ts";
import type { JournalEntry } from "../model/record/record.ts";

/** What apply/ needs from outside beside the tenant; cli/ plugs in the real ones. */

/** Decides whether a receiver is fit. Never rejects. */
export interface Gate {
  /** dns, tcp and tls. A fit receiver's connection is kept for the delivery. */
  preflight(target: ProbeTarget): Promise<Preflight>;
}

export interface Preflight {
  readonly report: ProbeReport;
  /** The synthetic delivery, on the connection that was checked while it is open, else on a new one checked alike. Call once. */
  deliver(): Promise<ProbeReport>;
  /** Lets the connection go. May be called at any time, also twice. */
  close(): void;
}

/** Why a record could not be made durable. */
export interface JournalFailure {
  readonly message: string;
}

/** Records what is about to happen and what became of it. */
export interface JournalWriter {
  /** Resolves when the record is durable. A write whose intent failed here must not be sent. */
  append(entry: JournalEntry): Promise<Result<null, JournalFailure>>;
  /** Asked right before each write is sent: fails once records are refused, or another run may be writing. */
  mayWrite(): Result<null, JournalFailure>;
}

/** Tells others. Never fails an apply: what cannot be delivered now is kept for later. */
export interface Notifier {
  /**
   * Queues the event durably and tries to deliver it for 2 s at most. False when it is still queued. `round`: how often it
   * was withdrawn before.
   */
  announce(event: DeprecationEvent, round: number): Promise<boolean>;
  /** Queues the report of a run durably; delivered in the background. */
  report(status: StatusReport, run: string): Promise<void>;
}
