import type { TenantFailureKind } from "../fleet/tenant.ts";
import type { Outcome } from "../record/outcome.ts";

/** The exit codes, the same in every format. */
export const EXIT = {
  done: 0,
  bug: 1,
  /** Somebody was asked and did not say yes. */
  declined: 1,
  pending: 2,
  invalid: 3,
  unauthorised: 4,
  held: 5,
  partial: 6,
  unknown: 7,
  stale: 8,
  unavailable: 9,
  journal: 10,
  refused: 11,
  usage: 64,
  hungUp: 129,
  interrupted: 130,
  quit: 131,
  terminated: 143,
} as const;

/** What an exit code is called. Of two names for one code, the first. */
export function exitName(exitCode: ExitCode): string {
  return Object.entries(EXIT).find(([, code]) => code === exitCode)?.[0] ?? "failed";
}

/** What a command ends with whose output could not be written: EX_IOERR of sysexits.h, as `usage` is EX_USAGE. */
export const OUTPUT_LOST = 74;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What may be sent to a process to end it, and the exit code that shells give such an end: 128 and its number. */
export const EXIT_OF_SIGNAL = {
  SIGHUP: EXIT.hungUp,
  SIGINT: EXIT.interrupted,
  SIGQUIT: EXIT.quit,
  SIGTERM: EXIT.terminated,
} as const;

export type StopSignal = keyof typeof EXIT_OF_SIGNAL;

/** When several hold, the first of these is the exit code. All are here: one that is not would count as done. */
const PRECEDENCE: readonly ExitCode[] = [
  ...Object.values(EXIT_OF_SIGNAL),
  EXIT.bug,
  EXIT.journal,
  EXIT.unknown,
  EXIT.unauthorised,
  EXIT.unavailable,
  EXIT.stale,
  EXIT.partial,
  EXIT.held,
  EXIT.refused,
  EXIT.usage,
  EXIT.invalid,
  EXIT.pending,
];

export function worstExit(codes: readonly ExitCode[]): ExitCode {
  return PRECEDENCE.find((code) => codes.includes(code)) ?? EXIT.done;
}

/** What a tenant's failure means for a command that could not even read: there is nothing that it could have left. */
export function exitOfReading(kind: TenantFailureKind): ExitCode {
  const exit = exitOfFailure(kind);
  return exit === EXIT.unauthorised ? exit : EXIT.unavailable;
}

/** What a tenant's failure means for an apply. */
export function exitOfFailure(kind: TenantFailureKind): ExitCode {
  switch (kind) {
    case "unauthenticated":
    case "forbidden":
      return EXIT.unauthorised;
    case "unavailable":
    case "rate-limited":
    case "malformed":
      return EXIT.unavailable;
    case "conflict":
    case "not-found":
      return EXIT.stale;
    case "rejected":
    case "altered":
      return EXIT.partial;
    case "unknown":
      return EXIT.unknown;
  }
}

/** What an outcome adds to an apply's exit code. A skipped change counts through the one that it waited for. */
export function exitOfOutcome(outcome: Outcome): ExitCode {
  switch (outcome.result) {
    case "applied":
    case "skipped":
      return EXIT.done;
    case "held":
      return EXIT.held;
    case "failed":
      return exitOfFailure(outcome.failure.kind);
    case "unknown":
      return EXIT.unknown;
    case "stale":
      return EXIT.stale;
  }
}
