import { isFit, VERDICTS } from "../model/health.ts";
import type { LastProbe } from "../model/history.ts";

/** A recorded verdict in a word, as the dashboard is told it; skipped where operators switched the probe off. */
export function healthWord({ verdict }: LastProbe["seen"]): "pass" | "fail" | "skipped" {
  // A record of a newer version may hold a verdict that this one does not know.
  const known = VERDICTS.find((one) => one === verdict) ?? "unknown";
  if (known === "skipped") return known;
  return isFit(known) ? "pass" : "fail";
}
