import { showDuration } from "../base/time.ts";
import type { RuleSeverity } from "../model/environment.ts";
import type { Certificate } from "./certificate.ts";
import type { ProbeDiagnostic } from "./diagnostic.ts";
import { day } from "./wording.ts";

/** A certificate that ends sooner than this is refused while the rule is on at all. */
const LEAST_LEFT_MS = 48 * 3_600_000;

/** The rule certificate-runway. */
export interface Runway {
  readonly severity: RuleSeverity;
  readonly milliseconds: number;
}

/** Whether a certificate that is valid now stays so for long enough. */
export function judgeRunway(
  { validTo }: Certificate,
  { severity, milliseconds }: Runway,
  now: Date,
): { readonly diagnostic: ProbeDiagnostic | null; readonly warning: string | null } {
  const left = validTo.getTime() - now.getTime();
  const wanted = Math.max(milliseconds, LEAST_LEFT_MS);
  if (severity === "off" || left >= wanted) return { diagnostic: null, warning: null };
  const least = left < LEAST_LEFT_MS ? LEAST_LEFT_MS : wanted;
  const sentence = `certificate expires ${day(validTo)}, in ${showDuration(Math.max(0, left))}; at least ${showDuration(least)} must be left`;
  return severity === "error" || left < LEAST_LEFT_MS
    ? { diagnostic: { verdict: "certificate-expires-soon", sentence }, warning: null }
    : { diagnostic: null, warning: sentence };
}
