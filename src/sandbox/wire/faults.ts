import type { CallKind } from "./call-kind.ts";

/** Which of the matching calls it happens to, counted from 1 since the start: one, all, or all from one on. */
export type FaultPosition = number | "all" | { readonly from: number };

/** A Retry-After header: seconds, a date so many seconds from now (negative: in the past), any text, or none. */
export type RetryAfter =
  | { readonly form: "seconds"; readonly seconds: number }
  | { readonly form: "date"; readonly seconds: number }
  | { readonly form: "text"; readonly text: string }
  | { readonly form: "absent" };

/** What goes wrong. `commits` says whether the call takes effect first. */
export type Failure =
  /** Answers with this status instead. */
  | {
      readonly kind: "status";
      readonly status: number;
      readonly commits: boolean;
      readonly retryAfter?: RetryAfter;
      /** A page instead of the tenant's own refusal: what stands before a tenant says so. */
      readonly page?: boolean;
    }
  /** Resets the connection before any header. */
  | { readonly kind: "reset"; readonly commits: boolean }
  /** Never answers. */
  | { readonly kind: "hang"; readonly commits: boolean }
  /** Sends half of the body, then a clean FIN. length: Content-Length promised more; chunked: no last chunk; close: not delimited. */
  | { readonly kind: "cut"; readonly framing: "length" | "chunked" | "close" }
  /** An HTML page with status 200. */
  | { readonly kind: "html" }
  /** Every text in the body is a number and every number a text. */
  | { readonly kind: "wrong-types" }
  /** A status, or a token type, that nobody has heard of. */
  | { readonly kind: "unknown-enum" }
  /** The next page is this page again. */
  | { readonly kind: "cursor-loop" }
  /** Pages after the first are those of a listing whose first object was removed, or got one inserted before it. */
  | { readonly kind: "list-shift"; readonly by: "removal" | "insertion" }
  /** One byte of the body at a time. */
  | { readonly kind: "drip"; readonly intervalMs: number }
  /** A gzipped body that unpacks to so many megabytes. */
  | { readonly kind: "bomb"; readonly megabytes: number };

/** One scripted fault of the tenant's API. */
export type Fault = Failure & {
  readonly call: CallKind | "any";
  readonly at: FaultPosition;
  /** Only calls about the integration of this name count. */
  readonly name?: string;
};

/** A fault that a listing has to play itself. */
export type ListingFault = Extract<Failure, { kind: "cursor-loop" | "list-shift" }>;

/** Counts calls, and says which fault is due. */
export class FaultSchedule {
  readonly #faults: readonly { readonly fault: Fault; calls: number }[];

  constructor(faults: readonly Fault[]) {
    this.#faults = faults.map((fault) => ({ fault, calls: 0 }));
  }

  /** The fault that happens to this call; null when none does. Every call must be told, once. */
  next(call: CallKind, name: string | null): Fault | null {
    const matching = this.#faults.filter(({ fault }) => concerns(fault, call, name));
    for (const counted of matching) counted.calls += 1;
    return matching.find(({ fault, calls }) => isAt(fault.at, calls))?.fault ?? null;
  }
}

function concerns(fault: Fault, call: CallKind, name: string | null): boolean {
  return (fault.call === "any" || fault.call === call) && (fault.name === undefined || fault.name === name);
}

function isAt(position: FaultPosition, call: number): boolean {
  if (position === "all") return true;
  return typeof position === "number" ? call === position : call >= position.from;
}
