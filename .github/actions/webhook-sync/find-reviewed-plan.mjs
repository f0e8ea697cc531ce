// The step that finds what was reviewed.
import { findReviewedPlan } from "./reviewed-plan.mjs";
import { runInProcess } from "./step.mjs";

await runInProcess(findReviewedPlan);
