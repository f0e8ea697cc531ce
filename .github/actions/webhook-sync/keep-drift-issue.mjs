// The step that keeps the drift issue.
import { keepDriftIssue } from "./drift-issue.mjs";
import { runInProcess } from "./step.mjs";

await runInProcess(keepDriftIssue);
