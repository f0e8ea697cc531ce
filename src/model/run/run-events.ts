import type { ProbeReport } from "../fleet/health.ts";
import type { WebhookKey } from "../fleet/key.ts";
import type { ApplyEvent } from "../record/outcome.ts";
import type { FleetStatus } from "../report/fleet-status.ts";

/** A request to the tenant that came to its end, a retry counted by itself. */
export interface RequestFinished {
  readonly kind: "request-finished";
  readonly requestId: string;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly server: { readonly host: string; readonly port: string };
  /** null when there was no answer. */
  readonly status: number | null;
  /** Why there is no status: no answer, or one that breaks the rules; null where there is one. */
  readonly lost: "lost" | "unusable" | null;
  /** How often the same request had been sent before. */
  readonly resends: number;
  readonly milliseconds: number;
}

/** What was worked out from a tenant that was read. */
export interface Planned {
  readonly kind: "planned";
  readonly environment: string;
  readonly changes: number;
  readonly blocked: number;
  readonly milliseconds: number;
}

/** What begins a piece of work: all that is told inside of it belongs to it. */
export type WorkStart =
  | Extract<ApplyEvent, { kind: "change-started" | "step" }>
  | { readonly kind: "list-started" }
  /** `host`: the receiver's, as far as it can be read. */
  | { readonly kind: "probe-started"; readonly host: string | null };

/** All that a command tells while it works. Displays, the JSON stream, the record and traces are made of these. */
export type RunEvent =
  | ApplyEvent
  | WorkStart
  /** `failure`: why the step did not do what it was for, in a sentence; null when it did. */
  | {
      readonly kind: "step-finished";
      readonly key: WebhookKey;
      readonly step: string;
      readonly failure: string | null;
    }
  /** `webhooks` is null where the tenant did not list them. */
  | { readonly kind: "list-finished"; readonly webhooks: number | null }
  | { readonly kind: "probe-finished"; readonly report: ProbeReport }
  | { readonly kind: "tenant-reached"; readonly environment: string; readonly tenant: string }
  | { readonly kind: "waited"; readonly milliseconds: number; readonly why: string }
  | { readonly kind: "status-read"; readonly fleet: FleetStatus }
  | { readonly kind: "plan-identified"; readonly planDigest: string; readonly commit: string | null }
  | Planned
  | RequestFinished;

/** What the one who waits for an apply is shown, and what the JSON stream has. */
const TOLD: ReadonlySet<string> = new Set([
  "run-started",
  "change-started",
  "step",
  "warning",
  "change-finished",
] satisfies ApplyEvent["kind"][]);

export function isApplyEvent(event: RunEvent): event is ApplyEvent {
  return TOLD.has(event.kind);
}

type Listener = (event: RunEvent) => void;

/** Does work in such a way that it can be told, at each event, whether it was told from inside of it. */
export type Scoping = <T>(start: WorkStart, work: () => Promise<T>) => Promise<T>;

/** The one stream of a command's events, and whoever listens to it. */
export class RunEvents {
  readonly #listeners = new Set<Listener>();
  #scoping: Scoping | null = null;
  /** The trace that the events are a part of, 32 hexadecimal digits; null where there is none. */
  traceId: string | null = null;

  static toldTo(listener: Listener): RunEvents {
    const events = new RunEvents();
    events.listen(listener);
    return events;
  }

  readonly emit = (event: RunEvent): void => {
    for (const listener of this.#listeners) listener(event);
  };

  /** Until the returned function is called. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** From now on the pieces of work are done through this. */
  scopeThrough(scoping: Scoping): void {
    this.#scoping = scoping;
  }

  /** Tells that a piece of work begins, does it, and tells from inside of it how it ended. */
  during<T>(start: WorkStart, work: () => Promise<T>, ended: (result: T) => RunEvent): Promise<T> {
    this.emit(start);
    const tell = (result: T) => {
      this.emit(ended(result));
      return result;
    };
    const whole = () => work().then(tell);
    return this.#scoping === null ? whole() : this.#scoping(start, whole);
  }
}
