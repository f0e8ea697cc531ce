import { EXIT, type ExitCode, worstExit } from "../../model/exit-code.ts";
import type { Concern, FleetStatus } from "../../model/fleet-status.ts";

/** The options of `status`, as commander reads them. */
export interface StatusOptions {
  readonly failOn?: readonly Concern[];
  readonly watch?: boolean;
  /** In milliseconds. */
  readonly interval?: number;
}

/** What the concerns come to that somebody asked for. */
export function exitOf({ webhooks }: FleetStatus, { failOn = [] }: StatusOptions): ExitCode {
  const concerns = webhooks.flatMap((webhook) => webhook.concerns);
  return worstExit(failOn.filter((concern) => concerns.includes(concern)).map(exitOfConcern));
}

/** Drift and a passed sunset are changes that wait to be made; an unfit receiver is what the health gate would hold. */
function exitOfConcern(concern: Concern): ExitCode {
  switch (concern) {
    case "drift":
    case "sunset":
      return EXIT.pending;
    case "unhealthy":
      return EXIT.held;
  }
}
