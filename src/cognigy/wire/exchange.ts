import type { Answer } from "./answer.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** A request as it goes over the wire. */
export interface WireRequest {
  readonly method: Method;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** So many bytes of the answer are enough: what follows is not waited for, and what came is given as text. */
  readonly enoughBytes?: number;
  /** Asked right before it is written: null, or why it must not be. */
  readonly mayLeave?: () => string | null;
}

/** What became of one request. Sentences say what happened, without a subject for the request and a final period. */
export type Exchange =
  | { readonly kind: "answered"; readonly answer: Answer }
  /** No answer, or not all of it. */
  | {
      readonly kind: "lost";
      /** Whether any byte of the request may have left. */
      readonly sent: boolean;
      /** Whether a server took the connection, be it that no TLS came about. */
      readonly reached: boolean;
      readonly sentence: string;
      /** Trying again would end the same. */
      readonly lasting: boolean;
      /** What to look at. */
      readonly hint: string;
    }
  /** An answer came that breaks the rules or the bounds, and was not read; `headers`: as far as they were. */
  | {
      readonly kind: "unusable";
      readonly sentence: string;
      readonly headers: ReadonlyMap<string, string>;
    };

/** Carries out one exchange at a time. The signal gives a request up even when it has left. */
export interface Exchanger {
  exchange(request: WireRequest, signal: AbortSignal | undefined): Promise<Exchange>;
}
