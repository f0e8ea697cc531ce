import { EXIT, type ExitCode } from "../../src/model/run/exit-code.ts";
import type { Call, Hazard, Nature, Position } from "./hazards.ts";

/** What a fault does to whatever it hits. */
export type Effect =
  /** It is got over: nobody notices. */
  | { readonly kind: "none" }
  /** What is hit ends there. `rest`: what becomes of everything else. */
  | {
      readonly kind: "ends";
      readonly exit: ExitCode;
      readonly rest: "goes on" | "is not started" | "cannot be reached";
    }
  /** The listing counts for nothing that rests on what it does not show. */
  | { readonly kind: "blocks"; readonly exit: ExitCode };

export const NONE: Effect = { kind: "none" };

function ends(exit: ExitCode, rest: Extract<Effect, { kind: "ends" }>["rest"] = "goes on"): Effect {
  return { kind: "ends", exit, rest };
}

/** What to expect of a fault that happens to a call, by rules that know nothing of the client's code. */
export function effectOf({ nature }: Hazard, call: Call, position: Position): Effect {
  const lasts = position === "all";
  switch (nature.kind) {
    case "unconnected":
      return unconnected(nature.lasting, lasts);
    case "unanswered":
      return unanswered(nature, call, lasts);
    case "throttled":
      return lasts ? ends(EXIT.unavailable) : NONE;
    case "unauthorised":
      // One that may not be read leaves the others readable; what is to be removed waits.
      if (call === "get" && nature.single && !lasts) return { kind: "blocks", exit: EXIT.refused };
      // To the token endpoint there is no fresher token than the client's own secret.
      return nature.curable && call !== "token" ? NONE : ends(EXIT.unauthorised, "is not started");
    case "conflict":
      return conflict(call, lasts);
    case "listing":
      return call === "list" ? listing(nature.proves, position) : NONE;
  }
}

function unconnected(lasting: boolean, lasts: boolean): Effect {
  if (lasts) return ends(EXIT.unavailable, "cannot be reached");
  return lasting ? ends(EXIT.unavailable) : NONE;
}

/** Reads are repeated, a create is never sent again, a change only over what was there before. */
function unanswered(nature: Extract<Nature, { kind: "unanswered" }>, call: Call, lasts: boolean): Effect {
  switch (call) {
    case "token":
    case "list":
    case "get":
      return nature.readable && !lasts ? NONE : ends(EXIT.unavailable);
    case "create":
      return nature.committed ? NONE : ends(EXIT.unknown);
    case "replace":
    case "patch":
      return nature.committed || !lasts ? NONE : ends(EXIT.unavailable);
  }
}

/** Only a write can be in conflict with something. */
function conflict(call: Call, lasts: boolean): Effect {
  switch (call) {
    case "token":
      return ends(EXIT.unauthorised, "is not started");
    case "list":
      return ends(EXIT.unavailable);
    case "get":
      return lasts ? ends(EXIT.unavailable) : { kind: "blocks", exit: EXIT.refused };
    case "create":
    case "replace":
    case "patch":
      return ends(EXIT.stale);
  }
}

function listing(proves: "malformed" | "short", position: Position): Effect {
  if (proves === "malformed") return ends(EXIT.unavailable);
  // The first page stands at the same place in both listings.
  return position === "first" ? NONE : { kind: "blocks", exit: EXIT.refused };
}
