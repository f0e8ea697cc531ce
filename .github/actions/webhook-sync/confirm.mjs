// The step that holds the plan to what was reviewed.
import { confirm } from "./confirmation.mjs";
import { runInProcess } from "./step.mjs";

await runInProcess(confirm);
