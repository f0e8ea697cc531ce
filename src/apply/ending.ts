import type { ProbeReport } from "../model/health.ts";
import type { FinalStatus } from "../model/outcome.ts";
import type { Trouble } from "./write.ts";

/** How the steps of a change ended; the outcome adds what is common to all changes. */
export type Ending =
  | { readonly result: "applied"; readonly status: FinalStatus; readonly probe: ProbeReport | null }
  | { readonly result: "held"; readonly status: FinalStatus; readonly probe: ProbeReport }
  | {
      readonly result: "trouble";
      readonly status: FinalStatus;
      readonly trouble: Trouble;
      readonly probe: ProbeReport | null;
    };

export function applied(status: FinalStatus, probe: ProbeReport | null): Ending {
  return { result: "applied", status, probe };
}

export function held(status: FinalStatus, probe: ProbeReport): Ending {
  return { result: "held", status, probe };
}

/** `status` is what the tenant has where the trouble itself does not tell. */
export function trouble(status: FinalStatus, cause: Trouble, probe: ProbeReport | null): Ending {
  return { result: "trouble", status: statusIn(cause) ?? status, trouble: cause, probe };
}

function statusIn(cause: Trouble): FinalStatus | undefined {
  switch (cause.kind) {
    case "altered":
      return cause.status;
    case "tenant":
      return cause.failure.found?.status;
    case "unrecorded":
      return undefined;
  }
}
