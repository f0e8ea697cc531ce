import type { SandboxAnswer } from "./answer.ts";
import type { CallKind } from "./call-kind.ts";
import type { ListingFault } from "./faults.ts";
import type { ReadRequest } from "./request.ts";

/** What a write is about: as its body says, or for a deletion as it was. */
export interface Subject {
  readonly name: string;
  /** null where the API has none. */
  readonly version: number | null;
  readonly status: string;
}

/** One request that leads somewhere. */
export interface RoutedRequest {
  readonly kind: CallKind;
  readonly subject: Subject | null;
  /** Does what was asked. Called once at most. */
  perform(fault: ListingFault | null): SandboxAnswer;
  /** A refusal with this status in the API's own form. */
  refuse(status: number): SandboxAnswer;
}

/** One API that the sandbox speaks. */
export interface Speaker {
  /** How many writes were ever committed. */
  readonly commits: number;
  /** Takes in what other processes committed. */
  refresh(): void;
  /** The answer to a body that is longer than the tenant takes. */
  tooLarge(request: ReadRequest): SandboxAnswer;
  /** The call that a request is, or why it is none. */
  understand(request: ReadRequest): RoutedRequest | SandboxAnswer;
}
