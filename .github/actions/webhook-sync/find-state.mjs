// The step that finds the state of the last apply.
import { findState } from "./state.mjs";
import { runInProcess } from "./step.mjs";

await runInProcess(findState);
