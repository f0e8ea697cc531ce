import type { ProbeReport } from "../model/health.ts";
import type { FinalStatus } from "../model/outcome.ts";
import type { WriteFailure } from "./write.ts";

/** How the steps of a change ended; the outcome adds what is common to all changes. */
export type ChangeResult =
  | { readonly result: "applied"; readonly status: FinalStatus; readonly probe: ProbeReport | null }
  | { readonly result: "held"; readonly status: FinalStatus; readonly probe: ProbeReport }
  | {
      readonly result: "not-written";
      readonly status: FinalStatus;
      readonly writeFailure: WriteFailure;
      readonly probe: ProbeReport | null;
    };

export function applied(status: FinalStatus, probe: ProbeReport | null): ChangeResult {
  return { result: "applied", status, probe };
}

export function held(status: FinalStatus, probe: ProbeReport): ChangeResult {
  return { result: "held", status, probe };
}

/** `status` is what the tenant has where the trouble itself does not tell. */
export function notWritten(
  status: FinalStatus,
  cause: WriteFailure,
  probe: ProbeReport | null,
): ChangeResult {
  return { result: "not-written", status: statusIn(cause) ?? status, writeFailure: cause, probe };
}

function statusIn(cause: WriteFailure): FinalStatus | undefined {
  switch (cause.kind) {
    case "altered":
      return cause.status;
    case "tenant":
      return cause.failure.found?.status;
    case "unrecorded":
      return undefined;
  }
}
