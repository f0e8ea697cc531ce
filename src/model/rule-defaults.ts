import type { RuleSeverity } from "./environment.ts";

/** How severe `certificate-runway` is where operators say nothing: the gate, the policy and the plan's risks ask for it. */
export const RUNWAY_SEVERITY: RuleSeverity = "warn";
